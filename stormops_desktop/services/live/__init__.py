"""What the office tells while it happens, and how it stands to the replica."""
