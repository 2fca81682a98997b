"""Events as laptops cause them: touches, jobs, decisions; some late by hours to days."""

import uuid
from collections.abc import Iterator, Sequence
from random import Random

import msgspec

from sync.contracts import clock
from sync.contracts.events.envelope import Body, Event, headers_of, read_event
from sync.contracts.ops import Kind

TENANT = "11111111-1111-4111-8111-111111111111"
STORM = "22222222-2222-4222-8222-222222222222"
BEGIN_MS = 1_772_000_000_000
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
CHANNELS = ("ga4", "email", "sms", "door_knock", "call")
PLAYS = tuple(str(uuid.UUID(int=n, version=4)) for n in (1, 2, 3))
Record = tuple[tuple[tuple[str, bytes], ...], bytes]


def uuid_of(dice: Random) -> str:
    return str(uuid.UUID(int=dice.getrandbits(128), version=4))


def record_of(body: Body, recorded_at: int) -> Record:
    return headers_of(body, f"com.stormops.{body.entity}.v1", recorded_at), msgspec.json.encode(body)


def event_of(entity, row_id, fields, *, rev, kind=Kind.ADD, at=BEGIN_MS, recorded_at=None, tenant=TENANT,
             storm=STORM, effective=None, device="", i=0) -> Event:  # fmt: skip
    """An event as a consumer reads it."""
    body = Body(
        tenant_id=tenant, rev=rev, i=i, op_id=str(uuid.UUID(int=rev * 1000 + i)), kind=kind, entity=entity,
        id=row_id, storm_id=storm, device=device or str(uuid.UUID(int=9)), hlc=clock.pack(at),
        verdict="applied", effective=effective, fields=fields,
    )  # fmt: skip
    return read_event(*record_of(body, at if recorded_at is None else recorded_at))


class Season:
    """A company's season by dice: which op comes next, and when it happened."""

    def __init__(self, dice: Random, tenant: str = TENANT, storm: str = STORM, houses: int = 40) -> None:
        self._dice, self._tenant, self._storm = dice, tenant, storm
        self._houses = [uuid_of(dice) for _ in range(houses)]
        self._rows: list[tuple[str, str]] = []
        self._rev = 0
        self._now = BEGIN_MS

    def events(self, count: int) -> list[Event]:
        """In the order in which the centre recorded them; a third happened hours to days before."""
        return [self._next() for _ in range(count)]

    def _next(self) -> Event:
        dice = self._dice
        self._rev += 1
        self._now += dice.randrange(90_000)
        late = dice.randrange(HOUR, 5 * DAY) if dice.random() < 1 / 3 else dice.randrange(2_000)
        at = self._now - late
        draw = dice.random()
        if draw < 0.7 or not self._rows:
            entity, row_id, fields, kind = self._touch(at)
            return self._made(entity, row_id, fields, kind, at)
        if draw < 0.8:
            return self._made("policy_decisions_log", uuid_of(dice), self._decision(at), Kind.ADD, at)
        if draw < 0.95:
            return self._stepped(at)
        return self._taken_back(at)

    def _made(self, entity, row_id, fields, kind, at, effective=None) -> Event:
        return event_of(
            entity, row_id, fields, rev=self._rev, kind=kind, at=at, recorded_at=self._now,
            tenant=self._tenant, storm=self._storm, effective=effective,
        )  # fmt: skip

    def _touch(self, at):
        dice, row_id = self._dice, uuid_of(self._dice)
        self._rows.append(("customer_journeys", row_id))
        converted = dice.random() < 0.1
        fields = {
            "storm_id": self._storm, "property_id": dice.choice(self._houses),
            "channel": dice.choice(CHANNELS), "timestamp": at, "play_id": dice.choice((None, *PLAYS)),
            "converted": converted, "conversion_value_cents": dice.randrange(10**6) if converted else None,
            "source_event_id": row_id,
        }  # fmt: skip
        return "customer_journeys", row_id, fields, Kind.ADD

    def _decision(self, at):
        return {"decision": self._dice.choice(("treat", "hold")), "decided_at": at}

    def _stepped(self, at) -> Event:
        jobs = [row for entity, row in self._rows if entity == "jobs"]
        row_id = self._dice.choice(jobs) if jobs and self._dice.random() < 0.5 else uuid_of(self._dice)
        self._rows.append(("jobs", row_id))
        to = self._dice.choice(("completed", "on_site"))
        fields = {"to": to, "from": "assigned", "happened_at": at}
        return self._made("jobs", row_id, fields, Kind.TRANSITION, at, self._dice.random() < 0.9)

    def _taken_back(self, at) -> Event:
        touches = [row for entity, row in self._rows if entity == "customer_journeys"]
        return self._made("customer_journeys", self._dice.choice(touches), {}, Kind.DELETE, at)


def arrivals(events: Sequence[Event], dice: Random, partitions: int = 6) -> Iterator[Event]:
    """As a consumer gets them: in order within a partition only, a part of them told twice."""
    lanes: dict[int, list[Event]] = {}
    for event in events:
        lanes.setdefault(int(event.row_id[:8], 16) % partitions, []).append(event)
    places = dict.fromkeys(lanes, 0)
    while places:
        lane = dice.choice(list(places))
        yield lanes[lane][places[lane]]
        places[lane] += 1
        if dice.random() < 0.02:  # a producer that lost its connection, or a relay that lost its broker
            places[lane] = max(0, places[lane] - dice.randrange(30))
        if places[lane] >= len(lanes[lane]):
            del places[lane]


def record_again(event: Event) -> Record:
    """The record of an event, as the relay would write it."""
    body = Body(
        tenant_id=event.tenant_id, rev=event.sequence, i=event.index, op_id=event.row_id, kind=event.kind,
        entity=event.entity, id=event.row_id, storm_id=event.storm_id, device=event.device,
        hlc=clock.pack(event.occurred_at), verdict="applied", effective=event.effective, fields=event.fields,
    )  # fmt: skip
    return record_of(body, event.recorded_at)
