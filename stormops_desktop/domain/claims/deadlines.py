"""Days that a claim must not miss, each with its rule, its source and the words "not legal advice"."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from stormops_desktop.domain.claims.business_days import add_business_days
from stormops_desktop.domain.claims.rule_pack import DeadlineKind, DeadlineRule, RulePack, Span


class Urgency(StrEnum):
    """How near a deadline is today."""

    LATER = "later"
    REMIND = "remind"  # inside the reminder
    TODAY = "today"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day not to miss.

    Attributes:
        due_on: the last day on which it can still be done, as the place's own calendar counts.
        remind_on: never before the day it counts from.
        basis: how the day was found, in words.
        assumed: a habit of the trade; the policy or the city decides.
    """

    kind: DeadlineKind
    label: str
    due_on: date
    remind_on: date
    rule_id: str
    basis: str
    text: str
    source: str
    assumed: bool
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A deadline that can't be told yet, and the fact it waits for."""

    kind: DeadlineKind
    rule_id: str
    needs: str


def deadlines(
    pack: RulePack, facts: Mapping[str, date | None], carrier: str = ""
) -> tuple[tuple[Deadline, ...], tuple[Unknown, ...]]:
    """Every deadline that the facts allow, soonest first, and those that wait for a fact.

    Args:
        facts: days by name: date_of_loss, contract_signed_on, permit_issued_on.
        carrier: as typed; a carrier the pack knows has its own windows.
    """
    known, unknown = [], []
    for rule in pack.deadlines:
        start = facts.get(rule.counts_from)
        if start is None:
            unknown.append(Unknown(rule.kind, rule.rule_id, rule.counts_from))
        else:
            known.append(_deadline(rule, start, carrier, pack.disclaimer))
    return tuple(sorted(known, key=lambda deadline: (deadline.due_on, deadline.rule_id))), tuple(unknown)


def urgency(deadline: Deadline, today: date) -> Urgency:
    """How near it is."""
    if today > deadline.due_on:
        return Urgency.PASSED
    if today == deadline.due_on:
        return Urgency.TODAY
    return Urgency.REMIND if today >= deadline.remind_on else Urgency.LATER


def add_span(start: date, span: Span) -> date:
    """The day a span ends; months keep the day of the month, or take the month's last."""
    if span.business_days:
        return add_business_days(start, span.business_days)
    if span.days:
        return start + timedelta(days=span.days)
    year, month0 = divmod(start.year * 12 + start.month - 1 + span.months, 12)
    last = calendar.monthrange(year, month0 + 1)[1]
    return date(year, month0 + 1, min(start.day, last))


def _deadline(rule: DeadlineRule, start: date, carrier: str, disclaimer: str) -> Deadline:
    own = rule.carriers.get(" ".join(carrier.lower().split()))
    span = own.span if own else rule.span
    due = add_span(start, span)
    return Deadline(
        kind=rule.kind,
        label=rule.label,
        due_on=due,
        remind_on=max(start, due - timedelta(days=rule.remind_days)),
        rule_id=rule.rule_id,
        basis=f"{_in_words(span)} after {rule.counts_from.replace('_', ' ')}, {start.isoformat()}",
        text=own.text if own else rule.text,
        source=rule.source,
        assumed=rule.assumed,
        disclaimer=disclaimer,
    )


def _in_words(span: Span) -> str:
    if span.business_days:
        return f"{span.business_days} business days"
    return f"{span.days} days" if span.days else f"{span.months} months"
