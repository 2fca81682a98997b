"""The topics that others write: read, given to the hub, or put aside with the reason."""
