"""Experiments: who gets which arm, whether that went well, and what it showed."""
