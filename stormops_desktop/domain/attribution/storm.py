"""All credit of one storm: channels, plays, their channels, and ZIP codes that have journeys enough.

The same touches give the same numbers to the last bit on every machine, whatever order they come in: a
manager's laptop and the centre are told apart only by who computed and when.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from stormops_desktop.domain.attribution.blend import Weights
from stormops_desktop.domain.attribution.cohort import Cohort, Floats, Ints
from stormops_desktop.domain.attribution.errors import AttributionError
from stormops_desktop.domain.attribution.journeys import LOOK_BACK_DAYS, TouchColumns, journeys
from stormops_desktop.domain.attribution.methods import Attribution, Settings, attribute, with_clusters
from stormops_desktop.domain.attribution.plays import PlayCredit, play_credit
from stormops_desktop.domain.attribution.priors import context_weights
from stormops_desktop.domain.attribution.uncertainty import LIVE_DRAWS

ENGINE_VERSION = "attribution-1"
NO_PLAY = ""  # the player that stands for touches of no play
MOST_ZIPS = 12
LIVE, CLUSTERED = "live", "clustered"


class StormTouch(NamedTuple):
    """One row of customer_journeys as the engine needs it.

    Attributes:
        at_ms: UTC milliseconds. play_id: None for none. value_cents: of the conversion, None for none.
        source: id of the event; told twice it counts once. context: what is known of the touch's intent.
    """

    property_id: str
    channel: str
    at_ms: int
    play_id: str | None
    converted: bool
    value_cents: int | None
    source: str
    zip_code: str | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class RunConfig:
    """How a run attributes; with the touches it settles every number.

    Attributes:
        prior_strength: 0 ignores the intent of touches, 1 takes it as it is, up to 2.
        intervals: live (Dirichlet) or clustered (bootstrap over identities, slow).
        zips: at most so many ZIP codes get credit of their own.

    Raises:
        AttributionError: a number out of its range.
    """

    order: int = 1
    draws: int = LIVE_DRAWS
    seed: int = 0
    shapley_weight: float = 0.5
    prior_strength: float = 0.0
    look_back_days: int = LOOK_BACK_DAYS
    intervals: str = LIVE
    zips: int = MOST_ZIPS

    def __post_init__(self) -> None:
        Weights(self.shapley_weight, 1 - self.shapley_weight)
        if not 0 <= self.prior_strength <= 2:
            raise AttributionError("The strength of priors lies in 0..2. Choose 0 to ignore them.")
        if self.look_back_days < 1 or self.draws < 0 or self.zips < 0:
            raise AttributionError("Look back a day at least; draws and ZIP codes can't be below 0.")
        if self.intervals not in (LIVE, CLUSTERED):
            raise AttributionError(f"There are no intervals {self.intervals!r}. Choose live or clustered.")

    @property
    def settings(self) -> Settings:
        """What the methods need of it."""
        weights = Weights(self.shapley_weight, 1 - self.shapley_weight)
        return Settings(self.order, self.draws, self.seed, weights)


@dataclass(frozen=True, slots=True, eq=False)
class StormCredit:
    """Everything a run found.

    Attributes:
        as_of_ms: later touches were left out. input_sha256: of the touches that were read.
        houses, zip_codes: of each path, in the order of the cohorts. by_channel, by_play: the same paths.
        zips: credit of channels within a ZIP code that has journeys enough.
    """

    config: RunConfig
    as_of_ms: int
    input_sha256: str
    houses: tuple[str, ...]
    zip_codes: tuple[str | None, ...]
    by_channel: Cohort
    by_play: Cohort
    channels: Attribution
    plays: PlayCredit
    zips: Mapping[str, Attribution]


@dataclass(frozen=True, slots=True, eq=False)
class StormJourneys:
    """Touches of a storm as paths, before anything is computed of them."""

    as_of_ms: int
    input_sha256: str
    houses: tuple[str, ...]
    zip_codes: tuple[str | None, ...]
    by_channel: Cohort
    by_play: Cohort


def storm_journeys(
    touches: Iterable[StormTouch],
    as_of_ms: int,
    config: RunConfig,
    identities: Mapping[str, str] | None = None,
) -> StormJourneys:
    """The paths of a storm.

    Args:
        identities: {property: identity}; journeys of one identity are drawn together by the bootstrap.

    Raises:
        AttributionError: nobody was touched until then, or a value is below zero.
    """
    kept = sorted((touch for touch in touches if touch.at_ms <= as_of_ms), key=_place)
    if not kept:
        raise AttributionError("No touch of this storm is known yet, so there is nothing to attribute.")
    if any((touch.value_cents or 0) < 0 for touch in kept):
        raise AttributionError("A conversion is worth less than nothing. Correct its value first.")
    houses = tuple(dict.fromkeys(touch.property_id for touch in kept))
    cluster = _clusters(houses, identities or {})
    columns = _columns(kept, houses, cluster, config)
    zips: dict[str, str | None] = dict.fromkeys(houses)
    zips.update((touch.property_id, touch.zip_code) for touch in kept)
    return StormJourneys(
        as_of_ms, _digest(kept), houses, tuple(zips.values()),
        _paths(columns, [touch.channel for touch in kept], config),
        _paths(columns, [touch.play_id or NO_PLAY for touch in kept], config),
    )  # fmt: skip


def storm_credit(
    found: StormJourneys, config: RunConfig, on_draw: Callable[[int], None] | None = None
) -> StormCredit:
    """The credit of a storm's paths at every level.

    Args:
        on_draw: told how many draws of the bootstrap are done; may raise to give up.

    Raises:
        AttributionError: the chain can't be fitted at that order.
    """
    settings = config.settings
    channels = attribute(found.by_channel, settings)
    if config.intervals == CLUSTERED:
        channels = with_clusters(channels, found.by_channel, settings, on_draw)
    return StormCredit(
        config, found.as_of_ms, _named(found, config), found.houses, found.zip_codes, found.by_channel,
        found.by_play, channels, play_credit(found.by_play, found.by_channel, settings),
        _by_zip(found, config),
    )  # fmt: skip


def _named(found: StormJourneys, config: RunConfig) -> str:
    """The touches' digest; with who is who where that decides what is drawn together."""
    cluster = found.by_channel.cluster
    if config.intervals != CLUSTERED or cluster is None:
        return found.input_sha256
    return hashlib.sha256(found.input_sha256.encode() + cluster.astype("<i8").tobytes()).hexdigest()


