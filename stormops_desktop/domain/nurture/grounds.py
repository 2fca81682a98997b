"""On what grounds a guardrail fired: the contacts that its rule counted, named one by one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stormops_desktop.domain.nurture.guardrails import CAPS, COMPLAINT, DAY_MS, Caps, Contact, Reason


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a rule saw.

    Attributes:
        contact_ids: the contacts that count, in order of time.
        limit: more than so many make it fire; 0 where one is enough.
        span_ms: within which they lie; 0 where one is enough.
        waited_ms: of a late answer, how long it took; None while there is none, and for other rules.
    """

    contact_ids: tuple[str, ...]
    limit: int = 0
    span_ms: int = 0
    waited_ms: int | None = None


def grounds(reason: str, because: str, contacts: Iterable[Contact], caps: Caps = CAPS) -> Grounds | None:
    """Why the rule fired at the contact `because`, by the same limits as `findings`.

    Args:
        contacts: of the household, whatever order they were heard in.

    Returns:
        None when that contact is not here (any more).
    """
    ordered = sorted(contacts, key=lambda one: (one.at, one.contact_id))
    place = next((at for at, one in enumerate(ordered) if one.contact_id == because), None)
    if place is None:
        return None
    upto = ordered[: place + 1]
    windows: Mapping[str, tuple[int, int]] = {
        Reason.CONTACT_FREQUENCY: (caps.per_day, DAY_MS),
        Reason.WEEKLY_FREQUENCY: (caps.per_week, 7 * DAY_MS),
    }
    if reason in windows:
        limit, span = windows[reason]
        return Grounds(_within([one for one in upto if one.counts], span), limit, span)
    if reason == Reason.COMPLAINTS:
        unhappy = [one for one in upto if one.outcome == COMPLAINT]
        return Grounds(_within(unhappy, 30 * DAY_MS), caps.complaints, 30 * DAY_MS)
    if reason == Reason.RESPONSE_SLA:
        return _answered(ordered, ordered[place], caps)
    return Grounds((because,))


def _within(ordered: list[Contact], span: int) -> tuple[str, ...]:
    return tuple(one.contact_id for one in ordered if one.at > ordered[-1].at - span)


def _answered(ordered: list[Contact], asked: Contact, caps: Caps) -> Grounds:
    answer = next((one for one in ordered if one.answers and one.at >= asked.at and one is not asked), None)
    if answer is None:
        return Grounds((asked.contact_id,), span_ms=caps.answer_ms)
    both = (asked.contact_id, answer.contact_id)
    return Grounds(both, span_ms=caps.answer_ms, waited_ms=answer.at - asked.at)
