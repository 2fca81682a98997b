"""What a paper says, from a template, the job and the claim: the figures are those of the claim page."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from stormops_desktop.domain.claims.deadlines import deadlines
from stormops_desktop.domain.claims.form import ClaimForm
from stormops_desktop.domain.claims.form_fields import BY_KEY, FormField, Kind
from stormops_desktop.domain.claims.form_parts import entered_money, square_counts
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.domain.claims.ledger_words import explain
from stormops_desktop.domain.claims.rule_pack import DeadlineKind, Notice, RulePack
from stormops_desktop.domain.claims.test_squares import by_slope
from stormops_desktop.domain.papers.template import PaperTemplate

NOT_KNOWN = "\u2014"
LONGEST_REMARK = 2_000
SCOPE_UNITS = {
    "squares": "SQ", "waste_pct": "%", "layers": "layers", "ice_water_ft": "LF", "drip_edge_ft": "LF",
    "starter_ft": "LF", "ridge_ft": "LF", "valley_ft": "LF", "vents": "EA", "decking_sheets": "sheets",
    "gutters_ft": "LF",
}  # fmt: skip
_WORDS = {"storm": "Storm", "address": "Property", "representative": "Represented by"}


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What a paper says of the job.

    Attributes:
        address: of the house, in one line.
        owner: who signs as the owner, for a claim that does not name the insured.
        today: the day at the house.
    """

    company: str
    representative: str
    address: str
    storm: str
    today: date
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One line of a scope: amount in its unit; the price is words, empty when there is none."""

    item: str
    amount: str
    unit: str
    slope: str = ""
    price: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a paper, before anybody signed it.

    Attributes:
        facts: labels and values under the title; a value that is not known is a dash.
        missing: labels of the facts that are not known.
        cancel_by: the last day to cancel when it is signed today; None without such a right.
    """

    template: str
    title: str
    facts: tuple[tuple[str, str], ...]
    clauses: tuple[tuple[str, str], ...]
    scope: tuple[ScopeLine, ...]
    notices: tuple[Notice, ...]
    cancel_by: date | None
    disclaimer: str
    missing: tuple[str, ...]

    @property
    def text(self) -> str:
        """What a person wrote or chose, for the linter of wording; words of a law are left out."""
        return "\n".join(words for clause in self.clauses for words in clause)

    def fingerprint(self) -> str:
        """SHA-256 of everything it says: whoever signs gets what the screen showed, or is told."""
        text = json.dumps(asdict(self), ensure_ascii=False, default=str, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def compose(
    template: PaperTemplate, job: JobFacts, form: ClaimForm, pack: RulePack | None, remarks: str = ""
) -> Content:
    """The paper's words as of today.

    Args:
        pack: of the house's state; None where there is none, then the paper has no notice and no day.
        remarks: what the person adds, as a clause of its own.
    """
    facts = (*_facts(template, job, form), *_figures(template, form))
    clauses = [(clause.heading, _filled(clause.words, job, form)) for clause in template.clauses]
    if remarks.strip():
        clauses.append(("Remarks", remarks.strip()[:LONGEST_REMARK]))
    return Content(
        template=template.name,
        title=template.title,
        facts=facts,
        clauses=tuple(clauses),
        scope=tuple(scope_lines(form)) if template.scope else (),
        notices=pack.notices_for(template.kind.value) if pack else (),
        cancel_by=cancel_day(pack, job.today) if template.cancellable and pack else None,
        disclaimer=template.disclaimer,
        missing=tuple(label for label, value in facts if value == NOT_KNOWN),
    )


def cancel_day(pack: RulePack, signed_on: date) -> date | None:
    """The last day on which what was signed on a day may be cancelled; None where no rule says so."""
    known, _ = deadlines(pack, {"contract_signed_on": signed_on})
    return next((each.due_on for each in known if each.kind is DeadlineKind.CANCEL_RIGHT), None)


def scope_lines(form: ClaimForm) -> Iterator[ScopeLine]:
    """The quantities that are known, then the test squares by slope, then the code items; no prices."""
    for key, unit in SCOPE_UNITS.items():
        value = form.values.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and value:
            yield ScopeLine(_item(BY_KEY[key]), f"{value:g}", unit)
    for hits in by_slope(square_counts(form)):
        yield ScopeLine(
            "Hits in test squares, mean", f"{hits.mean_hits:g}", "per 100 sq ft", slope=hits.slope
        )
    for each in form.values.get("code_items") or ():
        if isinstance(each, dict) and each.get("code"):
            words = " ".join(str(each[key]) for key in ("code", "city", "citation") if each.get(key))
            yield ScopeLine(f"Code: {words}", "1", "EA")


def _facts(template: PaperTemplate, job: JobFacts, form: ClaimForm) -> Iterator[tuple[str, str]]:
    of_job = {"address": job.address, "storm": job.storm, "representative": job.representative}
    for key in template.facts:
        if key in of_job:
            yield _WORDS[key], of_job[key] or NOT_KNOWN
        else:
            known = printed(BY_KEY[key], form.values.get(key)) or (job.owner if key == "insured" else "")
            yield _label(BY_KEY[key]), known or NOT_KNOWN


def _figures(template: PaperTemplate, form: ClaimForm) -> Iterator[tuple[str, str]]:
    lines = {line.key: line for line in explain(entered_money(form))}
    for key in template.figures:
        if key in lines:
            cents = lines[key].cents
            yield lines[key].label, NOT_KNOWN if cents is None else money(cents)


def printed(field: FormField, value: object) -> str:
    """A claim's value as it stands on paper; "" when it is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.kind is Kind.CENTS and isinstance(value, int):
        return money(value)
    if field.kind is Kind.DATE:
        return in_words(date.fromisoformat(str(value)))
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if field.kind is Kind.CODE:
        return str(value).replace("_", " ")
    return f"{value:g}" if isinstance(value, float) else str(value)


def in_words(day: date) -> str:
    """Monday, 25 March 2019: nobody takes the month for the day."""
    return f"{day:%A}, {day.day} {day:%B %Y}"


def _filled(words: str, job: JobFacts, form: ClaimForm) -> str:
    known = {
        key: printed(BY_KEY[key], form.values.get(key))
        for key in ("carrier", "claim_number", "policy_number")
    }
    return words.format(
        company=job.company,
        address=job.address,
        today=in_words(job.today),
        owner=printed(BY_KEY["insured"], form.values.get("insured")) or job.owner or "the owner",
        carrier=known["carrier"] or "the carrier",
        claim_number=known["claim_number"] or "(number to follow)",
        policy_number=known["policy_number"] or "(number to follow)",
    )


def _label(field: FormField) -> str:
    return "Owner" if field.key == "insured" else field.label


def _item(field: FormField) -> str:
    return field.label.removesuffix(", feet")
