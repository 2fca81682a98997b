"""What is known of who is who: records, what they are known by, and what people decided.

Values are opaque here (a keyed hash is as good as the value), so the centre works with the same facts as the
laptops without being able to read them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from stormops_desktop.domain.identity.identifiers import Kind


class NodeKind(StrEnum):
    """What a record speaks of: a person, or a house where somebody lives whom it does not name."""

    PERSON = "person"
    HOUSEHOLD = "household"
    PROPERTY = "property"


class Event(StrEnum):
    """What somebody decided: these are one person, these are two, an earlier decision counts no more."""

    MERGE = "merge"
    SPLIT = "split"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Record:
    """What one source told of one person. `house` is the property it speaks of, "" for none."""

    node_id: str
    kind: NodeKind = NodeKind.PERSON
    house: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A record is known by a value. `storm` is a claim's, "" for unknown."""

    node_id: str
    kind: Kind
    value: str
    storm: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of a person about records. `at` is UTC milliseconds.

    Attributes:
        one, other: the records of the two sides as they were seen.
        withdraws: the decision that counts no more, "" unless it is a withdrawal.
    """

    event_id: str
    event: Event
    one: Sequence[str]
    other: Sequence[str]
    at: int
    withdraws: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that who is who follows from. `blocked` are values that say nothing about anybody."""

    records: Sequence[Record] = ()
    held: Sequence[Held] = ()
    decided: Sequence[Decided] = ()
    blocked: frozenset[str] = field(default_factory=frozenset)


def standing(decided: Iterable[Decided]) -> list[Decided]:
    """Merges and splits that nobody has withdrawn, the newest first; a withdrawal can be withdrawn too."""
    known = {one.event_id: one for one in decided}
    against: dict[str, list[str]] = {}
    for one in known.values():
        if one.event is Event.WITHDRAW:
            against.setdefault(one.withdraws, []).append(one.event_id)
    counts: dict[str, bool] = {}
    found = [
        one for one in known.values()
        if one.event is not Event.WITHDRAW and _counts(one.event_id, against, counts)
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.at, one.event_id), reverse=True)


def _counts(event_id: str, against: Mapping[str, Sequence[str]], counts: dict[str, bool]) -> bool:
    """Whether no withdrawal of it counts. Withdrawals are long chains only when somebody plays with undo."""
    chain = [event_id]
    while chain:
        here = chain[-1]
        open_ones = [other for other in against.get(here, ()) if other not in counts and other not in chain]
        if open_ones:
            chain.append(open_ones[0])
            continue
        counts[here] = not any(counts.get(other, False) for other in against.get(here, ()))
        chain.pop()
    return counts[event_id]
