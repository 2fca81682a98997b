"""Who is who over a real replica: found by anything, masked by role, decided, taken back, exported."""

import csv
import hashlib
import io
import random
from collections.abc import Callable

import pytest

from stormops_desktop.domain.identity.graph import resolved
from stormops_desktop.domain.identity.resolving import Outcome
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.identity.desk import IdentityDesk
from stormops_desktop.services.identity.lists import houses_of
from stormops_desktop.services.identity.models import PersonCard
from stormops_desktop.storage.identity import fact_rows, refreshing
from tests.helpers import play_storm as p
from tests.helpers.replica_rows import key
from tests.unit.services.identity.conftest import told

OTHERS = (
    "Ann Castillo", "Ben Dawson", "Carla Ellis", "Hector Fuentes", "Grace Kowalski", "Olga Mendoza",
    "Quinn Nguyen", "Rosa Pruitt", "Samuel Underwood", "Victor Young", "Yolanda Ibarra", "Luis Tran",
)  # fmt: skip
MAIL, PHONE = "Ann.Lee@mail.example", "(214) 555-9123"


def only(desk: IdentityDesk, words: str) -> PersonCard:
    (found,) = desk.graph.search(words)
    return found


@pytest.fixture
def two(desk: IdentityDesk) -> IdentityDesk:
    """Ann told twice under one mail address, and somebody who shares her telephone."""
    desk.verbs.take_in([
        told("1", 1, name="Lee, Ann", email=MAIL),
        told("2", email=MAIL, phone=PHONE),
        told("3", name="Bob Ray", phone="214.555.9123"),
    ])  # fmt: skip
    return desk


def test_a_person_is_found_by_anything_that_is_known(two: IdentityDesk) -> None:
    ann = only(two, "ann.lee@MAIL.example")
    assert (ann.name, ann.records, ann.houses) == ("Ann Lee", 2, 1)
    assert only(two, "ann") == only(two, "lee ann") == only(two, "1 oak st") == only(two, p.house(1)) == ann
    assert {card.name for card in two.graph.search("2145559123")} == {"Ann Lee", "Bob Ray"}
    assert [card.name for card in two.graph.search("")] == ["Ann Lee", "Bob Ray"]
    assert two.graph.search("nobody at all") == []


def test_identifiers_come_with_strength_source_and_every_name_of_the_person(two: IdentityDesk) -> None:
    ann = only(two, MAIL)
    kinds = {one.kind: one for one in two.graph.get_identifiers(ann.person_id)}
    assert (kinds["email"].value, kinds["email"].strength, kinds["email"].sources) == (
        "ann.lee@mail.example", 0.90, ("web_form",),
    )  # fmt: skip
    assert len(kinds["email"].nodes) == 2
    view = two.graph.person(ann.person_id)
    assert all(two.graph.person(one.node_id).card == ann for one in view.records)
    with pytest.raises(NotFound):
        two.graph.person(key("stranger"))


def test_values_are_masked_for_all_who_do_not_lead(
    two: IdentityDesk, seen_by: Callable[[str], IdentityDesk]
) -> None:
    ann = only(two, MAIL).person_id
    for role in ("planner", "crew"):
        seen = {one.kind: one for one in seen_by(role).graph.get_identifiers(ann)}
        assert (seen["email"].value, seen["phone"].value, seen["name"].value) == (
            "a•••@m•••.example", "••• ••• 9123", "A. L.",
        )  # fmt: skip
        assert not seen["email"].clear
    assert seen_by("planner").graph.search("Ann") == []
    assert only(seen_by("planner"), MAIL).name == "A. L."
    assert not seen_by("crew").graph.overview().can_read


def test_no_value_is_in_clear_in_what_is_synced(two: IdentityDesk, bench: p.PlayBench) -> None:
    said = [*bench.column("SELECT body FROM op_log"), *bench.column("SELECT value_sealed FROM identifiers")]
    text = " ".join(str(one).lower() for one in said)
    assert "ann.lee" not in text
    assert "5559123" not in text


def test_the_queue_shows_the_evidence_and_a_merge_settles_it(two: IdentityDesk) -> None:
    (question,) = two.graph.questions()
    assert question.strength == pytest.approx(0.85)
    assert [step.kind for step in question.steps] == ["phone"]
    assert [one.value for one in question.shared] == ["+12145559123"]
    changes = two.verbs.merge(question.one.person_id, question.other.person_id, "same person, she said")
    assert two.graph.question_count() == 0
    assert only(two, MAIL).records == 3
    assert changes.undo is not None
    two.verbs.undo(changes.undo.token)
    assert (only(two, MAIL).records, two.graph.question_count()) == (2, 1)


def test_who_was_told_apart_is_not_asked_about_until_it_is_withdrawn(two: IdentityDesk) -> None:
    (question,) = two.graph.questions()
    two.verbs.keep_apart(question.one.person_id, question.other.person_id, "brothers")
    assert two.graph.question_count() == 0
    (event,) = two.graph.person(question.one.person_id).events
    assert (event.event, event.why, event.stands) == ("split", "brothers", True)
    two.verbs.withdraw(event.event_id)
    assert two.graph.question_count() == 1
    assert [one.stands for one in two.graph.person(question.one.person_id).events] == [False, False]


