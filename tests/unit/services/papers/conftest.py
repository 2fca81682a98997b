"""Laptops over the real hub, for papers that go there."""

from tests.helpers.desktops import laptops

__all__ = ["laptops"]
