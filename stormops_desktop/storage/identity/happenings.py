"""What happened to some houses, as the events that profiles are projected from."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from stormops_desktop.domain.nurture.consent import Preference
from stormops_desktop.domain.profiles.happening import Happened, Happening
from stormops_desktop.domain.zones import known_zone
from stormops_desktop.storage.rows import keys_json

_AMONG = "(SELECT value FROM json_each(:keys))"
_TOUCHES = text(
    "SELECT t.journey_id, t.storm_id, t.property_id, t.channel, t.timestamp, t.direction, t.converted, "
    "t.conversion_value_cents, s.time_zone FROM customer_journeys t "
    f"LEFT JOIN storms s ON s.storm_id = t.storm_id WHERE t.property_id IN {_AMONG}"
)
_OUTCOMES = text(
    "SELECT storm_id, property_id, value_cents, converted_at FROM policy_outcomes "
    f"WHERE property_id IN {_AMONG} AND actual_converted = 1"
)
_IMPACTS = text(
    f"SELECT storm_id, property_id, sii, scored_at FROM property_impacts WHERE property_id IN {_AMONG}"
)
_UPLIFTS = text(
    "SELECT uplift_id, storm_id, property_id, expected_uplift, scored_at FROM lead_uplift "
    f"WHERE property_id IN {_AMONG}"
)
_CLAIMS = text(
    "SELECT c.claim_id, j.storm_id, c.claim_number, j.claim_stage FROM claim_intel c "
    f"JOIN jobs j ON j.job_id = c.job_id WHERE j.property_id IN {_AMONG}"
)
_SAID = text(
    "SELECT preference_id, channel, allowed, reason, basis, recorded_at FROM contact_preferences "
    f"WHERE property_id IN {_AMONG}"
)
_OVER = frozenset({"none", "intent", "denied", "depreciation_received", "closed"})


def happenings(connection: Connection, property_ids: Collection[str]) -> Iterator[Happening]:
    """Everything that a profile of these houses' people is made of, in no order."""
    given = {"keys": keys_json(property_ids)}
    won: dict[tuple[str, str], tuple[int, int]] = {}
    for row in connection.execute(_TOUCHES, given):
        yield from _touch(row)
        if row.converted:
            _keep(won, row.storm_id, row.property_id, row.timestamp, row.conversion_value_cents)
    for row in connection.execute(_OUTCOMES, given):
        _keep(won, row.storm_id, row.property_id, row.converted_at or 0, row.value_cents)
    for (storm, house), (at, cents) in won.items():
        yield Happening(f"won/{storm}/{house}", Happened.CONVERSION, at, storm, value_cents=cents)
    yield from _figures(connection, given)


def said(connection: Connection, property_ids: Collection[str]) -> list[Preference]:
    """What the people of these houses said about being contacted."""
    rows = connection.execute(_SAID, {"keys": keys_json(property_ids)})
    return [
        Preference(
            row.channel, bool(row.allowed), row.reason, row.recorded_at, row.preference_id, row.basis or ""
        )
        for row in rows
    ]  # fmt: skip


def _keep(
    won: dict[tuple[str, str], tuple[int, int]], storm: str, house: str, at: int, cents: int | None
) -> None:
    """A house converts once in a storm, however many tell of it; first time and greatest sum stand."""
    old_at, old_cents = won.get((storm, house), (at, 0))
    won[storm, house] = min(old_at or at, at or old_at), max(old_cents, cents or 0)


def _touch(row: Any) -> Iterator[Happening]:
    storm = row.storm_id or ""
    yield Happening(row.journey_id, Happened.TOUCH, row.timestamp, storm, row.channel)
    if row.direction == "inbound" or row.converted:
        hour = _hour(row.timestamp, row.time_zone)
        yield Happening(
            f"{row.journey_id}/reply", Happened.REPLY, row.timestamp, storm, row.channel, hour=hour
        )


def _figures(connection: Connection, given: dict[str, str]) -> Iterator[Happening]:
    for row in connection.execute(_IMPACTS, given):
        key, at = f"{row.property_id}/{row.storm_id}", row.scored_at or 0
        yield Happening(f"hit/{key}", Happened.STORM, at, row.storm_id)
        if row.sii is not None:
            yield Happening(f"sii/{key}", Happened.IMPACT, at, row.storm_id, figure=row.sii, subject=key)
    for row in connection.execute(_UPLIFTS, given):
        key = f"{row.property_id}/{row.storm_id}"
        yield Happening(
            row.uplift_id, Happened.UPLIFT, row.scored_at or 0, row.storm_id,
            figure=row.expected_uplift or 0.0, subject=key,
        )  # fmt: skip
    for row in connection.execute(_CLAIMS, given):
        is_open = bool(row.claim_number) and (row.claim_stage or "none") not in _OVER
        yield Happening(
            row.claim_id, Happened.CLAIM, 0, row.storm_id, figure=float(is_open), subject=row.claim_id
        )


def _hour(at: int, zone: str | None) -> int | None:
    there = known_zone(zone)
    return None if there is None else datetime.fromtimestamp(at / 1000, there).hour
