"""The wording linter points at what must not be written, and lets honest notes alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.domain.claims.wording import point_out

FORBIDDEN = [
    ("We'll waive your deductible.", "tx-deductible-waived"),
    ("We can absorb the full deductible for you", "tx-deductible-waived"),
    ("Told owner we rebate half of the deductible after the build", "tx-deductible-waived"),
    ("no deductible this month", "tx-deductible-waived"),
    ("Sign today and get a free roof!", "tx-deductible-waived"),
    ("I will pay your deductible", "tx-deductible-waived"),
    ("Deductible will be waived by us", "tx-deductible-waived"),
    ("Agreed we take care of her deductible", "tx-deductible-waived"),
    ("Free roof! Call today", "tx-deductible-waived"),
    ("Your insurance will approve this", "tx-speaks-on-coverage"),
    ("representing you before the carrier", "tx-represents"),
    ("The carrier was slow but we will waive the deductible", "tx-deductible-waived"),
    ("We negotiate the settlement with the carrier for you", "tx-negotiates"),
    ("Negotiated with adjuster, got two more slopes", "tx-negotiates"),
    ("we will fight your insurance company", "tx-negotiates"),
    ("We get you every dime you are owed", "tx-negotiates"),
    ("Let us maximize your claim", "tx-negotiates"),
    ("We filed the claim for Mrs Lopez this morning", "tx-files-claim"),
    ("We handle your entire insurance claim", "tx-files-claim"),
    ("Your policy will cover this roof", "tx-speaks-on-coverage"),
    ("the damage is covered under your policy", "tx-speaks-on-coverage"),
    ("Approval guaranteed? We guarantee approval.", "tx-speaks-on-coverage"),
    ("Your roof will get approved", "tx-speaks-on-coverage"),
    ("We represent the homeowner", "tx-represents"),
    ("I acted as public adjuster for her", "tx-represents"),
    ("We\u2019re insurance adjusters", "tx-represents"),
    ("Our claims specialists are ready", "tx-represents"),
]

HONEST = [
    "We cannot waive your deductible.",
    "Explained that we can't absorb or rebate the deductible; he understands.",
    "It is illegal to waive a deductible in Texas.",
    "Waiving the deductible is illegal here.",
    "Homeowner asked if we waive the deductible. Told him no.",
    "Deductible is 1,500.00 and due before the build.",
    "Homeowner will pay the deductible by cheque on Friday.",
    "Customer paid the deductible, cheque 1044.",
    "The carrier waived the deductible for the second peril.",
    "Policyholder negotiated the settlement with the carrier himself.",
    "A public adjuster is negotiating the claim.",
    "Met adjuster on site; showed scope, photos and measurements.",
    "Homeowner filed the claim yesterday, claim number 44-A812.",
    "You file the claim with your carrier; we document the damage.",
    "We do not negotiate with your insurance company.",
    "Adjuster said the damage is covered under the policy.",
    "The carrier decides what is covered.",
    "Covered the north slope with a tarp.",
    "Negotiated the price of shingles with the supplier.",
    "We are roofers. We are not public adjusters.",
    "Customer representing the HOA was present.",
    "Ice and water shield will cover the valley.",
    "Waived the inspection fee.",
    "Free roof inspection booked for Friday at 9.",
    "The policy has no deductible for hail.",
    "Maria is paying her deductible in two instalments.",
    "Spoke with the claims specialist at Acme, she will call back.",
    "Mr Hall represents the owner of number 14.",
    "The carrier has to approve the supplement before we order.",
    "Told the crew we never discount or rebate deductibles.",
    "We won't pay her deductible.",
    "The insurer said the policy will cover code upgrades.",
    "Adjuster opened a claim for the fence.",
    "",
]


@pytest.mark.parametrize(("text", "rule_id"), FORBIDDEN)
def test_forbidden_wording_is_pointed_at(text: str, rule_id: str, texas: RulePack) -> None:
    pointers = point_out(text, texas)
    assert rule_id in [pointer.rule_id for pointer in pointers]
    for pointer in pointers:
        assert text[pointer.start : pointer.end].replace("\u2019", "'") == pointer.phrase
        assert pointer.suggestion and pointer.source


@pytest.mark.parametrize("text", HONEST)
def test_honest_notes_are_left_alone(text: str, texas: RulePack) -> None:
    assert [(p.rule_id, p.phrase) for p in point_out(text, texas)] == []


def test_several_places_come_in_the_order_of_the_text(texas: RulePack) -> None:
    text = "We waive the deductible and negotiate your claim. Later we filed the claim."
    assert [p.rule_id for p in point_out(text, texas)] == [
        "tx-deductible-waived", "tx-negotiates", "tx-files-claim",
    ]  # fmt: skip


def test_every_rule_is_shown_by_an_example(texas: RulePack) -> None:
    assert {rule_id for _, rule_id in FORBIDDEN} == {rule.rule_id for rule in texas.wording}


def test_its_own_suggestions_are_allowed(texas: RulePack) -> None:
    for rule in texas.wording:
        assert point_out(rule.suggestion, texas) == ()


@given(st.text(alphabet="we wil not pay your the deductible negotiate claim.,;'\n", max_size=300))
def test_any_text_is_read_and_pointers_stay_inside_it(texas: RulePack, text: str) -> None:
    for pointer in point_out(text, texas):
        assert 0 <= pointer.start < pointer.end <= len(text)


def test_a_long_note_is_read_in_good_time(texas: RulePack) -> None:
    """No pattern of the pack backtracks without end; the test's own timeout would catch it."""
    note = "we would like to negotiate " * 2_000 + "your your your " * 2_000
    assert len(point_out(note, texas)) < 5_000
