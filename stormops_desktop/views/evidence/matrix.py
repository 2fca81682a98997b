"""Slope by shot: what is there, what is missing, what has its reason; each cell says so in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from stormops_desktop.domain.evidence.checklist import COLUMNS, Cell, CellState, GapReason
from stormops_desktop.domain.evidence.taxonomy import Shot, Slope
from stormops_desktop.viewmodels.evidence.page import EvidenceViewModel
from stormops_desktop.viewmodels.evidence.words import cell_word, reason_word
from stormops_desktop.viewmodels.photos.words import label_code
from stormops_desktop.views.evidence.own_reason import OwnReason
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

TONES = {CellState.DONE: "ok", CellState.MISSING: "warn", CellState.EXCUSED: "info", CellState.OPTIONAL: ""}
DASH = "\u2013"
ICONS = {CellState.DONE: "completed", CellState.MISSING: "attention", CellState.EXCUSED: "note",
         CellState.OPTIONAL: ""}  # fmt: skip


class MatrixCard(QFrame):
    """The checklist of a roof.

    Signals:
        photo_wanted: a cell with photos was pressed; carries the first one's id.
        capture_wanted: the person wants to take the photos of a cell; carries slope and shot.
    """

    photo_wanted = Signal(str)
    capture_wanted = Signal(str, str)

    def __init__(self, look: Look, page: EvidenceViewModel) -> None:
        super().__init__()
        self._look, self._page = look, page
        self.setObjectName("matrixCard")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        self._menus: list[QMenu] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.addWidget(self._body)
        self.own = OwnReason(look, page)
        column.addWidget(self.own)
        page.view_changed.connect(self.show_checklist)
        page.opened.connect(self.own.hide)

    def show_checklist(self) -> None:
        view = self._page.view
        if view is None:
            return
        self._menus = []
        focus = self.window().focusWidget()
        held = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for at, shot in enumerate(COLUMNS, 1):
            grid.addWidget(label(f"shotTitle_{shot}", label_code(shot), "label", wrap=True), 0, at)
            grid.setColumnStretch(at, 1)
        for row, slope in enumerate(view.slopes, 1):
            grid.addWidget(self._slope(slope, damaged=slope in view.damaged), row, 0)
            for at, shot in enumerate(COLUMNS, 1):
                grid.addWidget(self._cell(slope, shot, view.checklist.cells[slope, shot]), row, at)
        grid.addWidget(self._legend(), len(view.slopes) + 1, 0, 1, len(COLUMNS) + 1)
        self._body.put(fresh)
        again = self.findChild(Button, held) if held else None
        if isinstance(again, Button):
            again.setFocus()

    def _legend(self) -> FlowRow:
        """What the shapes mean, in words."""
        legend = FlowRow("matrixLegend", gap=10)
        for state in (CellState.DONE, CellState.MISSING, CellState.EXCUSED):
            badge = Badge(self._look, f"legend_{state}")
            badge.show_badge(ICONS[state], cell_word(state), TONES[state])
            legend.add(badge)
        legend.add(label("legendOptional", f"{DASH} {cell_word(CellState.OPTIONAL)}", "soft"))
        return legend

    def _slope(self, slope: Slope, *, damaged: bool) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        column.addWidget(label(f"slopeTitle_{slope}", label_code(slope), "strong"))
        switch = Button(self._look, f"slopeDamaged_{slope}", self.tr("Damaged"), kind="chip")
        switch.setCheckable(True)
        switch.setChecked(damaged)
        switch.setAccessibleName(self.tr("{slope} is damaged").format(slope=label_code(slope)))
        switch.setToolTip(self.tr("A damaged slope needs an overview, a test square and a close-up"))
        switch.clicked.connect(lambda on: self._page.judge(slope.value, damaged=on))
        column.addWidget(switch)
        return made

    def _cell(self, slope: Slope, shot: Shot, cell: Cell) -> Button:
        count = len(cell.photo_ids)
        several = self.tr("{count} photos").format(count=count)
        words = several if count > 1 else self.tr("1 photo") if count else cell_word(cell.state)
        spoken = f"{label_code(slope)}, {label_code(shot)}: {words}"
        shown = str(count) if count else DASH if cell.state is CellState.OPTIONAL else ""
        button = Button(
            self._look, f"cell_{slope}_{shot}", shown, icon=ICONS[cell.state], target="square", spoken=spoken
        )
        button.setToolTip(spoken)
        button.setProperty("tone", TONES[cell.state])
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if cell.photo_ids:
            first = cell.photo_ids[0]
            button.clicked.connect(lambda: self.photo_wanted.emit(first))
        else:
            menu = self._menu(button, slope, shot, cell.state)
            button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _menu(self, button: Button, slope: Slope, shot: Shot, state: CellState) -> QMenu:
        """Take it, or say why not: the second tap."""
        menu = QMenu(button)
        menu.setObjectName(f"cellMenu_{slope}_{shot}")
        menu.setAccessibleName(button.accessibleName())
        take = menu.addAction(self.tr("Take this photo"))
        take.triggered.connect(lambda: self.capture_wanted.emit(slope.value, shot.value))
        if state is CellState.EXCUSED:
            again = menu.addAction(self.tr("Ask for it again"))
            again.triggered.connect(lambda: self._page.withdraw(slope.value, shot.value))
        if state is CellState.MISSING:
            menu.addSeparator()
            for reason in GapReason:
                action = menu.addAction(reason_word(reason.value))
                if reason is GapReason.OTHER:
                    action.triggered.connect(lambda: self.own.ask(slope, shot, button.objectName()))
                    continue
                action.setData(reason.value)
                action.triggered.connect(
                    lambda _=False, reason=reason: self._page.excuse(slope.value, shot.value, reason.value)
                )
        self._menus.append(menu)
        return menu
