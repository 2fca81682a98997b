"""Signed papers in the replica."""
