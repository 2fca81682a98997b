"""Ways in for photos: dropped, pasted, picked. Whoever has such a page hands what came to the intake."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

PICTURES = "*.jpg *.jpeg *.png *.heic *.heif *.JPG *.JPEG *.PNG *.HEIC *.HEIF"


def paths_in(data: QMimeData) -> list[Path]:
    """Files and folders of a drop or of the clipboard; addresses of the web are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def png_of(image: QImage) -> Callable[[], bytes]:
    """Makes the bytes of a picture without a file; slow, so it is called off the GUI thread."""

    def encode() -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know paths only
        return bytes(buffer.data().data())

    return encode


class Arrivals(QObject):
    """Drops on a widget, the clipboard, and the pickers.

    Signals:
        files_came: files and folders; carries a list of Path.
        image_came: a picture without a file; carries a QImage.
        day_came: files of a mixed day; carries a list of Path.
        folder_chosen: a folder to watch; carries its path.
        nothing_came: what was dropped or pasted holds no file and no picture.
    """

    files_came = Signal(object)
    image_came = Signal(object)
    day_came = Signal(object)
    folder_chosen = Signal(str)
    nothing_came = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._where = ""
        page.setAcceptDrops(True)

    def take_drag(self, event: QDragEnterEvent) -> None:
        """Says yes to what holds files or a picture."""
        data = event.mimeData()
        if paths_in(data) or data.hasImage():
            event.acceptProposedAction()

    def take_drop(self, event: QDropEvent) -> None:
        """Hands on what was dropped."""
        event.acceptProposedAction()
        self._take(event.mimeData())

    def paste(self) -> None:
        """Hands on what the clipboard holds."""
        self._take(QGuiApplication.clipboard().mimeData())

    def pick_files(self) -> None:
        """Opens the file picker; the window goes on working meanwhile."""
        picker = self._picker("photoFilePicker", self.tr("Add photos"), QFileDialog.FileMode.ExistingFiles)
        picker.setNameFilters([self.tr("Photos ({kinds})").format(kinds=PICTURES), self.tr("All files (*)")])
        picker.filesSelected.connect(lambda names: self._picked(names, self.files_came))
        picker.open()

    def pick_folder(self) -> None:
        """Opens the picker for a whole folder."""
        picker = self._picker("photoFolderPicker", self.tr("Add a folder"), QFileDialog.FileMode.Directory)
        picker.filesSelected.connect(lambda names: self._picked(names, self.files_came))
        picker.open()

    def pick_day(self) -> None:
        """Opens the picker for a folder with photos of several houses."""
        title = self.tr("A folder of the day, any houses")
        picker = self._picker("photoDayPicker", title, QFileDialog.FileMode.Directory)
        picker.filesSelected.connect(lambda names: self._picked(names, self.day_came))
        picker.open()

    def pick_watched(self) -> None:
        """Opens the picker for the folder to watch."""
        title = self.tr("Watch a folder or card")
        picker = self._picker("photoWatchPicker", title, QFileDialog.FileMode.Directory)
        picker.fileSelected.connect(self.folder_chosen)
        picker.open()

    def _picker(self, name: str, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        picker = QFileDialog(self._page, title, self._where)
        picker.setObjectName(name)
        picker.setOption(QFileDialog.Option.DontUseNativeDialog)
        picker.setFileMode(mode)
        picker.finished.connect(picker.deleteLater)
        return picker

    def _picked(self, names: list[str], signal: object) -> None:
        paths = [Path(name) for name in names]
        if paths:
            self._where = str(paths[0].parent)
            signal.emit(paths)  # type: ignore[attr-defined]

    def _take(self, data: QMimeData) -> None:
        paths = paths_in(data)
        if paths:
            self.files_came.emit(paths)
        elif data.hasImage():
            self.image_came.emit(QImage(data.imageData()))
        else:
            self.nothing_came.emit()
