"""The Jobs table's questions: how many, which page, and a crew's day. Sorting and paging stay in SQL."""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, column, false, func, select, text

from stormops_desktop.storage.job_list import JOB_LIST
from stormops_desktop.storage.schema import ENTITY_TABLES
from sync.contracts.entities.fieldwork import JOB_STATUS

_L = JOB_LIST.c
ORDERS: dict[str, ColumnElement[Any]] = {
    "route_order": _L.route_order,
    "address": _L.address,
    "zip_code": _L.zip_code,
    "status": _L.status_rank,
    "sii": _L.sii,
    "expected_uplift": _L.expected_uplift,
    "scheduled_at": _L.scheduled_at,
}


@dataclass(frozen=True, slots=True)
class JobQuery:
    """Which jobs, in which order. `order` is a key of `ORDERS`."""

    storm_id: str | None = None
    text: str = ""
    statuses: tuple[str, ...] = ()
    route_id: str | None = None
    order: str = "route_order"
    descending: bool = False


def count(connection: Connection, query: JobQuery) -> int:
    """How many jobs the query finds."""
    return int(connection.execute(_filtered(select(func.count()), query).select_from(JOB_LIST)).scalar_one())


def page(connection: Connection, query: JobQuery, offset: int, limit: int) -> Sequence[Row[Any]]:
    """Rows `offset` to `offset + limit` of the answer; the order is total, so pages never overlap."""
    order = ORDERS[query.order]
    by = (order.desc(), _L.place.desc()) if query.descending else (order, _L.place)
    # The inner query walks the index alone; only the page's own rows are then looked up.
    places = _filtered(select(_L.place), query).order_by(*by).limit(limit).offset(offset).scalar_subquery()
    routes, storms_ = ENTITY_TABLES["routes"], ENTITY_TABLES["storms"]
    rows = (
        select(JOB_LIST, routes.c.planned_start.label("route_day"), storms_.c.time_zone)
        .outerjoin(routes, routes.c.route_id == _L.route_id)
        .outerjoin(storms_, storms_.c.storm_id == _L.storm_id)
    )
    return connection.execute(rows.where(_L.place.in_(places)).order_by(*by)).all()


def match_expression(text_: str) -> str:
    """What a person typed, as an FTS5 query: every word, each as a beginning. "" when no word is in it."""
    return " AND ".join(f'"{word}"*' for word in re.findall(r"\w+", text_))


def _filtered(query: Select[Any], wanted: JobQuery) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.storm_id is not None:
        conditions.append(_L.storm_id == wanted.storm_id)
    if wanted.statuses:
        ranks = [JOB_STATUS.index(status) for status in wanted.statuses if status in JOB_STATUS]
        conditions.append(_L.status_rank.in_(ranks))
    if wanted.route_id is not None:
        conditions.append(_L.route_id == wanted.route_id)
    if wanted.text.strip():
        conditions.append(_found_by_text(wanted.text))
    return query.where(*conditions)


def _found_by_text(text_: str) -> ColumnElement[bool]:
    expression = match_expression(text_)
    if not expression:
        return false()
    search: Select[Any] = select(column("rowid")).select_from(text("job_search"))
    return _L.place.in_(search.where(text("job_search MATCH :words").bindparams(words=expression)))


_STOPS = """
SELECT l.*, r.status AS route_status, r.planned_start AS route_day, p.latitude, p.longitude, p.is_synthetic,
  t.windows, t.service_min, t.arrive_at,
  (SELECT j.priority FROM jobs j WHERE j.job_id = l.job_id) AS priority,
  CASE WHEN l.status IN ('completed', 'skipped') THEN
    (SELECT coalesce(j.completed_at, (SELECT max(e.happened_at) FROM job_events e WHERE e.job_id = j.job_id))
     FROM jobs j WHERE j.job_id = l.job_id) END AS closed_at
FROM assignments a
JOIN routes r ON r.route_id = a.route_id
JOIN job_list l ON l.route_id = a.route_id
LEFT JOIN properties p ON p.property_id = l.property_id
LEFT JOIN route_properties t ON t.route_id = l.route_id AND t.property_id = l.property_id
WHERE a.active = 1 AND (:crew IS NULL OR a.crew_id = :crew) AND r.status NOT IN ('draft', 'archived')
  AND (:storm IS NULL OR l.storm_id = :storm)
  AND (:routes IS NULL OR a.route_id IN (SELECT value FROM json_each(:routes)))
GROUP BY l.place ORDER BY l.route_order, l.place LIMIT :most
"""


def stops_of(
    connection: Connection, crew_id: str | None, most: int, storm_id: str | None = None,
    route_ids: Collection[str] | None = None,
) -> Sequence[Row[Any]]:  # fmt: skip
    """The jobs on a crew's active routes, in order; every crew's, or storm's, when none is named.

    Args:
        route_ids: these routes only; None: all.
    """
    routes = None if route_ids is None else json.dumps(sorted(route_ids))
    given = {"crew": crew_id, "most": most, "storm": storm_id, "routes": routes}
    return connection.execute(text(_STOPS), given).all()


def crew_of(connection: Connection, user_id: str, *, otherwise: str | None) -> str | None:
    """The crew a person is in by the replica, which may know better than a sign-in of days ago.

    Args:
        otherwise: for a person the replica does not know yet.
    """
    users = ENTITY_TABLES["users"].c
    found = connection.execute(select(users.crew_id).where(users.user_id == user_id)).first()
    return otherwise if found is None else found.crew_id


def crew_name(connection: Connection, crew_id: str) -> str | None:
    crews = ENTITY_TABLES["crews"].c
    return connection.execute(select(crews.crew_name).where(crews.crew_id == crew_id)).scalar()


def storms(connection: Connection) -> Sequence[Row[Any, Any, Any, Any, Any]]:
    """Storms, real ones before samples, archives after storms, the newest first."""
    table = ENTITY_TABLES["storms"].c
    order = (table.is_sample, table.status == "archived", table.begin_at.desc(), table.name)
    columns = (table.storm_id, table.name, table.status, table.is_sample, table.time_zone)
    return connection.execute(select(*columns).order_by(*order)).all()
