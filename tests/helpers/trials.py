"""Experiments for the screens' tests: one that ran, drafts that are made."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stormops_desktop.domain.experiments.assignment import Arms
from stormops_desktop.domain.experiments.intervals import Rate
from stormops_desktop.domain.experiments.power import outlook
from stormops_desktop.domain.experiments.results import results
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.experiments.models import (
    Arm,
    AssignmentView,
    ContaminatedHouse,
    Design,
    DesignCheck,
    ExperimentResults,
    ExperimentView,
    HeldOut,
    PlayChoice,
)
from stormops_desktop.services.ports import ChangeSet
from sync.contracts.replica import Touched

NOW = 1_553_522_700_000  # 25 March 2019, 14:05 UTC
DAY = 86_400_000
HOUSES = 400
RAN = ExperimentView(
    "trial-1", "storm", "North Texas hail", "Knock first", "A visit within three days brings contracts.",
    "running", (Arm("control", 0.5), Arm("knock", 0.5)), "control", 90, 0.25, 0.1, 0.09, False,
    NOW - 20 * DAY, NOW - 19 * DAY, None, "", "Rae Manager", HOUSES, ("stop", "cancel"), False,
)  # fmt: skip


@dataclass
class FakeExperiments:
    """`Experiments` over a list."""

    known: list[ExperimentView] = field(default_factory=lambda: [RAN])
    rates: Mapping[str, Rate] = field(
        default_factory=lambda: {"control": Rate(18, 200), "knock": Rate(47, 200)}
    )
    touched: list[ContaminatedHouse] = field(
        default_factory=lambda: [ContaminatedHouse("house-1", "1232 Coit Rd, Plano", "visit", NOW - DAY)]
    )
    adjusted: tuple[tuple[str, float, float, float, float], ...] = (("knock", 0.142, 0.074, 0.21, 0.93),)
    houses: int = 900
    calls: list[str] = field(default_factory=list)
    designs: list[Design] = field(default_factory=list)

    def experiments(self, storm_id: str | None = None) -> Sequence[ExperimentView]:
        return tuple(self.known)

    def plays(self) -> Sequence[PlayChoice]:
        return (
            PlayChoice("Financing_Aggressive", "Financing Aggressive"),
            PlayChoice("Standard_Outreach", "Standard Outreach"),
        )

    def check(self, design: Design) -> DesignCheck:
        sizes = tuple((arm.name, round(arm.part * self.houses)) for arm in design.arms)
        control = dict(sizes)[design.control]
        treated = min(size for name, size in sizes if name != design.control)
        seen = outlook(design.baseline, treated, control, design.wanted_effect)
        return DesignCheck(
            self.houses, sizes, seen, "These arms are too small." if seen.smallest > seen.wanted else ""
        )

    def create(
        self, design: Design, *, exploratory: bool = False, origin: object = None
    ) -> tuple[ExperimentView, ChangeSet]:
        if not design.name:
            raise NotAllowed("Give the experiment a name.")
        if self.check(design).warning and not exploratory:
            raise NotAllowed("These arms are too small.")
        self.designs.append(design)
        made = replace(
            RAN, experiment_id=f"trial-{len(self.known) + 1}", name=design.name, arms=design.arms,
            hypothesis=design.hypothesis, status="draft", started_at=None, houses=0,
            exploratory=exploratory, next_steps=("start", "cancel"), control=design.control,
        )  # fmt: skip
        self.known.insert(0, made)
        return made, self._changed(f"Drafted {made.name}", origin)

    def start(self, experiment_id: str, *, origin: object = None) -> ChangeSet:
        self._put(experiment_id, status="running", started_at=NOW, houses=900, next_steps=("stop", "cancel"))
        return self._changed("Started", origin)

    def stop(self, experiment_id: str, reason: str = "", *, origin: object = None) -> ChangeSet:
        self._put(experiment_id, status="completed", stopped_at=NOW, stop_reason=reason, next_steps=())
        return self._changed("Stopped", origin)

    def cancel(self, experiment_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        if not reason:
            raise NotAllowed("Say in a few words why the experiment is cancelled; others will read it.")
        self._put(experiment_id, status="cancelled", stopped_at=NOW, stop_reason=reason, next_steps=())
        return self._changed("Cancelled", origin)

    def count(self, experiment_id: str, arm: str | None = None) -> int:
        return 0

    def assignments(
        self, experiment_id: str, offset: int, limit: int, arm: str | None = None
    ) -> Sequence[AssignmentView]:
        return ()

    def results(self, experiment_id: str) -> ExperimentResults:
        view = next(one for one in self.known if one.experiment_id == experiment_id)
        arms = Arms({arm.name: arm.part for arm in view.arms})
        rates = self.rates if view.houses else {}
        found = results(rates, arms, view.control)
        said = "knock: 47 of 200 against 18 of 200." if view.houses else "Not started: nobody is drawn yet."
        warned = ["1 of 200 held-out houses were contacted."] if view.houses and self.touched else []
        if found.sizes.mismatch:
            warned.append("The arms are not as large as they were planned.")
        return ExperimentResults(
            view,
            found,
            self.adjusted,
            len(self.touched),
            200,
            view.status == "running",
            NOW,
            said,
            tuple(warned),
        )

    def contamination(self, experiment_id: str) -> Sequence[ContaminatedHouse]:
        return tuple(self.touched)

    def held_out(self, storm_id: str | None, property_ids: Collection[str]) -> Mapping[str, HeldOut]:
        return {}

    def _put(self, experiment_id: str, **changes: object) -> None:
        self.calls.append(f"{experiment_id} {changes['status']}")
        at = [one.experiment_id for one in self.known].index(experiment_id)
        self.known[at] = replace(self.known[at], **changes)  # type: ignore[arg-type]

    def _changed(self, name: str, origin: object) -> ChangeSet:
        return ChangeSet(name, Touched({"experiments": {"trial"}}), origin)
