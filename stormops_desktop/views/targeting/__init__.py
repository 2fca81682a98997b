"""Whom to treat: previews, runs, the log of decisions."""
