"""Targeting: what the policy would decide, running it, and the log of what was decided and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.targeting.models import (
    DecisionChange,
    DecisionFilter,
    DecisionView,
    PolicyOutcome,
    PolicyPreview,
    PolicyState,
    PolicyWishes,
)
from stormops_desktop.services.targeting.ports import Policy
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Origin, Series, Unit, printed
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.paged_model import Column, PagedTableModel
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.reason_words import reason_word
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate
_MODE = {
    "aggressive": QT_TRANSLATE_NOOP("policy", "Aggressive"),
    "moderate": QT_TRANSLATE_NOOP("policy", "Moderate"),
    "conservative": QT_TRANSLATE_NOOP("policy", "Conservative"),
}
_DECISION = {
    "treat": QT_TRANSLATE_NOOP("policy", "Treat"),
    "hold": QT_TRANSLATE_NOOP("policy", "Hold"),
    "": QT_TRANSLATE_NOOP("policy", "Not decided"),
}


def mode_word(mode: str) -> str:
    return translate("policy", str(_MODE[mode]))


def decision_word(decision: str) -> str:
    return translate("policy", str(_DECISION[decision]))


@dataclass(frozen=True, slots=True)
class _Log:
    """A filter bound to its reads."""

    policy: Policy
    wanted: DecisionFilter

    def count(self) -> int:
        return self.policy.count(self.wanted)

    def page(self, offset: int, limit: int) -> Sequence[DecisionView]:
        return self.policy.page(self.wanted, offset, limit)


class PolicyViewModel(AboutStorm, ViewModel):
    """The page Targeting.

    Attributes:
        state: where the storm stands, None before it is read. wishes: mode and capacity that are asked about.
        preview: what a run with these wishes would do; None when it was not asked, or the wishes changed.
        looking: a preview or a run is under way. wanted: the filter of the log.

    Signals:
        content_changed: state, wishes, preview or `looking` are different.
        told: a run went well; carries the sentence.
    """

    content_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, policy: Policy, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._policy = policy
        self.storm: StormChoice | None = None
        self.state: PolicyState | None = None
        self.wishes = PolicyWishes()
        self.preview: PolicyPreview | None = None
        self.looking = False
        self.wanted = DecisionFilter("")
        self.changes = FixedTableModel[DecisionChange](_change_columns(), self)
        self.log = PagedTableModel[DecisionView](self._log_columns(), around.runner, self)
        self.log.broke.connect(self._on_broke)

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.state, self.preview = storm, None, None
        self.wanted = DecisionFilter(storm.storm_id if storm else "")
        self.reload()

    def reload(self) -> None:
        if self.storm is None:
            self._set_load(Load.EMPTY)
        else:
            self._read(partial(self._policy.state, self.storm.storm_id), self._on_state)

    def choose_mode(self, mode: PolicyMode) -> None:
        self._wish(replace(self.wishes, mode=mode))

    def choose_capacity(self, text: str) -> None:
        """Houses that the crews can treat; nothing for no limit."""
        kept = text.strip().replace(",", "")
        if kept and not kept.isdecimal():
            self.refused.emit(
                translate("policy", "The capacity is a whole number of houses; leave it empty for no limit.")
            )
            return
        self._wish(replace(self.wishes, capacity=int(kept) if kept else None))

    def look(self) -> None:
        """What a run would decide and change; nothing is stored."""
        if self.storm is not None and not self.looking:
            self._set_looking(looking=True)
            self._db(
                partial(self._policy.preview, self.storm.storm_id, self.wishes),
                self._on_preview,
                self._on_look_failed,
            )

    def run(self) -> None:
        """Decides, and writes what changed to the log."""
        storm = self.storm
        if storm is None or self.looking:
            return
        self._set_looking(looking=True)
        verb = partial(self._policy.run, storm.storm_id, self.wishes, origin=self)
        self._keep(self._around.runner.save(verb, self._on_run, self._on_look_failed))

    def filter_log(self, *, decision: str | None = None, text: str | None = None) -> None:
        """Only lines of a decision ("" for all), or of an address or ZIP."""
        if decision is not None:
            self.wanted = replace(self.wanted, decision=decision or None)
        if text is not None:
            self.wanted = replace(self.wanted, text=text.strip())
        self._show_log()
        self.content_changed.emit()

    def reasons_figure(self) -> Figure:
        """Houses by the reason that decides, the most first."""
        preview = self.preview
        reasons = sorted(preview.reasons.items(), key=lambda one: -one[1]) if preview else []
        origin = Origin()
        if preview is not None:
            origin = Origin(
                translate("policy", "Preview of {when}").format(
                    when=day_and_time(self._around.now(), self.zone)
                ),
                translate("policy", "{storm}, {mode}, from {threshold} on").format(
                    storm=self.storm.name if self.storm else "",
                    mode=mode_word(preview.mode),
                    threshold=printed(preview.threshold, Unit.PART),
                ),
                ", ".join(version for version in preview.model_versions if version),
            )
        return Figure(
            "policyReasons", Kind.FUNNEL, translate("policy", "Houses by reason"),
            tuple(reason_word(code) for code, _ in reasons),
            (Series(translate("policy", "Houses"), tuple(Mark(float(count)) for _, count in reasons)),),
            place_title=translate("policy", "Reason"), origin=origin,
        )  # fmt: skip

    def dispose(self) -> None:
        self.log.cancel()
        super().dispose()

    def _wish(self, wishes: PolicyWishes) -> None:
        if wishes != self.wishes:
            self.wishes, self.preview = wishes, None
            self.content_changed.emit()

    def _on_state(self, state: PolicyState) -> Load:
        self.state = state
        if state.locked and state.mode is not None:
            self.wishes = replace(self.wishes, mode=state.mode)
        self._show_log()
        self.content_changed.emit()
        return Load.READY

    def _on_preview(self, preview: PolicyPreview) -> None:
        self.preview = preview
        self.changes.show(preview.changes)
        self._set_looking(looking=False)

    def _on_run(self, outcome: PolicyOutcome) -> None:
        self.preview = None
        self._set_looking(looking=False)
        self.told.emit(say(outcome.change.name))
        self._around.bus.announce(outcome.change)
        if not outcome.change.touched.rows:
            self.reload()

    def _on_look_failed(self, error: Exception) -> None:
        self._set_looking(looking=False)
        self.refused.emit(sentence(error))

    def _show_log(self) -> None:
        self.log.show(_Log(self._policy, self.wanted))

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.load is not Load.EMPTY and concerns(changes, "policy_decisions_log", "storms", "lead_uplift"):
            self.preview = None
            self.reload()

    def _set_looking(self, *, looking: bool) -> None:
        self.looking = looking
        self.content_changed.emit()

    def _log_columns(self) -> tuple[Column[DecisionView], ...]:
        return (
            Column(translate("policy", "Address"), lambda one: one.address),
            Column(translate("policy", "Decision"), lambda one: decision_word(one.decision)),
            Column(translate("policy", "Why"), lambda one: ", ".join(map(reason_word, one.reasons))),
            Column(
                translate("policy", "Uplift"),
                lambda one: printed(one.expected_uplift, Unit.PART),
                numeric=True,
            ),
            Column(translate("policy", "Decided"), lambda one: day_and_time(one.decided_at, self.zone)),
        )


def _change_columns() -> tuple[Column[DecisionChange], ...]:
    return (
        Column(translate("policy", "Address"), lambda one: one.address),
        Column(translate("policy", "Now"), lambda one: _told(one.before, one.before_reason)),
        Column(translate("policy", "Then"), lambda one: _told(one.after, one.after_reason)),
        Column(
            translate("policy", "Uplift"), lambda one: printed(one.expected_uplift, Unit.PART), numeric=True
        ),
    )


def _told(decision: str, reason: str) -> str:
    word = decision_word(decision)
    return f"{word}: {reason_word(reason)}" if reason else word
