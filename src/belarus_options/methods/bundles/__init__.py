"""Sets of options: which there are, and what each is worth against what happens anyway."""
