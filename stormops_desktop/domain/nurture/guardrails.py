"""How often a household may be contacted, and what has to follow from what it says: the rules, once.

The stream jobs apply them to what was done (`findings`); a laptop applies them, offline too, before a send
(`may_contact`). Windows slide: a burst that straddles midnight counts like any other.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
COUNTED = frozenset({"door_knock", "sms", "call", "email"})
HIGH_INTENT = frozenset({"estimate_tool_used", "quote_started", "call_click"})
RESPONSES = frozenset({"door_knock", "call"})
# Who did one of these waits for us; who only looked, or opened a letter, does not.
WANTS_ANSWER = HIGH_INTENT | {"lead_form_submit", "response", "appointment", "inspection", "quote"}
SPOKEN = frozenset({"call", "sms"})
RESPONSE_OUTCOMES = frozenset({"call_response", "proposal_sent"})
COMPLAINT = "complaint"
INBOUND = "inbound"


class Action(StrEnum):
    """What a finding asks for."""

    THROTTLE = "throttle"
    ESCALATE = "escalate"
    CREATE_PROPOSAL = "create_proposal"
    ACTIVATE_STORM_PLAY = "activate_storm_play"
    ADJUST_PRICING = "adjust_pricing"


class Reason(StrEnum):
    """Why."""

    CONTACT_FREQUENCY = "contact_frequency"
    WEEKLY_FREQUENCY = "weekly_frequency"
    COMPLAINT = "complaint"
    COMPLAINTS = "complaints"
    RESPONSE_SLA = "response_sla"
    HIGH_INTENT = "high_intent_ga4"
    HAIL_ALERT = "hail_alert"
    COMPETITOR_MOVE = "competitor_move"
    THROTTLED = "throttled"


@dataclass(frozen=True, slots=True)
class Caps:
    """The limits (prototype: 3 contacts in 24 h, 5 in 7 days, 7 days of rest, 2 complaints in 30 days).

    Attributes:
        per_day, per_week: contacts of `COUNTED` channels within 24 h and 7 days.
        rest_ms: how long a throttle holds. complaints: more than these within 30 days go to a person.
        answer_ms: how soon somebody who turned to us has to be answered.
        hail_in: reported hail above this size, in inches, calls for the storm's play.
    """

    per_day: int = 3
    per_week: int = 5
    rest_ms: int = 7 * DAY_MS
    complaints: int = 2
    answer_ms: int = DAY_MS
    hail_in: float = 1.5


CAPS = Caps()


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with a household. at: UTC milliseconds. outcome: what came of it, "" for nothing said.

    Attributes:
        inbound: the household turned to us.
    """

    contact_id: str
    at: int
    channel: str
    outcome: str = ""
    inbound: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is one that wears a household out."""
        return self.channel in COUNTED and not self.inbound

    @property
    def asks(self) -> bool:
        """Whether the household waits for an answer after it."""
        return self.inbound and (
            self.outcome in WANTS_ANSWER or (self.channel in SPOKEN and not self.outcome)
        )

    @property
    def answers(self) -> bool:
        """Whether it answers a household that turned to us."""
        spoken = self.channel in RESPONSES and not self.inbound
        return spoken or self.outcome in RESPONSE_OUTCOMES


@dataclass(frozen=True, slots=True)
class Finding:
    """What has to happen. since, until: UTC milliseconds; the same for what does not last."""

    action: Action
    reason: Reason
    since: int
    until: int
    because: str


@dataclass(frozen=True, slots=True)
class MayContact:
    """The answer before a send: why not, and when again, when it is not allowed."""

    allowed: bool
    reason: str = ""
    until: int = 0


def findings(contacts: Iterable[Contact], caps: Caps = CAPS) -> tuple[Finding, ...]:
    """Everything that the contacts of one household give rise to, whatever order they were heard in.

    A contact that is heard later only adds findings (but that an answer was late may turn out wrong), so they
    may be told one by one.
    """
    ordered = sorted(contacts, key=lambda one: (one.at, one.contact_id))
    counted = [one for one in ordered if one.counts]
    return (
        *_too_often(counted, caps.per_day, DAY_MS, Reason.CONTACT_FREQUENCY, caps),
        *_too_often(counted, caps.per_week, 7 * DAY_MS, Reason.WEEKLY_FREQUENCY, caps),
        *_complaints(ordered, caps),
        *_unanswered(ordered, caps),
        *(_once(Action.CREATE_PROPOSAL, Reason.HIGH_INTENT, one) for one in ordered if _is_keen(one)),
    )


def may_contact(
    contacts: Iterable[Contact], throttled_until: int, channel: str, at: int, caps: Caps = CAPS
) -> MayContact:
    """Whether one more contact by this channel at this moment keeps the rules. Channels that wear nobody out
    (a letter) stop for a complaint and for a throttle only.

    Args:
        throttled_until: end of the last throttle that centre or office set, UTC milliseconds; 0: none.
    """
    known = [one for one in contacts if one.at <= at]
    if throttled_until > at:
        return MayContact(allowed=False, reason=Reason.THROTTLED, until=throttled_until)
    unhappy = [one.at + caps.rest_ms for one in known if one.outcome == COMPLAINT]
    if max(unhappy, default=0) > at:
        return MayContact(allowed=False, reason=Reason.COMPLAINT, until=max(unhappy))
    counted = sorted(one.at for one in known if one.counts)
    for limit, span, reason in (
        (caps.per_day, DAY_MS, Reason.CONTACT_FREQUENCY),
        (caps.per_week, 7 * DAY_MS, Reason.WEEKLY_FREQUENCY),
    ):
        recent = [moment for moment in counted if moment > at - span]
        if channel in COUNTED and len(recent) >= limit:
            return MayContact(allowed=False, reason=reason, until=recent[-limit] + span)
    return MayContact(allowed=True)


def hail_alert(report_id: str, at: int, size_in: float, caps: Caps = CAPS) -> Finding | None:
    """The storm's play is called for by hail above the limit; size in inches."""
    if size_in <= caps.hail_in:
        return None
    return Finding(Action.ACTIVATE_STORM_PLAY, Reason.HAIL_ALERT, at, at, report_id)


