"""Where this device was last, by the photos taken with it, and in which zones the storms are."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from stormops_desktop.domain.evidence.position import Fix, Source, is_place

# The newest few are enough: a photo without a position, or with 0,0, tells nothing.
_PHOTOS = """
SELECT latitude, longitude, coalesce(gps_at, taken_at) AS at FROM photos
WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND coalesce(gps_at, taken_at) IS NOT NULL
ORDER BY at DESC LIMIT 5
"""


def newest_photo_place(connection: Connection) -> Fix | None:
    """The place of the newest photo that has one; None when no photo here has."""
    for row in connection.execute(text(_PHOTOS)):
        if is_place(row.latitude, row.longitude):
            return Fix(row.latitude, row.longitude, Source.EXIF, row.at)
    return None


def zones(connection: Connection) -> Mapping[str, str]:
    """The time zone of each storm that has one."""
    rows = connection.execute(text("SELECT storm_id, time_zone FROM storms WHERE time_zone IS NOT NULL"))
    return {row.storm_id: row.time_zone for row in rows}
