"""What the replica holds of photos."""
