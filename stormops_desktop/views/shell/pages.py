"""A section of several pages: a row of tabs, and the page in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from stormops_desktop.views.widgets.front_stack import FrontStack
from stormops_desktop.views.widgets.screen import Screen

BACKWARDS, FORWARDS = "Ctrl+PgUp", "Ctrl+PgDown"


class Pages(QWidget):
    """Holds the pages of one section; with a single page there are no tabs to choose from.

    Signals:
        page_changed: another page came to the front; carries its key.
    """

    page_changed = Signal(str)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.tabs = QTabBar()
        self.tabs.setObjectName(f"{name}Tabs")
        self.tabs.setAccessibleName(title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tabs.hide()
        self._keys: list[str] = []
        self._screens: list[Screen] = []
        self._stack = FrontStack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show)
        for keys, step in ((BACKWARDS, -1), (FORWARDS, 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self.turn(by))

    @property
    def keys(self) -> tuple[str, ...]:
        """The pages, in the order of their tabs."""
        return tuple(self._keys)

    @property
    def screens(self) -> tuple[Screen, ...]:
        """The pages themselves, in the same order."""
        return tuple(self._screens)

    @property
    def page(self) -> str:
        """Key of the page in front, "" while there is none."""
        at = self._stack.currentIndex()
        return self._keys[at] if at >= 0 else ""

    @property
    def screen_in_front(self) -> Screen | None:
        """None while there is none."""
        at = self._stack.currentIndex()
        return self._screens[at] if at >= 0 else None

    def add_page(self, key: str, title: str, screen: Screen) -> None:
        """Appends a page."""
        self._keys.append(key)
        self._screens.append(screen)
        self._stack.addWidget(screen)
        self.tabs.addTab(title)
        self.tabs.setVisible(len(self._keys) > 1)

    def show_page(self, key: str) -> None:
        """Brings a page to the front.

        Raises:
            ValueError: there is no page of that key.
        """
        self.tabs.setCurrentIndex(self._keys.index(key))

    def turn(self, by: int) -> None:
        """So many pages further, around the end."""
        if self._keys:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._keys))

    def take_focus(self) -> None:
        """Work begins where the page in front says."""
        if self._screens:
            self._screens[self._stack.currentIndex()].take_focus()

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.page_changed.emit(self._keys[at])
        if self.isVisible() and not self.tabs.hasFocus():
            self.take_focus()
