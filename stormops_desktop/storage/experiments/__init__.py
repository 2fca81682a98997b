"""Experiments, their arms and what became of the houses in them, in the replica."""
