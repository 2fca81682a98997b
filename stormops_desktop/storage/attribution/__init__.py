"""Touches of a storm, experiments beside them, and the runs that were kept."""
