"""StormOps Desktop: from a storm report to a proven result, with or without a network."""

__version__ = "0.1.0"
