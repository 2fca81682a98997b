"""Attribution over the replica: `ports.AttributionVerbs`."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stormops_desktop.domain.attribution.cohort import Cohort
from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.explain import compare_methods
from stormops_desktop.domain.attribution.methods import Attribution, attribute, hybrid_shares
from stormops_desktop.domain.attribution.priors import context_of
from stormops_desktop.domain.attribution.reconcile import ArmCount, reconciled
from stormops_desktop.domain.attribution.recorded import recorded, run_id
from stormops_desktop.domain.attribution.storm import (
    RunConfig,
    StormJourneys,
    StormTouch,
    storm_credit,
    storm_journeys,
    zip_cohort,
)
from stormops_desktop.domain.attribution.touches import channel_of
from stormops_desktop.domain.experiments.intervals import Rate
from stormops_desktop.services.attribution.models import (
    UNKNOWN,
    HouseCredit,
    HouseName,
    PlayName,
    RunSummary,
    Share,
    StormAttribution,
    StormTouches,
)
from stormops_desktop.services.attribution.ports import ReportPage
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.attribution import reading
from stormops_desktop.storage.quality.storms import storm_span
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from sync.contracts.schema import ADMIN, MANAGER

CENTRE = ""
TOGETHER = 900  # the centre takes a thousand ops a message
LIVE = RunConfig()
OFFICE_ONLY = "Attribution is read at the office; this account is a crew's."
LEADS_ONLY = "Only a manager or an admin keeps a run for everybody. What is on screen is not lost."
NO_STORM = "This storm is not on this computer. Sync, or choose another one."
NOBODY_THERE = "Nobody was touched in {zip}. Choose another."
NOBODY_NOWHERE = "Nobody was touched in houses without a ZIP code. Choose another."
NO_TOUCH = "No touch of this storm is known yet, so there is nothing to attribute."


class AttributionEngine:
    """See `ports.AttributionVerbs`, whose promises these methods keep."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def load(self, storm_id: str, config: RunConfig = LIVE, as_of: int | None = None) -> StormTouches:
        """The storm's touches as paths.

        Raises:
            NotFound: the storm is not here. NotAllowed: a crew, or touches that make no sense. StoreTrouble.
        """
        if not self._work.is_office:
            raise NotAllowed(OFFICE_ONLY)
        now = self._work.office_ms()
        with self._work.reading() as connection:
            storm = storm_span(connection, storm_id)
            if storm is None:
                raise NotFound(NO_STORM)
            # A sample's touches may lie ahead of the demo's clock; they happened all the same.
            at = max(now, reading.sample_until(connection, storm_id)) if as_of is None else as_of
            told = [_touch(row) for row in reading.touches(connection, storm_id, at)]
            arms = _arms(reading.arms(connection, storm_id, at))
            owners = reading.identities(connection, storm_id)
            plays = {key: PlayName(*name) for key, name in reading.play_names(connection).items()}
        return StormTouches(storm_id, storm.name, at, _journeys(told, at, config, owners), arms, plays)

    def compute(
        self, touches: StormTouches, config: RunConfig = LIVE, on_draw: Callable[[int], None] | None = None
    ) -> StormAttribution:
        """All credit of the storm.

        Raises:
            NotAllowed: there is no touch, or no chain of that order can be fitted.
        """
        if touches.journeys is None:
            raise NotAllowed(NO_TOUCH)
        try:
            credit = storm_credit(touches.journeys, config, on_draw)
        except AttributionError as error:
            raise NotAllowed(str(error)) from error
        lifts = reconciled(hybrid_shares(credit.channels), touches.arms)
        return StormAttribution(touches, credit, lifts, run_id(touches.storm_id, credit, lifts))

    def run(self, storm_id: str, config: RunConfig = LIVE) -> StormAttribution:
        """Loads and computes.

        Raises:
            NotFound, NotAllowed, StoreTrouble: as `load` and `compute`.
        """
        return self.compute(self.load(storm_id, config), config)

    def record(self, found: StormAttribution, *, origin: object = None) -> ChangeSet:
        """Writes the run and its credit down; a run that is known stays as it is.

        Raises:
            NotAllowed: a role. StoreTrouble.
        """
        if self._work.member.role not in (MANAGER, ADMIN):
            raise NotAllowed(LEADS_ONLY)
        named = f"Kept the attribution of {found.touches.storm_name}"
        with self._work.reading() as connection:
            if reading.knows_run(connection, found.run_id):
                return ChangeSet(f"{named}: nothing has changed since the last run", origin=origin)
        rows = recorded(
            found.touches.storm_id, found.credit, found.lifts, computed_at=self._work.office_ms(),
            computed_by=self._work.member.account_id,
        )  # fmt: skip
        drafts = [Draft(Kind.ADD, row.table, row.key, _given(row.fields)) for row in rows]
        groups = [drafts[i : i + TOGETHER] for i in range(0, len(drafts), TOGETHER)]
        _, touched = self._work.capture_groups(groups)
        return ChangeSet(named, touched, origin)

    def runs(self, storm_id: str, limit: int = 50) -> Sequence[RunSummary]:
        """The newest first.

        Raises:
            StoreTrouble.
        """
        with self._work.reading() as connection:
            found = reading.runs(connection, storm_id, limit)
            credit = reading.channel_credit(connection, [row.attribution_run_id for row in found])
        shares: dict[str, dict[str, dict[str, Share]]] = {}
        for row in credit:
            methods = shares.setdefault(row.attribution_run_id, {})
            methods.setdefault(row.method, {})[row.channel] = Share(row.credit, row.ci_low, row.ci_high)
        return [_summary(row, shares.get(row.attribution_run_id, {})) for row in found]

    def of_zip(self, found: StormAttribution, zip_code: str | None) -> Attribution:
        """Credit of one ZIP code's journeys.

        Raises:
            NotFound: nobody was touched there.
        """
        journeys = found.touches.journeys
        if journeys is None or zip_code not in journeys.zip_codes:
            raise NotFound(NOBODY_THERE if zip_code else NOBODY_NOWHERE, zip=zip_code)
        return attribute(zip_cohort(journeys, zip_code), found.credit.config.settings)

    def houses(self, property_ids: Sequence[str]) -> Sequence[HouseName]:
        """By address.

        Raises:
            StoreTrouble.
        """
        with self._work.reading() as connection:
            return [_house(row) for row in reading.houses(connection, property_ids)]

    def find(self, storm_id: str, words: str, limit: int = 20) -> Sequence[HouseName]:
        """By address.

        Raises:
            StoreTrouble.
        """
        with self._work.reading() as connection:
            return [_house(row) for row in reading.touched_houses(connection, storm_id, words.strip(), limit)]

    def explain(self, found: StormAttribution, property_id: str) -> HouseCredit:
        """What every method says of one house's path.

        Raises:
            NotFound: nobody touched it. StoreTrouble.
        """
        if property_id not in found.credit.houses:
            raise NotFound("This house has no touches under the storm, so there is no path to explain.")
        named = self.houses([property_id])
        house = named[0] if named else HouseName(property_id, "", "", "", "")
        at = found.credit.houses.index(property_id)
        path, ages = _path(found.credit.by_channel, at)
        converted = bool(found.credit.by_channel.conversions[at])
        moments = self._moments(found, property_id, ages)
        try:
            credit = compare_methods(path, found.credit.channels, ages)
        except AttributionError as error:
            return HouseCredit(house, path, moments, converted, {}, str(error))
        return HouseCredit(house, path, moments, converted, credit)

    def compare_methods(
        self, path: Sequence[str], storm_id: str | None = None
    ) -> Mapping[str, Mapping[str, float]]:
        """Unknown channels count as other.

        Raises:
            NotFound: no storm with touches. NotAllowed: an empty path, or nothing converted. StoreTrouble.
        """
        with self._work.reading() as connection:
            wanted = storm_id or reading.newest_storm(connection)
        if wanted is None:
            raise NotFound("No storm on this computer has touches yet. Sync, or import the touches first.")
        found = self.run(wanted, RunConfig(draws=0, zips=0))
        try:
            return compare_methods([channel_of(name).value for name in path], found.credit.channels)
        except AttributionError as error:
            raise NotAllowed(str(error)) from error

    def report(self, title: str, lines: Sequence[str], pages: Sequence[ReportPage]) -> bytes:
        """The PDF; the same pages give the same bytes."""
        from stormops_desktop.adapters.insights.figures_report import FigurePage, figures_report
        from stormops_desktop.adapters.resources import resource_folder

        made = [FigurePage(page.title, page.picture, page.head, page.rows) for page in pages]
        return figures_report(title, self._work.member.org_name, lines, made, resource_folder() / "fonts")

    def _moments(self, found: StormAttribution, property_id: str, ages: Sequence[float]) -> list[int]:
        """When the touches of a path were: their ages count back from the last one that earns."""
        with self._work.reading() as connection:
            own = reading.touches(connection, found.touches.storm_id, found.touches.as_of, property_id)
        won = [row.timestamp for row in own if row.converted]
        last = min(won) if won else max(row.timestamp for row in own)
        return [last - round(age * 86_400_000) for age in ages]


