"""What happened at this house, newest first: steps, notes, photos, papers, changes, conflicts."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.shown import JobDetail
from stormops_desktop.viewmodels.visits.timeline_words import Entry, entry
from stormops_desktop.views.job.card import JobCard
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label

SHOWN_AT_FIRST = 12


class History(JobCard):
    """The newest dozen entries; the rest on demand."""

    def __init__(self, look: Look, job: JobViewModel) -> None:
        self._whole = False
        super().__init__(look, job, "history")
        job.opened.connect(self._begin)

    def fill(self, column: QVBoxLayout, detail: JobDetail) -> None:
        column.addWidget(label("eventsTitle", self.tr("History"), "heading"))
        items = detail.timeline if self._whole else detail.timeline[:SHOWN_AT_FIRST]
        for at, item in enumerate(items):
            column.addWidget(self._entry(at, entry(item, detail.zone)))
        if not items:
            column.addWidget(label("eventsNone", self.tr("Nothing has happened here yet."), "soft"))
        rest = len(detail.timeline) - len(items)
        if rest:
            words = self.tr("Show {count} earlier").format(count=rest)
            more = Button(self.look, "eventsMore", words, kind="quiet")
            more.clicked.connect(self._show_all)
            column.addWidget(more)

    def _entry(self, at: int, said: Entry) -> QWidget:
        box = QWidget()
        box.setObjectName(f"event{at}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        badge = Badge(self.look, f"eventStatus{at}")
        badge.show_badge(said.icon, said.headline, said.tone)
        line.addWidget(badge)
        line.addStretch(1)
        if said.pending:
            line.addWidget(self.only_here(f"eventPending{at}"))
        column.addLayout(line)
        if said.text:
            column.addWidget(label(f"eventText{at}", said.text, wrap=True))
        column.addWidget(label(f"eventBy{at}", said.by, "small", wrap=True))
        return box

    def _begin(self) -> None:
        self._whole = False

    def _show_all(self) -> None:
        self._whole = True
        self.show_job()
