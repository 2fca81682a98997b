"""Runs of the attribution engine, and the credit that each found: facts, added and never changed.

A run by a manager's laptop and one by the centre over equal touches have one id and equal rows.
"""

from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.schema import (
    ADMIN,
    MANAGER,
    Entity,
    Field,
    Scope,
    boolean,
    integer,
    json,
    real,
    text,
    timestamp,
    uuid,
)

_LEADS = frozenset({MANAGER, ADMIN})

# Methods are words of the domain: a newer version may know more of them.
ATTRIBUTION_RUNS = Entity(
    "attribution_runs", "attribution_run_id", Scope.STORM,
    (
        uuid("storm_id", "storms", required=True),
        timestamp("computed_at", required=True), timestamp("as_of", required=True),
        uuid("computed_by"),  # NULL: the centre
        text("engine_version", required=True),
        integer("chain_order", required=True),
        integer("draws", required=True), integer("seed", required=True),
        real("shapley_weight", required=True), real("markov_weight", required=True),
        real("prior_strength", required=True),
        integer("n_journeys", required=True), integer("n_conversions", required=True),
        integer("value_cents", required=True), boolean("low_sample", required=True),
        text("input_sha256", required=True),
        json("config", required=True),  # look-back, half-life, ZIPs of their own, methods left out and why
        json("reconciliation"),  # [{"channel", "credit", "lift", "lo", "hi", "experiment", "over_credited"}]
        json("sweep"),  # {"verdict", "spread": {channel}, "top1": {channel}, "top2": {channel}}
    ),
    writers=_LEADS, append_only=True,
)  # fmt: skip


def _credit(*keys: Field) -> tuple[Field, ...]:
    """What a row of credit says; `keys` are of whom."""
    return (
        uuid("attribution_run_id", "attribution_runs", required=True),
        uuid("storm_id", "storms", required=True),
        text("method", required=True),
        *keys,
        real("credit", required=True),  # part of the cohort's conversions, 0..1
        real("conversions", required=True), integer("value_cents", required=True),
        real("ci_low"), real("ci_high"),  # p05 and p95; NULL: no draws, or no variation in paths
        integer("touches", required=True),
        integer("n_journeys", required=True), integer("n_conversions", required=True),
        text("engine_version", required=True), timestamp("computed_at", required=True),
    )  # fmt: skip


CHANNEL_ATTRIBUTION = Entity(
    "channel_attribution", "credit_id", Scope.STORM,
    # A ZIP is a cohort of its own; NULL: the whole storm.
    _credit(text("channel", required=True, values=CHANNELS), text("zip_code")),
    writers=_LEADS, append_only=True,
)  # fmt: skip

PLAY_ATTRIBUTION = Entity(
    "play_attribution", "credit_id", Scope.STORM,
    _credit(uuid("play_id", "plays")),  # NULL: touches of no play
    writers=_LEADS, append_only=True,
)  # fmt: skip

PLAY_CHANNEL_ATTRIBUTION = Entity(
    "play_channel_attribution", "credit_id", Scope.STORM,
    _credit(
        uuid("play_id", "plays"), text("channel", required=True, values=CHANNELS),
        real("within", required=True),  # part of the play's own credit
    ),
    writers=_LEADS, append_only=True,
)  # fmt: skip

ENTITIES = (ATTRIBUTION_RUNS, CHANNEL_ATTRIBUTION, PLAY_ATTRIBUTION, PLAY_CHANNEL_ATTRIBUTION)
