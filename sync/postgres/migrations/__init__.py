"""Numbered, forward-only migrations of the centre's schema: SQL under `sql`, their order under `versions`."""
