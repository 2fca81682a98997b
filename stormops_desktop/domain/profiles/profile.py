"""A person's profile as a projection of events: the same whatever the order, and each event counts once.

Updating takes one event and changes a few counters, so it costs microseconds however long the history is.
Averages divide by what they average, the primary channel is the most frequent one and not the last, and a
channel that the person said no to is never the one to prefer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stormops_desktop.domain.nurture.consent import Consent, Preference, consent
from stormops_desktop.domain.profiles.happening import Happened, Happening

DAY_MS = 86_400_000
RECENT_DAYS = 90
HIGH_CENTS, MEDIUM_CENTS = 5_000_000, 1_500_000  # above these, in lifetime value
FEWEST_REPLIES = 3  # below, an hour of the day is an accident
CONTACTED_BY = ("email", "sms", "call", "door_knock", "direct_mail")


class Segment(StrEnum):
    """Which customers a person belongs to, by what they brought."""

    HIGH_VALUE = "high_value"
    MEDIUM_VALUE = "medium_value"
    CONVERTED = "converted"
    PROSPECT = "prospect"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Tally:
    """The running counters of one person. Not thread-safe; cheap to keep and to throw away."""

    seen: set[str] = field(default_factory=set)
    storms: set[str] = field(default_factory=set)
    touches: Counter[str] = field(default_factory=Counter)
    replies: Counter[str] = field(default_factory=Counter)
    hours: Counter[int] = field(default_factory=Counter)
    touched_at: list[int] = field(default_factory=list)
    conversions: int = 0
    value_cents: int = 0
    referrals: int = 0
    figures: dict[tuple[Happened, str], tuple[int, str, float]] = field(default_factory=dict)
    first: int | None = None
    last_touch: int | None = None

    def update(self, event: Happening) -> bool:
        """Takes one event in; False when it was taken before."""
        if event.event_id in self.seen:
            return False
        self.seen.add(event.event_id)
        if event.storm_id:
            self.storms.add(event.storm_id)
        if event.at:
            self.first = event.at if self.first is None else min(self.first, event.at)
        _TAKE[event.kind](self, event)
        return True


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a person's dealings with the company. Times in UTC milliseconds, None for never.

    Attributes:
        primary_channel: by which most touches went, "" without touches. preferred_channel: which brings most
            replies per touch among those the person allows, "" when nothing is allowed or known.
        response_rates: replies over touches, by channel. best_hour: 0..23 at the house, None for too few.
        consents: for each way of contact, whether it is allowed and why.
        bands: recency, frequency and value, 1 (least) to 5.
    """

    total_storms: int
    total_conversions: int
    lifetime_value_cents: int
    avg_sii: float | None
    avg_uplift: float | None
    first_seen: int | None
    last_touch: int | None
    touches: Mapping[str, int]
    touches_90d: int
    primary_channel: str
    preferred_channel: str
    response_rates: Mapping[str, float]
    best_hour: int | None
    open_claims: int
    referrals: int
    segment: Segment
    consents: Mapping[str, Consent]
    bands: tuple[int, int, int]
    events: int

    @property
    def may_be_contacted(self) -> bool:
        """Whether any way of contact is open."""
        return any(one.allowed for one in self.consents.values())


def tallied(events: Iterable[Happening]) -> Tally:
    """The counters after all of these events, in any order."""
    tally = Tally()
    for event in events:
        tally.update(event)
    return tally


def profile(tally: Tally, said: Sequence[Preference], now: int) -> Profile:
    """The profile at a moment.

    Args:
        said: what the person said about being contacted. now: UTC milliseconds.
    """
    consents = {channel: consent(said, channel, now) for channel in CONTACTED_BY}
    rates = {
        channel: min(tally.replies[channel] / count, 1.0) for channel, count in tally.touches.items() if count
    }
    recent = sum(1 for at in tally.touched_at if now - RECENT_DAYS * DAY_MS < at <= now)
    return Profile(
        len(tally.storms), tally.conversions, tally.value_cents,
        _mean(tally, Happened.IMPACT), _mean(tally, Happened.UPLIFT),
        tally.first, tally.last_touch, dict(sorted(tally.touches.items())), recent,
        _most(tally.touches), _preferred(tally, rates, consents), rates, _best_hour(tally),
        sum(1 for (kind, _), kept in tally.figures.items() if kind is Happened.CLAIM and kept[2] > 0),
        tally.referrals, segment(tally), consents, _bands(tally, now), len(tally.seen),
    )  # fmt: skip


def segment(tally: Tally) -> Segment:
    """By lifetime value, then by whether anything was ever built; unknown when nothing is known at all."""
    if not tally.seen:
        return Segment.UNKNOWN
    if tally.value_cents > HIGH_CENTS:
        return Segment.HIGH_VALUE
    if tally.value_cents > MEDIUM_CENTS:
        return Segment.MEDIUM_VALUE
    return Segment.CONVERTED if tally.conversions else Segment.PROSPECT


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda channel: (-counts[channel], channel), default="")


def _preferred(tally: Tally, rates: Mapping[str, float], consents: Mapping[str, Consent]) -> str:
    open_ones = [channel for channel, said in consents.items() if said.allowed and tally.touches[channel]]
    return min(open_ones, key=lambda one: (-rates.get(one, 0.0), -tally.touches[one], one), default="")


def _best_hour(tally: Tally) -> int | None:
    if sum(tally.hours.values()) < FEWEST_REPLIES:
        return None
    return min(tally.hours, key=lambda hour: (-tally.hours[hour], hour))


def _mean(tally: Tally, kind: Happened) -> float | None:
    found = [kept[2] for (what, _), kept in tally.figures.items() if what is kind]
    return sum(found) / len(found) if found else None


def _bands(tally: Tally, now: int) -> tuple[int, int, int]:
    """Fixed cuts, so that a band means the same in every company and does not move with the neighbours."""
    last = tally.last_touch
    days = None if last is None else (now - last) / DAY_MS
    recency = 1 if days is None else 1 + sum(days <= cut for cut in (365, 90, 30, 7))
    frequency = 1 + sum(sum(tally.touches.values()) >= cut for cut in (1, 3, 6, 12))
    value = 1 + sum(tally.value_cents > cut for cut in (0, 500_000, MEDIUM_CENTS, HIGH_CENTS))
    return recency, frequency, value


def _storm(_tally: Tally, _event: Happening) -> None:
    """Its storm is counted already."""


def _touch(tally: Tally, event: Happening) -> None:
    tally.touches[event.channel] += 1
    tally.touched_at.append(event.at)
    tally.last_touch = event.at if tally.last_touch is None else max(tally.last_touch, event.at)
    tally.referrals += event.channel == "referral"


def _reply(tally: Tally, event: Happening) -> None:
    tally.replies[event.channel] += 1
    if event.hour is not None:
        tally.hours[event.hour] += 1


def _conversion(tally: Tally, event: Happening) -> None:
    tally.conversions += 1
    tally.value_cents += event.value_cents


def _figure(tally: Tally, event: Happening) -> None:
    """The newest figure of a subject stands; of equally new ones the one with the greater id."""
    key, told = (event.kind, event.subject), (event.at, event.event_id, event.figure)
    tally.figures[key] = max(tally.figures.get(key, told), told)


_TAKE = {
    Happened.STORM: _storm, Happened.TOUCH: _touch, Happened.REPLY: _reply,
    Happened.CONVERSION: _conversion, Happened.IMPACT: _figure, Happened.UPLIFT: _figure,
    Happened.CLAIM: _figure,
}  # fmt: skip
