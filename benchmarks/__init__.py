"""Measurements, one command each; every table puts the target beside the figure."""
