"""Positions of this computer from what is plugged into it."""
