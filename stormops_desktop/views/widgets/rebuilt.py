"""A place whose content is made afresh when its data change: short lists of cards and notes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Rebuilt(QWidget):
    """Holds one widget; `put` replaces it at once, so that what is on screen is never yesterday's."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._now: QWidget | None = None

    def put(self, fresh: QWidget) -> None:
        old, self._now = self._now, fresh
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._column.addWidget(fresh)
        fresh.show()
