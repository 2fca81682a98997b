"""The crew side of a plan: the way to the next stop, and what the office proposes."""
