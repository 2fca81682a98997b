"""The counts of a storm's houses, kept up house by house: counting fifty thousand anew for each change of one
takes a second.

A house is looked at again when a row of it changed. What time alone brings (a row that is dated ahead of the
centre's clock) is in the next whole count, at most `RECOUNT_MS` later than the next change.
"""

from collections import Counter, OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from stormops_desktop.domain.scoring.counts import PlayCounts
from stormops_desktop.domain.scoring.houses import HouseState, counts_of_alike
from sync.contracts import buckets
from sync.contracts.entities import BY_NAME
from sync.hub.play_scores import house_states
from sync.postgres.pool import Connection

OF_HOUSES = ("lead_uplift", "policy_decisions_log", "policy_outcomes", "contact_preferences", "properties")
MODELS = "models"
RECOUNT_MS = 600_000
MOST_CHANGED, MOST_TALLIES = 2_000, 16
_CHANGED = """
SELECT entity, array_agg(row_id::text) FROM member
WHERE bucket = ANY(%s) AND entity = ANY(%s) AND rev > %s GROUP BY entity
"""


@dataclass(slots=True)
class Tally:
    """How many houses of a storm count as what, at a revision.

    Attributes:
        counted_at: when all were counted, UTC milliseconds.
    """

    epoch: str
    seq: int
    counted_at: int
    _states: dict[bytes, HouseState] = field(default_factory=dict)
    _alike: Counter[HouseState] = field(default_factory=Counter)
    _one: dict[HouseState, HouseState] = field(default_factory=dict)

    def put(self, houses: Collection[str], states: Mapping[str, HouseState]) -> None:
        """These houses count as that now; one without a state counts no more."""
        for house in houses:
            key, state = UUID(house).bytes, states.get(house)
            before = self._states.pop(key, None)
            if before is not None:
                self._alike[before] -= 1
            if state is not None:
                state = self._one.setdefault(state, state)  # fifty thousand houses have a few tens of states
                self._states[key] = state
                self._alike[state] += 1

    def counts(self) -> PlayCounts:
        """Of the houses; those of jobs are 0."""
        return counts_of_alike(self._alike)


class Tallies:
    """The tallies of the storms that were looked at last. Any thread: one that is in use is not here."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, str], Tally] = OrderedDict()

    def take(self, tenant_id: str, storm_id: str) -> Tally | None:
        with self._lock:
            return self._kept.pop((tenant_id, storm_id), None)

    def keep(self, tenant_id: str, storm_id: str, tally: Tally | None) -> None:
        if tally is None:
            return
        with self._lock:
            self._kept[tenant_id, storm_id] = tally
            while len(self._kept) > MOST_TALLIES:
                self._kept.popitem(last=False)


def counted(
    connection: Connection, storm_id: str, tally: Tally | None, epoch: str, seq: int, now_ms: int
) -> Tally | None:
    """The tally brought to revision `seq`, which the connection's snapshot stands at; None where all houses
    have to be counted."""
    if tally is None or (tally.epoch, now_ms - tally.counted_at < RECOUNT_MS) != (epoch, True):
        return None
    houses = _changed(connection, storm_id, tally.seq) if tally.seq < seq else ()
    if houses is None:
        return None
    if houses:
        tally.put(houses, house_states(connection, storm_id, now_ms, houses))
    tally.seq = seq
    return tally


def whole(connection: Connection, storm_id: str, epoch: str, seq: int, now_ms: int) -> Tally:
    """All houses counted."""
    tally, states = Tally(epoch, seq, now_ms), house_states(connection, storm_id, now_ms)
    tally.put(states.keys(), states)
    return tally


def _changed(connection: Connection, storm_id: str, since: int) -> Collection[str] | None:
    """Houses of which a row changed after the revision; None for too many, or a model: all depend on it."""
    asked = ([buckets.storm(storm_id), buckets.TENANT], [*OF_HOUSES, MODELS], since)
    moved: dict[str, list[str]] = dict(connection.execute(_CHANGED, asked).fetchall())
    if MODELS in moved or sum(map(len, moved.values())) > MOST_CHANGED:
        return None
    houses: set[str] = set()
    for entity, keys in sorted(moved.items()):
        told = (
            f"SELECT DISTINCT property_id::text FROM {entity} WHERE {BY_NAME[entity].key} = ANY(%s::uuid[])"
        )
        houses.update(house for (house,) in connection.execute(told.encode(), (keys,)) if house)
    return houses
