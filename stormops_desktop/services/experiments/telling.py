"""Experiments and their results as screens and people read them."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from stormops_desktop.domain.experiments.adjusting import adjusted_lift
from stormops_desktop.domain.experiments.assignment import Arms
from stormops_desktop.domain.experiments.clusters import Unit
from stormops_desktop.domain.experiments.errors import ExperimentError
from stormops_desktop.domain.experiments.intervals import Rate
from stormops_desktop.domain.experiments.lifecycle import ExperimentStatus, steps_from
from stormops_desktop.domain.experiments.results import Comparison, Results, results
from stormops_desktop.domain.identity.normalising import address as normal_address
from stormops_desktop.services.experiments.models import Arm, Design, ExperimentResults, ExperimentView

SOMEBODY = "Somebody"
DAY_MS = 86_400_000
MUCH_CONTAMINATION = 0.05


def arms_from(document: str) -> tuple[Arm, ...]:
    """The arms of a row."""
    return tuple(
        Arm(arm["name"], arm["part"], arm.get("play") or "", arm.get("channel") or "")
        for arm in json.loads(document)
    )


def experiment_view(row: Any, *, may_lead: bool) -> ExperimentView:
    """A line of the list."""
    return ExperimentView(
        row.experiment_id, row.storm_id, row.storm_name or "", row.name, row.hypothesis or "", row.status,
        arms_from(row.arms), row.control, row.window_days, row.baseline, row.wanted_effect,
        row.smallest_effect, bool(row.exploratory), row.designed_at, row.started_at, row.stopped_at,
        row.stop_reason or "", row.display_name or SOMEBODY, row.houses,
        steps_from(row.status) if may_lead else (), bool(row._pending), unit_of(row.population),
    )  # fmt: skip


def design_of(row: Any) -> Design:
    """The design that a draft was made from."""
    whom = json.loads(row.population or "{}")
    return Design(
        row.storm_id, row.name, arms_from(row.arms), row.control, row.hypothesis or "",
        tuple(whom.get("zips", ())), tuple(whom.get("tiers", ())), whom.get("most"), row.window_days,
        row.baseline, row.wanted_effect, unit_of(row.population),
    )  # fmt: skip


def unit_of(population: str | None) -> Unit:
    """What an experiment draws arms for; one that does not say draws houses."""
    try:
        return Unit(json.loads(population or "{}").get("unit", Unit.HOUSE))
    except ValueError:  # a newer version's word; its houses are told as what they are
        return Unit.HOUSE


def group_of(unit: Unit, row: Any) -> str:
    """The group that a house is drawn with; a house of no known address or ZIP is drawn alone."""
    if unit is Unit.ZIP and row.zip_code:
        return f"zip {row.zip_code[:5]}"
    if unit is Unit.HOUSEHOLD and row.address:
        street = normal_address(row.address).partition(" #")[0]
        return f"{street}|{(row.zip_code or '')[:5]}"
    return str(row.property_id)


def results_of(
    view: ExperimentView, houses: Sequence[Any], contaminated: int, now_ms: int
) -> ExperimentResults:
    """Every arm against the control, whoever was treated in fact: intention to treat."""
    arms = Arms({arm.name: arm.part for arm in view.arms})
    rates = {arm.name: _rate([h for h in houses if h.arm == arm.name]) for arm in view.arms}
    found = results(rates, arms, view.control, _groups(view, houses), view.unit)
    controls = rates[view.control].n
    closes = max((h.assigned_at for h in houses), default=0) + view.window_days * DAY_MS
    is_open = view.status == ExperimentStatus.RUNNING and now_ms < closes
    return ExperimentResults(
        view, found, tuple(_adjusted(view, houses)), contaminated, controls, is_open, now_ms,
        _sentence(view, found), tuple(_warnings(view, found, contaminated, controls, is_open=is_open)),
    )  # fmt: skip


def _rate(houses: Sequence[Any]) -> Rate:
    return Rate(sum(bool(house.converted) for house in houses), len(houses))


def _groups(view: ExperimentView, houses: Sequence[Any]) -> dict[str, list[Rate]] | None:
    """The rate of every group by arm; None for an experiment on single houses."""
    if view.unit is Unit.HOUSE:
        return None
    members: dict[tuple[str, str], list[Any]] = {}
    for house in houses:
        members.setdefault((house.arm, group_of(view.unit, house)), []).append(house)
    found: dict[str, list[Rate]] = {arm.name: [] for arm in view.arms}
    for (arm, _), group in sorted(members.items()):
        found[arm].append(_rate(group))
    return found


def _adjusted(view: ExperimentView, houses: Sequence[Any]) -> list[tuple[str, float, float, float, float]]:
    """CUPED on the impact, which was known before the draw. Nothing where it says nothing, and nothing for
    groups, whose houses are no draws of their own."""
    if view.unit is not Unit.HOUSE:
        return []
    known = [house for house in houses if house.sii is not None]
    found = []
    for arm in view.arms:
        compared = [house for house in known if house.arm in (arm.name, view.control)]
        # Where nobody converted, or everybody did, there is nothing to adjust: an interval of no width.
        if arm.name == view.control or len({bool(house.converted) for house in compared}) < 2:
            continue
        outcome = np.array([float(house.converted) for house in compared])
        before = np.array([house.sii for house in compared], np.float64)
        treated = np.array([house.arm == arm.name for house in compared])
        try:
            made = adjusted_lift(outcome, before, treated)
        except ExperimentError:  # too few: the plain comparison says so
            continue
        found.append((arm.name, made.lift, made.interval.lo, made.interval.hi, made.variance_kept))
    return found


def _sentence(view: ExperimentView, found: Results) -> str:
    if view.status == ExperimentStatus.DRAFT:
        return "Not started: nobody has been drawn yet."
    return " ".join(_compared(one) for one in found.comparisons)


def _compared(one: Comparison) -> str:
    told = (
        f"{one.arm}: {one.treated.hits:,} of {one.treated.n:,} ({100 * one.treated.value:.1f} %) against "
        f"{one.control.hits:,} of {one.control.n:,} ({100 * one.control.value:.1f} %), "
        f"{100 * one.lift:+.1f} points (95 % interval {100 * one.interval.lo:+.1f} to "
        f"{100 * one.interval.hi:+.1f})."
    )
    if one.shown_to_work:
        return f"{told} It works, however often this was looked at."
    return f"{told} It does harm." if one.shown_to_harm else f"{told} Nothing is shown yet."


def _warnings(
    view: ExperimentView, found: Results, contaminated: int, controls: int, *, is_open: bool
) -> list[str]:
    said = []
    if found.sizes.mismatch:
        said.append(
            f"The arms are not as large as they were planned (p = {found.sizes.p:.4f}), so something besides "
            "chance decides who is in them. No result can be trusted until that is found."
        )
    if controls and contaminated:
        strong = " That hides an effect." if contaminated > MUCH_CONTAMINATION * controls else ""
        said.append(f"{contaminated:,} of {controls:,} held-out houses were contacted.{strong}")
    if any(one.low_sample for one in found.comparisons):
        said.append("Few houses or few conversions: read the interval, not the difference.")
    if view.unit is not Unit.HOUSE:
        groups = {"household": "household", "zip": "ZIP"}[view.unit]
        said.append(f"Drawn by {groups}: neighbors are alike, so intervals are wider than of single houses.")
    if is_open:
        said.append("Conversions may still come; who has none yet counts as not converted.")
    if view.exploratory:
        said.append("Exploratory: it was launched too small for the effect it was meant to show.")
    return said
