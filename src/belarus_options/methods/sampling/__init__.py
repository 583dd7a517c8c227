"""Drawing weights and scores at random, in streams that any number of processes can share out."""
