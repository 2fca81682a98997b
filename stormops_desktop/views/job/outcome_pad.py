"""The outcome pad: one press records the visit; keys 1 to 9 do the same."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.outcomes import PAD, PadKey
from stormops_desktop.viewmodels.words import outcome_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.wrapped_button import WrappedButton

COLUMNS = 3
MORE_COLUMNS = 4


class OutcomePad(QWidget):
    """Nine big keys and a row of rarer ones."""

    def __init__(self, look: Look, job: JobViewModel, listens: QWidget) -> None:
        super().__init__()
        self._look, self._job = look, job
        self.setObjectName("outcomePad")
        self.keys = {key.outcome: self._key(key) for key in PAD}
        self._grid, self._more = QGridLayout(), QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("padTitle", self.tr("What happened?"), "heading"))
        column.addLayout(self._grid)
        column.addLayout(self._more)
        big = [key for key in PAD if key.digit]
        small = [key for key in PAD if not key.digit]
        for at, key in enumerate(big):
            self._grid.addWidget(self.keys[key.outcome], at // COLUMNS, at % COLUMNS)
            self._grid.setColumnStretch(at % COLUMNS, 1)
            self._listen(listens, key)
        for at, key in enumerate(small):
            self._more.addWidget(self.keys[key.outcome], at // MORE_COLUMNS, at % MORE_COLUMNS)
        look.changed.connect(self._space)
        job.saving_changed.connect(self._show_saving)
        self._space()

    def _key(self, key: PadKey) -> WrappedButton:
        words = outcome_word(key.outcome)
        target = "primary" if key.digit else ""
        button = WrappedButton(self._look, f"outcome_{key.outcome}", words, digit=key.digit, target=target)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._job.record(key.outcome))
        return button

    def _listen(self, listens: QWidget, key: PadKey) -> None:
        shortcut = QShortcut(QKeySequence(key.digit), listens)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._job.record(key.outcome))

    def _space(self) -> None:
        gap = self._look.metrics.gap
        self._grid.setSpacing(gap)
        self._more.setSpacing(8)
        self._more.setContentsMargins(0, gap - 8, 0, 0)

    def _show_saving(self) -> None:
        for button in self.keys.values():
            allow(button, on=not self._job.saving)
