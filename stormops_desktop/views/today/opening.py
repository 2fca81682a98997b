"""Handing a link to whatever app the system has for it."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def opened(link: str) -> bool:
    """Whether an app took the link; an empty one is never taken."""
    return bool(link) and QDesktopServices.openUrl(QUrl(link))
