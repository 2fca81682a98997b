"""The phases of the storm: where it stands, which gate is in the way, and the rows behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.domain.phases.gates import GateResult, Measure, Phase, PhaseResult, Verdict
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.phases.models import GateRow, PhaseStrip
from stormops_desktop.services.phases.ports import Phases
from stormops_desktop.services.ports import ChangeSet, Services
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.paged_model import Column, PagedTableModel
from stormops_desktop.viewmodels.phases.words import (
    amount_words,
    fact_word,
    gate_word,
    needed_words,
    verdict_word,
)
from sync.contracts.schema import ADMIN, MANAGER, OFFICE

translate = QCoreApplication.translate
MOVERS = (
    "storms", "storm_reports", "data_imports", "lead_uplift", "policy_decisions_log", "property_impacts",
    "routes", "route_properties", "jobs", "nurture_sequences", "contact_preferences", "customer_journeys",
    "policy_outcomes", "attribution_runs", "identity_nodes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Behind:
    """The query of the rows behind a gate."""

    verbs: Phases
    storm_id: str
    code: str

    def count(self) -> int:
        return self.verbs.count(self.storm_id, self.code)

    def page(self, offset: int, limit: int) -> Sequence[GateRow]:
        return self.verbs.rows(self.storm_id, self.code, offset, limit)


class PhasesViewModel(ViewModel):
    """The strip over the screens, and the page Phases.

    Attributes:
        strip: None before it is read. phase: the one that is opened. code: the opened gate.
        gates: of the opened phase. behind: rows of the opened gate. leads: a manager or an admin.

    Signals:
        content_changed: the strip is different. opened_changed: another phase or gate is open.
    """

    content_changed = Signal()
    opened_changed = Signal()

    def __init__(self, around: Surroundings, verbs: Phases, role: str, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._verbs = verbs
        self.leads = role in (MANAGER, ADMIN)
        self.storm: StormChoice | None = None
        self.strip: PhaseStrip | None = None
        self.phase, self.code = Phase.DETECT, ""
        self._looked_at, self._stale = True, False
        self.gates = FixedTableModel[GateResult](_gate_columns(), self)
        self.behind = PagedTableModel[GateRow](self._row_columns(), around.runner, self)
        self.behind.broke.connect(self._on_broke)
        self.behind.settled.connect(self.opened_changed)

    def show_storm(self, storm: StormChoice | None) -> None:
        self.storm, self.strip, self.code = storm, None, ""
        self.reload()

    def reload(self) -> None:
        self._stale = False
        if self.storm is None:
            self._set_load(Load.EMPTY)
            self.content_changed.emit()
        else:
            self._read(partial(self._verbs.strip, self.storm.storm_id), self._on_strip)

    def look(self, *, looked_at: bool) -> None:
        """Whether anybody sees the strip or the page; what changed meanwhile is read when somebody does."""
        self._looked_at = looked_at
        if looked_at and self._stale:
            self.reload()

    def open_phase(self, phase: Phase) -> None:
        """A phase with its first gate that is in the way."""
        self.phase = phase
        result = self.opened
        if result is None:
            return
        self.gates.show(result.gates)
        blocked = (one for one in result.gates if one.verdict is Verdict.FAILED)
        self.open_gate(next(blocked, result.gates[0]).gate.code)

    def open_gate(self, code: str) -> None:
        """The rows behind a gate's number."""
        self.code = code
        if self.storm is not None:
            self.behind.show(_Behind(self._verbs, self.storm.storm_id, code))
        self.opened_changed.emit()

    @property
    def opened(self) -> PhaseResult | None:
        """The opened phase."""
        phases = self.strip.phases if self.strip else ()
        return next((one for one in phases if one.phase is self.phase), None)

    @property
    def gate(self) -> GateResult | None:
        """The opened gate."""
        gates = self.opened.gates if self.opened else ()
        return next((one for one in gates if one.gate.code == self.code), None)

    @property
    def as_of(self) -> str:
        if self.strip is None:
            return ""
        when = day_and_time(self.strip.as_of, self.storm.zone if self.storm else "")
        return translate("phases", "{storm}, as of {when}").format(storm=self.strip.storm_name, when=when)

    def dispose(self) -> None:
        self.behind.cancel()
        super().dispose()

    def _on_strip(self, strip: PhaseStrip) -> Load:
        first = self.strip is None
        self.strip = strip
        if first or self.gate is None:
            self.open_phase(strip.in_front)
        elif self.opened is not None:
            self.gates.show(self.opened.gates)
            self.open_gate(self.code)
        self.content_changed.emit()
        return Load.READY

    def _on_changes(self, changes: ChangeSet) -> None:
        if self.storm is None or not concerns(changes, *MOVERS):
            return
        self._stale = True
        if self._looked_at:
            self.reload()

    def _row_columns(self) -> tuple[Column[GateRow], ...]:
        return (
            Column(translate("phases", "What"), lambda row: row.title or row.row_id),
            Column(translate("phases", "Where"), lambda row: row.place),
            Column(translate("phases", "Why"), lambda row: fact_word(row.fact)),
            Column(translate("phases", "Adds"), self._adds, numeric=True),
        )

    def _adds(self, row: GateRow) -> str:
        gate = self.gate
        if row.amount is None or gate is None:
            return ""
        if gate.gate.measure is Measure.CENTS:
            return amount_words(row.amount, Measure.CENTS)
        return f"{row.amount:g}" if row.amount >= 1 or not row.amount else f"{100 * row.amount:.1f} %"


def phases_viewmodel(services: Services, around: Surroundings) -> PhasesViewModel | None:
    """None for a crew, and for a session without these use cases."""
    if services.phases is None or services.member.role not in OFFICE:
        return None
    return PhasesViewModel(around, services.phases, services.member.role)


def _gate_columns() -> tuple[Column[GateResult], ...]:
    return (
        Column(translate("phases", "Gate"), lambda one: gate_word(one.gate.code)),
        Column(translate("phases", "State"), lambda one: verdict_word(one.verdict)),
        Column(
            translate("phases", "Now"), lambda one: amount_words(one.value, one.gate.measure), numeric=True
        ),
        Column(translate("phases", "It takes"), lambda one: needed_words(one.gate), numeric=True),
    )
