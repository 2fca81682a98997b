"""When and where on the clock a storm was."""

from dataclasses import dataclass

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class StormSpan:
    """Begin and end in UTC milliseconds, and an IANA zone; None where unknown."""

    storm_id: str
    name: str
    begin_at: int | None
    end_at: int | None
    time_zone: str | None


def storm_span(connection: Connection, storm_id: str) -> StormSpan | None:
    """The storm of that id, None when it is not here."""
    sql = "SELECT storm_id, name, begin_at, end_at, time_zone FROM storms WHERE storm_id = :storm"
    row = connection.execute(text(sql), {"storm": storm_id}).first()
    return None if row is None else StormSpan(*row)
