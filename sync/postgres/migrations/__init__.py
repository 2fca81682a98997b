"""Numbered, forward-only migrations of the centre's schema: frozen SQL under `sql`, their order under `versions`."""
