"""Failing rows by check."""
