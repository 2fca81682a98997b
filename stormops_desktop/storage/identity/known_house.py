"""Houses by what a list says of them."""

from sqlalchemy import Connection, text

_KNOWN = text("SELECT 1 FROM properties WHERE property_id = :house")
_PLACES = text("SELECT property_id, external_id, address, unit, zip_code FROM properties")
_SYNTHETIC = text(
    "SELECT p.property_id, p.external_id, p.address, p.zip_code, min(i.storm_id), max(s.is_sample) "
    "FROM properties p JOIN property_impacts i ON i.property_id = p.property_id "
    "JOIN storms s ON s.storm_id = i.storm_id WHERE p.is_synthetic = 1 GROUP BY p.property_id"
)


def known_house(connection: Connection, property_id: str) -> bool:
    """Whether the house is in this replica."""
    return connection.execute(_KNOWN, {"house": property_id}).first() is not None


def places(connection: Connection) -> list[tuple[str, str, str, str]]:
    """(property_id, external_id, address with unit, zip_code) of every house."""
    return [
        (row[0], row[1] or "", f"{row[2] or ''} #{row[3]}" if row[3] else row[2] or "", row[4] or "")
        for row in connection.execute(_PLACES)
    ]


def synthetic_houses(connection: Connection) -> list[tuple[str, str, str, str, bool]]:
    """(property_id, external_id, address, storm_id, of a sample storm) of every invented house in a storm."""
    found = connection.execute(_SYNTHETIC)
    return [
        (row[0], row[1] or row[0], f"{row[2]} {row[3] or ''}".strip(), row[4], bool(row[5])) for row in found
    ]
