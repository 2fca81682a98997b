"""Insights: the play score and data quality."""
