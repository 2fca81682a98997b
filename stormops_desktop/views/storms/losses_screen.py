"""Dates of loss: find a house, see its ranked days, open a day's evidence, take it out as a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.storms.losses import LossesViewModel, day_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import card, label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable
from stormops_desktop.views.widgets.save_file import offer_file
from stormops_desktop.views.widgets.scrolled import scrolled_cards
from stormops_desktop.views.widgets.seen_screen import SeenScreen

FOUND, DAYS, EVIDENCE = 5, 8, 6


class LossesScreen(SeenScreen):
    """The page Dates of loss.

    Signals:
        house_wanted: why the house has its score in the chosen storm; carries its id.
    """

    house_wanted = Signal(str)

    def __init__(self, look: Look, losses: LossesViewModel) -> None:
        super().__init__(look, "lossesScreen", losses)
        self._losses = losses
        self.typed = QLineEdit()
        self.typed.setObjectName("lossAddress")
        self.typed.setAccessibleName(self.tr("Address, ZIP or id of a house"))
        self.typed.setPlaceholderText(self.tr("Address, ZIP or id, as 12 Oak"))
        self.look_up = Button(look, "lossFind", self.tr("Find the house"), icon="search", kind="primary")
        self.searched = label("lossSearched", role="soft", wrap=True)
        self.found = RowTable(look, "lossFound", self.tr("Houses that fit"), losses.found)
        self.found_ring = Ring(self.found)
        self.summary = label("lossSummary", wrap=True)
        self.days = RowTable(look, "lossDays", self.tr("Dates of loss, the likeliest first"), losses.days)
        self.days_ring = Ring(self.days)
        self.nothing = label(
            "lossNothing",
            self.tr(
                "No report on this computer speaks for this house. Import more of the archive to look "
                "further back."
            ),
            "soft",
            wrap=True,
        )
        self.note = label("lossNote", wrap=True)
        self.note.setProperty("tone", "warn")
        self.day = label("lossDay", role="heading", wrap=True)
        self.evidence = RowTable(look, "lossEvidence", self.tr("Evidence of the day"), losses.evidence)
        self.evidence_ring = Ring(self.evidence)
        self.save = Button(look, "lossCsv", self.tr("Dates and evidence as CSV"), icon="save")
        self.why = Button(look, "lossWhy", self.tr("Score in the chosen storm"), kind="quiet", icon="next")
        self.result, self.opened = card("lossResult"), card("lossOpened")
        self._lay_out()
        self._connect()
        self.show_found()
        self.show_report()
        self.show_load()  # there is always something to search for

    def focus_first(self) -> None:
        self.typed.setFocus()

    def show_found(self) -> None:
        """Houses that fit the search."""
        words = self._losses.searched
        self.searched.setText(words)
        self.searched.setVisible(bool(words))
        self.found_ring.setVisible(len(self._losses.found.rows) > 1)
        self._on_look()

    def show_report(self) -> None:
        """The days of a house."""
        told = self._losses.report
        self.result.setVisible(told is not None)
        if told is not None:
            self.summary.setText(self._losses.summary)
            self.note.setText(say(told.note))
            some = bool(told.days)
            for part in (self.days_ring, self.save):
                part.setVisible(some)
            self.nothing.setVisible(not some)
            if some:
                self.days.choose(0)
        self.show_day()

    def show_day(self) -> None:
        """The evidence of a day."""
        day = self._losses.day
        self.opened.setVisible(day is not None)
        if day is not None:
            self.day.setText(self.tr("Evidence of {day}").format(day=day_word(day)))
        self._on_look()

    def _search(self) -> None:
        self._losses.search(self.typed.text())

    def _connect(self) -> None:
        losses = self._losses
        losses.found_changed.connect(self.show_found)
        losses.report_changed.connect(self.show_report)
        losses.day_changed.connect(self.show_day)
        self.look_up.clicked.connect(self._search)
        self.typed.returnPressed.connect(self._search)
        self.found.chosen.connect(self._open_house)
        self.found.opened.connect(self._open_house)
        self.days.chosen.connect(losses.open_day)
        self.save.clicked.connect(self._save)
        self.why.clicked.connect(self._want_house)
        self.look.changed.connect(self._on_look)

    def _open_house(self, at: int) -> None:
        row = self._losses.found.row(at)
        if row is not None:
            self._losses.open(row.property_id)

    def _want_house(self) -> None:
        if self._losses.report is not None:
            self.house_wanted.emit(self._losses.report.property_id)

    def _save(self) -> None:
        made = self._losses.file()
        if made is not None:
            offer_file(self, made, lambda said: self.banner.say(said, "ok"))

    def _on_look(self) -> None:
        target = self.look.metrics.target
        for table, most in ((self.found, FOUND), (self.days, DAYS), (self.evidence, EVIDENCE)):
            table.setFixedHeight((min(max(table.model().rowCount(), 1), most) + 1) * target + 4)

    def _lay_out(self) -> None:
        lead = card("lossLead", "lead")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.typed, 1)
        line.addWidget(self.look_up)
        column = _inside(lead)
        column.addWidget(label("lossTitle", self.tr("Dates of loss"), "title"))
        column.addWidget(
            label(
                "lossHint",
                self.tr(
                    "Days on which a house may have been damaged, from every storm and archive on this "
                    "computer."
                ),
                "soft",
                wrap=True,
            )
        )
        column.addLayout(line)
        column.addWidget(self.searched)
        column.addWidget(self.found_ring)
        inside = _inside(self.result)
        for part in (self.summary, self.days_ring, self.nothing, self.note):
            inside.addWidget(part)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.save)
        last.addWidget(self.why)
        last.addStretch(1)
        inside.addLayout(last)
        below = _inside(self.opened)
        below.addWidget(self.day)
        below.addWidget(self.evidence_ring)
        outer = QVBoxLayout(self.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled_cards("lossScroll", lead, self.result, self.opened))


def _inside(made: QFrame) -> QVBoxLayout:
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(10)
    return column
