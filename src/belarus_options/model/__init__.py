"""What a decision is made of and what makes one valid. Imports no other room."""
