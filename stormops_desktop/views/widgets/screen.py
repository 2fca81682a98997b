"""What every screen is made of: a message line, the content, and what stands in for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.base import Load, ViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.banner import Banner
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label

PANEL_WIDTH = 460


class StatePanel(QWidget):
    """Stands in for content that is not there: an icon, what is so, and what to do about it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._icon = look, "clock"
        self.setObjectName(name)
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = label(f"{name}Heading", role="heading")
        self._heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label(f"{name}Text", role="soft", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}Progress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self.action = Button(look, f"{name}Action", self.tr("Try again"), kind="primary")
        middle = QWidget()
        middle.setFixedWidth(PANEL_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._mark)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        look.changed.connect(self._tint)

    @property
    def text(self) -> str:
        return f"{self._heading.text()} {self._text.text()}".strip()

    def say(self, icon: str, heading: str, text: str, action: str = "", *, busy: bool = False) -> None:
        self._icon = icon
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(PANEL_WIDTH)))
        self._bar.setVisible(busy)
        self.action.setVisible(bool(action))
        self.action.show_text(action or self.tr("Try again"))
        self._tint()

    def _tint(self) -> None:
        self._mark.setPixmap(self._look.icon(self._icon, "soft").pixmap(QSize(48, 48)))
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(PANEL_WIDTH)))


class Screen(QWidget):
    """A screen over a viewmodel: shows content, or why there is none.

    Subclasses give `content`, and say what an empty one means in `say_empty`.
    """

    def __init__(self, look: Look, name: str, viewmodel: ViewModel) -> None:
        super().__init__()
        self.look = look
        self._viewmodel = viewmodel
        self._focus_waits = False
        self.setObjectName(name)
        self.banner = Banner(look, f"{name}Banner")
        self.panel = StatePanel(look, f"{name}State")
        self.content = QWidget()
        self.content.setObjectName("scrolled")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.content)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        viewmodel.load_changed.connect(self.show_load)
        viewmodel.refused.connect(self.banner.say)
        viewmodel.saved.connect(self._clear_banner)
        self.panel.action.clicked.connect(self.on_panel_action)
        self.panel.say("clock", self.tr("Reading from this machine"), "", busy=True)

    @property
    def shows_content(self) -> bool:
        return self._stack.currentWidget() is self.content

    def take_focus(self) -> None:
        """Called when the screen comes to the front; content that is still being read gets it later."""
        self._focus_waits = not self.shows_content
        if self.shows_content:
            self.focus_first()

    def focus_first(self) -> None:
        """Puts the keyboard where work on this screen begins."""

    def undo_edit(self) -> bool:
        """Takes back the last step of an editor on this screen; False when it has none."""
        return False

    def redo_edit(self) -> bool:
        """Does the step that was taken back last once more; False when there is none."""
        return False

    def say_empty(self) -> None:
        """Puts into the panel why there is nothing and what to do."""

    def on_panel_action(self) -> None:
        """The panel's button: reads again, unless the screen knows better."""
        self._viewmodel.reload()

    def show_load(self) -> None:
        load = self._viewmodel.load
        if load is Load.BUSY:
            self.panel.say("clock", self.tr("Reading from this machine"), "", busy=True)
        elif load is Load.FAILED:
            self.panel.say(
                "attention", self.tr("This could not be read"), self._viewmodel.problem, self.tr("Try again")
            )
        elif load is Load.EMPTY:
            self.say_empty()
        had_content, has_content = self.shows_content, self._has_content(load)
        self._stack.setCurrentWidget(self.content if has_content else self.panel)
        if has_content and not had_content and self._focus_waits:
            self.take_focus()

    def _has_content(self, load: Load) -> bool:
        return load is Load.READY

    def _clear_banner(self) -> None:
        self.banner.hide()
