"""Which counts a row contributes to, and to which window: a pure function of the row as it is now."""

from collections.abc import Callable, Mapping
from typing import Any

TOO_LATE = "too_late"
Values = Mapping[str, Any]
# (business time, measure, amount)
Contribution = tuple[int, str, int]

# The fields that are kept of a row; an entity that is not named contributes nothing and is not kept.
KEPT: Mapping[str, tuple[str, ...]] = {
    "customer_journeys": (
        "property_id", "channel", "timestamp", "play_id", "converted", "conversion_value_cents", "direction",
        "outcome",
    ),
    "property_impacts": ("scored_at", "property_id"),
    "jobs": ("completed_at", "status"),
    "policy_decisions_log": ("decision", "decided_at"),
    "photos": ("state", "verified_at"),
    "storm_reports": ("hazard", "magnitude", "time_at"),
    "routes": ("status", "published_at"),
    "area_alerts": ("kind", "heard_at"),
}  # fmt: skip


def contributions(entity: str, values: Values) -> list[Contribution]:
    """What a row that is there counts; nothing for rows that lack what is needed."""
    return _BY_ENTITY[entity](values) if entity in _BY_ENTITY else []


def _journey(values: Values) -> list[Contribution]:
    at, channel = values.get("timestamp"), values.get("channel")
    if not isinstance(at, int) or not channel:
        return []
    play = values.get("play_id") or "none"
    found = [(at, f"touches.{channel}", 1), (at, f"plays.{play}.touches", 1)]
    if values.get("converted"):
        cents = values.get("conversion_value_cents") or 0
        found += [(at, f"conversions.{channel}", 1), (at, f"plays.{play}.conversions", 1)]
        found += [(at, "value_cents", int(cents))] if cents else []
    return found


def _impact(values: Values) -> list[Contribution]:
    return _counted(values.get("scored_at"), "houses_impacted")


def _job(values: Values) -> list[Contribution]:
    done = values.get("status") == "completed"
    return _counted(values.get("completed_at") if done else None, "jobs_completed")


def _decision(values: Values) -> list[Contribution]:
    return _counted(values.get("decided_at"), f"decisions.{values.get('decision')}")


def _photo(values: Values) -> list[Contribution]:
    return _counted(values.get("verified_at"), "photos_verified")


def _report(values: Values) -> list[Contribution]:
    return _counted(values.get("time_at"), f"reports.{values.get('hazard')}")


def _route(values: Values) -> list[Contribution]:
    return _counted(values.get("published_at"), "routes_published")


def _alert(values: Values) -> list[Contribution]:
    return _counted(values.get("heard_at"), f"alerts.{values.get('kind')}")


def _counted(at: Any, measure: str) -> list[Contribution]:
    return [(at, measure, 1)] if isinstance(at, int) else []


_BY_ENTITY: Mapping[str, Callable[[Values], list[Contribution]]] = {
    "customer_journeys": _journey,
    "property_impacts": _impact,
    "jobs": _job,
    "policy_decisions_log": _decision,
    "photos": _photo,
    "storm_reports": _report,
    "routes": _route,
    "area_alerts": _alert,
}
