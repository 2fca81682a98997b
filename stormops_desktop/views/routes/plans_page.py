"""Plans put aside, and two of them side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.routes.comparing import assumption
from stormops_desktop.viewmodels.routes.kept import ON_DESK, STORED, KeptPlans
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.rebuilt import Rebuilt
from stormops_desktop.views.widgets.scrolled import scrolled


class PlansPage(QWidget):
    """Keep, compare, take up, forget."""

    def __init__(self, look: Look, kept: KeptPlans) -> None:
        super().__init__()
        self._kept, self._look = kept, look
        self.setObjectName("scrolled")
        self.name = QLineEdit()
        self.name.setObjectName("planName")
        self.name.setAccessibleName(self.tr("Name for the plan to keep"))
        self.name.setPlaceholderText(self.tr("Name, as “Two days, no tile”"))
        self.keep = Button(look, "planKeep", self.tr("Keep this plan"), icon="save")
        self.one = Selector(look, "planOne", self.tr("First plan"), least=120)
        self.other = Selector(look, "planOther", self.tr("Second plan"), least=120)
        self.table = Rebuilt()
        self.told = label("plansTold", "", wrap=True)
        self.take_one = Button(look, "planTakeOne", self.tr("Take up the first"))
        self.take_other = Button(look, "planTakeOther", self.tr("Take up the second"))
        self.forget = Button(look, "planForget", self.tr("Forget the second"), kind="quiet")
        self._lay_out()
        self._connect()
        self.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._kept.wake(awake=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._kept.wake(awake=False)

    def show_state(self) -> None:
        kept = self._kept
        self.one.offer(kept.choices, kept.one)
        self.other.offer(kept.choices, kept.other)
        self.take_one.setEnabled(kept.one != ON_DESK)
        self.take_other.setEnabled(kept.other != ON_DESK)
        self.forget.setVisible(kept.other not in (ON_DESK, STORED))
        self.table.put(self._table())
        self.told.setText(" ".join(kept.told))
        self.told.setVisible(bool(kept.told))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(label("plansTitle", self.tr("Compare two plans"), "heading"))
        column.addWidget(
            label(
                "plansAbout",
                self.tr("Kept plans stay on this computer; nobody else sees them."),
                "small",
                wrap=True,
            )
        )
        keep = QHBoxLayout()
        keep.setSpacing(8)
        keep.addWidget(self.name, 1)
        keep.addWidget(self.keep)
        column.addLayout(keep)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.one, 1)
        pair.addWidget(self.other, 1)
        column.addLayout(pair)
        column.addWidget(self.table)
        column.addWidget(self.told)
        column.addWidget(label("plansAssumption", assumption(), "small", wrap=True))
        column.addWidget(FlowRow("planButtons", self.take_one, self.take_other, self.forget))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled("plansArea", inner))

    def _table(self) -> QWidget:
        box = card("plansTable")
        grid = QGridLayout(box)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(16)
        if self._kept.lines:
            for column, title in enumerate((self.tr("First"), self.tr("Second")), start=1):
                head = label(f"compareHead{column}", title, "label")
                head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(head, 0, column)
        for at, line in enumerate(self._kept.lines, start=1):
            grid.addWidget(label(f"compareWhat{at}", line.what, "soft", wrap=True), at, 0)
            for column, (text, mine) in enumerate(((line.one, 1), (line.other, 2)), start=1):
                better = line.better == mine
                grid.addWidget(self._figure(f"compare{at}_{mine}", text, better=better), at, column)
        if not self._kept.lines:
            grid.addWidget(label("compareNothing", self.tr("There is no plan to compare yet."), "soft"), 0, 0)
        grid.setColumnStretch(0, 1)
        return box

    def _figure(self, name: str, text: str, *, better: bool) -> QLabel:
        """The better one is strong and marked, so that no colour is needed to see it."""
        made = label(name, f"{text} ✓" if better else text, "strong" if better else "")
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if better:
            made.setAccessibleName(self.tr("{figure}, the better one").format(figure=text))
        return made

    def _connect(self) -> None:
        kept = self._kept
        kept.changed.connect(self.show_state)
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.one.choices.triggered.connect(lambda action: kept.show(one=str(action.data())))
        self.other.choices.triggered.connect(lambda action: kept.show(other=str(action.data())))
        self.take_one.clicked.connect(lambda: kept.take_up(kept.one))
        self.take_other.clicked.connect(lambda: kept.take_up(kept.other))
        self.forget.clicked.connect(lambda: kept.forget(kept.other))

    def _keep(self) -> None:
        self._kept.keep(self.name.text())
        self.name.clear()
