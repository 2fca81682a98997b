"""Puts stores, keys, engine and use cases together, without Qt: for the app and for the commands."""
