"""Templates of papers as data: the words are the contractor's, versioned, and read whole or not at all.

TemplateError       the text is not a template of a format this version knows
"""

import json
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stormops_desktop.domain.claims.form_fields import BY_KEY
from stormops_desktop.domain.claims.vocabulary import PaperKind

FORMAT = 1
PLACES = frozenset({"company", "carrier", "claim_number", "policy_number", "address", "owner", "today"})
"""What the words of a clause may name in braces."""
OF_THE_JOB = frozenset({"address", "storm", "representative"})
FIGURES = frozenset(
    {"acv", "deductible", "first_payment", "later_payment", "supplements", "received", "balance"}
)
"""Keys of the ledger's lines (`claims.ledger_words.explain`)."""


class TemplateError(ValueError):
    """`str(error)` names the template and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A heading and the words under it, with places in braces."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """One kind of paper.

    Attributes:
        signer: who signs: "Owner", "Contractor".
        facts: keys of the claim form, or of `OF_THE_JOB`, printed under the title.
        figures: of `FIGURES`, printed as money.
        scope: the quantities of the claim are listed.
        cancellable: a right to cancel runs from the signature, where the state's rules know one.
        dates: the claim field that the day of signing answers, "" for none.
        outcome: what the visit's outcome usually is once this is signed, "" for none.
        disclaimer: printed small at the end.
    """

    kind: PaperKind
    version: str
    title: str
    signer: str
    facts: tuple[str, ...]
    clauses: tuple[Clause, ...]
    disclaimer: str
    figures: tuple[str, ...] = ()
    scope: bool = False
    cancellable: bool = False
    dates: str = ""
    outcome: str = ""

    @property
    def name(self) -> str:
        """Kind and version, as kept with each paper."""
        return f"{self.kind.value}-{self.version}"


def read_template(text: str) -> PaperTemplate:
    """The template that a JSON text holds.

    Raises:
        TemplateError: not JSON, another format, incomplete, or it names what there is not.
    """
    try:
        raw = json.loads(text)
        if raw["format"] != FORMAT:
            raise TemplateError(f"The template has format {raw['format']}; this version reads {FORMAT}.")
        made = _template(raw)
    except TemplateError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TemplateError(f"The template can't be read ({type(error).__name__}: {error}).") from error
    _check(made)
    return made


def _template(raw: Mapping[str, Any]) -> PaperTemplate:
    return PaperTemplate(
        kind=PaperKind(raw["kind"]),
        version=str(raw["version"]),
        title=str(raw["title"]),
        signer=str(raw["signer"]),
        facts=tuple(raw["facts"]),
        clauses=tuple(Clause(str(each["heading"]), str(each["words"])) for each in raw["clauses"]),
        disclaimer=str(raw["disclaimer"]),
        figures=tuple(raw.get("figures", ())),
        scope=bool(raw.get("scope", False)),
        cancellable=bool(raw.get("cancellable", False)),
        dates=str(raw.get("dates", "")),
        outcome=str(raw.get("outcome", "")),
    )


def _check(made: PaperTemplate) -> None:
    strange = [key for key in made.facts if key not in BY_KEY and key not in OF_THE_JOB]
    strange += [key for key in made.figures if key not in FIGURES]
    strange += [made.dates] if made.dates and made.dates not in BY_KEY else []
    for clause in made.clauses:
        strange += [place for place in _places(clause.words) if place not in PLACES]
    if strange:
        raise TemplateError(f"The template {made.name} names {', '.join(strange)}, which there is not.")


def _places(words: str) -> list[str]:
    try:
        return [name for _, name, _, _ in string.Formatter().parse(words) if name is not None]
    except ValueError as error:
        raise TemplateError(f"A clause has a brace too many or too few ({error}).") from error
