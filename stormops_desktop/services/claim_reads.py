"""Reading the claim of a job: the answers, and what the rules make of them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from stormops_desktop.domain.claims.deadlines import deadlines, urgency
from stormops_desktop.domain.claims.form import AS_SETS, ClaimForm, from_row
from stormops_desktop.domain.claims.form_checks import Surroundings, check_form
from stormops_desktop.domain.claims.form_fields import FIELDS, Kind
from stormops_desktop.domain.claims.form_parts import deadline_facts, entered_money, square_counts
from stormops_desktop.domain.claims.ledger_words import explain
from stormops_desktop.domain.claims.rule_pack import RulePack, pack_of
from stormops_desktop.domain.claims.stages import ClaimStage, StageChange, judge_change, read_stage
from stormops_desktop.domain.claims.test_squares import by_slope
from stormops_desktop.domain.claims.wording import Pointer, point_out
from stormops_desktop.domain.zones import zone_named
from stormops_desktop.services.claim_models import ClaimEntry, ClaimView
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.job_reads import GONE
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.claim_page import LISTS, ClaimPage, claim_page
from stormops_desktop.storage.sync_queries import tally


class ClaimDesk:
    """`ports.ClaimReads` on the replica.

    Args:
        packs: rule packs by state; the first one serves houses whose state is not known.
    """

    def __init__(self, work: Workplace, packs: Mapping[str, RulePack]) -> None:
        self._work, self._packs = work, packs

    def claim(self, job_id: str) -> ClaimView:
        """The claim page of a job; a job without a claim has an empty form.

        Raises:
            NotFound: the job is not in this replica (any more). StoreTrouble.
        """
        with self._work.reading() as connection:
            page = claim_page(connection, job_id)
            state = tally(connection).state
        if page is None:
            raise NotFound(GONE)
        return self._view(page, self._work.office_ms(), 0 if state is None else state.cursor)

    def _view(self, page: ClaimPage, now_ms: int, cursor: int) -> ClaimView:
        job, form, stage = page.job, form_of(page), read_stage(page.job.claim_stage)
        zone = zone_named(job.time_zone)
        today = _day(now_ms, zone) or date.min
        around = Surroundings(today, now_ms, _day(job.begin_at, zone), _day(job.end_at, zone))
        pack = pack_of(self._packs, job.state)
        due, waiting = deadlines(pack, deadline_facts(form), _text(form, "carrier")) if pack else ((), ())
        return ClaimView(
            job_id=job.job_id, address=job.address or "",
            place=f"{job.city or ''} {job.zip_code or ''}".strip(),
            storm_name=job.storm_name or "", zone=job.time_zone or "UTC", stage=stage,
            stage_code=job.claim_stage or "none", changes=_changes(stage, form), form=form,
            entries=_entries(page, form), ledger=explain(entered_money(form)),
            findings=check_form(form, around), deadlines=tuple((each, urgency(each, today)) for each in due),
            waiting=waiting, pointers=_pointers(form, pack), hits=by_slope(square_counts(form)),
            pending=_pending(page), seen_rev=cursor,
        )  # fmt: skip


def form_of(page: ClaimPage) -> ClaimForm:
    """The form that a page's rows hold."""
    rows = {entity: [_plain(entity, row) for row in found] for entity, found in page.rows.items()}
    return from_row(page.claim or {}, rows)


def _plain(entity: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """An entry's own values: no keys, no marks of the replica, JSON as values."""
    own = {k: v for k, v in row.items() if not k.startswith("_") and k not in (LISTS[entity], "job_id")}
    if own.get("photo_ids"):
        own["photo_ids"] = json.loads(own["photo_ids"])
    return own


def _entries(page: ClaimPage, form: ClaimForm) -> dict[str, tuple[ClaimEntry, ...]]:
    made: dict[str, tuple[ClaimEntry, ...]] = {}
    for field in FIELDS:
        if field.rows:
            key = LISTS[field.rows]
            made[field.key] = tuple(
                ClaimEntry(row[key], _plain(field.rows, row), bool(row["_pending"]))
                for row in page.rows[field.rows]
            )
        elif field.kind is Kind.RECORDS:
            made[field.key] = tuple(
                ClaimEntry(str(at), each, pending=False)
                for at, each in enumerate(_listed(form.values.get(field.key)))
                if isinstance(each, dict)
            )
    return made


def _changes(stage: ClaimStage | None, form: ClaimForm) -> dict[ClaimStage, StageChange]:
    answered = form.answered()
    now = ClaimStage.NONE if stage is None else stage
    return {each: judge_change(now, each, answered) for each in ClaimStage if each is not stage}


def _pointers(form: ClaimForm, pack: RulePack | None) -> dict[str, tuple[Pointer, ...]]:
    if pack is None:
        return {}
    found = {}
    for field in FIELDS:
        texts = list(_texts(form.values.get(field.key))) if field.kind in (Kind.TEXT, *AS_SETS) else []
        pointers = tuple(pointer for text in texts for pointer in point_out(text, pack))
        if pointers:
            found[field.key] = pointers
    return found


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, str):
        return (value,)
    inner = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return [text for each in inner for text in _texts(each)]


def _pending(page: ClaimPage) -> bool:
    own = page.claim is not None and page.claim["_pending"]
    listed = any(row["_pending"] for rows in page.rows.values() for row in rows)
    return bool(own or listed or page.job.stage_pending)


def _day(at_ms: int | None, zone: tzinfo) -> date | None:
    return None if at_ms is None else datetime.fromtimestamp(at_ms / 1000, zone).date()


def _text(form: ClaimForm, key: str) -> str:
    value = form.values.get(key)
    return value if isinstance(value, str) else ""


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
