"""Laptops over the real hub, for use cases that go there."""

from tests.helpers.desktops import laptops

__all__ = ["laptops"]
