"""The tables of the page Attribution."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.attribution.cohort import FEWEST_JOURNEYS, Floats
from stormops_desktop.domain.attribution.methods import Attribution
from stormops_desktop.domain.attribution.paths import WalkedPath
from stormops_desktop.domain.attribution.reconcile import Reconciled
from stormops_desktop.domain.attribution.recorded import pair_touches
from stormops_desktop.domain.attribution.storm import CLUSTERED
from stormops_desktop.services.attribution.models import HouseName, StormAttribution
from stormops_desktop.viewmodels.attribution.words import path_words
from stormops_desktop.viewmodels.charts.figure import NOTHING, Unit, printed
from stormops_desktop.viewmodels.moments import whole
from stormops_desktop.viewmodels.nurture.words import channel_word
from stormops_desktop.viewmodels.paged_model import Column

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PlayLine:
    """A play: where the work went, and what it earned. `lo`, `hi` are None without an interval.

    Attributes:
        mix: the part of its touches on each channel that it used, most first; parts add up to 1.
    """

    play: str
    journeys: int
    touches: int
    conversions: int
    value_cents: float
    credit: float | None
    lo: float | None
    hi: float | None
    mix: tuple[tuple[str, float], ...] = ()

    @property
    def few(self) -> bool:
        """Too few journeys to tell the play by."""
        return self.journeys < FEWEST_JOURNEYS


@dataclass(frozen=True, slots=True)
class RankLine:
    """How often a channel is first, or among the first two: over weights, and over draws of the hybrid."""

    channel: str
    spread: float
    by_weight: tuple[float, float]
    by_draw: tuple[float, float] | None


def play_lines(found: StormAttribution, named: Callable[[str], str]) -> list[PlayLine]:
    """Plays by what they earned, most first."""
    cohort, plays = found.credit.by_play, found.credit.plays.plays
    markov = plays.methods.get("markov")
    touches, pairs = cohort.touches, pair_touches(found.credit)
    lines = []
    for at, play in enumerate(cohort.players):
        if not touches[at]:
            continue
        on_path = np.bincount(cohort.path_of, cohort.codes == at, len(cohort.conversions)) > 0
        spread = markov.spread if markov is not None else None
        banded = spread is not None and bool(spread.varies[at])
        lines.append(PlayLine(
            named(play), int((cohort.conversions + cohort.nulls)[on_path].sum()), round(touches[at]),
            round(cohort.conversions[on_path].sum()), float(cohort.value[on_path].sum()),
            None if markov is None else float(markov.shares[at]),
            float(spread.lo[at]) if spread is not None and banded else None,
            float(spread.hi[at]) if spread is not None and banded else None,
            _mix(found.credit.by_channel.players, pairs[at] / touches[at]),
        ))  # fmt: skip
    return sorted(lines, key=lambda line: (-(line.credit or 0.0), -line.touches, line.play))


def _mix(channels: Sequence[str], parts: Floats) -> tuple[tuple[str, float], ...]:
    used = [(channel, part) for channel, part in zip(channels, parts.tolist(), strict=True) if part]
    return tuple(sorted(used, key=lambda one: -one[1]))  # stable: equal ones keep the order of the channels


def _houses(line: PlayLine) -> str:
    if not line.few:
        return whole(line.journeys)
    return translate("attribution", "{count}, few").format(count=whole(line.journeys))


def _spoken_houses(line: PlayLine) -> str:
    if not line.few:
        return whole(line.journeys)
    return translate("attribution", "{count}, fewer than {least}: take no share at its word").format(
        count=whole(line.journeys), least=FEWEST_JOURNEYS
    )


def rank_lines(shown: Attribution) -> list[RankLine]:
    """Channels as the methods know them; empty while nothing converted."""
    sweep, hybrid = shown.sweep, shown.methods.get("hybrid")
    if sweep is None or hybrid is None:
        return []
    spread = hybrid.spread
    return [
        RankLine(
            channel_word(name), float(sweep.spread[at]), (float(sweep.top1[at]), float(sweep.top2[at])),
            None if spread is None else (float(spread.top[0, at]), float(spread.top[1, at])),
        )
        for at, name in enumerate(shown.players)
    ]  # fmt: skip


def play_columns() -> tuple[Column[PlayLine], ...]:
    return (
        Column(translate("attribution", "Play"), lambda line: line.play),
        Column(translate("attribution", "Houses"), _houses, numeric=True, spoken=_spoken_houses),
        Column(translate("attribution", "Touches"), lambda line: whole(line.touches), numeric=True),
        Column(translate("attribution", "Converted"), lambda line: whole(line.conversions), numeric=True),
        Column(translate("attribution", "Worth"), lambda line: dollars(line.value_cents), numeric=True),
        Column(
            translate("attribution", "Credit"), lambda line: printed(line.credit, Unit.PART), numeric=True
        ),
        Column(
            translate("attribution", "Interval"),
            lambda line: band(line.lo, line.hi),
            numeric=True,
            spoken=lambda line: spoken_band(line.lo, line.hi),
        ),
    )


def path_columns() -> tuple[Column[WalkedPath], ...]:
    return (
        Column(translate("attribution", "Path"), lambda path: path_words(path.players)),
        Column(translate("attribution", "Journeys"), lambda path: whole(path.journeys), numeric=True),
        Column(translate("attribution", "Converted"), lambda path: whole(path.conversions), numeric=True),
        Column(translate("attribution", "Rate"), lambda path: printed(path.rate, Unit.PART), numeric=True),
        Column(translate("attribution", "Worth"), lambda path: dollars(path.value), numeric=True),
    )


def house_columns() -> tuple[Column[HouseName], ...]:
    return (
        Column(translate("attribution", "House"), lambda house: house.address or house.property_id),
        Column(translate("attribution", "City"), lambda house: house.city),
        Column(translate("attribution", "ZIP"), lambda house: house.zip_code or NOTHING),
    )


def lift_columns() -> tuple[Column[Reconciled], ...]:
    return (
        Column(translate("attribution", "Channel"), lambda one: channel_word(one.channel)),
        Column(translate("attribution", "Experiment"), lambda one: f"{one.experiment} · {one.arm}"),
        Column(translate("attribution", "Credit"), lambda one: printed(one.share, Unit.PART), numeric=True),
        Column(translate("attribution", "Lift"), lambda one: printed(one.lift, Unit.PART), numeric=True),
        Column(
            translate("attribution", "Interval"),
            lambda one: band(one.lo, one.hi),
            numeric=True,
            spoken=lambda one: spoken_band(one.lo, one.hi),
        ),
        Column(translate("attribution", "Treated"), lambda one: one.treated, numeric=True),
        Column(translate("attribution", "Control"), lambda one: one.control, numeric=True),
        Column(translate("attribution", "Says"), verdict_of),
    )


def rank_columns() -> tuple[Column[RankLine], ...]:
    return (
        Column(translate("attribution", "Channel"), lambda line: line.channel),
        Column(
            translate("attribution", "Moves by"), lambda line: printed(line.spread, Unit.PART), numeric=True
        ),
        Column(
            translate("attribution", "1st by weight"), lambda line: _part(line.by_weight[0]),
            numeric=True,
        ),
        Column(
            translate("attribution", "Top 2 by weight"), lambda line: _part(line.by_weight[1]),
            numeric=True,
        ),
        Column(
            translate("attribution", "1st by draw"),
            lambda line: _part(line.by_draw[0] if line.by_draw else None), numeric=True,
        ),
        Column(
            translate("attribution", "Top 2 by draw"),
            lambda line: _part(line.by_draw[1] if line.by_draw else None), numeric=True,
        ),
    )  # fmt: skip


def verdict_of(one: Reconciled) -> str:
    """What an experiment says of a channel's credit."""
    if one.over_credited:
        return translate("attribution", "Over-credited")
    if one.lo <= 0 <= one.hi:
        return translate("attribution", "Not told yet")
    return (
        translate("attribution", "Brings sales") if one.lift > 0 else translate("attribution", "Costs sales")
    )


