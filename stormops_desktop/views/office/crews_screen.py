"""Crews: the company's crews in a table, and the one that is chosen in a form."""

from PySide6.QtWidgets import QVBoxLayout

from stormops_desktop.viewmodels.map.map import MapViewModel
from stormops_desktop.viewmodels.office.crews import CrewsViewModel
from stormops_desktop.views.office.crew_form import CrewForm
from stormops_desktop.views.office.crew_place_map import CrewPlaceMap
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.reveal import Reveal
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.scrolled import scrolled_cards
from stormops_desktop.views.widgets.seen_screen import SeenScreen

MOST_ROWS = 6


class CrewsScreen(SeenScreen):
    """The page Crews of the Office."""

    def __init__(self, look: Look, crews: CrewsViewModel, map_: MapViewModel) -> None:
        super().__init__(look, "crewsScreen", crews)
        self._crews, self._asked = crews, ""
        self.table = RowTable(look, "crewsTable", self.tr("The company's crews"), crews.rows)
        self.add = Button(look, "crewNew", self.tr("New crew"), icon="plus")
        self.none = label(
            "crewsNone", self.tr("There are no crews yet. Routes are cut without one until there are."),
            "soft", wrap=True,
        )  # fmt: skip
        self.lead = card("crewsLead")
        self.form = CrewForm(look, crews)
        self.place = CrewPlaceMap(look, map_)
        self._lay_out()
        self._connect()
        self._reveal = Reveal(self.table, self.form, lambda: True)
        self._on_look()

    def focus_first(self) -> None:
        (self.table if self._crews.rows.rows else self.form.fields["name"]).setFocus()

    def show_content(self) -> None:
        """The table, with the crew in the form chosen."""
        rows = self._crews.rows.rows
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.add.setVisible(self._crews.may_edit)
        self._show_row()
        self._on_look()

    def _show_row(self) -> None:
        if self._crews.row < 0:
            self.table.clearSelection()
            self.table.setCurrentIndex(self.table.rootIndex())
        else:
            self.table.choose(self._crews.row)
        self._reveal.on_shown()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.lead)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(label("crewsTitle", self.tr("Crews"), "title"))
        hint = self.tr("Routes are cut for these hours, skills and yards, and for crews in service only.")
        for part in (label("crewsHint", hint, "soft", wrap=True), self.none, Ring(self.table),
                     FlowRow("crewsActions", self.add, gap=8)):  # fmt: skip
            column.addWidget(part)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled_cards("crewsScroll", self.lead, self.form, self.place)
        outer.addWidget(self.area)

    def _connect(self) -> None:
        crews = self._crews
        crews.content_changed.connect(self.show_content)
        crews.opened.connect(self._show_row)
        crews.opened.connect(lambda: self._stop_asking() if self._asked else None)
        crews.told.connect(lambda said: self.banner.say(said, "ok"))
        crews.refused.connect(self._on_refused)
        self.table.chosen.connect(crews.open)
        self.add.clicked.connect(self._add)
        self.form.place_wanted.connect(self._ask)
        self.place.told.connect(self._on_place)
        self.place.given_up.connect(self._stop_asking)
        self.look.changed.connect(self._on_look)

    def _on_refused(self, _why: str) -> None:
        wrong = self.form.focus_problem()
        if wrong is not None:
            self.area.ensureWidgetVisible(wrong, 0, 3 * self.look.metrics.target)

    def _add(self) -> None:
        self._crews.open_new()
        if not self._crews.crew_id:
            self.form.fields["name"].setFocus()

    def _ask(self, field: str) -> None:
        self._show_cards(asking=field)
        name = self._crews.form.name.strip() or self.tr("the new crew")
        told = self.tr("Where does {crew} start?") if field == "start" else self.tr("Where does {crew} end?")
        self.place.ask(told.format(crew=name))

    def _on_place(self, latitude: float, longitude: float) -> None:
        field = self._asked
        if field:
            self._crews.take_place(field, latitude, longitude)
            self._stop_asking()

    def _stop_asking(self) -> None:
        field = self._asked
        self._show_cards(asking="")
        if field:
            self.form.fields[field].setFocus()

    def _show_cards(self, *, asking: str) -> None:
        """The map takes the page while a place is asked for: below the form a low window would hide it."""
        self._asked = asking
        self.place.setVisible(bool(asking))
        for part in (self.lead, self.form):
            part.setVisible(not asking)

    def _on_look(self) -> None:
        rows = min(max(len(self._crews.rows.rows), 1), MOST_ROWS)
        self.table.setFixedHeight((rows + 1) * self.look.metrics.target + 4)
