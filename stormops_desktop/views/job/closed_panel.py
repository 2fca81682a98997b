"""Stands where the pad was once a job is closed: what it came to, and how to reopen it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.words import outcome_word, reopen_word, status_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import STATUS_TONE, Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label

TARGETS = ("on_site", "pending")


class ClosedPanel(QFrame):
    """A closed job and the ways back that its rules allow."""

    def __init__(self, look: Look, job: JobViewModel) -> None:
        super().__init__()
        self._job = job
        self.setObjectName("closedPanel")
        self.setProperty("card", "true")
        self.status = Badge(look, "closedStatus")
        self.outcome = label("closedOutcome", role="heading", wrap=True)
        self.hint = label("closedHint", role="soft", wrap=True)
        self.reopen = {to: Button(look, f"reopen_{to}", reopen_word(to), icon="undo") for to in TARGETS}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self.status, self.outcome, self.hint):
            column.addWidget(widget)
        self.onward = Button(
            look, "nextJob", self.tr("Next job"), icon="next", kind="primary", target="primary"
        )
        self.onward.setToolTip(self.tr("J"))
        self.onward.clicked.connect(lambda: job.move(1))
        column.addWidget(self.onward)
        for to, button in self.reopen.items():
            column.addWidget(button)
            button.clicked.connect(lambda _=False, to=to: job.reopen(to, self.tr("Reopened on the job page")))
        column.addStretch(1)
        job.detail_changed.connect(self.show_job)
        job.saving_changed.connect(self.show_job)

    def show_job(self) -> None:
        detail = self._job.detail
        if detail is None:
            return
        row = detail.row
        self.status.show_badge(row.status, status_word(row.status), STATUS_TONE[row.status])
        self.outcome.setText(outcome_word(row.outcome) if row.outcome else self.tr("No outcome was recorded"))
        self.hint.setText(
            self.tr("This visit is closed. Notes can still be added.")
            if detail.reopen_to
            else self.tr("This visit is closed. Notes can still be added; the office can reopen it.")
        )
        number, count = self._job.place
        self.onward.setVisible(number < count)
        for to, button in self.reopen.items():
            button.setVisible(to in detail.reopen_to)
            allow(button, on=not self._job.saving)