def call_outs(lifts: Sequence[Reconciled]) -> list[str]:
    """A sentence for each channel that is praised by the methods and not by an experiment."""
    return [
        translate(
            "attribution",
            "{channel} has {credit} of the credit, but the experiment {experiment} found a lift of only "
            "{lift}: it meets people who would have bought anyway.",
        ).format(
            channel=channel_word(one.channel), credit=printed(one.share, Unit.PART),
            experiment=one.experiment, lift=printed(one.lift, Unit.PART),
        )
        for one in lifts
        if one.over_credited
    ]  # fmt: skip


def interval_word(intervals: str) -> str:
    """How intervals were made."""
    if intervals == CLUSTERED:
        return translate("attribution", "bootstrap over households")
    return translate("attribution", "Dirichlet")


def band(low: float | None, high: float | None) -> str:
    """21.0 to 24.5 % with a dash between; a dash alone without an interval."""
    if low is None or high is None:
        return NOTHING
    start = printed(low, Unit.PART).removesuffix(" %")
    return f"{start} \u2013 {printed(high, Unit.PART)}"


def spoken_band(low: float | None, high: float | None) -> str:
    """21.0 % to 24.5 %."""
    if low is None or high is None:
        return translate("attribution", "no interval")
    return translate("attribution", "{low} to {high}").format(
        low=printed(low, Unit.PART), high=printed(high, Unit.PART)
    )


def dollars(cents: float) -> str:
    """Whole dollars."""
    return printed(round(cents / 100) * 100, Unit.CENTS)


def _part(value: float | None) -> str:
    return printed(value, Unit.PART)
