"""What became of a decision between two states of its folder."""
