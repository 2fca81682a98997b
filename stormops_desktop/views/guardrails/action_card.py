"""The action in front: why it fired, what it asks for, and what somebody does about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.guardrails.guardrails import GuardrailsViewModel
from stormops_desktop.viewmodels.guardrails.words import (
    asks_word,
    grounds_sentence,
    rule_word,
    stands_word,
    trail_line,
    where_word,
)
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN = 6


class ActionCard(QFrame):
    """Hidden while nothing is chosen.

    Signals:
        job_wanted: the person wants the visit of the house; carries the job's id.
    """

    job_wanted = Signal(str)

    def __init__(self, look: Look, guardrails: GuardrailsViewModel) -> None:
        super().__init__()
        self._look, self._guardrails = look, guardrails
        self.setObjectName("guardrailCard")
        self.setProperty("card", "true")
        self.title = label("guardrailRule", role="heading", wrap=True)
        self.asks = label("guardrailAsks", role="strong", wrap=True)
        self.why = label("guardrailWhy", wrap=True)
        self.evidence = RowTable(look, "guardrailEvidence", self.tr("What is behind it"), guardrails.evidence)
        self.ring = Ring(self.evidence)
        self.seen = Button(look, "guardrailSeen", self.tr("I have seen it"), kind="primary")
        self.done = Button(look, "guardrailDone", self.tr("It is done"))
        self.job = Button(look, "guardrailJob", self.tr("Open the visit"))
        self.reason = QLineEdit()
        self.reason.setObjectName("guardrailReason")
        self.reason.setAccessibleName(self.tr("What was done, or why it is lifted"))
        self.reason.setPlaceholderText(self.tr("What was done, or why it is lifted"))
        self.lift = Button(look, "guardrailLift", self.tr("Lift it"))
        self.trail = label("guardrailTrail", role="soft", wrap=True)
        self._lay_out()
        self._connect()
        self.show_action()

    def show_action(self) -> None:
        shown = self._guardrails
        detail = shown.detail
        self.setVisible(detail is not None)
        if detail is None:
            return
        row = detail.row
        self.title.setText(f"{rule_word(row.reason)}: {where_word(row)}")
        asks = asks_word(row, shown.zone)
        self.asks.setText(f"{stands_word(row.stands)}. {asks}.")
        self.why.setText(grounds_sentence(detail))
        self.ring.setVisible(bool(detail.evidence))
        self.trail.setText("\n".join(trail_line(step, shown.zone) for step in detail.steps))
        self.trail.setVisible(bool(detail.steps))
        self.job.setVisible(bool(row.job_id))
        for button, may in (
            (self.seen, shown.may_acknowledge), (self.done, shown.may_finish), (self.lift, shown.may_lift),
        ):  # fmt: skip
            button.setVisible(may)
            allow(button, on=not shown.saving)
        self.reason.setVisible(shown.may_lift)
        self._on_look()

    def _open_job(self) -> None:
        detail = self._guardrails.detail
        if detail is not None and detail.row.job_id:
            self.job_wanted.emit(detail.row.job_id)

    def _connect(self) -> None:
        shown = self._guardrails
        shown.detail_changed.connect(self.show_action)
        shown.saving_changed.connect(self.show_action)
        shown.saved.connect(lambda _changes: self.reason.clear())
        self.seen.clicked.connect(shown.acknowledge)
        self.done.clicked.connect(lambda: shown.finish(self.reason.text()))
        self.lift.clicked.connect(self._lift)
        self.reason.returnPressed.connect(self._lift)
        self.job.clicked.connect(self._open_job)
        self._look.changed.connect(self._on_look)

    def _lift(self) -> None:
        self._guardrails.lift(self.reason.text())

    def _on_look(self) -> None:
        rows = min(max(1, self._guardrails.evidence.rowCount()), SHOWN)
        self.evidence.setFixedHeight((rows + 1) * self._look.metrics.target + 4)

    def _lay_out(self) -> None:
        lifting = QHBoxLayout()
        lifting.setSpacing(12)
        lifting.addWidget(self.reason, 1)
        lifting.addWidget(self.lift)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        for part in (self.title, self.asks, self.why):
            column.addWidget(part)
        column.addWidget(FlowRow("guardrailDoing", self.seen, self.done, self.job, gap=8))
        column.addLayout(lifting)
        column.addWidget(label("guardrailBehind", self.tr("What is behind it"), "label"))
        column.addWidget(self.ring)
        column.addWidget(self.trail)
