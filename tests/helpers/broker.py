"""Fixtures, in the making."""
