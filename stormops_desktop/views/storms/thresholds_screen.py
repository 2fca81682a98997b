"""Thresholds: at which hail a roof starts to be damaged; trying, saving and scoring by another table."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout

from stormops_desktop.domain.storms.thresholds import BASE_IN
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.storms.shown import Edition
from stormops_desktop.viewmodels.storms.thresholds import ThresholdsViewModel
from stormops_desktop.viewmodels.storms.words import inches_words, material_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.scrolled import scrolled_cards
from stormops_desktop.views.widgets.seen_screen import SeenScreen

EDITIONS, MOVES = 6, 8
ACROSS = 3


class ThresholdsScreen(SeenScreen):
    """The page Thresholds."""

    def __init__(self, look: Look, thresholds: ThresholdsViewModel) -> None:
        super().__init__(look, "thresholdsScreen", thresholds)
        self._thresholds = thresholds
        self.stands = label("thresholdsStand", wrap=True)
        self.outdated = label("thresholdsOutdated", wrap=True)
        self.outdated.setProperty("tone", "warn")
        self.titles = {one.value: self._title(one.value) for one in BASE_IN}
        self.fields = {one.value: self._field(one.value) for one in BASE_IN}
        self.reason = QLineEdit()
        self.reason.setObjectName("thresholdsReason")
        self.reason.setAccessibleName(self.tr("Why the thresholds change"))
        self.reason.setPlaceholderText(self.tr("Why, in a few words; others will read it"))
        self.look_first = Button(look, "thresholdsTry", self.tr("What would it do?"))
        self.save = Button(look, "thresholdsSave", self.tr("Save as a new edition"), kind="primary")
        self.discard = Button(look, "thresholdsDiscard", self.tr("Discard"), kind="quiet")
        self.standard = Button(look, "thresholdsStandard", self.tr("Standard table"), kind="quiet")
        self.score = Button(look, "thresholdsScore", self.tr("Score anew"), icon="sync")
        self.read_only = label(
            "thresholdsReadOnly", self.tr("Managers and admins change the thresholds."), "soft", wrap=True
        )
        self.outlook = label("thresholdsOutlook", wrap=True)
        self.moves = RowTable(look, "thresholdsMoves", self.tr("Houses that would move"), thresholds.moves)
        self.moves_ring = Ring(self.moves)
        self.editions = RowTable(look, "thresholdsEditions", self.tr("Editions"), thresholds.editions)
        self._lay_out()
        self._connect()
        self._on_look()

    def focus_first(self) -> None:
        first = next(iter(self.fields.values()))
        (first if first.isEnabled() else self.editions).setFocus()

    def show_content(self) -> None:
        """The table in force."""
        view = self._thresholds.view
        if view is None:
            return
        self.stands.setText(self._stands(view.in_force))
        told = "; ".join(
            self.tr("{storm}: {count} houses").format(storm=name, count=whole(many))
            for name, many in view.outdated
        )
        self.outdated.setText(
            self.tr("Scored by another edition: {storms}. Score them anew.").format(storms=told)
        )
        self.outdated.setVisible(bool(view.outdated))
        self.score.setVisible(bool(view.outdated))
        for field in (*self.fields.values(), self.reason):
            field.setReadOnly(not view.may_edit)
        for part in (self.reason, self.look_first, self.save, self.discard, self.standard):
            part.setVisible(view.may_edit)
        self.read_only.setVisible(not view.may_edit)
        self.show_edited()

    def _stands(self, now: Edition) -> str:
        if now.made_at is None:
            return self.tr("In force: the standard table ({version}).").format(version=now.version)
        return self.tr("In force since {when}, by {who}: {why} ({version}).").format(
            when=day_and_time(now.made_at), who=now.made_by, why=now.reason, version=now.version
        )

    def show_edited(self) -> None:
        """The form, and what it would do."""
        model = self._thresholds
        changed, now = model.changed, model.view.in_force.base_in if model.view else {}
        for material, field in self.fields.items():
            if not field.hasFocus() or material not in model.edited:
                field.setText(inches_words(model.edited.get(material, now.get(material, 0.0))))
            mark = self.tr("{material}, was {inches}") if material in changed else "{material}"
            words = mark.format(material=material_word(material), inches=inches_words(now.get(material, 0.0)))
            self.titles[material].setText(words)
        for part in (self.look_first, self.save, self.discard):
            part.setEnabled(bool(changed) and not model.working)
        self.score.setEnabled(not model.working)
        self.score.show_text(self.tr("Scoring house by house") if model.working else self.tr("Score anew"))
        words = model.outlook_words()
        self.outlook.setText(words)
        self.outlook.setVisible(bool(words))
        self.moves_ring.setVisible(bool(model.moves.rows) and bool(words))
        self._on_look()

    def _title(self, material: str) -> QLabel:
        return label(f"thresholdTitle_{material}", material_word(material), "label", wrap=True)

    def _field(self, material: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"threshold_{material}")
        made.setAccessibleName(
            self.tr("{material}: inches of hail that hurt it").format(material=material_word(material))
        )
        made.editingFinished.connect(lambda: self._typed(material))
        return made

    def _typed(self, material: str) -> None:
        if not self.fields[material].isReadOnly():
            self._thresholds.type_inches(material, self.fields[material].text())

    def _connect(self) -> None:
        model = self._thresholds
        model.content_changed.connect(self.show_content)
        model.edited_changed.connect(self.show_edited)
        model.told.connect(self._on_told)
        self.look_first.clicked.connect(model.look)
        self.save.clicked.connect(lambda: model.save(self.reason.text()))
        self.reason.returnPressed.connect(lambda: model.save(self.reason.text()))
        self.discard.clicked.connect(model.start_over)
        self.standard.clicked.connect(model.take_standard)
        self.score.clicked.connect(model.rescore)
        self.look.changed.connect(self._on_look)

    def _on_told(self, said: str) -> None:
        self.reason.clear()
        self.banner.say(said, "ok")

    def _on_look(self) -> None:
        target = self.look.metrics.target
        for table, most in ((self.moves, MOVES), (self.editions, EDITIONS)):
            table.setFixedHeight((min(max(table.model().rowCount(), 1), most) + 1) * target + 4)

    def _lay_out(self) -> None:
        lead, before = card("thresholdsLead", "lead"), card("thresholdsBefore")
        column = _inside(lead)
        column.addWidget(label("thresholdsTitle", self.tr("Hail thresholds"), "title"))
        column.addWidget(
            label(
                "thresholdsHint",
                self.tr(
                    "Inches of hard hail at which a roof of ten years or less starts to be damaged. Older "
                    "roofs lose 2 % a year, at most 30 %."
                ),
                "soft",
                wrap=True,
            )
        )
        column.addWidget(self.stands)
        column.addWidget(self.outdated)
        column.addLayout(self._grid())
        for part in (
            self.read_only, self.reason,
            FlowRow("thresholdsActions", self.look_first, self.save, self.score, self.standard, self.discard,
                    gap=8),
            self.outlook, self.moves_ring,
        ):  # fmt: skip
            column.addWidget(part)
        inside = _inside(before)
        inside.addWidget(label("thresholdsBeforeTitle", self.tr("Editions"), "heading"))
        inside.addWidget(Ring(self.editions))
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards("thresholdsScroll", lead, before))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for at, material in enumerate(self.fields):
            row, column = divmod(at, ACROSS)
            self.titles[material].setBuddy(self.fields[material])
            grid.addWidget(self.titles[material], 2 * row, column)
            grid.addWidget(self.fields[material], 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        return grid


def _inside(made: QFrame) -> QVBoxLayout:
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    return column
