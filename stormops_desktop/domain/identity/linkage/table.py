"""Lists of people in columns, whatever their headers are called."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from stormops_desktop.domain.identity import normalising
from stormops_desktop.domain.identity.errors import IdentityError
from stormops_desktop.domain.spreadsheets import unreadable

Ints = npt.NDArray[np.int64]


class Kind(StrEnum):
    """How values of a column are compared."""

    CODE = "code"  # an identifier: the same, one slip away, or another
    DATE = "date"
    WORD = "word"  # names and streets: more or less alike
    NUMBER = "number"
    CLASS = "class"  # the same or not


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One field of n records.

    Attributes:
        codes: (n,) index into `values`, -1 where nothing is known. values: each once.
    """

    name: str
    kind: Kind
    codes: Ints
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """n records of one list or of two that follow each other; `source` says which, 0 or 1."""

    ids: tuple[str, ...]
    source: npt.NDArray[np.int8]
    columns: tuple[Column, ...]

    @property
    def two_lists(self) -> bool:
        return bool(self.source.any())

    def column(self, name: str) -> Column | None:
        """The column of that name, None when the lists have none."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class _Role:
    name: str
    kind: Kind
    headers: tuple[str, ...]
    spelt: Callable[[str], str] = normalising.plain


IDS = ("rec_id", "record_id", "unique_id", "lead_id", "contact_id", "customer_id", "property_id", "id")
ROLES = (
    _Role("given_name", Kind.WORD, ("given_name", "first_name", "firstname", "first"), normalising.name),
    _Role(
        "surname", Kind.WORD, ("surname", "last_name", "lastname", "last", "family_name"), normalising.name
    ),
    _Role("name", Kind.WORD, ("name", "full_name", "owner", "owner_name", "insured"), normalising.name),
    _Role("email", Kind.CODE, ("email", "e_mail", "email_address"), normalising.email),
    _Role("phone", Kind.CODE, ("phone", "phone_number", "mobile", "telephone"), normalising.phone),
    _Role("street_number", Kind.NUMBER, ("street_number", "house_number", "number")),
    _Role("street", Kind.WORD, ("address_1", "street", "street_name"), normalising.address),
    _Role("unit", Kind.WORD, ("address_2", "unit", "address2"), normalising.address),
    _Role("address", Kind.WORD, ("address", "full_address", "street_address"), normalising.address),
    _Role("city", Kind.WORD, ("suburb", "city", "town")),
    _Role("zip_code", Kind.NUMBER, ("postcode", "zip_code", "zip", "postal_code")),
    _Role("state", Kind.CLASS, ("state", "region")),
    _Role("date_of_birth", Kind.DATE, ("date_of_birth", "dob", "birth_date")),
    _Role("claim_number", Kind.CODE, ("claim_number",)),
    _Role("policy_number", Kind.CODE, ("policy_number",)),
    _Role("ssn", Kind.CODE, ("soc_sec_id", "ssn")),
    _Role("parcel_id", Kind.CODE, ("parcel_id", "parcel")),
)


def read_lists(texts: Sequence[str]) -> Records:
    """One CSV to find doubles in, or two to link.

    Raises:
        IdentityError: no header or no column that says who somebody is; the message says what is expected.
    """
    tables = [_rows(text, at) for at, text in enumerate(texts)]
    ids: list[str] = []
    source: list[int] = []
    written: dict[str, list[str]] = {role.name: [] for role in ROLES}
    for at, (header, rows) in enumerate(tables):
        key = next((header[name] for name in IDS if name in header), None)
        for line, row in enumerate(rows, 2):
            ids.append(_cell(row, key) or str(line))
            source.append(at)
        for role in ROLES:
            place = next((header[name] for name in role.headers if name in header), None)
            written[role.name] += [_cell(row, place) for row in rows]
    columns = tuple(_column(role, written[role.name]) for role in ROLES if any(written[role.name]))
    return Records(tuple(ids), np.asarray(source, np.int8), columns)


def records_of(ids: Sequence[str], written: Mapping[str, Sequence[str]]) -> Records:
    """One list in columns already; `written` has a text a record under names of `ROLES`, "" for nothing."""
    columns = tuple(_column(role, written[role.name]) for role in ROLES if any(written.get(role.name, ())))
    return Records(tuple(ids), np.zeros(len(ids), np.int8), columns)


def _rows(text: str, at: int) -> tuple[Mapping[str, int], list[list[str]]]:
    reader = csv.reader(text.lstrip("\ufeff").splitlines())
    try:
        names, *rows = list(reader) or [[]]
    except csv.Error as error:
        raise IdentityError(f"list {at + 1}: {unreadable(reader.line_num, error)}") from error
    header = {name.strip().lower().replace(" ", "_"): place for place, name in enumerate(names)}
    if not any(name in header for role in ROLES for name in role.headers):
        known = ", ".join(role.headers[0] for role in ROLES)
        raise IdentityError(
            f"list {at + 1} has no column that says who somebody is. Name columns as: {known}."
        )
    return header, [row for row in rows if any(cell.strip() for cell in row)]


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _column(role: _Role, written: Sequence[str]) -> Column:
    spelt = {text: role.spelt(text) for text in set(written)}
    values = sorted(set(spelt.values()) - {""})
    code = {value: at for at, value in enumerate(values)}
    codes = np.fromiter((code.get(spelt[text], -1) for text in written), np.int64, len(written))
    return Column(role.name, role.kind, codes, tuple(values))
