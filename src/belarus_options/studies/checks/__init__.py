"""The rules of `check`: one module a subject, one function a rule, and a catalogue that explains."""
