"""Houses by what a list says of them."""

from sqlalchemy import Connection, text

_KNOWN = text("SELECT 1 FROM properties WHERE property_id = :house")
_PLACES = text("SELECT property_id, external_id, address, unit, zip_code FROM properties")


def known_house(connection: Connection, property_id: str) -> bool:
    """Whether the house is in this replica."""
    return connection.execute(_KNOWN, {"house": property_id}).first() is not None


def places(connection: Connection) -> list[tuple[str, str, str, str]]:
    """(property_id, external_id, address with unit, zip_code) of every house."""
    return [
        (row[0], row[1] or "", f"{row[2] or ''} #{row[3]}" if row[3] else row[2] or "", row[4] or "")
        for row in connection.execute(_PLACES)
    ]
