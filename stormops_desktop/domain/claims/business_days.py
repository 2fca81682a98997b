"""Business days of the federal cooling-off rule: all days but Sundays and federal holidays (16 CFR 429.0).

Where a holiday is observed on another day (5 U.S.C. 6103), both days are left out: the rule does not say
which one counts, and a right of the customer is never shown shorter than it may be.
"""

from datetime import date, timedelta

SATURDAY, SUNDAY = 5, 6
MONDAY, THURSDAY = 0, 3

# (month, day, first year) and (month, weekday, nth; -1 is the last, first year)
FIXED = ((1, 1, 1870), (6, 19, 2021), (7, 4, 1870), (11, 11, 1938), (12, 25, 1870))
MOVING = (
    (1, MONDAY, 3, 1986),
    (2, MONDAY, 3, 1971),
    (5, MONDAY, -1, 1971),
    (9, MONDAY, 1, 1894),
    (10, MONDAY, 2, 1971),
    (11, THURSDAY, 4, 1942),
)


def federal_holidays(year: int) -> frozenset[date]:
    """Federal holidays of a year and the days on which they are observed, which may lie in another year."""
    fixed = {date(year, month, day) for month, day, first in FIXED if year >= first}
    moving = {_nth(year, month, weekday, nth) for month, weekday, nth, first in MOVING if year >= first}
    return frozenset(fixed | {_observed(day) for day in fixed} | moving)


def is_business_day(day: date) -> bool:
    """Whether the cooling-off rule counts this day; Saturdays are counted."""
    near = federal_holidays(day.year) | federal_holidays(day.year + 1)
    return day.weekday() != SUNDAY and day not in near


def add_business_days(day: date, count: int) -> date:
    """The count-th business day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_business_day(day)
    return day


def _observed(day: date) -> date:
    shift = {SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0)
    return day + timedelta(days=shift)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
