"""Which options to choose together: every set of them that can be, and what it is worth."""
