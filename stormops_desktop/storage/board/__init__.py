"""What the board shows, straight from the replica."""
