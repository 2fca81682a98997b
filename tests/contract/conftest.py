"""Laptops over the real hub, for the wiring tests."""

from tests.helpers.desktops import laptops

__all__ = ["laptops"]
