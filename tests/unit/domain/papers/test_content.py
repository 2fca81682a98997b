"""What papers say: the figures of the claim page, no forbidden wording, what is missing named."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stormops_desktop.adapters.papers_templates import load_paper_templates
from stormops_desktop.adapters.rule_packs import load_rule_packs
from stormops_desktop.domain.claims.form import ClaimForm, set_known
from stormops_desktop.domain.claims.form_parts import entered_money
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.domain.claims.ledger_words import explain
from stormops_desktop.domain.claims.vocabulary import PaperKind
from stormops_desktop.domain.claims.wording import point_out
from stormops_desktop.domain.papers.content import Content, JobFacts, cancel_day, compose
from stormops_desktop.domain.papers.template import PaperTemplate, TemplateError, read_template
from tests.helpers.claims import worked_example

TEMPLATES = load_paper_templates()
TEXAS = load_rule_packs()["TX"]
JOB = JobFacts("DFW Elite Roofing", "Dana Ortiz", "12 Oak St, Allen", "North Texas hail", date(2019, 3, 25))
every_template = pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda t: t.kind)


def composed(kind: PaperKind, form: ClaimForm | None = None, remarks: str = "") -> Content:
    return compose(TEMPLATES[kind], JOB, worked_example() if form is None else form, TEXAS, remarks)


def test_every_paper_that_somebody_signs_has_a_template() -> None:
    assert set(PaperKind) - TEMPLATES.keys() == {PaperKind.PERMIT, PaperKind.INVOICE}


@every_template
def test_no_paper_of_ours_breaks_the_wording_rules_or_leaves_a_brace(template: PaperTemplate) -> None:
    for form in (worked_example(), ClaimForm()):
        made = compose(template, JOB, form, TEXAS)
        assert point_out(made.text, TEXAS) == ()
        assert "{" not in made.text
        assert "not legal advice" in made.disclaimer
        assert template.name in made.disclaimer


def test_the_figures_are_those_of_the_claim_page() -> None:
    facts = dict(composed(PaperKind.DEPRECIATION_REQUEST).facts)
    for line in explain(entered_money(worked_example())):
        if line.key in TEMPLATES[PaperKind.DEPRECIATION_REQUEST].figures and line.cents is not None:
            assert facts[line.label] == money(line.cents)
    assert (facts["RCV"], facts["Recoverable depreciation"]) == ("$11,000.00", "$2,500.00")


def test_what_is_not_known_is_a_dash_and_named() -> None:
    made = composed(PaperKind.CONTINGENCY, ClaimForm())
    assert set(made.missing) == {
        "Owner", "Date of loss", "Carrier", "Policy number", "Claim number", "Deductible",
    }  # fmt: skip
    assert "If the carrier approves the work under claim (number to follow)" in made.text
    signed = compose(TEMPLATES[PaperKind.CONTINGENCY], replace(JOB, owner="Maria"), ClaimForm(), TEXAS)
    assert dict(signed.facts)["Owner"] == "Maria"


def test_the_day_to_cancel_comes_from_the_rules_and_only_where_there_is_such_a_right() -> None:
    made = composed(PaperKind.CONTINGENCY)
    assert made.cancel_by == date(2019, 3, 28)
    assert [notice.notice_id for notice in made.notices] == [
        "tx-deductible-notice", "tx-cancel-notice", "tx-cancel-form",
    ]  # fmt: skip
    assert composed(PaperKind.COC).cancel_by is None
    assert compose(TEMPLATES[PaperKind.CONTINGENCY], JOB, ClaimForm(), None).cancel_by is None
    assert cancel_day(TEXAS, date(2019, 7, 3)) == date(2019, 7, 8)  # the 4th and a Sunday do not count


def test_the_scope_lists_what_was_measured_and_the_squares() -> None:
    form = set_known(set_known(worked_example(), "squares", 31.5), "ridge_ft", 62)
    form = set_known(form, "code_items", [{"code": "R905.1", "city": "Allen"}])
    lines = {
        (line.item, line.slope): (line.amount, line.unit)
        for line in composed(PaperKind.SCOPE_OF_LOSS, form).scope
    }
    assert lines["Squares", ""] == ("31.5", "SQ")
    assert lines["Ridge", ""] == ("62", "LF")
    assert lines["Hits in test squares, mean", "N"] == ("7.5", "per 100 sq ft")
    assert ("Code: R905.1 Allen", "") in lines
    assert composed(PaperKind.COC, form).scope == ()


def test_remarks_are_a_clause_and_the_linter_points_at_them() -> None:
    made = composed(PaperKind.CONTINGENCY, remarks=" We will waive your deductible. ")
    assert made.clauses[-1] == ("Remarks", "We will waive your deductible.")
    assert [pointer.phrase for pointer in point_out(made.text, TEXAS)] != []


def test_the_fingerprint_is_of_everything_it_says() -> None:
    first = composed(PaperKind.CONTINGENCY)
    assert first.fingerprint() == composed(PaperKind.CONTINGENCY).fingerprint()
    others = (
        composed(PaperKind.CONTINGENCY, remarks="x"), composed(PaperKind.COC),
        composed(PaperKind.CONTINGENCY, set_known(worked_example(), "carrier", "Other")),
        compose(
            TEMPLATES[PaperKind.CONTINGENCY], replace(JOB, today=date(2019, 3, 26)), worked_example(), TEXAS
        ),
    )  # fmt: skip
    assert len({first.fingerprint(), *(other.fingerprint() for other in others)}) == 5


@pytest.mark.parametrize(("change", "says"), [
    ({"format": 2}, "format 2"), ({"kind": "poem"}, "poem"), ({"facts": ["shoe_size"]}, "shoe_size"),
    ({"clauses": [{"heading": "x", "words": "{secret}"}]}, "secret"), ({"figures": ["x"]}, "names x"),
    ({"clauses": [{"heading": "x", "words": "{"}]}, "brace"), ({"dates": "someday"}, "someday"),
    ({"clauses": [{"heading": "x", "words": "{company.__class__}"}]}, "__class__"),
])  # fmt: skip
def test_a_template_is_refused_whole_with_the_reason(change: dict[str, object], says: str) -> None:
    raw = {"format": 1, "kind": "coc", "version": "1", "title": "T", "signer": "Owner", "facts": [],
           "clauses": [], "disclaimer": "d"}  # fmt: skip
    assert read_template(json.dumps(raw)).kind is PaperKind.COC
    with pytest.raises(TemplateError, match=says):
        read_template(json.dumps({**raw, **change}))


def test_an_unreadable_template_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    raw = {"format": 1, "kind": "coc", "title": "T", "signer": "Owner", "facts": [], "clauses": [],
           "disclaimer": "d"}  # fmt: skip
    for version in ("2026.9", "2026.10"):
        (tmp_path / f"{version}.json").write_text(json.dumps({**raw, "version": version}), encoding="utf-8")
    assert [t.version for t in load_paper_templates(tmp_path).values()] == ["2026.10"]
