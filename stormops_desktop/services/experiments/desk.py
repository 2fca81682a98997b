"""Experiments over the replica: `ports.Experiments`."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from stormops_desktop.domain.experiments.clusters import Unit
from stormops_desktop.domain.experiments.lifecycle import VERBS, may_become
from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.experiments.designing import arms_of, checked, eligible
from stormops_desktop.services.experiments.door import held_out
from stormops_desktop.services.experiments.models import (
    AssignmentView,
    ContaminatedHouse,
    Design,
    DesignCheck,
    ExperimentResults,
    ExperimentView,
    HeldOut,
    PlayChoice,
)
from stormops_desktop.services.experiments.telling import design_of, experiment_view, results_of
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.experiments import rows
from stormops_desktop.storage.targeting import log_rows
from sync.contracts.capture import Draft
from sync.contracts.identifiers import uuid7
from sync.contracts.ops import Kind
from sync.contracts.schema import ADMIN, MANAGER

TOGETHER = 900  # the centre takes a thousand ops a message
DRAFTED = "Drafted the experiment {name}"
STARTED = "Started {name} with {count} houses"
LEADS_ONLY = "Only a manager or an admin runs experiments. Nothing was changed."
GONE = "This experiment is not on this computer any more. Sync to see what became of it."


class ExperimentDesk:
    """See `ports.Experiments`, whose promises these methods keep."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def experiments(self, storm_id: str | None = None) -> Sequence[ExperimentView]:
        """The newest first."""
        with self._work.reading() as connection:
            found = rows.experiments(connection, storm_id)
        return [experiment_view(row, may_lead=self._may_lead) for row in found]

    def plays(self) -> Sequence[PlayChoice]:
        """What an arm may name, by name."""
        with self._work.reading() as connection:
            return [PlayChoice(row.code, row.name) for row in rows.plays(connection)]

    def check(self, design: Design) -> DesignCheck:
        """How many houses each arm would have, and whether that can show the wanted effect.

        Raises:
            NotAllowed: the design is impossible. StoreTrouble.
        """
        arms_of(design)
        return self._checked(design, design.name)

    def create(
        self, design: Design, *, exploratory: bool = False, origin: object = None
    ) -> tuple[ExperimentView, ChangeSet]:
        """Stores a draft.

        Raises:
            NotAllowed: a role, an impossible design, a taken name, or too few houses. NotFound, StoreTrouble.
        """
        self._lead()
        self._sound(design)
        told = self._checked(design, design.name)
        _large_enough(told, exploratory=exploratory)
        at = self._work.office_ms()
        key = uuid7(at, self._work.randomness(10))
        draft = self._draft(key, design, told, at)
        _, touched = self._work.capture([draft])
        return self._view(key), ChangeSet(Said(DRAFTED, name=design.name.strip()), touched, origin)

    def start(self, experiment_id: str, *, origin: object = None) -> ChangeSet:
        """Draws the arms and freezes them.

        Raises:
            NotAllowed: a role, not a draft, or too few houses by now. NotFound, StoreTrouble.
        """
        row = self._stepping(experiment_id, "start")
        design, at = design_of(row), self._work.office_ms()
        with self._work.reading() as connection:
            takers = eligible(connection, self._work.member.tenant_id, design, row.salt, at)
        _large_enough(checked(design, takers, row.salt), exploratory=bool(row.exploratory))
        fields = {"status": VERBS["start"], "started_at": at}
        drafts = [Draft(Kind.SET, "experiments", experiment_id, fields)]
        for house, arm in sorted(takers.dealt(design, row.salt).items()):
            told = {
                "storm_id": row.storm_id, "experiment_id": experiment_id, "property_id": house, "arm": arm,
                "stratum": takers.strata[house], "assigned_at": at,
            }  # fmt: skip
            key = str(uuid5(UUID(experiment_id), f"house/{house}"))
            drafts.append(Draft(Kind.ADD, "experiment_assignments", key, told))
        groups = [drafts[i : i + TOGETHER] for i in range(0, len(drafts), TOGETHER)]
        _, touched = self._work.capture_groups(groups)
        return ChangeSet(Said(STARTED, name=row.name, count=len(takers.strata)), touched, origin)

    def stop(self, experiment_id: str, reason: str = "", *, origin: object = None) -> ChangeSet:
        """Ends it: its results stand, and the policy decides its houses again.

        Raises:
            NotAllowed: a role, or it is not running. NotFound, StoreTrouble.
        """
        return self._end(experiment_id, "stop", reason, origin)

    def cancel(self, experiment_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        """Ends it without a result.

        Raises:
            NotAllowed: a role, no reason, or it is over. NotFound, StoreTrouble.
        """
        if not reason.strip():
            raise NotAllowed("Say in a few words why the experiment is cancelled; others will read it.")
        return self._end(experiment_id, "cancel", reason, origin)

    def count(self, experiment_id: str, arm: str | None = None) -> int:
        """How many houses are in it, or in one of its arms."""
        with self._work.reading() as connection:
            return rows.count(connection, experiment_id, arm)

    def assignments(
        self, experiment_id: str, offset: int, limit: int, arm: str | None = None
    ) -> Sequence[AssignmentView]:
        """Who is in it, by address."""
        now = self._work.office_ms()
        with self._work.reading() as connection:
            found = rows.houses(connection, experiment_id, now, arm=arm, offset=offset, limit=limit)
        return [
            AssignmentView(
                row.property_id, row.address or "", row.zip_code or "", row.stratum or "", row.arm,
                row.assigned_at, bool(row.contacted), bool(row.converted),
            )
            for row in found
        ]  # fmt: skip

    def results(self, experiment_id: str) -> ExperimentResults:
        """What it shows now.

        Raises:
            NotFound, StoreTrouble.
        """
        view, now = self._view(experiment_id), self._work.office_ms()
        with self._work.reading() as connection:
            houses = rows.houses(connection, experiment_id, now)
            contaminated = rows.contaminated(connection, experiment_id)
        return results_of(view, houses, len(contaminated), now)

    def contamination(self, experiment_id: str) -> Sequence[ContaminatedHouse]:
        """Controls that were visited or written to after the draw, the newest first."""
        with self._work.reading() as connection:
            found = rows.contaminated(connection, experiment_id)
        return [ContaminatedHouse(row.property_id, row.address or "", row.how, row.at) for row in found]

    def held_out(self, storm_id: str | None, property_ids: Collection[str]) -> Mapping[str, HeldOut]:
        """Which of these houses are to be left alone, and why; in any storm when none is named."""
        with self._work.reading() as connection:
            return held_out(connection, self._work.member.tenant_id, storm_id, property_ids)

    def _end(self, experiment_id: str, verb: str, reason: str, origin: object) -> ChangeSet:
        row = self._stepping(experiment_id, verb)
        fields = {
            "status": VERBS[verb], "stopped_at": self._work.office_ms(),
            "stop_reason": reason.strip() or None,
        }  # fmt: skip
        _, touched = self._work.capture([Draft(Kind.SET, "experiments", experiment_id, fields)])
        name = Said("Stopped {name}" if verb == "stop" else "Cancelled {name}", name=row.name)
        return ChangeSet(name, touched, origin)

    def _stepping(self, experiment_id: str, verb: str) -> Any:
        self._lead()
        row = self._row(experiment_id)
        if row.status == VERBS[verb] or not may_become(row.status, VERBS[verb]):
            raise NotAllowed(
                "{name} is {status}, so it can't {verb}. Nothing was changed.", name=row.name,
                status=row.status, verb=verb,
            )  # fmt: skip
        return row

    def _checked(self, design: Design, salt: str) -> DesignCheck:
        tenant, at = self._work.member.tenant_id, self._work.office_ms()
        with self._work.reading() as connection:
            takers = eligible(connection, tenant, design, salt, at)
        return checked(design, takers, salt)

    def _sound(self, design: Design) -> None:
        arms_of(design)
        if not design.name.strip():
            raise NotAllowed("Give the experiment a name.")
        if design.window_days < 1 or (design.most is not None and design.most < 2):
            raise NotAllowed("The window takes a day at least, and the experiment two houses.")
        wanted = {arm.play for arm in design.arms if arm.play}
        with self._work.reading() as connection:
            if log_rows.storm_row(connection, design.storm_id) is None:
                raise NotFound("This storm is not on this computer any more. Sync, and choose it again.")
            unknown = wanted - rows.known_plays(connection, wanted)
            names = {row.name.casefold() for row in rows.experiments(connection, design.storm_id)}
        if unknown:
            raise NotAllowed(
                "There is no play {plays}. Choose among the company's.", plays=", ".join(sorted(unknown))
            )
        if design.name.strip().casefold() in names:
            raise NotAllowed(
                "This storm has an experiment {name} already. Choose another name.",
                name=design.name.strip(),
            )

    def _draft(self, key: str, design: Design, told: DesignCheck, at: int) -> Draft:
        arms = [
            {"name": arm.name, "part": arm.part}
            | ({"play": arm.play} if arm.play else {})
            | ({"channel": arm.channel} if arm.channel else {})
            for arm in design.arms
        ]
        unit = None if design.unit is Unit.HOUSE else design.unit.value
        whom = {"zips": list(design.zips), "tiers": list(design.tiers), "most": design.most, "unit": unit}
        fields = {
            "storm_id": design.storm_id, "name": design.name.strip(), "status": "draft",
            "arms": json.dumps(arms), "control": design.control, "salt": key,
            "population": json.dumps({name: value for name, value in whom.items() if value}),
            "window_days": design.window_days, "baseline": design.baseline,
            "wanted_effect": design.wanted_effect, "exploratory": bool(told.warning), "designed_at": at,
            "author_id": self._work.member.account_id,
        }  # fmt: skip
        if design.hypothesis.strip():
            fields["hypothesis"] = design.hypothesis.strip()
        if told.outlook is not None:
            fields["smallest_effect"] = told.outlook.smallest
        return Draft(Kind.ADD, "experiments", key, fields)

    def _view(self, experiment_id: str) -> ExperimentView:
        return experiment_view(self._row(experiment_id), may_lead=self._may_lead)

    def _row(self, experiment_id: str) -> Any:
        with self._work.reading() as connection:
            row = rows.experiment(connection, experiment_id)
        if row is None:
            raise NotFound(GONE)
        return row

    @property
    def _may_lead(self) -> bool:
        return self._work.member.role in (MANAGER, ADMIN)

    def _lead(self) -> None:
        if not self._may_lead:
            raise NotAllowed(LEADS_ONLY)


def _large_enough(told: DesignCheck, *, exploratory: bool) -> None:
    if told.outlook is None:
        raise NotAllowed(told.warning)
    if told.warning and not exploratory:
        raise NotAllowed(
            "{warning} Launch it as exploratory if it is only meant to find out.", warning=told.warning
        )
