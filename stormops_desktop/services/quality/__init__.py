"""Checks of a storm's data."""
