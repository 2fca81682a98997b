"""What a person must not miss: appointments, adjuster meetings and the days of the rule packs that come due.

A day is the house's own calendar day, counted by whoever calls.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

APPOINTMENT_LEAD_DAYS = 2
MEETING_LEAD_DAYS = 7
PASSED_SHOWN_DAYS = 14  # a day that was missed stays in sight for two weeks


class ReminderKind(StrEnum):
    """What it is that comes due."""

    APPOINTMENT = "appointment"
    MEETING = "meeting"  # with the adjuster
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that comes due.

    Attributes:
        at: UTC milliseconds for an hour, None for a day.
        days_left: 0 today, below zero when it has passed.
        label: a deadline's name by its rule; "" otherwise.
    """

    kind: ReminderKind
    job_id: str
    due_on: date
    days_left: int
    address: str
    zone: str
    at: int | None = None
    label: str = ""
    assumed: bool = False


def is_due(kind: ReminderKind, due_on: date, today: date, remind_on: date | None = None) -> bool:
    """Whether it belongs on the list today.

    Args:
        remind_on: the first day on which a deadline is shown; the other kinds have a lead of their own.
    """
    days_left = (due_on - today).days
    if days_left < -PASSED_SHOWN_DAYS:
        return False
    if kind is ReminderKind.APPOINTMENT:
        return 0 <= days_left <= APPOINTMENT_LEAD_DAYS
    if kind is ReminderKind.MEETING:
        return 0 <= days_left <= MEETING_LEAD_DAYS
    return remind_on is not None and today >= remind_on


def in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """Soonest first; an hour before a day's whole-day deadlines."""
    return tuple(
        sorted(reminders, key=lambda r: (r.due_on, r.at is None, r.at or 0, r.address, r.kind, r.label))
    )