def _journeys(
    told: Sequence[StormTouch], at: int, config: RunConfig, owners: Mapping[str, str]
) -> StormJourneys | None:
    if not told:
        return None
    try:
        return storm_journeys(told, at, config, owners)
    except AttributionError as error:
        raise NotAllowed(str(error)) from error


def _touch(row: Any) -> StormTouch:
    house, channel, at, play, converted, cents, source, zip_code, *told = row
    context = context_of(*told)
    return StormTouch(house, channel, at, play, bool(converted), cents, source, zip_code, context)


def _arms(rows: Sequence[Any]) -> tuple[ArmCount, ...]:
    counted = {(row.experiment_id, row.arm): Rate(int(row.won), int(row.n)) for row in rows}
    return tuple(
        ArmCount(
            arm["channel"], row.name, row.arm, counted[row.experiment_id, row.arm],
            counted.get((row.experiment_id, row.control), Rate(0, 0)),
        )
        for row in rows
        for arm in json.loads(row.arms)
        if arm.get("channel") and arm["name"] == row.arm and row.arm != row.control
    )  # fmt: skip


def _path(cohort: Cohort, at: int) -> tuple[list[str], list[float]]:
    span = slice(int(cohort.offsets[at]), int(cohort.offsets[at + 1]))
    names = [cohort.players[code] for code in cohort.codes[span]]
    ages = cohort.age_days[span].tolist() if cohort.age_days is not None else [0.0] * len(names)
    return names, ages


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _house(row: Any) -> HouseName:
    return HouseName(
        row.property_id, row.address or "", row.city or "", row.zip_code or "", row.persona or ""
    )


def _summary(row: Any, shares: Mapping[str, Mapping[str, Share]]) -> RunSummary:
    by = CENTRE if row.computed_by is None else (row.display_name or UNKNOWN)
    return RunSummary(
        row.attribution_run_id, row.computed_at, row.as_of, by, row.engine_version, row.chain_order,
        row.shapley_weight, row.n_journeys, row.n_conversions, bool(row.low_sample), shares,
    )  # fmt: skip
