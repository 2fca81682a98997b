"""Work by stick: where the file lies, the words that seal it, and one button. No dialog in the way."""

from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout

from stormops_desktop.viewmodels.office.close_out import CloseOutViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label

FILTER = "StormOps (*.stormops)"


class BundleForm(QFrame):
    """Writes a bundle, or brings one in; `writing` says which."""

    def __init__(self, look: Look, close_out: CloseOutViewModel, *, writing: bool) -> None:
        super().__init__()
        self._close_out, self._writing = close_out, writing
        name = "makeBundle" if writing else "bringBundle"
        self.setObjectName(f"{name}Card")
        self.setProperty("card", "true")
        self.path = self._field(f"{name}Path", self.tr("File"))
        self.words = self._field(f"{name}Words", self.tr("Passphrase"))
        self.choose = Button(look, f"{name}Choose", self.tr("Choose"))
        self.go = Button(look, f"{name}Go", self._verb(), icon="lock" if writing else "up", kind="primary")
        self.cancel = Button(look, f"{name}Cancel", self.tr("Cancel"), kind="quiet")
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}Progress")
        self.bar.setAccessibleName(self.tr("Written so far") if writing else self.tr("Read so far"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._lay_out(name)
        self.choose.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.close_form)
        for signal in (self.go.clicked, self.words.returnPressed):
            signal.connect(self._submit)
        close_out.busy_changed.connect(self._show_busy)
        close_out.told.connect(lambda _said: self.close_form())
        self.hide()

    def open_form(self) -> None:
        """Shows itself, with a place on a stick if one is plugged in."""
        if self._writing and not self.path.text():
            self.path.setText(str(_best_folder() / self._close_out.suggested_name()))
        self.show()
        (self.words if self.path.text() else self.path).setFocus()

    def close_form(self) -> None:
        """Nothing secret stays in a field that is no longer on screen."""
        self.words.clear()
        self.path.clear()
        self.hide()

    def _submit(self) -> None:
        verb = self._close_out.make_bundle if self._writing else self._close_out.bring_in
        if self.path.text().strip():
            verb(self.path.text().strip(), self.words.text())
        else:
            self.path.setFocus()

    def _choose(self) -> None:
        begin = self.path.text() or str(_best_folder())
        ask = QFileDialog.getSaveFileName if self._writing else QFileDialog.getOpenFileName
        chosen, _ = ask(self, self._verb(), begin, FILTER)
        if chosen:
            self.path.setText(chosen)

    def _show_busy(self) -> None:
        busy = self._close_out.busy
        for widget in (self.go, self.choose, self.path, self.words, self.cancel):
            allow(widget, on=not busy)
        self.bar.setVisible(busy)
        self.bar.setRange(0, max(0, self._close_out.total >> 10))
        self.bar.setValue(self._close_out.done >> 10)

    def _verb(self) -> str:
        return self.tr("Write the bundle") if self._writing else self.tr("Bring in the bundle")

    def _hint(self) -> str:
        if self._writing:
            return self.tr(
                "Everything that exists only on this machine goes into one sealed file. Choose four words "
                "that you can remember, and write them down: without them nobody can open it."
            )
        return self.tr(
            "Work that you saved on another laptop. It is checked whole before anything changes, and nothing "
            "is doubled when that laptop reaches the office later."
        )

    def _field(self, name: str, title: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(title)
        return field

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(f"{name}Title", self._verb(), "heading"))
        column.addWidget(label(f"{name}Hint", self._hint(), "soft", wrap=True))
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.path, 1)
        where.addWidget(self.choose)
        for field in (self.path, self.words):
            caption = label(f"{field.objectName()}Caption", field.accessibleName(), "label")
            caption.setBuddy(field)
            column.addWidget(caption)
            if field is self.path:
                column.addLayout(where)
            else:
                column.addWidget(field)
        column.addWidget(self.bar)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.go)
        last.addWidget(self.cancel)
        last.addStretch(1)
        column.addLayout(last)


def _best_folder() -> Path:
    """The first thing plugged in that can be written, else the person's own folder."""
    root = QStorageInfo.root().device()
    for volume in QStorageInfo.mountedVolumes():
        place = volume.rootPath()
        removable = place.startswith(("/media/", "/run/media/", "/Volumes/")) or (
            len(place) == len("E:/") and place[1:2] == ":"
        )
        usable = volume.isValid() and volume.isReady() and not volume.isReadOnly()
        if usable and removable and volume.device() != root:
            return Path(place)
    return Path.home()
