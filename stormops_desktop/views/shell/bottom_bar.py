"""The bottom bar: what only this machine has, when the office was last heard, and what clock this is."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from stormops_desktop.viewmodels.shell import ShellViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.labels import ElidedLabel, label

REFRESH_MS = 20_000  # "5 min ago" grows by itself


class BottomBar(QWidget):
    """Three facts in words."""

    def __init__(self, look: Look, shell: ShellViewModel) -> None:
        super().__init__()
        self._look, self._shell = look, shell
        self.setObjectName("bottomBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._marks = {name: QLabel() for name in ("laptop", "office", "clock")}
        self.only_here = label("onlyHere", role="strong")
        self.contact = label("lastContact")
        self.notice = ElidedLabel("notice", "strong")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(8)
        line.addWidget(self._marks["laptop"])
        line.addWidget(self.only_here)
        line.addSpacing(20)
        line.addWidget(self._marks["office"])
        line.addWidget(self.contact)
        line.addSpacing(20)
        line.addWidget(self.notice, 1)
        line.addWidget(self._marks["clock"])
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.show_facts)
        self._refresh.start()
        shell.safety_changed.connect(self.show_facts)
        look.changed.connect(self._dress)
        self._dress()
        self.show_facts()

    def show_facts(self) -> None:
        self.only_here.setText(self._shell.only_here)
        self.contact.setText(self._shell.contact)
        self.notice.show_text(self._shell.notice)
        self._marks["clock"].setVisible(bool(self._shell.notice))
        self._line.activate()  # a longer word is not cut until the next turn

    def _dress(self) -> None:
        for name, mark in self._marks.items():
            mark.setPixmap(self._look.icon(name, "soft").pixmap(QSize(18, 18)))
