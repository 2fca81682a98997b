"""Rows of papers as links of the chain and as lines of the page."""

import json
from datetime import date, datetime
from typing import Any

from stormops_desktop.domain.papers.chain import Fault, Link
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.papers.models import PaperLine
from stormops_desktop.storage.papers.rows import PaperRow


def link_in(row: PaperRow) -> Link:
    """What the chain covers of a row."""
    return Link(
        paper_id=row["paper_id"], job_id=row["job_id"], kind=_text(row, "kind"), title=_text(row, "title"),
        template=_text(row, "template"), sha256=_text(row, "sha256"),
        pages_sha256=_text(row, "pages_sha256"), signer=_text(row, "signer"),
        signed_by=_text(row, "signed_by"), signature_sha256=_text(row, "signature_sha256"),
        signed_at=row["signed_at"] or 0, zone=_text(row, "zone"), place=_text(row, "place"),
        latitude=row["latitude"], longitude=row["longitude"], cancel_by=_text(row, "cancel_by"),
        parents=_parents(row["parents"]), chain_hash=_text(row, "chain_hash"),
    )  # fmt: skip


def as_columns(link: Link) -> dict[str, Any]:
    """The columns that hold a link; the inverse of `link_in`."""
    return {
        "job_id": link.job_id, "kind": link.kind, "title": link.title, "template": link.template,
        "sha256": link.sha256, "pages_sha256": link.pages_sha256, "signer": link.signer,
        "signed_by": link.signed_by, "signature_sha256": link.signature_sha256, "signed_at": link.signed_at,
        "zone": link.zone, "latitude": link.latitude, "longitude": link.longitude, "place": link.place,
        "parents": json.dumps(list(link.parents)), "chain_hash": link.chain_hash,
        "cancel_by": link.cancel_by or None,
    }  # fmt: skip


def line_of(row: PaperRow, today: date, fault: Fault | None, outcome: str) -> PaperLine:
    """A row as the page shows it."""
    cancel_by = _day(row["cancel_by"])
    state = _text(row, "state")
    return PaperLine(
        paper_id=row["paper_id"], kind=_text(row, "kind"), title=_text(row, "title"),
        signer=_text(row, "signer"), signed_by=_text(row, "signed_by"), signed_at=row["signed_at"] or 0,
        signed=moment(row["signed_at"] or 0, _text(row, "zone")), place=_text(row, "place"),
        author=row["author"] or "", sha256=_text(row, "sha256"), size_bytes=row["bytes"] or 0,
        chain_hash=_text(row, "chain_hash"), follows=len(_parents(row["parents"])), cancel_by=cancel_by,
        days_left=None if cancel_by is None else (cancel_by - today).days,
        state=state if state != "saved" else row["file_state"] or state, here=bool(row["here"]),
        pending=bool(row["_pending"]), voided_at=row["voided_at"], void_reason=row["void_reason"] or "",
        fault=fault, outcome=outcome,
    )  # fmt: skip


def moment(at_ms: int, zone: str) -> str:
    """25 Mar 2019, 14:05 CDT: as printed on papers."""
    local = datetime.fromtimestamp(at_ms / 1000, zone_named(zone))
    return f"{local.day} {local:%b %Y, %H:%M} {local.tzname()}"


def day_at(at_ms: int, zone: str) -> date:
    """The day that the calendar at a place shows."""
    return datetime.fromtimestamp(at_ms / 1000, zone_named(zone)).date()


def _text(row: PaperRow, name: str) -> str:
    return row[name] or ""


def _parents(raw: object) -> tuple[str, ...]:
    """What is no list of links is a link that nobody has: the chain then says so."""
    try:
        found = json.loads(raw) if isinstance(raw, str) else raw
    except ValueError:
        found = None
    return tuple(map(str, found)) if isinstance(found, list) else ("?",)


def _day(raw: object) -> date | None:
    try:
        return date.fromisoformat(str(raw)) if raw else None
    except ValueError:
        return None