def test_a_split_takes_records_out_and_is_taken_back(two: IdentityDesk) -> None:
    ann = two.graph.person(only(two, MAIL).person_id)
    out = [one.node_id for one in ann.records if one.source_ref == "2"]
    changes = two.verbs.split(ann.card.person_id, out, "her sister's form")
    assert len(two.graph.search(MAIL)) == 2
    assert changes.undo is not None
    two.verbs.undo(changes.undo.token)
    assert only(two, MAIL).records == 2
    for wrong in ([], [one.node_id for one in ann.records]):
        with pytest.raises(NotAllowed):
            two.verbs.split(ann.card.person_id, wrong, "")


def test_a_blocked_value_joins_nobody_until_it_is_let_again(two: IdentityDesk) -> None:
    mail = next(one for one in two.graph.get_identifiers(only(two, MAIL).person_id) if one.kind == "email")
    two.verbs.block(mail.identifier_id, "the agent's own")
    assert len(two.graph.search(MAIL)) == 2
    assert two.graph.overview().blocked == 1
    assert next(o for o in two.graph.get_identifiers(mail.nodes[0]) if o.kind == "email").blocked
    two.verbs.unblock(mail.identifier_id)
    assert only(two, MAIL).records == 2
    changes = two.verbs.block(mail.identifier_id, "again")
    assert changes.undo is not None
    two.verbs.undo(changes.undo.token)
    assert only(two, MAIL).records == 2


