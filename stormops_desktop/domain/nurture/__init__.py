"""Whom to write or call next, when, and when to stop."""