def zip_cohort(found: StormJourneys, zip_code: str | None) -> Cohort:
    """The journeys of one ZIP code; of the houses without one when it is None."""
    return found.by_channel.take(np.array([code == zip_code for code in found.zip_codes]))


def _by_zip(found: StormJourneys, config: RunConfig) -> dict[str, Attribution]:
    sizes: dict[str, int] = {}
    for code in found.zip_codes:
        if code:
            sizes[code] = sizes.get(code, 0) + 1
    largest = sorted(sizes, key=lambda code: (-sizes[code], code))[: config.zips]
    cohorts = {code: zip_cohort(found, code) for code in sorted(largest)}
    return {
        code: attribute(cohort, config.settings) for code, cohort in cohorts.items() if not cohort.low_sample
    }


def _place(touch: StormTouch) -> tuple[str, int, str, str, bool, str]:
    return (
        touch.property_id, touch.at_ms, touch.channel, touch.play_id or "", touch.converted, touch.source
    )  # fmt: skip


def _digest(touches: Sequence[StormTouch]) -> str:
    whole = hashlib.sha256()
    for touch in touches:
        whole.update("\x1f".join(map(str, touch)).encode())
        whole.update(b"\x1e")
    return whole.hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    journey: Ints
    at_ms: Ints
    converted: Ints
    value: Floats
    source: Ints
    weight: Floats | None
    cluster: Ints | None


def _columns(
    touches: Sequence[StormTouch], houses: Sequence[str], cluster: Ints | None, config: RunConfig
) -> _Columns:
    number = {house: at for at, house in enumerate(houses)}
    sources: dict[str, int] = {}
    count = len(touches)
    weight = None
    if config.prior_strength:
        weight = context_weights([touch.context for touch in touches], strength=config.prior_strength)
    return _Columns(
        np.fromiter((number[touch.property_id] for touch in touches), np.int64, count),
        np.fromiter((touch.at_ms for touch in touches), np.int64, count),
        np.fromiter((touch.converted for touch in touches), np.int64, count),
        np.fromiter((touch.value_cents or 0 for touch in touches), np.float64, count),
        np.fromiter((sources.setdefault(touch.source, len(sources)) for touch in touches), np.int64, count),
        weight,
        cluster,
    )


def _paths(columns: _Columns, names: Sequence[str], config: RunConfig) -> Cohort:
    players = tuple(sorted(set(names)))
    code = {name: at for at, name in enumerate(players)}
    return journeys(
        TouchColumns(
            players, np.fromiter((code[name] for name in names), np.int64, len(names)), columns.journey,
            columns.at_ms, columns.converted > 0, columns.value, columns.source, columns.weight,
            columns.cluster,
        ),
        look_back_days=config.look_back_days,
    )  # fmt: skip


def _clusters(houses: Sequence[str], identities: Mapping[str, str]) -> Ints | None:
    if not identities:
        return None
    numbers: dict[str, int] = {}
    names = (identities.get(house, house) for house in houses)
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)
