"""Laptops over the real hub, for commands that go there."""

from tests.helpers.desktops import laptops

__all__ = ["laptops"]
