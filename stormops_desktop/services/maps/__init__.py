"""The map of a storm, and the packs of map pictures under it."""
