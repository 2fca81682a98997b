"""The name by which Qt finds the product's pictures and fonts; whoever starts the app says where they lie."""

from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo

_PREFIX = "stormops"


def resources_lie_in(folder: Path) -> None:
    """Called once, before the first view is made; `folder` holds `icons` and `fonts`."""
    QDir.setSearchPaths(_PREFIX, [str(folder)])


def resource(path: str) -> Path:
    """A file or folder by its path in the resources, as `icons/home.svg`."""
    return Path(QFileInfo(f"{_PREFIX}:{path}").absoluteFilePath())
