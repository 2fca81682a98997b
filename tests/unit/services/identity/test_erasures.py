"""Erasing a person: what goes, what stays, and that it is not taken in again."""

from collections.abc import Callable

import pytest

from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.identity.desk import IdentityDesk
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key
from tests.unit.services.identity.conftest import told

MAIL = "ann.lee@mail.example"
PEOPLE = (
    told("1", 1, name="Ann Lee", email=MAIL),
    told("2", email=MAIL, phone="2145559123"),
    told("3", 2, name="Bob Ray", phone="2145559123"),
)


@pytest.fixture
def ann(desk: IdentityDesk) -> str:
    """Ann, told twice and told apart from Bob, with whom she shares a telephone."""
    desk.verbs.take_in(PEOPLE)
    (question,) = desk.graph.questions()
    desk.verbs.keep_apart(question.one.person_id, question.other.person_id, "Ann and Bob are neighbours")
    (found,) = desk.graph.search(MAIL)
    return found.person_id


def test_who_is_erased_is_found_by_nothing_any_more(desk: IdentityDesk, ann: str, bench: p.PlayBench) -> None:
    plan = desk.erasures.plan(ann)
    assert (plan.records, plan.values, plan.decisions) == (2, 5, 1)
    changes = desk.erasures.erase(ann, "request")
    assert changes.undo is None
    for words in (MAIL, "Ann", "1 Oak St"):
        assert desk.graph.search(words) == []
    with pytest.raises(NotFound):
        desk.graph.person(ann)
    assert [card.name for card in desk.graph.search("")] == ["Bob Ray"]
    assert bench.column("SELECT count(*) FROM identity_events") == [0]
    assert set(bench.column("SELECT node_id FROM identifiers")) == set(
        bench.column("SELECT node_id FROM identity_nodes")
    )


def test_the_mark_says_that_somebody_was_erased_and_not_who(
    desk: IdentityDesk, ann: str, bench: p.PlayBench
) -> None:
    desk.erasures.erase(ann, "retention")
    (mark,) = desk.erasures.log()
    assert (mark.records, mark.values, mark.decisions, mark.basis) == (2, 5, 1, "retention")
    assert not mark.at_centre
    assert bench.column("SELECT why FROM identity_events") == []
    (nodes,) = bench.column("SELECT nodes FROM erasures")
    assert ann in nodes


def test_claims_and_papers_of_the_house_are_counted_and_stay(
    desk: IdentityDesk, ann: str, bench: p.PlayBench
) -> None:
    bench.add(p.job_line(1, "on_site"))
    claim = {"job_id": key("job1"), "claim_number": "TX-100", "insured": "Ann Lee"}
    note = {"job_id": key("job1"), "body": "Ann is at work", "author_id": key("me"), "written_at": p.BEGIN}
    bench.add(("claim_intel", key("claim1"), claim), ("notes", key("note1"), note))
    plan = desk.erasures.plan(ann)
    assert (plan.claims, plan.papers, plan.notes) == (1, 0, 1)
    desk.erasures.erase(ann, "request")
    assert bench.column("SELECT insured FROM claim_intel") == ["Ann Lee"]


def test_the_same_records_are_not_taken_in_again(desk: IdentityDesk, ann: str, bench: p.PlayBench) -> None:
    bench.add(p.job_line(3, "on_site"))
    claim = {"job_id": key("job3"), "claim_number": "TX-100", "insured": "Ann Lee"}
    bench.add(("claim_intel", key("claim3"), claim))
    desk.verbs.gather()
    by_claim = next(card.person_id for card in desk.graph.search("TX100"))
    for person in {ann, by_claim}:
        desk.erasures.erase(person, "request")
    report, _ = desk.verbs.take_in([*PEOPLE, told("9", name="Cy Young", email="cy@mail.example")])
    assert (report.records, report.unchanged, report.erased) == (1, 1, 2)
    gathered, _ = desk.verbs.gather()
    assert (gathered.records, gathered.erased) == (0, 1)
    assert {card.name for card in desk.graph.search("")} == {"Bob Ray", "Cy Young"}


def test_what_was_told_of_the_house_alone_is_of_whoever_is_left(desk: IdentityDesk) -> None:
    desk.verbs.take_in([
        told("1", 1, name="Ann Lee", email=MAIL),
        told("2", 1, name="Bob Ray", email="bob@mail.example"),
        told("3", 1, parcel_id="P-7"),
    ])  # fmt: skip
    (ann,), (bob,) = desk.graph.search("Ann"), desk.graph.search("Bob")
    assert (ann.records, bob.records) == (1, 1)
    desk.erasures.erase(ann.person_id, "request")
    (bob,) = desk.graph.search("Bob")
    assert bob.records == 2  # he lives there alone now, so the parcel is his


def test_only_those_who_lead_erase_and_for_a_reason_that_there_is(
    desk: IdentityDesk, ann: str, seen_by: Callable[[str], IdentityDesk]
) -> None:
    erasures = seen_by("planner").erasures
    for act in (lambda: erasures.plan(ann), lambda: erasures.erase(ann, "request"), lambda: erasures.log()):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotAllowed, match="no reason"):
        desk.erasures.erase(ann, "boredom")
    with pytest.raises(NotFound):
        desk.erasures.erase(key("stranger"), "request")
    assert len(desk.graph.search(MAIL)) == 1
