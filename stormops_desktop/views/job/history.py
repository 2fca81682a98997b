"""What happened at this house, step by step."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.shown import EventView, JobDetail
from stormops_desktop.viewmodels.words import status_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import STATUS_TONE, Badge
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class History(QFrame):
    """Made afresh when the job changes: a job has a handful of steps."""

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__()
        self._look, self._job = look, job
        self.setObjectName("historyCard")
        self.setProperty("card", "true")
        self._body = Rebuilt()
        self._body.setObjectName("historyBody")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.addWidget(self._body)
        job.detail_changed.connect(self.show_job)

    def show_job(self) -> None:
        detail = self._job.detail
        if detail is None:
            return
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("eventsTitle", self.tr("History"), "heading"))
        for at, event in enumerate(detail.events):
            column.addWidget(self._event(at, event, detail))
        if not detail.events:
            column.addWidget(label("eventsNone", self.tr("Nothing has happened here yet."), "soft"))
        self._body.put(fresh)

    def _event(self, at: int, event: EventView, detail: JobDetail) -> QWidget:
        box = QWidget()
        box.setObjectName(f"event{at}")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        badge = Badge(self._look, f"eventStatus{at}")
        badge.show_badge(event.to_status, status_word(event.to_status), STATUS_TONE[event.to_status])
        line.addWidget(badge)
        line.addStretch(1)
        if event.pending:
            line.addWidget(self._pending(f"eventPending{at}"))
        column.addLayout(line)
        column.addWidget(label(f"eventBy{at}", self._story(event, detail), "small", wrap=True))
        return box

    def _story(self, event: EventView, detail: JobDetail) -> str:
        story = self.tr("{actor}, {when}").format(
            actor=event.actor, when=day_and_time(event.happened_at, detail.zone)
        )
        if event.reason:
            story += f" · {event.reason}"
        if not event.effective:
            story += self.tr(" · kept, but it did not move the job")
        return story

    def _pending(self, name: str) -> Badge:
        badge = Badge(self._look, name)
        badge.show_badge("waiting", self.tr("Only here"), "info")
        return badge
