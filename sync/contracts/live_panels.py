"""The panels of one storm as a pure fold over its rows; alike over a day's changes and over all rows at once.

Rows come in batches, each the state of its rows at one revision. What is told to a reader at `since` is the
cells that are newer; so nothing is kept for a reader but the number it stands at.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from sync.contracts.entities.fieldwork import JOB_STATUS
from sync.contracts.live import Panel

MARKS_KEPT = 200
"""How many of the jobs and of the decisions that changed last the map panel holds."""

GONE_KEPT = 1_000
DECIDED = "decided"
_ORDER = {status: place for place, status in enumerate(JOB_STATUS)}


@dataclass(frozen=True, slots=True)
class JobFact:
    """A job of the storm as it is at revision `rev`; `gone` when it is not there any more."""

    job_id: str
    property_id: str
    route_id: str
    status: str
    rev: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class RouteFact:
    """A route of the storm; `gone` when it was deleted."""

    route_id: str
    name: str
    crew_id: str | None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """One line of the decisions' log."""

    decision_id: str
    property_id: str
    decision: str
    rev: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What is different at revision `seq`, or all there is for the panels in `whole`.

    Attributes:
        score, attribution: all their cells anew; None when nothing that they are made of changed.
    """

    epoch: str
    seq: int
    as_of: int
    whole: frozenset[Panel] = frozenset()
    jobs: tuple[JobFact, ...] = ()
    routes: tuple[RouteFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    score: Mapping[str, Any] | None = None
    attribution: Mapping[str, Any] | None = None
    scope_moved: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader is shown: every route, or some. `etag` names it in resume tokens."""

    panels: frozenset[Panel]
    routes: frozenset[str] | None = None
    etag: str = ""

    def sees(self, key: str) -> bool:
        """Whether a cell of a panel that is granted is this reader's: crews see cells of their own routes."""
        return self.routes is None or key.partition("/")[0] in self.routes


@dataclass(slots=True)
class PanelCells:
    """One panel's cells, each with the revision at which it came to be what it is.

    Attributes:
        floor: a reader that stands below it may have missed a cell that went.
    """

    floor: int
    cells: dict[str, Any] = field(default_factory=dict)
    revs: dict[str, int] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)

    def put(self, key: str, value: Any, seq: int) -> None:
        if self.cells.get(key) != value:
            self.cells[key], self.revs[key] = value, seq
            self.gone.pop(key, None)

    def drop(self, key: str, seq: int) -> None:
        if self.cells.pop(key, None) is None:
            return
        del self.revs[key]
        self.gone.pop(key, None)  # so that the oldest stand first
        self.gone[key] = seq
        while len(self.gone) > GONE_KEPT:
            self.floor = max(self.floor, self.gone.pop(next(iter(self.gone))))

    def replace(self, cells: Mapping[str, Any], seq: int) -> None:
        for key in [key for key in self.cells if key not in cells]:
            self.drop(key, seq)
        for key, value in cells.items():
            self.put(key, value, seq)


