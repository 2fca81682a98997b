"""A claim for other programs (JSON) and other people (CSV), with the same figures in both."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from stormops_desktop.domain.claims.form import Answer, ClaimForm
from stormops_desktop.domain.claims.form_fields import FIELDS, FormField, Group, Kind
from stormops_desktop.domain.claims.form_parts import entered_money
from stormops_desktop.domain.claims.ledger import work_out
from stormops_desktop.domain.spreadsheets import safe_cell

FORMAT = "stormops-claim-1"
HEADINGS = ("section", "field", "label", "answer", "value", "unit")
UNITS = {Kind.CENTS: "USD", Kind.PERCENT: "%", Kind.DATE: "date", Kind.INSTANT: "UTC"}


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """One photo of the claim, by its number in the job."""

    number: int
    sha256: str
    slope: str = ""
    shot: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Handoff:
    """What is handed over.

    Attributes:
        as_of: UTC milliseconds of the replica's state.
    """

    tenant: str
    storm: str
    address: str
    job_id: str
    as_of: int
    form: ClaimForm
    photos: Sequence[PhotoLine] = ()


def as_json(handoff: Handoff) -> str:
    """The claim as JSON: amounts in integer cents, unknown answers by name, newer keys as they are."""
    form = handoff.form
    document: dict[str, Any] = {
        "format": FORMAT,
        "tenant": handoff.tenant,
        "storm": handoff.storm,
        "address": handoff.address,
        "job_id": handoff.job_id,
        "as_of": handoff.as_of,
        "claim": {group.value: _answers(form, group) for group in Group},
        "unknown": sorted(form.unknown),
        "worked_out_cents": asdict(work_out(entered_money(form))),
        "photos": [asdict(photo) for photo in handoff.photos],
        "other": dict(form.newer),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def as_csv(handoff: Handoff) -> str:
    """One row a field, then the figures that follow, then the photos; safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in _rows(handoff):
        writer.writerow([safe_cell(text) for text in row])
    return out.getvalue()


def dollars(cents: int) -> str:
    """Cents as a decimal number that a spreadsheet adds up: -250.05."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _rows(handoff: Handoff) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        ("handoff", "tenant", "Contractor", "known", handoff.tenant, ""),
        ("handoff", "storm", "Storm", "known", handoff.storm, ""),
        ("handoff", "address", "Address", "known", handoff.address, ""),
        ("handoff", "job_id", "Job", "known", handoff.job_id, ""),
        ("handoff", "as_of", "As of", "known", str(handoff.as_of), "UTC milliseconds"),
    ]
    rows += [_field_row(handoff.form, field) for field in FIELDS]
    for name, cents in asdict(work_out(entered_money(handoff.form))).items():
        answer = Answer.EMPTY if cents is None else Answer.KNOWN
        label = name.replace("_", " ")
        rows.append(("worked_out", name, label, answer.value, "" if cents is None else dollars(cents), "USD"))
    for photo in handoff.photos:
        words = " ".join(word for word in (photo.slope, photo.shot, photo.caption) if word)
        rows.append(("photos", str(photo.number), words, "known", photo.sha256, "SHA-256"))
    return rows


def _field_row(form: ClaimForm, field: FormField) -> tuple[str, ...]:
    value = form.values.get(field.key)
    text = "" if value is None else _as_text(field, value)
    return (
        field.group.value,
        field.key,
        field.label,
        form.answer(field.key).value,
        text,
        UNITS.get(field.kind, ""),
    )


def _as_text(field: FormField, value: Any) -> str:
    if field.kind is Kind.CENTS and isinstance(value, int):
        return dollars(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _answers(form: ClaimForm, group: Group) -> dict[str, Any]:
    return {f.key: form.values[f.key] for f in FIELDS if f.group is group and f.key in form.values}
