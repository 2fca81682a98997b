"""What a record from outside says, and whose it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from sync.contracts.entities.targeting import CHANNELS
from sync.contracts.events.areas import WEATHER
from sync.contracts.events.envelope import EventError
from sync.contracts.events.inbound import Reported, read_report
from sync.contracts.events.topics import Topics
from sync.streams.runner.kafka import Record

_CHANNELS = frozenset(CHANNELS)
_TENANT_HEADERS = ("ce_tenantid", "tenant_id")


class Companies(Protocol):
    """Who knows whose a storm is (`hub.ingest`); blocking."""

    def now_ms(self) -> int: ...
    def tenant_of_storm(self, storm_id: str) -> str: ...
    def has_tenant(self, tenant_id: str) -> bool: ...
    def tenants(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that was not taken. later: it may be; slow: the database did not get through with it."""

    record: Record
    reason: str
    later: bool = False
    slow: bool = False


class NotYet(EventError):  # noqa: N818 - reads as what is the case
    """What the record speaks of is not here; it may come."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads records of the topics that others write to."""

    _topics: Topics
    _desk: Companies

    def sort(
        self, records: Iterable[Record]
    ) -> tuple[dict[str, list[tuple[Record, Reported]]], list[Refused]]:
        """({tenant: what it is told}, what nobody is told)."""
        by_tenant: dict[str, list[tuple[Record, Reported]]] = defaultdict(list)
        refused: list[Refused] = []
        for record in records:
            try:
                report = self._read(record)
                for tenant_id in self._tenants(record, report):
                    by_tenant[tenant_id].append((record, report))
            except EventError as error:
                refused.append(Refused(record, str(error), isinstance(error, NotYet)))
        return by_tenant, refused

    def _read(self, record: Record) -> Reported:
        try:
            document = msgspec.json.decode(record.value or b"")
        except (msgspec.MsgspecError, RecursionError):
            raise EventError("The record is not JSON.") from None
        report = read_report(
            document, now_ms=self._desk.now_ms(), channels=_CHANNELS, default_id=_id(record),
            about=self._topics.of_areas.get(record.topic, ""),
        )  # fmt: skip
        storm = self._topics.storm_of(record.topic)
        if storm and report.storm not in ("", storm):
            raise EventError("The report names another storm than its topic.")
        return msgspec.structs.replace(report, storm=storm or report.storm)

    def _tenants(self, record: Record, report: Reported) -> Sequence[str]:
        """Whose report it is. The weather is everybody's: an alert that names nobody is told to each company,
        and passed over by those that have no house there."""
        named = report.tenant_id or self._topics.storm_of(record.topic) or _header(record, *_TENANT_HEADERS)
        if report.area is not None and report.area.kind == WEATHER and not named:
            return self._desk.tenants()
        return (self._tenant(record, report),)

    def _tenant(self, record: Record, report: Reported) -> str:
        """Said in the record, or followed from the storm that has the topic."""
        storm = self._topics.storm_of(record.topic)
        owner = self._desk.tenant_of_storm(storm) if storm else ""
        said = report.tenant_id or _header(record, *_TENANT_HEADERS)
        if storm and (not owner or said not in ("", owner)):
            raise (EventError if owner else NotYet)(
                "The storm of this topic is not kept here, or is not that company's."
            )
        tenant_id = owner or said
        if not tenant_id or not self._desk.has_tenant(tenant_id):
            raise EventError("The report names no company that is kept here.")
        return tenant_id


def _id(record: Record) -> str:
    return _header(record, "ce_id")


def _header(record: Record, *names: str) -> str:
    found = dict(record.headers)
    for name in names:
        value = found.get(name)
        if value:
            return value.decode(errors="replace")
    return ""