def test_only_those_who_lead_decide(two: IdentityDesk, seen_by: Callable[[str], IdentityDesk]) -> None:
    (question,) = two.graph.questions()
    verbs = seen_by("planner").verbs
    for act in (
        lambda: verbs.merge(question.one.person_id, question.other.person_id, ""),
        lambda: verbs.split(question.one.person_id, [], ""),
        lambda: verbs.block(key("x"), ""),
        lambda: verbs.withdraw(key("x")),
        lambda: seen_by("crew").verbs.take_in([told("9", email=MAIL)]),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_resolving_values_names_who_it_is(two: IdentityDesk) -> None:
    ann = only(two, MAIL).person_id
    joined = two.graph.resolve_identity({"email": MAIL})
    assert (joined.outcome, joined.persons) == (Outcome.JOIN, (ann,))
    assert two.graph.resolve_identity({"phone": PHONE}).outcome is Outcome.ASK
    assert two.graph.resolve_identity({"email": "new@mail.example"}).outcome is Outcome.NEW
    with pytest.raises(NotAllowed, match="no kind"):
        two.graph.resolve_identity({"shoe size": "44"})


def test_told_twice_is_known_once(two: IdentityDesk) -> None:
    report, _ = two.verbs.take_in([told("1", 1, name="Ann Lee", email=MAIL), told("7"), told("7", name=" ")])
    assert (report.records, report.identifiers, report.unchanged, report.useless) == (0, 0, 1, 2)
    more, _ = two.verbs.take_in([told("1", 1, name="Ann Lee", email=MAIL, phone=PHONE)])
    assert (more.records, more.identifiers) == (0, 1)


def test_claims_say_who_owns_a_house(desk: IdentityDesk, bench: p.PlayBench) -> None:
    bench.add(p.job_line(1, "on_site"), p.job_line(2))
    for n, number in ((1, "TX-100"), (2, "tx 100")):
        claim = {"job_id": key(f"job{n}"), "claim_number": number, "insured": "Ann Lee"}
        bench.add(("claim_intel", key(f"claim{n}"), claim))
    report, _ = desk.verbs.gather()
    assert report.records == 2
    (question,) = desk.graph.questions()  # the same number on two houses: a person looks
    assert question.refused == "more than 1 of property_id"
    assert {card.name for card in desk.graph.search("TX100")} == {"Ann Lee"}
    assert desk.verbs.gather()[0].records == 0


def test_a_list_is_read_by_its_columns_and_bad_lines_say_why(desk: IdentityDesk) -> None:
    text = (
        "First Name,Last Name,E-Mail,Phone,Address,Zip\n"
        "Ann,Lee,ann@mail.example,2145559123,1 Oak Street,75002\n"
        ",,,,,\n"
        ",,test@x.example,555,,\n"
        "\nBob,Ray,,,77 Nowhere Rd,75002\n,,,,,\n"
    )
    report, _ = desk.verbs.take_list(text, "fair.csv")
    assert (report.records, [one.line for one in report.refused]) == (2, [3, 4, 7])
    assert only(desk, "1 oak").name == "Ann Lee"
    assert desk.graph.overview().houses_known == 1
    assert desk.verbs.take_list(text, "fair.csv")[0].records == 0
    for bad, why in (("address,zip\n1 Oak,75002\n", "no column"), ('name\n"x', "no CSV")):
        with pytest.raises(NotAllowed, match=why):
            desk.verbs.take_list(bad, "bad.csv")


def test_a_line_without_an_address_is_of_no_house() -> None:
    houses = houses_of([("h-1", "", "", ""), ("h-2", "A-2", "12 Oak Street", "75201")])
    assert houses.find("", "", "") == ""
    assert houses.find("", " ", "75201") == ""
    assert houses.find("", "12 Oak St", "75201") == "h-2"
    assert houses.find("a-2", "", "") == "h-2"


def test_without_the_key_nothing_is_taken_and_a_sentence_says_what_to_do(bench: p.PlayBench) -> None:
    desk = IdentityDesk(bench.work, None, bench.shelf)
    with pytest.raises(NotAllowed, match="Sign in once"):
        desk.verbs.take_in([told("1", email=MAIL)])
    assert desk.graph.search(MAIL) == []
    assert not desk.graph.overview().can_read


def test_an_export_says_as_of_when_and_shows_when_it_was_changed(two: IdentityDesk) -> None:
    for text in (two.verbs.export_csv(), two.verbs.export_csv(only(two, MAIL).person_id)):
        body, _, last = text.removesuffix("\r\n").rpartition("\r\n")
        assert last == f"# sha256,{hashlib.sha256((body + chr(13) + chr(10)).encode()).hexdigest()}"
        assert body.startswith("\ufeff")
        rows = list(csv.DictReader(io.StringIO(body)))
        assert {row["rules"] for row in rows} == {"identity 1"}
        assert all(row["as_of_utc"].startswith("2019-03-25") for row in rows)
    assert "'+12145559123" in two.verbs.export_csv(only(two, MAIL).person_id)


def test_a_profile_is_of_all_the_person_s_houses(two: IdentityDesk, bench: p.PlayBench) -> None:
    bench.add(p.outcome_line(1, True, at=p.BEGIN), p.uplift_line(1, 0.25))
    ann = only(two, MAIL).person_id
    found = two.profiles.get_profile(ann)
    assert (found.profile.total_conversions, found.profile.avg_sii, found.profile.avg_uplift) == (1, 80, 0.25)
    assert (found.profile.total_storms, found.profile.segment) == (1, "converted")
    assert two.profiles.get_profile(p.house(2)).profile.total_storms == 1
    with pytest.raises(NotFound):
        two.profiles.get_profile(key("nowhere"))


def test_people_who_are_alike_are_found_with_weights_that_add_up(
    desk: IdentityDesk, seen_by: Callable[[str], IdentityDesk]
) -> None:
    desk.verbs.take_in([
        told("1", 1, name="Jonathan Whitfield", email="jon.whitfield@mail.example"),
        told("2", name="Jonathon Whitfield", email="jon.whitfeld@mail.example"),
        *(told(name, name=name, email=f"{name.split()[1]}@mail.example") for name in OTHERS),
    ])  # fmt: skip
    (pair,) = desk.graph.lookalikes()
    odds = sum(weight for _, weight in pair.weights)
    assert pair.strength == pytest.approx(1 / (1 + 2**-odds))
    assert dict(pair.weights)["surname"] > 0
    desk.verbs.keep_apart(pair.one.person_id, pair.other.person_id, "father and son")
    assert desk.graph.lookalikes() == []
    with pytest.raises(NotAllowed):
        seen_by("planner").graph.lookalikes()


@pytest.mark.parametrize("seed", range(8))
def test_worked_out_by_parts_is_worked_out_as_a_whole(
    seed: int, desk: IdentityDesk, bench: p.PlayBench
) -> None:
    dice = random.Random(seed)
    for at in range(14):
        people = [
            told(
                f"{at}/{n}", dice.choice((0, 0, 1, 2, 3)),
                **{kind: f"{kind}{dice.randint(1, 4)}" for kind in ("name", "customer_id", "device_id")
                   if dice.random() < 0.5},
                **{"phone": f"214555{dice.randint(2000, 2003)}"} if dice.random() < 0.5 else {},
            )
            for n in range(dice.randint(1, 3))
        ]  # fmt: skip
        desk.verbs.take_in(people)
        persons = [card.person_id for card in desk.graph.search("")]
        if len(persons) > 1 and dice.random() < 0.5:
            one, other = dice.sample(persons, 2)
            act = dice.choice((desk.verbs.merge, desk.verbs.keep_apart))
            changes = act(one, other, "")
            if dice.random() < 0.3:
                assert changes.undo is not None
                desk.verbs.undo(changes.undo.token)
        values = [one for card in persons for one in desk.graph.get_identifiers(card)]
        if values and dice.random() < 0.2:
            desk.verbs.block(dice.choice(values).identifier_id, "")
        desk.graph.overview()
        with bench.store.database.read() as connection:
            whole = resolved(fact_rows.facts(connection))
            assert not refreshing.is_stale(connection)
        kept = dict(zip(
            bench.column("SELECT node_id FROM identity_person ORDER BY node_id"),
            bench.column("SELECT person_id FROM identity_person ORDER BY node_id"), strict=True,
        ))  # fmt: skip
        assert kept == whole.person
        asked = bench.column("SELECT one || other || strength || refused FROM identity_question")
        assert sorted(asked) == sorted(f"{q.one}{q.other}{q.strength}{q.refused}" for q in whole.questions)
