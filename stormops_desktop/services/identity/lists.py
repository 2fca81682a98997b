"""Lists of contacts, read line by line: what each says, or why it is not taken."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass

from stormops_desktop.domain.identity import normalising
from stormops_desktop.domain.spreadsheets import numbered
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.identity.models import Refused, Told
from stormops_desktop.services.identity.reading_in import speaks_of, values_of

MOST_ROWS = 200_000
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "ref": ("id", "ref", "lead_id", "contact_id", "record_id"),
    "name": ("name", "full_name", "owner", "owner_name", "homeowner", "insured"),
    "first": ("first_name", "given_name", "first"), "last": ("last_name", "surname", "last"),
    "email": ("email", "e-mail", "email_address"),
    "phone": ("phone", "mobile", "cell", "phone_number", "telephone"),
    "address": ("address", "street_address", "property_address", "address_1"),
    "zip": ("zip", "zip_code", "postcode", "postal_code"),
    "house": ("property_id", "external_id", "house_id"),
    "customer_id": ("customer_id", "customer_no", "account_number"),
    "claim_number": ("claim_number", "claim_no", "claim"),
    "policy_number": ("policy_number", "policy_no", "policy"),
    "parcel_id": ("parcel_id", "apn", "parcel"), "device_id": ("device_id", "client_id", "ga_client_id"),
}  # fmt: skip
_WHO = ("name", "last", "email", "phone", "customer_id", "claim_number", "policy_number", "device_id")
NO_CSV = "This is no CSV file ({why}). Nothing was taken."
TOO_LONG = "This list has {lines} lines; {most} are taken at a time. Split it."
NO_PERSON = (
    "This list has no column that says who somebody is. It needs one of name, last_name, email, phone, "
    "customer_id, claim_number or policy_number; address, zip and property_id are read too. Nothing was "
    "taken."
)


@dataclass(frozen=True, slots=True)
class Houses:
    """Houses by what a list may call them: id or external id, and normalised address with ZIP."""

    by_name: Mapping[str, str]
    by_address: Mapping[tuple[str, str], str]

    def find(self, name: str, address: str, zip_code: str) -> str:
        """The house's id, "" when it is not known, or when the address alone fits several."""
        if name:
            return self.by_name.get(name.strip().lower(), "")
        street = normalising.address(address)
        return self.by_address.get((street, zip_code.strip()[:5]), "") if street else ""


def houses_of(places: list[tuple[str, str, str, str]]) -> Houses:
    """Finds houses of `known_house.places`. An address without a ZIP fits when it is the only one."""
    by_name: dict[str, str] = {}
    by_address: dict[tuple[str, str], str] = {}
    for house, external, address, zip_code in places:
        by_name[house] = house
        if external:
            by_name[external.lower()] = house
        for key in {(normalising.address(address), zip_code[:5]), (normalising.address(address), "")}:
            by_address[key] = house if key not in by_address else ""
    return Houses(by_name, by_address)


def read_list(text: str, source: str, houses: Houses, at: int) -> tuple[list[Told], list[Refused]]:
    """What a CSV of contacts tells.

    Args:
        source: what the list is called. at: when it was brought in, UTC milliseconds.

    Raises:
        NotAllowed: no CSV, too long, or without a column that could say who somebody is.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = next(reader, [])
        columns, lines = _columns(header), numbered(header, reader)
    except csv.Error as error:
        raise NotAllowed(NO_CSV, why=error) from error
    if not set(_WHO) & columns.keys():
        raise NotAllowed(NO_PERSON)
    if len(lines) > MOST_ROWS:
        raise NotAllowed(TOO_LONG, lines=f"{len(lines):,}", most=f"{MOST_ROWS:,}")
    told: list[Told] = []
    refused: list[Refused] = []
    for number, line in lines:
        cells = {part: (line.get(column) or "").strip() for part, column in columns.items()}
        one = _told(cells, source, houses, at)
        why = _useless(one, cells)
        if why:
            refused.append(Refused(number, why))
        else:
            told.append(one)
    return told, refused


def _columns(names: list[str]) -> dict[str, str]:
    """Which column holds what; the first of several that would do."""
    plain = {name.strip().lower().replace(" ", "_"): name for name in reversed(names)}
    return {
        part: plain[known]
        for part, spellings in _COLUMNS.items()
        for known in reversed(spellings)
        if known in plain
    }


def _told(cells: Mapping[str, str], source: str, houses: Houses, at: int) -> Told:
    name = cells.get("name", "") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
    house = houses.find(cells.get("house", ""), cells.get("address", ""), cells.get("zip", ""))
    address = f"{cells.get('address', '')} {cells.get('zip', '')[:5]}".strip()
    # Without an id of its own, a line is what it says: the same line again is the same record.
    said = "\x1f".join(f"{part}={value}" for part, value in sorted(cells.items()) if value)
    return Told(
        source, cells.get("ref", "") or hashlib.sha256(said.encode()).hexdigest()[:32], at, house, name,
        cells.get("email", ""), cells.get("phone", ""), address if cells.get("address") else "",
        cells.get("claim_number", ""), cells.get("policy_number", ""), cells.get("customer_id", ""),
        cells.get("parcel_id", ""), cells.get("device_id", ""),
    )  # fmt: skip


def _useless(told: Told, cells: Mapping[str, str]) -> str:
    if not any(cells.values()):
        return "the line is empty"
    if speaks_of(values_of(told)) is None:
        return "nothing in it says who somebody is (a name, a telephone number, an e-mail address …)"
    return ""
