"""What screens and commands may ask about bundles."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from stormops_desktop.services.bundle.models import BroughtIn, BundleMade

Progress = Callable[[int, int], None]
"""Bytes done, bytes in all."""


class BundleVerbs(Protocol):
    """Slow: whole photos are read and written; call it off the GUI thread."""

    def make(self, path: Path, passphrase: str, progress: Progress | None = None) -> BundleMade:
        """Writes all that exists only here to one sealed file."""

    def bring_in(self, path: Path, passphrase: str, progress: Progress | None = None) -> BroughtIn:
        """Takes over what another laptop of this member captured, to be sent with the next sync."""

    def suggested_name(self) -> str: ...
    def holds_all(self) -> bool:
        """Whether the bundle made last has everything that exists only here."""
