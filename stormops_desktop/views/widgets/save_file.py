"""Asking where a made file is to be saved, without stopping anything, and saying what became of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


class MadeFile(Protocol):
    """A file that exists in memory only."""

    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes: ...


def offer_file(parent: QWidget, made: MadeFile, say: Callable[[str], None]) -> QFileDialog:
    """Opens the question; `say` is given one sentence when the file was saved or could not be."""
    dialog = QFileDialog(parent, translate("files", "Save {name}").format(name=made.name))
    dialog.setObjectName("saveFile")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDirectory(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
    )
    dialog.selectFile(made.name)
    dialog.fileSelected.connect(lambda path: say(write_file(Path(path), made.content)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_file(path: Path, content: bytes) -> str:
    """Writes the file; the sentence says where it is, or why it could not be written."""
    return trouble_writing(path, content) or translate("files", "Saved: {file}").format(file=str(path))


def trouble_writing(path: Path, content: bytes) -> str:
    """Writes the file; "" when it is there, else one sentence why not."""
    try:
        path.write_bytes(content)
    except OSError as error:
        return translate("files", "{file} can't be written ({why}). Choose another place.").format(
            file=path.name, why=error.strerror or str(error)
        )
    return ""
