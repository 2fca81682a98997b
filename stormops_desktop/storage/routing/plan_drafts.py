"""Plans that this laptop keeps to compare. They do not sync."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.sqlite import insert

from stormops_desktop.storage.schema import PLAN_DRAFT

_T = PLAN_DRAFT.c


def put_draft(
    connection: Connection, draft_id: str, storm_id: str, name: str, now_ms: int, body: bytes
) -> None:
    """Keeps a plan, or its newer form."""
    added = insert(PLAN_DRAFT).values(
        draft_id=draft_id, storm_id=storm_id, name=name, made_ms=now_ms, changed_ms=now_ms, body=body
    )
    connection.execute(
        added.on_conflict_do_update(
            index_elements=["draft_id"], set_={"name": name, "changed_ms": now_ms, "body": body}
        )
    )


def drafts_of(connection: Connection, storm_id: str) -> Sequence[Row[str, str, int, int]]:
    """The storm's kept plans without their bodies, the newest first."""
    asked = select(_T.draft_id, _T.name, _T.made_ms, _T.changed_ms).where(_T.storm_id == storm_id)
    return connection.execute(asked.order_by(_T.changed_ms.desc(), _T.draft_id)).all()


def draft_body(connection: Connection, draft_id: str) -> bytes | None:
    """A kept plan; None when it was forgotten."""
    return connection.execute(select(_T.body).where(_T.draft_id == draft_id)).scalar()


def drop_draft(connection: Connection, draft_id: str) -> None:
    """Forgets a plan."""
    connection.execute(delete(PLAN_DRAFT).where(_T.draft_id == draft_id))
