"""The rules of `check`: a module a subject, a function a rule, and the catalogue of all."""
