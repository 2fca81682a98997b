"""Who is who as a file: values as its reader may see them, and lines that say as of when and by which rules.

The last line's hash is SHA-256 of everything before it, the byte order mark that spreadsheets want included,
so that a changed file shows.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from stormops_desktop.domain.spreadsheets import defused
from stormops_desktop.services.identity.models import PersonCard, PersonView
from stormops_desktop.services.models import Member

RULES_VERSION = "identity 1"
MOST = 100_000
_PERSON = ("kind", "value", "strength", "sources", "why", "first_seen_utc", "storm", "blocked")
_PEOPLE = ("person_id", "name", "address", "records", "identifiers", "houses", "kind")


def person_csv(view: PersonView, member: Member, now: int) -> str:
    """Identifiers of one person."""
    rows = [
        (
            one.kind, one.value, f"{one.strength:.2f}", " ".join(one.sources), one.why, _utc(one.first_seen),
            one.storm, "yes" if one.blocked else "no",
        )
        for one in view.identifiers
    ]  # fmt: skip
    return _file(_PERSON, rows, member, now, f"person {view.card.person_id}")


def people_csv(cards: Sequence[PersonCard], member: Member, now: int) -> str:
    """One line a person."""
    rows = [
        (one.person_id, one.name, one.address, one.records, one.identifiers, one.houses, one.kind)
        for one in cards
    ]
    return _file(_PEOPLE, rows, member, now, "all people")


def _file(
    columns: Sequence[str], rows: Iterable[Sequence[object]], member: Member, now: int, wanted: str
) -> str:
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow((*columns, "as_of_utc", "tenant", "filter", "rules"))
    stamp = (_utc(now), member.org_name, wanted, RULES_VERSION)
    for row in rows:
        writer.writerow([defused(cell) for cell in (*row, *stamp)])
    text = out.getvalue()
    return f"{text}# sha256,{hashlib.sha256(text.encode()).hexdigest()}\r\n"


def _utc(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
