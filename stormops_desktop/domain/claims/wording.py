"""Points at wording a contractor must not write; it never blocks and never rewrites.

A phrase is no hit when its own clause denies it ("we cannot waive"), reports somebody's question ("asked if
we waive"), or says it of somebody who may do it (the carrier, a public adjuster). The rules are data of the
pack.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stormops_desktop.domain.claims.rule_pack import RulePack, WordingRule

DENIAL = re.compile(
    r"\b(?:not|never|cannot|can't|cant|won't|wont|don't|dont|doesn't|didn't|wouldn't|shouldn't|mustn't|isn't|"
    r"aren't|unable to|illegal(?:\s+for\s+\w+(?:\s+\w+)?)?\s+to|against the law|prohibited|forbidden|"
    r"unlawful|refus(?:e|es|ed) to|no one may|nobody may|avoid|without)\b",
    re.IGNORECASE,
)
DENIED_AFTER = re.compile(
    r"^[^.?!;,]{0,40}?\b(?:is|are|would be|was)\s+(?:illegal|unlawful|prohibited|forbidden|"
    r"against the law|not (?:allowed|legal|possible|permitted))\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|want(?:s|ed)? to know|wonder(?:s|ed|ing)?|inquired)\b", re.IGNORECASE
)
CLAUSE_END = re.compile(r"[.?!;\n]|,?\s+\b(?:but|however)\b", re.IGNORECASE)
SENTENCE_MARK_IN_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One place in a text.

    Attributes:
        start, end: character positions, end exclusive.
        suggestion: wording that is allowed instead.
    """

    start: int
    end: int
    phrase: str
    rule_id: str
    topic: str
    says: str
    suggestion: str
    source: str


def point_out(text: str, pack: RulePack) -> tuple[Pointer, ...]:
    """Every phrase that breaks a rule, in the order of the text; phrases of one rule never overlap."""
    plain = text.replace("\u2019", "'").replace("\u2018", "'")
    found = [pointer for rule in pack.wording for pointer in _hits(plain, rule)]
    return tuple(sorted(found, key=lambda pointer: (pointer.start, pointer.end, pointer.rule_id)))


def _hits(text: str, rule: WordingRule) -> Iterator[Pointer]:
    taken: list[tuple[int, int]] = []
    for pattern in rule.patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            if _excused(text, start, end, rule):
                continue
            taken.append((start, end))
            yield Pointer(
                start, end, match.group(), rule.rule_id, rule.topic, rule.says, rule.suggestion, rule.source
            )


def _excused(text: str, start: int, end: int, rule: WordingRule) -> bool:
    before = _clause_before(text, start)
    if DENIAL.search(before) or QUESTION.search(before) or DENIED_AFTER.match(text[end:]):
        return True
    if DENIAL.search(text[start:end]):
        return True
    phrase = text[start:end].lower()
    if _names_any(before, rule.unless_subject) and not _first_person(before):
        return True
    return phrase.startswith("pa") and _names_any(before, rule.unless_payer) and not _first_person(before)


def _clause_before(text: str, start: int) -> str:
    """The words of the same clause that stand before a place."""
    head = SENTENCE_MARK_IN_NUMBER.sub(",", text[:start])
    ends = [match.end() for match in CLAUSE_END.finditer(head)]
    return head[ends[-1] :] if ends else head


def _names_any(clause: str, names: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}s?\b", clause, re.IGNORECASE) for name in names)


def _first_person(clause: str) -> bool:
    """Whether the clause speaks of the writer after whoever else it names."""
    return re.search(r"\b(?:we|i|we'll|i'll|us|our)\b", clause, re.IGNORECASE) is not None
