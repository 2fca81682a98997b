"""All methods side by side on one cohort, each share with its interval.

Attribution shares out what was observed; it does not say what would have happened without a channel.
Only an experiment does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from stormops_desktop.domain.attribution.blend import EVEN, Sweep, Weights, blend, sweep
from stormops_desktop.domain.attribution.chain import Chain, fit, removal_effects
from stormops_desktop.domain.attribution.cohort import FEWEST_TOUCHES, Cohort, Floats
from stormops_desktop.domain.attribution.positions import RULES, by_player
from stormops_desktop.domain.attribution.shapley import (
    MOST_EXACT,
    ShapleyValues,
    chain_shapley,
    chain_shapley_draws,
    coverage_shapley,
)
from stormops_desktop.domain.attribution.uncertainty import (
    LIVE_DRAWS,
    Spread,
    bootstrap,
    drawn_chains,
    markov_draws,
    place_draws,
    shares,
    spread_of,
)

HIGHER_ORDER_DRAWS = 100
FEWEST_DRAWS = 50
PLACE_STREAM, CHAIN_STREAM, SIMPLE_STREAM, GAME_STREAM = range(4)
SHAPLEY_SYSTEMS = 400_000  # linear systems that drawing Shapley values may cost


@dataclass(frozen=True, slots=True, eq=False)
class Credit:
    """What one method says.

    Attributes:
        shares: (C,) of the conversions, adding up to 1. value: (C,) credited worth, in the input's unit.
        spread: None when no draws were asked for. error: (C,) standard error of a sampled estimate.
    """

    shares: Floats
    value: Floats
    spread: Spread | None = None
    error: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """What all methods say of a cohort. `methods` is empty when nothing converted.

    Attributes:
        thin: players met on fewer than 20 touches, for which there is not enough data.
        left_out: methods that these data do not allow, with the reason.
    """

    players: tuple[str, ...]
    methods: Mapping[str, Credit]
    n_journeys: float
    n_conversions: float
    total_value: float
    low_sample: bool
    thin: frozenset[str]
    left_out: Mapping[str, str]
    sweep: Sweep | None


@dataclass(frozen=True, slots=True)
class Settings:
    """How to attribute. `draws` 0 asks for no intervals; the same seed gives the same numbers."""

    order: int = 1
    draws: int = LIVE_DRAWS
    seed: int = 0
    weights: Weights = EVEN


def attribute(cohort: Cohort, settings: Settings = Settings()) -> Attribution:
    """Every method on the cohort.

    Raises:
        AttributionError: the chain can't be fitted at that order.
    """
    thin = frozenset(
        name for name, met in zip(cohort.players, cohort.touches, strict=True) if met < FEWEST_TOUCHES
    )
    left_out = {} if cohort.age_days is not None else {"time_decay": "the times of the touches are not known"}
    methods: dict[str, Credit] = {}
    swept = None
    if cohort.n_conversions > 0:
        methods = _by_place(cohort, settings, _stream(settings, PLACE_STREAM), left_out)
        methods |= _by_game(cohort, settings)
        swept = sweep(methods["shapley"].shares, methods["markov"].shares)
    return Attribution(
        cohort.players, methods, cohort.n_journeys, cohort.n_conversions, cohort.total_value,
        cohort.low_sample, thin, left_out, swept,
    )  # fmt: skip


def hybrid_shares(found: Attribution) -> dict[str, float]:
    """{player: share} of the blend; empty while nothing converted."""
    mixed = found.methods.get("hybrid")
    return {} if mixed is None else dict(zip(found.players, mixed.shares.tolist(), strict=True))


def with_clusters(
    result: Attribution, cohort: Cohort, settings: Settings, on_draw: Callable[[int], None] | None = None
) -> Attribution:
    """The same result with the intervals of `clustered`."""
    if not result.methods or not settings.draws:
        return result
    spreads = clustered(cohort, settings, on_draw)
    methods = {
        name: replace(credit, spread=spreads.get(name, credit.spread))
        for name, credit in result.methods.items()
    }
    return replace(result, methods=methods)


def clustered(
    cohort: Cohort, settings: Settings, on_draw: Callable[[int], None] | None = None
) -> Mapping[str, Spread]:
    """Intervals of Markov, Shapley and hybrid by a bootstrap over identities; slow, on demand.

    Args:
        on_draw: told how many draws are done; may raise to give up.
    """
    rng = np.random.default_rng(settings.seed)
    names = ("markov", "shapley", "hybrid")

    def estimate(drawn: Cohort) -> Floats:
        chain = fit(drawn, settings.order)
        markov = shares(removal_effects(chain))
        shapley = shares(chain_shapley(_first_order(drawn, chain, settings), rng).values)
        return np.stack((markov, shapley, blend(shapley, markov, settings.weights)))

    draws = bootstrap(cohort, estimate, settings.draws, rng, on_draw)
    return {name: spread_of(draws[:, at]) for at, name in enumerate(names)}


def _by_place(
    cohort: Cohort, settings: Settings, rng: np.random.Generator, left_out: Mapping[str, str]
) -> dict[str, Credit]:
    found = {}
    for name, rule in RULES.items():
        if name in left_out:
            continue
        part = rule(cohort)
        drawn = place_draws(cohort, part, settings.draws, rng) if settings.draws else None
        found[name] = Credit(
            shares(by_player(cohort, part, cohort.conversions)),
            by_player(cohort, part, cohort.value),
            None if drawn is None else spread_of(drawn),
        )
    return found


def _by_game(cohort: Cohort, settings: Settings) -> dict[str, Credit]:
    chain = fit(cohort, settings.order)
    first = _first_order(cohort, chain, settings)
    few = _higher_order_spreads(cohort, settings)
    found = _of_chains(chain, first, settings, cohort.total_value, few)
    simple, spread = shares(coverage_shapley(cohort)), None
    if settings.draws:
        rng = _stream(settings, SIMPLE_STREAM)
        spread = spread_of(place_draws(cohort, _coverage_parts(cohort), settings.draws, rng))
    return {
        **found,
        "shapley_simplified": Credit(simple, simple * cohort.total_value, spread),
        "hybrid": found["hybrid"],
    }


def _of_chains(
    chain: Chain, first: Chain, settings: Settings, worth: float, spreads: Mapping[str, Spread]
) -> dict[str, Credit]:
    markov = shares(removal_effects(chain))
    value = shares(removal_effects(chain, by_value=True)) if worth else markov
    game = chain_shapley(first, _stream(settings, GAME_STREAM))
    fair = shares(game.values)
    if settings.draws and not spreads:
        spreads = _chain_spreads(first, settings)
    mixed = blend(fair, markov, settings.weights)
    return {
        "markov": Credit(markov, value * worth, spreads.get("markov")),
        "shapley": Credit(fair, fair * worth, spreads.get("shapley"), _share_error(game)),
        "hybrid": Credit(mixed, mixed * worth, spreads.get("hybrid")),
    }


def _chain_spreads(first: Chain, settings: Settings) -> dict[str, Spread]:
    rng = _stream(settings, CHAIN_STREAM)
    drawn = drawn_chains(first, settings.draws, rng)
    markov = markov_draws(drawn)
    fewer = _shapley_draws(first, settings.draws)
    fair = shares(chain_shapley_draws(first, _first(drawn, fewer), rng))
    mixed = blend(fair, markov[:fewer], settings.weights)
    return {"markov": spread_of(markov), "shapley": spread_of(fair), "hybrid": spread_of(mixed)}


def _higher_order_spreads(cohort: Cohort, settings: Settings) -> Mapping[str, Spread]:
    if settings.order == 1 or not settings.draws:
        return {}
    return clustered(cohort, replace(settings, draws=min(settings.draws, HIGHER_ORDER_DRAWS)))


def _stream(settings: Settings, which: int) -> np.random.Generator:
    """Numbers of its own for each estimate, so that leaving one out changes no other."""
    return np.random.default_rng((settings.seed, which))


def _first(drawn: tuple[Floats, Floats, Floats], count: int) -> tuple[Floats, Floats, Floats]:
    counts, converted, lost = drawn
    return counts[:count], converted[:count], lost[:count]


def _shapley_draws(chain: Chain, draws: int) -> int:
    systems: int = 2 ** min(int((chain.outflow[1:] > 0).sum()), MOST_EXACT)
    return max(min(draws, SHAPLEY_SYSTEMS // systems), min(draws, FEWEST_DRAWS))


def _first_order(cohort: Cohort, chain: Chain, settings: Settings) -> Chain:
    """The game is played on the chain of order 1, whatever the order of the removal effects."""
    return chain if settings.order == 1 else fit(cohort)


def _coverage_parts(cohort: Cohort) -> Floats:
    """(t,) the share of its path's conversion that each touch's player has, on its first touch there."""
    pairs = cohort.path_of * cohort.size + cohort.codes
    _, first = np.unique(pairs, return_index=True)
    part = np.zeros(len(pairs))
    part[first] = 1.0
    distinct = np.bincount(cohort.path_of, part, len(cohort.conversions))
    return part / distinct[cohort.path_of]


def _share_error(game: ShapleyValues) -> Floats | None:
    return None if game.error is None else game.error / max(float(game.values.sum()), 1e-300)
