"""Experiments: designing, starting, reading."""
