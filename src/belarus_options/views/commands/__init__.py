"""What each command says: a study's result as a report."""
