"""Names of topics and consumer groups; an environment's are its own, so that two may share a broker."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sync.contracts.events.areas import COMPETITOR, WEATHER

_ENVIRONMENT = re.compile(r"[a-z][a-z0-9-]{0,31}\Z")
INBOUND = "stormops-events"
INBOUND_OF_A_STORM = "storm_events_"
WEATHER_ALERTS = "weather-alerts"
COMPETITOR_INTEL = "competitor-intel"

_DAY_MS = 86_400_000
# Attribution looks 90 days back and windows take what is 30 days late; for more the relay says all of it
# again out of the op log.
EVENTS_DAYS, LETTERS_DAYS, REPORTS_DAYS = 120, 120, 30


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of one environment, "" for the only one.

    Raises:
        ValueError: the name is not lower-case letters, digits and hyphens.
    """

    environment: str = ""

    def __post_init__(self) -> None:
        if self.environment and not _ENVIRONMENT.match(self.environment):
            raise ValueError("An environment's name is lower-case letters, digits and hyphens, up to 32.")

    @property
    def events(self) -> str:
        """What the centre accepted, key `tenant:row`."""
        return self._named("stormops.events.v1")

    @property
    def results(self) -> str:
        """What a Flink job found in the events."""
        return self._named("stormops.results.v1")

    @property
    def marker(self) -> str:
        """Which broker this is."""
        return self._named("stormops.relay.v1")

    @property
    def dead_letters(self) -> str:
        """Records that nobody could take, with the reason."""
        return self._named("stormops.dead-letters.v1")

    @property
    def inbound(self) -> str:
        """Touches that web analytics and mail tools report."""
        return self._named(INBOUND)

    @property
    def of_areas(self) -> Mapping[str, str]:
        """{topic: what its reports speak of, where they do not say so themselves}."""
        return {self._named(WEATHER_ALERTS): WEATHER, self._named(COMPETITOR_INTEL): COMPETITOR}

    @property
    def inbound_of_storms(self) -> str:
        """How the topics of single storms begin; the storm's id follows."""
        return self._named(INBOUND_OF_A_STORM)

    def group(self, job: str) -> str:
        """The consumer group of a job."""
        return self._named(f"stormops-{job}")

    def storm_of(self, topic: str) -> str:
        """The storm whose topic this is, "" for another topic."""
        begin = self.inbound_of_storms
        return topic.removeprefix(begin) if topic.startswith(begin) else ""

    def _named(self, name: str) -> str:
        return f"{self.environment}.{name}" if self.environment else name


def keeping(topic: str) -> Mapping[str, str]:
    """How long a broker keeps the records of a topic, as settings for when the topic is made."""
    if _is(topic, Topics().results):  # the newest word on a key is what holds, and never expires
        return {"cleanup.policy": "compact"}
    if _is(topic, Topics().marker):  # every marker has a key of its own, so the first stays too
        return {"cleanup.policy": "compact", "retention.ms": "-1"}
    days = REPORTS_DAYS
    if _is(topic, Topics().events):
        # By when it came to the broker: what is said again out of the op log is old, and yet just said.
        arrived = {"message.timestamp.type": "LogAppendTime"}
        return {**_deleted_after(EVENTS_DAYS), **arrived}
    if _is(topic, Topics().dead_letters):
        days = LETTERS_DAYS
    return _deleted_after(days)


def _deleted_after(days: int) -> Mapping[str, str]:
    return {"cleanup.policy": "delete", "retention.ms": str(days * _DAY_MS)}


def _is(topic: str, name: str) -> bool:
    """Also in an environment of its own."""
    return topic == name or topic.endswith(f".{name}")