@dataclass(slots=True)
class StormPanels:
    """All panels of one storm that somebody looks at, at revision `seq`."""

    epoch: str = ""
    seq: int = -1
    as_of: int = 0
    panels: dict[Panel, PanelCells] = field(default_factory=dict)
    _jobs: dict[str, tuple[str, str]] = field(default_factory=dict)  # route and status
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _routes: dict[str, RouteFact] = field(default_factory=dict)
    _marks: dict[str, JobFact] = field(default_factory=dict)
    _decisions: dict[str, DecisionFact] = field(default_factory=dict)

    def apply(self, batch: Batch) -> None:
        """Takes the batch in; batches come in order of revision."""
        self.epoch, self.seq, self.as_of = batch.epoch, batch.seq, batch.as_of
        for panel in batch.whole:
            self._begin(panel, batch.seq)
        if Panel.JOBS in self.panels:
            self._count(batch)
        if Panel.MAP in self.panels:
            self._mark(batch)
        for panel, cells in ((Panel.SCORE, batch.score), (Panel.ATTRIBUTION, batch.attribution)):
            if cells is not None and panel in self.panels:
                self.panels[panel].replace(cells, batch.seq)

    def forget(self, panels: Collection[Panel]) -> None:
        """Nobody looks at these any more."""
        for panel in panels:
            self.panels.pop(panel, None)
            self._empty(panel)

    def state(self, sight: Sight) -> dict[str, dict[str, Any]]:
        """Everything this reader is shown."""
        return {
            panel: {key: value for key, value in self.panels[panel].cells.items() if sight.sees(key)}
            for panel in sorted(sight.panels)
            if panel in self.panels
        }

    def cells(self, panel: Panel) -> dict[str, Any] | None:
        """A copy of one panel's cells; None when it is not kept."""
        kept = self.panels.get(panel)
        return dict(kept.cells) if kept is not None else None

    def reaches(self, since: int, sight: Sight) -> bool:
        """Whether a reader at `since` can go on by changes."""
        panels = [self.panels.get(panel) for panel in sight.panels]
        return since <= self.seq and all(cells is not None and cells.floor <= since for cells in panels)

    @property
    def held(self) -> frozenset[Panel]:
        """The panels that are kept up."""
        return frozenset(self.panels)

    def _begin(self, panel: Panel, seq: int) -> None:
        self._empty(panel)
        self.panels[panel] = PanelCells(floor=seq)

    def _empty(self, panel: Panel) -> None:
        if panel is Panel.JOBS:
            self._jobs, self._counts, self._routes = {}, {}, {}
        elif panel is Panel.MAP:
            self._marks, self._decisions = {}, {}

    def _count(self, batch: Batch) -> None:
        moved = {route.route_id for route in batch.routes}
        for route in batch.routes:
            if route.gone:
                self._routes.pop(route.route_id, None)
            else:
                self._routes[route.route_id] = route
        for job in batch.jobs:
            moved |= self._recount(job)
        cells = self.panels[Panel.JOBS]
        for route_id in moved:
            cell = self._route_cell(route_id)
            if cell is None:
                cells.drop(route_id, batch.seq)
            else:
                cells.put(route_id, cell, batch.seq)

    def _recount(self, job: JobFact) -> set[str]:
        """Counts a job where it is now and no more where it was; the routes concerned."""
        moved = {job.route_id}
        before = self._jobs.pop(job.job_id, None)
        if before is not None:
            moved.add(before[0])
            self._tally(*before, -1)
        if not job.gone and job.status in _ORDER:
            # Interned: a storm has many jobs, of few routes.
            now = self._jobs[job.job_id] = intern(job.route_id), intern(job.status)
            self._tally(*now, 1)
        return moved

    def _tally(self, route_id: str, status: str, by: int) -> None:
        self._counts.setdefault(route_id, [0] * len(JOB_STATUS))[_ORDER[status]] += by

    def _route_cell(self, route_id: str) -> dict[str, Any] | None:
        """None for a route that has no job and is not there."""
        route, counts = self._routes.get(route_id), self._counts.get(route_id)
        if route is None and not any(counts or ()):
            return None
        return {
            "name": route.name if route else "",
            "crew": route.crew_id if route else None,
            "counts": list(counts or [0] * len(JOB_STATUS)),
        }

    def _mark(self, batch: Batch) -> None:
        for job in batch.jobs:
            self._marks.pop(job.job_id, None)
            if not job.gone:
                self._marks[job.job_id] = job
        self._decisions.update({one.decision_id: one for one in batch.decisions})
        self._marks = {job.job_id: job for job in _newest(self._marks.values(), _job_place)}
        self._decisions = {one.decision_id: one for one in _newest(self._decisions.values(), _decision_place)}
        marks = {f"{job.route_id}/{job.job_id}": [job.property_id, job.status, job.rev]
                 for job in self._marks.values()}  # fmt: skip
        decided = {f"{DECIDED}/{one.decision_id}": [one.property_id, one.decision, one.rev]
                   for one in self._decisions.values()}  # fmt: skip
        self.panels[Panel.MAP].replace({**marks, **decided}, batch.seq)


def _newest(facts: Iterable[Any], place: Any) -> list[Any]:
    return sorted(facts, key=place)[-MARKS_KEPT:]


def _job_place(job: JobFact) -> tuple[int, str]:
    return job.rev, job.job_id


def _decision_place(one: DecisionFact) -> tuple[int, str]:
    return one.rev, one.decision_id