def competitor_move(alert_id: str, at: int) -> Finding:
    """A competitor who lowers prices or begins a promotion calls for a look at ours."""
    return Finding(Action.ADJUST_PRICING, Reason.COMPETITOR_MOVE, at, at, alert_id)


def is_inbound(direction: str, channel: str) -> bool:
    """Whether a household turned to us: it says so, or it looked at the website by itself."""
    return direction == INBOUND or (not direction and channel == "ga4")


def _too_often(
    counted: Sequence[Contact], limit: int, span: int, reason: Reason, caps: Caps
) -> Iterable[Finding]:
    """Each that is one too many: the one `limit` places before it lies within the span, which slides."""
    for before, one in zip(counted, counted[limit:], strict=False):
        if before.at > one.at - span:
            yield Finding(Action.THROTTLE, reason, one.at, one.at + caps.rest_ms, one.contact_id)


def _complaints(ordered: Sequence[Contact], caps: Caps) -> Iterable[Finding]:
    said = [one for one in ordered if one.outcome == COMPLAINT]
    for place, one in enumerate(said):
        yield Finding(Action.THROTTLE, Reason.COMPLAINT, one.at, one.at + caps.rest_ms, one.contact_id)
        if sum(one.at - earlier.at < 30 * DAY_MS for earlier in said[: place + 1]) > caps.complaints:
            yield _once(Action.ESCALATE, Reason.COMPLAINTS, one)


def _unanswered(ordered: Sequence[Contact], caps: Caps) -> Iterable[Finding]:
    """Who turned to us and was answered too late. `waiting` tells whom nobody answered at all."""
    answers = [one.at for one in ordered if one.answers]
    for one in ordered:
        first = bisect_left(answers, one.at) if one.asks else len(answers)
        if first < len(answers) and caps.answer_ms < answers[first] - one.at <= 2 * caps.answer_ms:
            yield _once(Action.ESCALATE, Reason.RESPONSE_SLA, one)


def waiting(contacts: Iterable[Contact]) -> Contact | None:
    """The contact after which a household waits for an answer since, None for none."""
    known = list(contacts)
    last = max((one.at for one in known if one.answers), default=-1)
    asked = [one for one in known if one.asks and one.at > last]
    return min(asked, key=lambda one: (one.at, one.contact_id), default=None)


def _is_keen(one: Contact) -> bool:
    return one.channel == "ga4" and one.outcome in HIGH_INTENT


def _once(action: Action, reason: Reason, one: Contact) -> Finding:
    return Finding(action, reason, one.at, one.at, one.contact_id)
