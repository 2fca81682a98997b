"""Time zones by their names (IANA), as a storm, a house or a typed field has them."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

UTC_ZONE = ZoneInfo("UTC")


def known_zone(name: str | None) -> ZoneInfo | None:
    """The zone of a name; None for none and for one that this machine's table does not have.

    A name that is a folder of the table (US, America) is none, too: Python says so with an OSError.
    """
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_named(name: str | None) -> ZoneInfo:
    """The zone of a name; UTC where there is none of that name."""
    return known_zone(name) or UTC_ZONE
