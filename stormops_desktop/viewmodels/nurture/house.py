"""One house of the nurture list: why it is here, the steps of its sequence, and what its owner says."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.errors import AskedToRest
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.nurture.models import NurtureRow, StepView, WhyView
from stormops_desktop.services.nurture.ports import Nurture
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import Unit, printed
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.nurture.words import (
    SAYINGS,
    action_word,
    basis_word,
    channel_word,
    step_word,
    suppression_word,
)
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate
_TELLING = ("nurture_sequences", "contact_preferences", "jobs", "guardrail_actions", "customer_journeys")
MARKS = {"sent": ("scheduled",), "replied": ("scheduled", "sent")}


class HouseViewModel(ViewModel):
    """The house in front.

    Attributes:
        row: of the list, None while no house is opened. why: its rules. at: the chosen step's place.

    Signals:
        house_changed: another house, or news of it.
        told: something was kept; carries the sentence.
    """

    house_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, verbs: Nurture, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self._storm: StormChoice | None = None
        self.row: NurtureRow | None = None
        self.why: WhyView | None = None
        self.at = -1
        self._marking, self._warned = "", ""
        self.steps = FixedTableModel[StepView](self._columns(), self)
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    def open(self, storm: StormChoice, row: NurtureRow) -> None:
        """Another house of the list."""
        self._storm, self.row, self.why, self.at = storm, row, None, -1
        self.steps.show(())
        self.reload()

    def close(self) -> None:
        """No house: another storm, or another list."""
        self.row, self.why, self.at = None, None, -1
        self.steps.show(())
        self.house_changed.emit()

    def reload(self) -> None:
        storm, row = self._storm, self.row
        if storm is None or row is None:
            return

        def read() -> tuple[WhyView, Sequence[StepView]]:
            house = row.property_id
            return self._verbs.why(storm.storm_id, house), self._verbs.steps(storm.storm_id, house)

        self._read(read, lambda found: self._on_read(row, *found))

    def choose_step(self, at: int) -> None:
        self.at = at
        self.house_changed.emit()

    @property
    def step(self) -> StepView | None:
        """The chosen step."""
        return self.steps.row(self.at)

    @property
    def facts(self) -> str:
        """Uplift, what the storm's age leaves of it, the last touch, and the best next step."""
        row = self.row
        if row is None:
            return ""
        said = [
            translate("nurture", "Uplift {now}, {left} by the storm's age.").format(
                now=printed(row.expected_uplift, Unit.PART), left=printed(row.aged_uplift, Unit.PART)
            )
        ]
        if row.last_touch is None:
            said.append(translate("nurture", "Nobody was in touch yet."))
        else:
            when = day_and_time(row.last_touch, self._storm.zone if self._storm else "")
            said.append(translate("nurture", "Last touch {when}.").format(when=when))
        if row.next_best_action:
            best = action_word(row.next_best_action)
            said.append(translate("nurture", "Next best: {action}.").format(action=best))
        return " ".join(said)

    @property
    def to_come(self) -> int:
        """How many steps are still scheduled."""
        return sum(one.status == "scheduled" for one in self.steps.rows)

    def may_mark(self, status: str) -> bool:
        return self.step is not None and self.step.status in MARKS[status]

    def mark(self, status: str) -> None:
        """The chosen step was sent, or answered; an answer stops the rest. What the guardrails advise against
        is said first, and kept when it is said once more."""
        if self.step is not None and self.may_mark(status) and not self.saving:
            step = self._marking = self.step.sequence_id
            self._save(partial(self._verbs.mark, step, status, despite=step == self._warned, origin=self))

    def stop(self, reason: str) -> None:
        """Stops what is still to come at this house."""
        if self._storm is not None and self.row is not None:
            houses = [self.row.property_id]
            self._save(partial(self._verbs.stop, self._storm.storm_id, houses, reason, origin=self))

    def say(self, key: str) -> None:
        """Keeps what the owner wants; `key` is one of `SAYINGS`. A no ends the steps as well."""
        storm, row = self._storm, self.row
        if storm is None or row is None:
            return
        reason, channel = next((reason, channel) for reason, channel, name in SAYINGS if name == key)
        self._save(
            partial(
                self._verbs.say, row.property_id, reason, channel=channel, basis="office",
                storm_id=storm.storm_id, origin=self,
            )
        )  # fmt: skip

    def same_as(self, stays: NurtureRow) -> None:
        """This house is another one's double: it leaves the list, and its steps stop."""
        storm, row = self._storm, self.row
        if storm is None or row is None:
            return
        self._save(
            partial(
                self._verbs.say, row.property_id, "duplicate", same_as=stays.property_id,
                storm_id=storm.storm_id, origin=self,
            )
        )  # fmt: skip

    def _on_refused(self, error: Exception) -> None:
        self._warned = self._marking if isinstance(error, AskedToRest) else ""
        super()._on_refused(error)

    def _on_read(self, row: NurtureRow, why: WhyView, steps: Sequence[StepView]) -> Load:
        if row is not self.row:
            return Load.READY  # the person is at another house by now
        self.why = why
        self.steps.show(steps)
        if not 0 <= self.at < len(steps):
            self.at = next((at for at, one in enumerate(steps) if one.status == "scheduled"), len(steps) - 1)
        self.house_changed.emit()
        return Load.READY

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.row is not None and concerns(changes, *_TELLING):
            self.reload()

    def _columns(self) -> tuple[Column[StepView], ...]:
        return (
            Column(translate("nurture", "Step"), lambda one: f"{one.round}.{one.step}"),
            Column(translate("nurture", "By"), lambda one: channel_word(one.channel)),
            Column(translate("nurture", "Due"), self._due),
            Column(translate("nurture", "State"), self._state),
            Column(translate("nurture", "Allowed by"), lambda one: basis_word(one.consent_basis)),
        )

    def _due(self, one: StepView) -> str:
        return day_and_time(one.scheduled_at, self._storm.zone if self._storm else "")

    def _state(self, one: StepView) -> str:
        if not one.rest:
            return step_word(one.status, one.stop_reason)
        return translate("nurture", "Not before {moment}: {why}").format(
            moment=day_and_time(one.rest_until, self._storm.zone if self._storm else ""),
            why=suppression_word(one.rest),
        )
