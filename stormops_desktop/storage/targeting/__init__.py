"""What the policy reads and what it has decided, in the replica."""
