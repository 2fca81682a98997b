"""A run as the rows that are kept of it, by table: the laptop captures them, the centre writes them.

Ids follow from what was computed on what, so a run told twice, or by two machines, is one run.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid5

import numpy as np

from stormops_desktop.domain.attribution.cohort import Floats, counted
from stormops_desktop.domain.attribution.methods import Attribution, Credit
from stormops_desktop.domain.attribution.plays import PlayCredit
from stormops_desktop.domain.attribution.reconcile import Reconciled
from stormops_desktop.domain.attribution.storm import ENGINE_VERSION, NO_PLAY, StormCredit

RUNS, CHANNELS = "attribution_runs", "channel_attribution"
PLAYS, PLAY_CHANNELS = "play_attribution", "play_channel_attribution"
OF_ZIPS = ("markov", "shapley", "hybrid")
DECIMALS = 12
NESTED = "markov"  # the method by which channels share out what their play earned


class Recorded(NamedTuple):
    """A row: table, id, and values as the contract spells them."""

    table: str
    key: str
    fields: dict[str, Any]


def run_id(storm_id: str, credit: StormCredit, lifts: Sequence[Reconciled] = ()) -> str:
    """The same for the same storm, settings, touches and experiments, wherever it is asked."""
    told = f"{ENGINE_VERSION}|{_config(credit)}|{credit.input_sha256}|{_reconciliation(lifts)}"
    return str(uuid5(UUID(storm_id), told))


def recorded(
    storm_id: str, credit: StormCredit, lifts: Sequence[Reconciled], *, computed_at: int,
    computed_by: str | None,
) -> list[Recorded]:  # fmt: skip
    """The run's row first, then its credit.

    Args:
        computed_at: UTC milliseconds. computed_by: the account; None for the centre.
    """
    key = run_id(storm_id, credit, lifts)
    shared = {
        "attribution_run_id": key, "storm_id": storm_id, "engine_version": ENGINE_VERSION,
        "computed_at": computed_at,
    }  # fmt: skip
    rows = [Recorded(RUNS, key, _run(storm_id, credit, lifts, computed_at, computed_by))]
    for table, named, fields in _credit(credit):
        rows.append(Recorded(table, str(uuid5(UUID(key), f"{table}/{named}")), {**shared, **fields}))
    return rows


def _run(
    storm_id: str, credit: StormCredit, lifts: Sequence[Reconciled], computed_at: int, computed_by: str | None
) -> dict[str, Any]:
    config, channels = credit.config, credit.channels
    return {
        "storm_id": storm_id, "computed_at": computed_at, "as_of": credit.as_of_ms,
        "computed_by": computed_by, "engine_version": ENGINE_VERSION, "chain_order": config.order,
        "draws": config.draws, "seed": config.seed, "shapley_weight": config.shapley_weight,
        "markov_weight": 1 - config.shapley_weight, "prior_strength": config.prior_strength,
        "n_journeys": round(channels.n_journeys), "n_conversions": round(channels.n_conversions),
        "value_cents": round(channels.total_value), "low_sample": channels.low_sample,
        "input_sha256": credit.input_sha256, "config": _config(credit),
        "reconciliation": _reconciliation(lifts), "sweep": _sweep(channels),
    }  # fmt: skip


def _credit(credit: StormCredit) -> Iterator[tuple[str, str, dict[str, Any]]]:
    touches = credit.by_channel.touches
    for method, player, fields in _rows(credit.channels, touches):
        yield CHANNELS, f"{method}/{player}", {**fields, "channel": player, "zip_code": None}
    for code, found in credit.zips.items():
        met = _touches_in(credit, code)
        for method, player, fields in _rows(found, met, OF_ZIPS):
            yield CHANNELS, f"{code}/{method}/{player}", {**fields, "channel": player, "zip_code": code}
    for method, player, fields in _rows(credit.plays.plays, credit.by_play.touches):
        yield PLAYS, f"{method}/{player}", {**fields, "play_id": player or None}
    yield from _cells(credit)


def _rows(
    found: Attribution, touches: Floats, only: Sequence[str] = ()
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for method, credit in found.methods.items():
        if only and method not in only:
            continue
        for at, player in enumerate(found.players):
            if touches[at]:
                yield method, player, _fields(found, method, credit, at, touches[at])


def _fields(found: Attribution, method: str, credit: Credit, at: int, touches: float) -> dict[str, Any]:
    spread = credit.spread
    known = spread is not None and bool(spread.varies[at])
    return {
        "method": method, "credit": _tidy(credit.shares[at]),
        "conversions": _tidy(credit.shares[at] * found.n_conversions),
        "value_cents": round(float(credit.value[at])),
        "ci_low": _tidy(spread.lo[at]) if spread is not None and known else None,
        "ci_high": _tidy(spread.hi[at]) if spread is not None and known else None,
        "touches": round(touches), "n_journeys": round(found.n_journeys),
        "n_conversions": round(found.n_conversions),
    }  # fmt: skip


def _cells(credit: StormCredit) -> Iterator[tuple[str, str, dict[str, Any]]]:
    found, nested = credit.plays.plays, credit.plays
    if NESTED not in found.methods:
        return
    for (p, c), met in np.ndenumerate(pair_touches(credit)):
        if not met:
            continue
        share = float(nested.cells[p, c])
        play, channel = found.players[p], nested.channels[c]
        yield PLAY_CHANNELS, f"{NESTED}/{play or NO_PLAY}/{channel}", {
            "method": NESTED, "play_id": play or None, "channel": channel,
            "within": _tidy(float(nested.within[p, c])), "credit": _tidy(share),
            "conversions": _tidy(share * found.n_conversions),
            "value_cents": round(share * found.total_value),
            **_cell_interval(nested, p * len(nested.channels) + c), "touches": round(met),
            "n_journeys": round(found.n_journeys), "n_conversions": round(found.n_conversions),
        }  # fmt: skip


def _cell_interval(found: PlayCredit, at: int) -> dict[str, float | None]:
    spread = found.spread
    if spread is None or not spread.varies[at]:
        return {"ci_low": None, "ci_high": None}
    return {"ci_low": _tidy(spread.lo[at]), "ci_high": _tidy(spread.hi[at])}


def pair_touches(credit: StormCredit) -> Floats:
    """(P, C) touches of each play on each channel, over all journeys."""
    plays, channels = credit.by_play, credit.by_channel
    times = (plays.conversions + plays.nulls)[plays.path_of]
    pairs = plays.codes * channels.size + channels.codes
    return counted(pairs, times, plays.size * channels.size).reshape(plays.size, channels.size)


def _touches_in(credit: StormCredit, code: str) -> Floats:
    within = np.array([of == code for of in credit.zip_codes])
    return credit.by_channel.take(within).touches


def _config(credit: StormCredit) -> str:
    config = credit.config
    told: Mapping[str, Any] = {
        "order": config.order, "draws": config.draws, "seed": config.seed,
        "shapley_weight": config.shapley_weight, "prior_strength": config.prior_strength,
        "look_back_days": config.look_back_days, "intervals": config.intervals, "zips": config.zips,
        "left_out": dict(credit.channels.left_out),
    }  # fmt: skip
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def _reconciliation(lifts: Sequence[Reconciled]) -> str:
    told = [
        {
            "channel": one.channel, "experiment": one.experiment, "arm": one.arm, "credit": _tidy(one.share),
            "lift": _tidy(one.lift), "lo": _tidy(one.lo), "hi": _tidy(one.hi),
            "treated": one.treated, "control": one.control,
            "incremental_part": _tidy(one.incremental_part), "over_credited": one.over_credited,
        }
        for one in lifts
    ]  # fmt: skip
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def _sweep(found: Attribution) -> str | None:
    if found.sweep is None:
        return None
    by_name = {
        name: dict(zip(found.players, map(_tidy, column), strict=True))
        for name, column in (
            ("spread", found.sweep.spread), ("top1", found.sweep.top1), ("top2", found.sweep.top2)
        )
    }  # fmt: skip
    return json.dumps({"verdict": found.sweep.verdict, **by_name}, sort_keys=True, separators=(",", ":"))


def _tidy(number: float) -> float:
    """Twelve decimals: processors differ in the sixteenth, and a run is told by several."""
    return round(float(number), DECIMALS)
