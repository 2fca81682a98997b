"""Guardrails: what fired in the storm, what is behind it, and what the office does about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.nurture.guardrails import Action
from stormops_desktop.services.guardrails.models import (
    OPEN,
    ActionDetail,
    ActionRow,
    Evidence,
    Overview,
)
from stormops_desktop.services.guardrails.ports import GuardrailVerbs
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet, Services
from stormops_desktop.viewmodels.about_storm import AboutStorm
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.guardrails.words import (
    act_word,
    brief_word,
    evidence_word,
    outcome_word,
    rule_word,
    stands_word,
    where_word,
)
from stormops_desktop.viewmodels.moments import day_and_time, short_day_and_time
from stormops_desktop.viewmodels.paged_model import Column, PagedTableModel
from stormops_desktop.viewmodels.said import say
from sync.contracts.schema import OFFICE

translate = QCoreApplication.translate
MOVERS = ("guardrail_actions", "guardrail_steps", "properties", "jobs")
_BEHIND = (*MOVERS, "customer_journeys", "area_alerts", "storm_reports", "users")


@dataclass(frozen=True, slots=True)
class ActionQuery:
    """The actions of a storm by where they stand and by rule."""

    verbs: GuardrailVerbs
    storm_id: str
    stands: str
    reason: str

    def count(self) -> int:
        return self.verbs.overview(self.storm_id).total(self.stands, self.reason)

    def page(self, offset: int, limit: int) -> Sequence[ActionRow]:
        return self.verbs.page(self.storm_id, offset, limit, stands=self.stands, reason=self.reason)


class GuardrailsViewModel(AboutStorm, ViewModel):
    """The page Guardrails.

    Attributes:
        stands, reason: what the list is narrowed to, "" for all.
        overview: how many stand where, by rule.
        detail: the action in front with what is behind it, None while none is chosen.

    Signals:
        content_changed: list, filters or counts are different.
        detail_changed: another action is in front, or news of it.
        waiting_changed: as many actions as `waiting` wait for somebody now.
        told: something went well; carries the sentence.
    """

    content_changed = Signal()
    detail_changed = Signal()
    waiting_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, verbs: GuardrailVerbs, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self.storm: StormChoice | None = None
        self.stands, self.reason = OPEN, ""
        self.overview = Overview({})
        self.detail: ActionDetail | None = None
        self._wanted = ""
        self._shown: ActionQuery | None = None
        self.table = PagedTableModel[ActionRow](self._columns(), around.runner, self)
        self.evidence = FixedTableModel[Evidence](self._evidence_columns(), self)
        self.table.broke.connect(self._on_broke)
        self.table.settled.connect(self.content_changed)
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    @property
    def waiting(self) -> int:
        """How many nobody has looked at yet."""
        return self.overview.total(OPEN)

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.reason, self._shown = storm, "", None
        self.overview = Overview({})
        self._close()
        self.waiting_changed.emit()
        self.reload()

    def reload(self) -> None:
        storm = self.storm
        if storm is None:
            self._set_load(Load.EMPTY)
            return
        self._read(partial(self._verbs.overview, storm.storm_id), partial(self._on_overview, storm))

    def narrow(self, *, stands: str | None = None, reason: str | None = None) -> None:
        """Another filter; what is not named stays."""
        self.stands = self.stands if stands is None else stands
        self.reason = self.reason if reason is None else reason
        self._show()

    def show_all_open(self) -> None:
        """What nobody has looked at, of every rule."""
        self.narrow(stands=OPEN, reason="")

    def explain(self, row: int) -> None:
        """The action of a row: what is behind it, and what was done about it."""
        found = self.table.row(row)
        if found is not None and found.action_id != self._wanted:
            self._wanted = found.action_id
            self._explain()

    def acknowledge(self) -> None:
        """I have seen it and take care; what it asks for still holds."""
        self._settle(lambda action: self._verbs.acknowledge(action, origin=self))

    def acknowledge_all(self) -> None:
        """The same for all that the list shows, when it shows what is open."""
        if self.storm is not None and self.all_open > 1:
            self._save(partial(self._verbs.acknowledge_all, self.storm.storm_id, self.reason, origin=self))

    @property
    def all_open(self) -> int:
        """How many open ones the list shows; 0 while it shows others."""
        return self.overview.total(OPEN, self.reason) if self.stands == OPEN else 0

    def finish(self, note: str = "") -> None:
        """What it asked for was done."""
        self._settle(lambda action: self._verbs.finish(action, note, origin=self))

    def lift(self, reason: str) -> None:
        """It no longer holds, for a reason."""
        self._settle(lambda action: self._verbs.lift(action, reason, origin=self))

    @property
    def may_acknowledge(self) -> bool:
        return self.detail is not None and self.detail.row.stands == OPEN

    @property
    def may_finish(self) -> bool:
        """A rest ends by itself or is lifted; everything else is done at some time."""
        row = self.detail.row if self.detail is not None else None
        return row is not None and row.in_force and row.action != Action.THROTTLE

    @property
    def may_lift(self) -> bool:
        return self.detail is not None and self.detail.row.in_force

    def dispose(self) -> None:
        self.table.cancel()
        super().dispose()

    def _settle(self, verb: Callable[[str], ChangeSet]) -> None:
        if self.detail is not None:
            self._save(partial(verb, self.detail.row.action_id))

    def _show(self) -> None:
        if self.storm is None:
            return
        query = ActionQuery(self._verbs, self.storm.storm_id, self.stands, self.reason)
        if query == self._shown:
            self.table.refresh()
        else:
            self._shown = query
            self.table.show(query)
        self.content_changed.emit()

    def _explain(self) -> None:
        wanted = self._wanted
        if wanted:
            self._db(partial(self._verbs.detail, wanted), self._on_detail, self._on_broke)

    def _close(self) -> None:
        self._wanted, self.detail = "", None
        self.evidence.show(())
        self.detail_changed.emit()

    def _on_overview(self, storm: StormChoice, overview: Overview) -> Load:
        if storm is not self.storm:
            return self.load  # the person is at another storm by now
        self.overview = overview
        if self.reason and not overview.total(reason=self.reason):
            self.reason = ""
        self.waiting_changed.emit()
        self._show()
        return Load.READY

    def _on_detail(self, detail: ActionDetail) -> None:
        if detail.row.action_id == self._wanted:
            self.detail = detail
            self.evidence.show(detail.evidence)
            self.detail_changed.emit()

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.storm is not None and concerns(changes, *MOVERS):
            self.reload()
        if self._wanted and concerns(changes, *_BEHIND):
            self._explain()

    def _columns(self) -> tuple[Column[ActionRow], ...]:
        return (
            Column(translate("guardrails", "Where"), where_word),
            Column(translate("guardrails", "Rule"), lambda one: rule_word(one.reason)),
            Column(
                translate("guardrails", "Since"),
                lambda one: short_day_and_time(one.since, self._around.now(), self.zone),
            ),
            Column(translate("guardrails", "State"), lambda one: stands_word(one.stands)),
            Column(
                translate("guardrails", "Asks for"),
                lambda one: brief_word(one.action),
                spoken=lambda one: act_word(one.action),
            ),
        )

    def _evidence_columns(self) -> tuple[Column[Evidence], ...]:
        yes, no = translate("guardrails", "Counted"), translate("guardrails", "Not counted")
        from_them, from_us = translate("guardrails", "From the owner"), translate("guardrails", "From us")
        return (
            Column(translate("guardrails", "What"), evidence_word),
            Column(translate("guardrails", "When"), lambda one: day_and_time(one.at, self.zone)),
            Column(
                translate("guardrails", "Who"),
                lambda one: "" if one.kind != "touch" else from_them if one.inbound else from_us,
            ),
            Column(translate("guardrails", "What came of it"), outcome_word),
            Column(translate("guardrails", "The rule"), lambda one: yes if one.counted else no),
        )


def guardrails_viewmodel(services: Services, around: Surroundings) -> GuardrailsViewModel | None:
    """None for a crew, and for a session without these use cases."""
    if services.guardrails is None or services.member.role not in OFFICE:
        return None
    return GuardrailsViewModel(around, services.guardrails)
