"""A state's rules as data: read from the JSON of a versioned pack, refused as a whole when it is malformed.

RulePackError       the text is not a rule pack of a format this version knows
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

FORMAT = 1
REMIND_DAYS = 60  # the trade's habit, product.md C.10


class RulePackError(ValueError):
    """`str(error)` names the pack and what is wrong with it."""


class DeadlineKind(StrEnum):
    """What must happen by the day."""

    FILING = "filing"
    SUPPLEMENT = "supplement"
    DEPRECIATION = "depreciation"
    CANCEL_RIGHT = "cancel_right"
    PERMIT = "permit"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time after a day; exactly one of the three is set."""

    months: int = 0
    days: int = 0
    business_days: int = 0


@dataclass(frozen=True, slots=True)
class CarrierSpan:
    """What one carrier does differently."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One kind of deadline.

    Attributes:
        counts_from: name of the fact whose day starts it.
        assumed: a habit of the trade, not a law; the screen says so.
        carriers: by the carrier's name in lower case.
    """

    rule_id: str
    kind: DeadlineKind
    label: str
    counts_from: str
    span: Span
    text: str
    source: str
    assumed: bool
    remind_days: int = REMIND_DAYS
    carriers: Mapping[str, CarrierSpan] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordingRule:
    """Phrases a contractor must not write, and who may.

    Attributes:
        unless_subject: others of whom the sentence may be said; found before the phrase, it is no hit.
        unless_payer: who may rightly pay; found before a phrase about paying, it is no hit.
    """

    rule_id: str
    topic: str
    patterns: tuple[re.Pattern[str], ...]
    says: str
    suggestion: str
    source: str
    unless_subject: tuple[str, ...] = ()
    unless_payer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Words that a law wants on a paper, in bold.

    Attributes:
        papers: codes of `vocabulary.PaperKind`.
        points: the smallest size of type.
        copies: of a form that is attached on pages of its own; 0 for words that stand on the paper itself.
            A form's text has the places {seller}, {seller_address}, {signed_on} and {cancel_until}.
    """

    notice_id: str
    papers: frozenset[str]
    points: int
    text: str
    source: str
    copies: int = 0


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules of one state in one version."""

    pack: str
    state: str
    version: str
    disclaimer: str
    deadlines: tuple[DeadlineRule, ...]
    wording: tuple[WordingRule, ...]
    notices: tuple[Notice, ...] = ()

    def notices_for(self, paper: str) -> tuple[Notice, ...]:
        """The words that a kind of paper must carry, in the order of the pack."""
        return tuple(notice for notice in self.notices if paper in notice.papers)


def pack_of(packs: Mapping[str, RulePack], state: str | None) -> RulePack | None:
    """The pack of a house's state; the first one where the state is not known, None where it has none."""
    if state:
        return packs.get(state.strip().upper())
    return next(iter(packs.values()), None)


def read_rule_pack(text: str) -> RulePack:
    """The rules that a pack's JSON holds.

    Raises:
        RulePackError: it is not JSON, of another format, or incomplete; no part of it is used.
    """
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise RulePackError(
                f"Rule pack {raw['pack']} has format {raw['format']}; this version reads {FORMAT}."
            )
        return RulePack(
            pack=raw["pack"],
            state=raw["state"],
            version=raw["version"],
            disclaimer=raw["disclaimer"],
            deadlines=tuple(_deadline(each) for each in raw["deadlines"]),
            wording=tuple(_wording(each) for each in raw["wording"]),
            notices=tuple(_notice(each) for each in raw.get("notices", ())),
        )
    except RulePackError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        raise RulePackError(f"The rule pack can't be read ({type(error).__name__}: {error}).") from error


def _deadline(raw: Mapping[str, Any]) -> DeadlineRule:
    carriers = raw.get("carriers", {})
    return DeadlineRule(
        rule_id=raw["id"],
        kind=DeadlineKind(raw["kind"]),
        label=raw["label"],
        counts_from=raw["from"],
        span=_span(raw),
        text=raw["text"],
        source=raw["source"],
        assumed=raw["assumed"],
        remind_days=raw.get("remind_days", REMIND_DAYS),
        carriers={name.lower(): CarrierSpan(_span(own), own["text"]) for name, own in carriers.items()},
    )


def _span(raw: Mapping[str, Any]) -> Span:
    given = {unit: raw[unit] for unit in ("months", "days", "business_days") if unit in raw}
    if len(given) != 1 or not all(isinstance(n, int) and n > 0 for n in given.values()):
        raise ValueError("a span needs exactly one of months, days, business_days, above zero")
    return Span(**given)


def _wording(raw: Mapping[str, Any]) -> WordingRule:
    return WordingRule(
        rule_id=raw["id"],
        topic=raw["topic"],
        patterns=tuple(re.compile(pattern, re.IGNORECASE) for pattern in raw["patterns"]),
        says=raw["says"],
        suggestion=raw["suggestion"],
        source=raw["source"],
        unless_subject=tuple(raw.get("unless_subject", ())),
        unless_payer=tuple(raw.get("unless_payer", ())),
    )


def _notice(raw: Mapping[str, Any]) -> Notice:
    return Notice(
        notice_id=raw["id"],
        papers=frozenset(raw["papers"]),
        points=int(raw["points"]),
        text=raw["text"],
        source=raw["source"],
        copies=int(raw.get("copies", 0)),
    )
