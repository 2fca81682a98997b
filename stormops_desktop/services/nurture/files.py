"""The nurture list as a file, and outcomes that come back in one."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from stormops_desktop.domain.jobs.conversion import WINDOW_DAYS, outcome_id
from stormops_desktop.domain.nurture.guardrails import MayContact
from stormops_desktop.domain.spreadsheets import FORMULA_STARTS, defused, numbered
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.models import Member
from stormops_desktop.services.nurture.models import NurtureRow, OutcomeImport, RejectedRow
from stormops_desktop.storage.quality.storms import StormSpan
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind

COLUMNS = (
    "property_id", "address", "city", "state", "zip_code", "expected_uplift", "next_best_action", "persona",
    "outcome", "last_touch_utc", "job_status", "past_customer", "model_version", "as_of_utc", "tenant_id",
    "tenant", "storm_id", "storm", "leave_alone_because", "leave_alone_until_utc",
)  # fmt: skip
SOURCE = "nurture_import"
NEEDED = ("property_id", "converted")
YES, NO = frozenset({"true", "yes", "y", "1", "won"}), frozenset({"false", "no", "n", "0", "lost"})
BIGGEST_CENTS = 10**12


class _BadRowError(ValueError):
    """A row that is not taken; the message says why."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    converted: bool
    converted_at: int | None
    value_cents: int | None


def export_list(
    found: Sequence[NurtureRow],
    storm: StormSpan,
    member: Member,
    as_of: int,
    rests: Mapping[str, MayContact],
) -> str:
    """RFC 4180 text; each line carries when, whose and of which storm and model it is.

    Args:
        rests: what the guardrails say of each house and its next channel: whoever sends by this list sees it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    stamp = (_utc(as_of), member.tenant_id, member.org_name, storm.storm_id, storm.name)
    for row in found:
        cells = (
            row.property_id, row.address, row.city, row.state, row.zip_code, row.expected_uplift,
            row.next_best_action or "", row.persona or "", row.outcome,
            "" if row.last_touch is None else _utc(row.last_touch), row.job_status or "",
            "yes" if row.past_customer else "no", row.model_version or "", *stamp,
            *_rest(rests.get(row.property_id)),
        )  # fmt: skip
        writer.writerow([defused(cell) for cell in cells])
    return out.getvalue()


def channel_of(action: str | None) -> str:
    """The channel of a next best action: that is all of it, or what follows the play."""
    return (action or "").rpartition("|")[2]


def _rest(said: MayContact | None) -> tuple[str, str]:
    return ("", "") if said is None or said.allowed else (said.reason, _utc(said.until))


def read_outcomes(
    text: str, storm_id: str, known: Collection[str], standing: Mapping[str, Any], now: int
) -> tuple[OutcomeImport, list[list[Draft]]]:
    """What a file says, and the groups of drafts that make it so, a group a house.

    Args:
        standing: the outcome row of each house that has one.

    Raises:
        NotAllowed: it is no CSV with the columns that are needed.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        lines = numbered(names, reader)
    except csv.Error as error:
        raise NotAllowed("This is no CSV file ({why}). Nothing was taken.", why=error) from error
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise NotAllowed(
            "The file lacks the column {missing}. It needs property_id and converted (yes or no); "
            "converted_at and value are read too. Nothing was taken.",
            missing=" and ".join(missing),
        )
    rejected: list[RejectedRow] = []
    groups: list[list[Draft]] = []
    unchanged, seen = 0, set[str]()
    for number, line in lines:
        try:
            house, said = _read(line, storm_id, known, standing, seen, now)
        except _BadRowError as error:
            rejected.append(RejectedRow(number, str(error)))
            continue
        seen.add(house)
        if said is None or _stands(standing.get(house), said):
            unchanged += 1
        else:
            groups.append(_drafts(storm_id, house, said, standing.get(house)))
    return OutcomeImport(len(lines), len(groups), unchanged, tuple(rejected)), groups


def _read(
    line: Mapping[str, Any], storm_id: str, known: Collection[str], standing: Mapping[str, Any],
    seen: Collection[str], now: int,
) -> tuple[str, _Outcome | None]:  # fmt: skip
    """House and outcome of a line; None for a line that says nothing yet."""
    cells = {name: _fused(value) for name, value in line.items() if isinstance(value, str)}
    house = cells.get("property_id", "").strip().lower()
    if house not in known:
        raise _BadRowError(f"{house or 'an empty property_id'} is no house of this storm here")
    if house in seen:
        raise _BadRowError("this house is in the file twice; the first line counts")
    if cells.get("storm_id", "").strip() not in ("", storm_id):
        raise _BadRowError("this line is of another storm")
    said = cells.get("converted", "").strip().lower()
    if not said:
        return house, None
    if said not in YES | NO:
        raise _BadRowError(f"converted is {said!r}; write yes or no")
    row = standing.get(house)
    if said in NO and row is not None and row.actual_converted:
        raise _BadRowError("this house has converted; take that back at its job, not in a list")
    at, cents = _moment(cells.get("converted_at", ""), now), _cents(cells.get("value", ""))
    return house, _Outcome(said in YES, (at or now) if said in YES else None, cents)


def _stands(row: Any, said: _Outcome) -> bool:
    """Whether the outcome is known already; a conversion that stands keeps its first time."""
    if row is None or row.actual_converted is None:
        return False
    same = bool(row.actual_converted) == said.converted
    return same and said.value_cents in (None, row.value_cents)


def _drafts(storm_id: str, house: str, said: _Outcome, row: Any) -> list[Draft]:
    fields: dict[str, Any] = {
        "window_days": WINDOW_DAYS, "actual_converted": said.converted, "source": SOURCE,
    }  # fmt: skip
    if said.converted_at is not None and (row is None or row.converted_at is None):
        fields["converted_at"] = said.converted_at
    if said.value_cents is not None:
        fields["value_cents"] = said.value_cents
    if row is not None:
        return [Draft(Kind.SET, "policy_outcomes", row.outcome_id, fields)]
    key = outcome_id(storm_id, house)
    return [
        Draft(Kind.ADD, "policy_outcomes", key, {"storm_id": storm_id, "property_id": house}),
        Draft(Kind.SET, "policy_outcomes", key, fields),
    ]


def _moment(said: str, now: int) -> int | None:
    if not said.strip():
        return None
    try:
        moment = datetime.fromisoformat(said.strip().replace("Z", "+00:00"))
    except ValueError:
        raise _BadRowError(
            f"converted_at is {said!r}; write it as 2019-03-25 or 2019-03-25T14:00:00Z"
        ) from None
    at = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    if at > now:
        raise _BadRowError("converted_at lies ahead")
    return at


def _cents(said: str) -> int | None:
    plain = said.strip().replace(",", "").removeprefix("$")
    if not plain:
        return None
    try:
        cents = Decimal(plain) * 100
        whole = int(cents)
    except (InvalidOperation, ValueError, OverflowError):
        raise _BadRowError(f"value is {said!r}; write dollars, as 12500.00") from None
    if cents != whole or not 0 <= whole <= BIGGEST_CENTS:
        raise _BadRowError(f"value is {said!r}; write dollars and cents, none below 0")
    return whole


def _utc(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _fused(value: str) -> str:
    """A cell as it was before an export made it safe."""
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA_STARTS) else value
