"""The pages of a job beside this one, each a button with its key: claim, photos, papers …"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout


class PageRow(QWidget):
    """Goes on in a second line where there is no room.

    Signals:
        page_wanted: a button was pressed; carries the key of its page.
    """

    page_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("jobPages")
        self.buttons: dict[str, Button] = {}
        self._line = FlowLayout(8)
        self.setLayout(self._line)

    def add_page(self, key: str, words: str, spoken: str, icon: str, name: str = "") -> Button:
        """Appends a page; `key` is also the last part of the button's name when none is given."""
        button = Button(self._look, name or f"job{key.capitalize()}", words, icon=icon)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: self.page_wanted.emit(key))
        self._line.addWidget(button)
        self.buttons[key] = button
        return button

    def add_door(self, door: QWidget) -> None:
        """Appends a page whose button knows more than its key, such as how many photos are behind it."""
        self._line.addWidget(door)
