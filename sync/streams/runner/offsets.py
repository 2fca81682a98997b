"""How far each partition was taken in, in the transaction of the states that follow from it."""

from collections.abc import Mapping

from sync.postgres.pool import Connection
from sync.streams.errors import Overtaken, ReducedElsewhere

Positions = Mapping[int, int]
"""The offset to read next, by partition."""
_LOCK_CLASS = 0x57E4
_REDUCERS = "reducers of events"
_ELSEWHERE = "SELECT EXISTS (SELECT FROM stream_offsets WHERE topic = %s)"
_LOCK = "SELECT pg_advisory_xact_lock(%s, hashtext(%s))"
_READ = "SELECT partition, next_offset FROM stream_offsets WHERE topic = %s AND broker = %s"
_LAG = """
SELECT coalesce(sum(greatest(0, r.next_offset - coalesce(s.next_offset, 0))), 0)
FROM relay_offsets r LEFT JOIN stream_offsets s USING (topic, partition, broker)
WHERE r.topic = %s AND r.broker = %s
"""
_ANEW = (
    "TRUNCATE stream_rows, stream_houses, stream_windows, stream_revisions, stream_chains, stream_clocks, "
    "stream_waiting"
)
_FORGET = "DELETE FROM stream_offsets WHERE topic = ANY(%s)"
_WRITE = """
INSERT INTO stream_offsets (topic, partition, broker, next_offset)
SELECT %s, p, %s, o FROM unnest(%s::int[], %s::bigint[]) AS t (p, o)
ON CONFLICT (topic, partition) DO UPDATE SET broker = EXCLUDED.broker, next_offset = EXCLUDED.next_offset
"""


def positions(connection: Connection, topic: str, broker: str) -> dict[int, int]:
    """Where to go on; nothing for a broker that was not seen before."""
    return dict(connection.execute(_READ, (topic, broker)).fetchall())


def lag(connection: Connection, topic: str, broker: str) -> int:
    """How many delivered records of the topic were not taken in yet, by the relay's word and by our own."""
    row = connection.execute(_LAG, (topic, broker)).fetchone()
    return int(row[0]) if row else 0


def advance(connection: Connection, topic: str, broker: str, read: Positions, upto: Positions) -> None:
    """Notes the new places; of two runners that read the same, the second is told.

    Args:
        read: where the reading began. upto: where it goes on.

    Raises:
        Overtaken: what was read is not what follows the noted places.
    """
    connection.execute(_LOCK, (_LOCK_CLASS, topic))
    noted = positions(connection, topic, broker)
    if any(noted.get(partition, 0) != place for partition, place in read.items()):
        raise Overtaken(f"Another runner reads {topic}; going on from its place.")
    connection.execute(_WRITE, (topic, broker, list(upto), list(upto.values())))


def claim(connection: Connection, topic: str, instead_of: str) -> None:
    """Holds the tables of windows for who reads `topic` until the transaction ends.

    Differences (by the embedded runner) and wholes (by Flink) in the same tables would count twice.

    Raises:
        ReducedElsewhere: they were filled from `instead_of`.
    """
    connection.execute(_LOCK, (_LOCK_CLASS, _REDUCERS))
    row = connection.execute(_ELSEWHERE, (instead_of,)).fetchone()
    if row is not None and row[0]:
        raise ReducedElsewhere(
            f"The windows here come from {instead_of}, not from {topic}. Choose the other --reducers (a hub: "
            "`serve --streams none`); or stop who fills them and run `stormops-streams begin-anew`."
        )


def begin_anew(connection: Connection, *topics: str) -> None:
    """Forgets windows, chains and how far the topics were read; a role that owns the tables may do so."""
    connection.execute(_LOCK, (_LOCK_CLASS, _REDUCERS))
    connection.execute(_ANEW)
    connection.execute(_FORGET, (list(topics),))
