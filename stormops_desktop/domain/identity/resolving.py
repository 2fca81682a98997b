"""Whose record this is: somebody known, somebody new, or a question for a person.

From .90 and with one strong kind records are joined by themselves, from .60 somebody is asked, below they
stay apart. Two claims of one storm are never joined by themselves, whatever else agrees.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stormops_desktop.domain.identity.identifiers import LIMITS, Identifier, Kind, combined, has_strong

JOIN_FROM, ASK_FROM = 0.90, 0.60
TWO_CLAIMS = "two claim numbers"


class Outcome(StrEnum):
    """What to do with a record."""

    NEW = "new"
    JOIN = "join"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Match:
    """A person who shares identifiers with a record.

    Attributes:
        strength: 0..1, all shared kinds together. refused: why they are not joined by themselves, "" when
            they may be.
    """

    person: str
    shared: tuple[Identifier, ...]
    strength: float
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is to be done. `persons` are joined with the record (and with one another), strongest first."""

    outcome: Outcome
    persons: tuple[str, ...]
    matches: tuple[Match, ...]


def resolve(
    record: Collection[Identifier],
    holders: Mapping[Identifier, Collection[str]],
    known: Mapping[str, Collection[Identifier]],
    apart: Collection[frozenset[str]] = (),
) -> Resolution:
    """Decides whose record it is.

    Args:
        record: what the record says. holders: who holds each of these identifiers already.
        known: everything those people hold. apart: pairs that a person has told apart.
    """
    shared: dict[str, list[Identifier]] = {}
    for item in record:
        for person in holders.get(item, ()):
            shared.setdefault(person, []).append(item)
    matches = sorted(
        (_match(person, items, record, known.get(person, ())) for person, items in shared.items()),
        key=lambda match: (-match.strength, match.person),
    )
    joined = _together([match for match in matches if _joins(match)], known, apart)
    if joined:
        return Resolution(Outcome.JOIN, joined, tuple(matches))
    ask = any(match.strength >= ASK_FROM for match in matches)
    return Resolution(Outcome.ASK if ask else Outcome.NEW, (), tuple(matches))


def contradiction(left: Iterable[Identifier], right: Iterable[Identifier]) -> str:
    """Why two people can't be joined by themselves: another claim, or more of a kind than one person has."""
    left, right = set(left), set(right)
    both = left | right
    mine, theirs = _claims(left), _claims(right)
    if any(mine[storm].isdisjoint(theirs[storm]) for storm in mine.keys() & theirs.keys()):
        return TWO_CLAIMS
    counts = Counter(item.kind for item in both)
    over = [kind for kind, most in LIMITS.items() if counts[kind] > most]
    return f"more than {LIMITS[over[0]]} of {over[0].value}" if over else ""


def _match(
    person: str, items: list[Identifier], record: Collection[Identifier], theirs: Collection[Identifier]
) -> Match:
    strength = combined(item.kind for item in items)
    return Match(person, tuple(sorted(items)), strength, contradiction(record, theirs))


def _joins(match: Match) -> bool:
    return (
        match.strength >= JOIN_FROM and has_strong(item.kind for item in match.shared) and not match.refused
    )


def _together(
    matches: list[Match], known: Mapping[str, Collection[Identifier]], apart: Collection[frozenset[str]]
) -> tuple[str, ...]:
    """The strongest match, and those who may join it too."""
    kept: list[str] = []
    held: set[Identifier] = set()
    for match in matches:
        theirs = set(known.get(match.person, ()))
        told_apart = any(frozenset((match.person, other)) in apart for other in kept)
        if kept and (told_apart or contradiction(held, theirs)):
            continue
        kept.append(match.person)
        held |= theirs
    return tuple(kept)


def _claims(items: Iterable[Identifier]) -> dict[str, set[str]]:
    """Claim numbers by storm; those of an unknown storm are of one."""
    found: dict[str, set[str]] = {}
    for item in items:
        if item.kind is Kind.CLAIM_NUMBER:
            found.setdefault(item.storm, set()).add(item.value)
    return found
