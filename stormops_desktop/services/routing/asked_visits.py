"""What planners asked of visits, between the plan and its synced rows; and what crews agreed with owners."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from stormops_desktop.domain.routing.plans.days import date_of, minute_of
from stormops_desktop.domain.routing.plans.draft import Everywhere, PlanDraft, Visit, Window
from stormops_desktop.domain.routing.plans.telling import Told
from stormops_desktop.domain.routing.plans.visits import ANYWHERE, DAY_MIN, NOTHING, STORM, are_possible
from stormops_desktop.services.models import DoorAsk
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

OPEN = ("pending", "assigned", "en_route", "on_site")
GRACE_MIN = 15  # a crew that comes so long after the hour agreed is still on time
Agreed = tuple[Window, int]
"""When a visit begins, as a window of the day, and the moment agreed, UTC milliseconds."""


def visits_of(rows: Mapping[str, Any]) -> dict[str, Visit]:
    """What is asked of single houses, by house; what makes no sense is not asked."""
    return {key: _visit(row) for key, row in rows.items() if key != STORM}


def everywhere_of(rows: Mapping[str, Any]) -> Everywhere:
    """What is asked of every house of the storm."""
    row = rows.get(STORM)
    if row is None:
        return ANYWHERE
    minutes = {str(key): int(value) for key, value in json.loads(row.by_action or "{}").items()}
    usable = {key: value for key, value in minutes.items() if 0 <= value <= DAY_MIN}
    return Everywhere(_minutes(row.service_min), usable, bool(row.match_skills))


def wish_drafts(plan: PlanDraft, rows: Mapping[str, Any]) -> list[Draft]:
    """What has to be written so that what this plan asks is what is stored."""
    drafts = [draft for key in sorted(plan.asks - {STORM}) for draft in _of_house(plan, key, rows.get(key))]
    return [*drafts, *_of_storm(plan, rows.get(STORM))] if STORM in plan.asks else drafts


def told_by(text: str | None) -> Told:
    """What a version says is asked of its visits, from its row."""
    return tuple(
        (key, Visit(tuple((int(opens), int(closes)) for opens, closes in windows), minutes, priority or ""))
        for key, windows, minutes, priority in json.loads(text or "[]")
    )


def told_text(told: Told) -> str | None:
    """The same for a row; None for nothing."""
    rows = [
        [key, [list(one) for one in visit.windows], visit.service_min, visit.priority or None]
        for key, visit in told
    ]
    return json.dumps(rows, separators=(",", ":")) if rows else None


def wish_id_of(storm_id: str, property_id: str) -> str:
    """A wish's id follows from its storm and house, so that two laptops that make it make one row."""
    return str(uuid.uuid5(uuid.UUID(storm_id), f"visit/{property_id}"))


def agreed_on(job: Any, zone: str, now_ms: int) -> Agreed | None:
    """The hour that a crew agreed on for a visit that is still to be made; None where there is none.

    Args:
        zone: the storm's. now_ms: the office's time; what was agreed for an earlier day is over.
    """
    if job is None or job.scheduled_at is None or job.status not in OPEN:
        return None
    if date_of(job.scheduled_at, zone) < date_of(now_ms, zone):
        return None
    minute = minute_of(job.scheduled_at, zone)
    return (minute, min(minute + GRACE_MIN, DAY_MIN)), int(job.scheduled_at)


def door_ask(row: Any) -> DoorAsk:
    """What the crew of a stop reads of its visit; the row has `windows`, `service_min` and `arrive_at`."""
    return DoorAsk(windows_of(row.windows), _minutes(row.service_min), row.priority or "", row.arrive_at)


def _visit(row: Any) -> Visit:
    needs = frozenset(str(one) for one in json.loads(row.needs or "[]"))
    return Visit(
        windows_of(row.windows), _minutes(row.service_min), row.priority or "", needs, row.rule or ""
    )


def windows_of(text: str | None) -> tuple[Window, ...]:
    """The hours in a row's JSON; none where they make no sense."""
    windows = tuple(sorted((int(opens), int(closes)) for opens, closes in json.loads(text or "[]")))
    return windows if are_possible(windows) else ()


def _minutes(value: int | None) -> int | None:
    return value if value is not None and 0 <= value <= DAY_MIN else None


def _of_house(plan: PlanDraft, key: str, row: Any) -> list[Draft]:
    now, before = plan.visits.get(key, NOTHING), NOTHING if row is None else _visit(row)
    if now == before:
        return []
    fields = {
        "windows": json.dumps([list(one) for one in now.windows]) if now.windows else None,
        "service_min": now.service_min, "priority": now.priority or None,
        "needs": json.dumps(sorted(now.needs)) if now.needs else None, "rule": now.rule or None,
    }  # fmt: skip
    return _drafts(plan, key, fields, row)


def _of_storm(plan: PlanDraft, row: Any) -> list[Draft]:
    now = plan.everywhere
    if now == everywhere_of({} if row is None else {STORM: row}):
        return []
    fields = {
        "service_min": now.service_min, "match_skills": now.match_skills or None,
        "by_action": json.dumps(dict(sorted(now.by_action.items()))) if now.by_action else None,
    }  # fmt: skip
    return _drafts(plan, STORM, fields, row)


def _drafts(plan: PlanDraft, key: str, fields: Mapping[str, Any], row: Any) -> list[Draft]:
    """A row begins empty: two planners who begin the same one agree, and then their fields meet one by one.

    As one row, the second's would be refused, and with it the whole plan that it was stored with.
    """
    wish_id = wish_id_of(plan.storm_id, key)
    changed = {
        name: value for name, value in fields.items()
        if not (value is None if row is None else _same(getattr(row, name), value))
    }  # fmt: skip
    edits = [Draft(Kind.SET, "visit_wishes", wish_id, changed)] if changed else []
    if row is not None:
        return edits
    whose = {"storm_id": plan.storm_id} | ({"property_id": key} if key != STORM else {})
    return [Draft(Kind.ADD, "visit_wishes", wish_id, whose), *edits]


def _same(kept: Any, value: Any) -> bool:
    """Whether two values say the same; JSON comes back from the office spaced in another way."""
    if isinstance(kept, str) and isinstance(value, str) and kept[:1] in ("[", "{"):
        return bool(json.loads(kept) == json.loads(value))
    return bool(kept == value)
