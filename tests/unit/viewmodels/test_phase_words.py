"""What a gate says of its number, and what stands behind it."""

import pytest

from stormops_desktop.domain.phases.gates import GATES, GateResult, Verdict
from stormops_desktop.viewmodels.phases.words import explained, fact_word

WORTH = next(gate for gate in GATES if gate.code == "routed_value")


@pytest.mark.parametrize(
    ("verdict", "value", "said"),
    [
        (Verdict.PASSED, 6_000_000.0, "less $50 a visit."),
        (Verdict.FAILED, 100.0, "less $50 a visit. Route houses of higher uplift first."),
    ],
)
def test_an_assumed_worth_says_what_it_rests_on(verdict: Verdict, value: float, said: str) -> None:
    assert explained(GateResult(WORTH, verdict, value)).endswith(f"Uplift times $15,000 a job, {said}")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("sms", "Text"),
        ("ga4", "Website"),
        ("A", "Tier A"),
        ("no_answer", "No answer"),
        ("hail", "Hail, inches"),
    ],
)
def test_a_row_behind_a_gate_says_its_code_in_words(fact: str, said: str) -> None:
    assert fact_word(fact) == said
