"""What planners ask of visits; and why this laptop's last plan of a storm left houses out."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select, text
from sqlalchemy.dialects.sqlite import insert

from stormops_desktop.storage.schema import LEFT_OUT_REASONS

_WISHES = "SELECT * FROM visit_wishes WHERE storm_id = :storm ORDER BY wish_id"
_T = LEFT_OUT_REASONS.c


def wishes_by_house(connection: Connection, storm_id: str) -> Mapping[str, Row[Any]]:
    """Rows by house; what holds in the whole storm stands under ""."""
    rows = connection.execute(text(_WISHES), {"storm": storm_id})
    return {row.property_id or "": row for row in rows}


def kept_reasons(connection: Connection, storm_id: str) -> Mapping[str, str]:
    """Why houses are on no route, as the plan that was stored here last had it."""
    body = connection.execute(select(_T.body).where(_T.storm_id == storm_id)).scalar()
    if body is None:
        return {}
    by_reason = json.loads(zlib.decompress(body))
    return {house: reason for reason, houses in by_reason.items() for house in houses}


def keep_reasons(connection: Connection, storm_id: str, reasons: Mapping[str, str]) -> None:
    """Keeps them in place of those before."""
    by_reason: dict[str, list[str]] = {}
    for house, reason in reasons.items():
        by_reason.setdefault(reason, []).append(house)
    body = zlib.compress(json.dumps(by_reason).encode())
    added = insert(LEFT_OUT_REASONS).values(storm_id=storm_id, body=body)
    connection.execute(added.on_conflict_do_update(index_elements=["storm_id"], set_={"body": body}))
