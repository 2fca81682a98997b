"""A storm's houses as the policy sees them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from stormops_desktop.domain.targeting.holdout import in_universal_control
from stormops_desktop.domain.targeting.plays import play_for
from stormops_desktop.domain.targeting.policy import blocked_code, eligibility
from stormops_desktop.domain.targeting.policy_table import CandidateTable
from stormops_desktop.storage.targeting import inputs

RECENT_DAYS = 30
DAY_MS = 86_400_000
GONE = frozenset({"moved", "deceased", "duplicate"})
"""Reasons of a contact preference that say nobody to treat is there; the others are a no."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The decision that holds for a house."""

    decision: str
    reasons: tuple[str, ...]
    expected_uplift: float | None
    mode: str
    threshold: float
    model_version: str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that a run follows from, index by index with `table`.

    Attributes:
        arm_plays: play code of the arm a house is treated in, by property id.
    """

    table: CandidateTable
    rows: inputs.Rows
    now: Mapping[str, Standing]
    arm_plays: Mapping[str, str]
    play_ids: Mapping[str, str]
    live: str | None

    def play_id(self, row: int) -> str | None:
        """The play for a treated house: its arm's, else the one that suits the household."""
        house = self.rows[row]
        code = self.arm_plays.get(house.property_id) or play_for(house.persona, house.risk_score).code
        return self.play_ids.get(code)


def situation(connection: Any, tenant_id: str, storm_id: str, now_ms: int) -> Situation:
    """Reads a storm's houses.

    Args:
        now_ms: the office's time; contact for another storm within `RECENT_DAYS` before it is recent.
    """
    rows = inputs.houses(connection, storm_id)
    arms, plays = _arms(inputs.arms(connection, storm_id))
    blocked = _Blocked(connection, storm_id, now_ms)
    ids = tuple(row.property_id for row in rows)
    scores = [np.nan if row.expected_uplift is None else row.expected_uplift for row in rows]
    table = CandidateTable(
        ids,
        np.array(scores, np.float64),
        np.array([blocked.code(row) for row in rows], np.uint8),
        np.array([in_universal_control(tenant_id, key) for key in ids], np.bool_),
        np.array([arms.get(key, 0) for key in ids], np.uint8),
    )
    now = {row.property_id: _standing(row) for row in inputs.current_decisions(connection, storm_id)}
    return Situation(
        table, rows, now, plays, inputs.play_ids(connection), inputs.live_version(connection, storm_id)
    )


class _Blocked:
    """Who may not be contacted, from what is known outside the house's own row."""

    def __init__(self, connection: Any, storm_id: str, now_ms: int) -> None:
        refused = inputs.refused(connection)
        told = inputs.said_at_the_door(connection, storm_id)
        self._no = {row.property_id for row in refused if row.reason not in GONE}
        self._gone = {row.property_id for row in refused if row.reason in GONE}
        self._gone |= {row.property_id for row in told if row.outcome != "do_not_knock"}
        self._do_not_knock = {row.property_id for row in told if row.outcome == "do_not_knock"}
        since = now_ms - RECENT_DAYS * DAY_MS
        self._recent = inputs.contacted(connection, storm_id, since, now_ms)

    def code(self, row: Any) -> int:
        key = row.property_id
        return blocked_code(
            eligibility(
                do_not_knock=bool(row.do_not_knock) or key in self._do_not_knock,
                no_consent=key in self._no,
                excluded=key in self._gone,
                customer=row.customer_since is not None,
                owner_occupied=None if row.owner_occupied is None else bool(row.owner_occupied),
                roof_age_years=row.age_years,
                recent_contact=key in self._recent,
            )
        )


def _arms(rows: Iterable[Any]) -> tuple[dict[str, int], dict[str, str]]:
    """Arm codes, and play codes of those treated; of two experiments the first to start counts."""
    codes: dict[str, int] = {}
    plays: dict[str, str] = {}
    told: dict[str, dict[str, str]] = {}
    for row in rows:
        if row.property_id in codes:
            continue
        if row.arms not in told:
            told[row.arms] = {arm["name"]: arm.get("play") or "" for arm in json.loads(row.arms)}
        codes[row.property_id] = 2 if row.arm == row.control else 1
        play = told[row.arms].get(row.arm, "")
        if play and row.arm != row.control:
            plays[row.property_id] = play
    return codes, plays


def _standing(row: Any) -> Standing:
    return Standing(
        row.decision, tuple(json.loads(row.reason_codes or "[]")), row.expected_uplift, row.policy_mode,
        row.threshold, row.model_version,
    )  # fmt: skip
