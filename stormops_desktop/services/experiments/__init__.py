"""Experiments over the replica: who gets which arm, and what came of it."""
