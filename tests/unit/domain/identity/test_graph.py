"""Who is one person, from all facts at once: thresholds, protection, decisions, and no word on the order."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.identity.evidence import MOST_HOUSES, waterfall
from stormops_desktop.domain.identity.facts import Decided, Event, Facts, Held, NodeKind, Record, standing
from stormops_desktop.domain.identity.graph import TWO_NAMES, Graph, resolved
from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.domain.identity.resolving import TWO_CLAIMS

K = Kind


def facts(*told: tuple[str, Kind, str], decided: tuple[Decided, ...] = (), **kw: object) -> Facts:
    """Facts of records named by their first letters; a property is their house."""
    house = {node: value for node, kind, value in told if kind is K.PROPERTY_ID}
    nodes = sorted({node for node, _, _ in told})
    return Facts(
        [Record(node, house=house.get(node, "")) for node in nodes],
        [Held(node, kind, value) for node, kind, value in told], decided, **kw,  # type: ignore[arg-type]
    )  # fmt: skip


def groups(graph: Graph) -> set[frozenset[str]]:
    return {frozenset(nodes) for nodes in graph.members().values()}


def merge(at: int, one: str, other: str, event_id: str = "") -> Decided:
    return Decided(event_id or f"m{at}", Event.MERGE, (one,), (other,), at)


def split(at: int, one: str, other: str, event_id: str = "") -> Decided:
    return Decided(event_id or f"s{at}", Event.SPLIT, (one,), (other,), at)


def withdraw(at: int, event_id: str) -> Decided:
    return Decided(f"w{at}", Event.WITHDRAW, (), (), at, event_id)


def test_one_strong_value_joins_and_a_weaker_one_asks() -> None:
    found = resolved(
        facts(("a", K.EMAIL, "m"), ("b", K.EMAIL, "m"), ("b", K.PHONE, "p"), ("c", K.PHONE, "p"))
    )
    assert groups(found) == {frozenset("ab"), frozenset("c")}
    (question,) = found.questions
    assert (question.one, question.other, question.strength, question.refused) == ("a", "c", 0.85, "")


def test_two_claims_of_one_storm_are_asked_and_of_two_storms_joined() -> None:
    shared = [Held(node, K.EMAIL, "m") for node in "ab"]
    claims = [Held("a", K.CLAIM_NUMBER, "C1", "s1"), Held("b", K.CLAIM_NUMBER, "C2", "s1")]
    found = resolved(Facts([Record("a"), Record("b")], [*shared, *claims]))
    assert [item.refused for item in found.questions] == [TWO_CLAIMS]
    assert len(groups(found)) == 2
    other_storm = [claims[0], replace(claims[1], storm="s2")]
    assert groups(resolved(Facts([Record("a"), Record("b")], [*shared, *other_storm]))) == {frozenset("ab")}


def test_two_names_of_one_house_are_a_household_and_a_shared_telephone_is_asked() -> None:
    home = [("a", K.PROPERTY_ID, "h"), ("b", K.PROPERTY_ID, "h"), ("a", K.NAME, "ann"), ("b", K.NAME, "bob")]
    apart = resolved(facts(*home))
    assert (len(groups(apart)), apart.questions) == (2, ())
    asked = resolved(facts(*home, ("a", K.PHONE, "p"), ("b", K.PHONE, "p")))
    assert [item.refused for item in asked.questions] == [TWO_NAMES]
    assert groups(resolved(facts(*home[:3]))) == {frozenset("ab")}


def test_a_nameless_record_of_a_house_of_two_belongs_to_neither_by_itself() -> None:
    home = [(node, K.PROPERTY_ID, "h") for node in "abc"]
    found = resolved(facts(*home, ("a", K.NAME, "ann"), ("b", K.NAME, "bob")))
    assert len(groups(found)) == 3
    assert {item.refused for item in found.questions} == {TWO_NAMES}


def test_an_office_s_telephone_and_a_blocked_value_say_nothing() -> None:
    many = MOST_HOUSES[K.PHONE] + 1
    shared = [(f"r{at}", K.PHONE, "office") for at in range(many)]
    assert resolved(facts(*shared)).questions == ()
    assert len(resolved(facts(*shared[1:])).questions) == (many - 1) * (many - 2) // 2
    mail = (("a", K.EMAIL, "m"), ("b", K.EMAIL, "m"))
    assert len(groups(resolved(facts(*mail, blocked=frozenset({"m"}))))) == 2


def test_more_of_a_kind_than_one_person_has_is_asked() -> None:
    two_homes = [
        ("a", K.PROPERTY_ID, "h1"),
        ("b", K.PROPERTY_ID, "h2"),
        ("a", K.EMAIL, "m"),
        ("b", K.EMAIL, "m"),
    ]
    (question,) = resolved(facts(*two_homes)).questions
    assert question.refused == "more than 1 of property_id"
    merged = resolved(facts(*two_homes, decided=(merge(1, "a", "b"),)))
    assert (groups(merged), merged.questions) == ({frozenset("ab")}, ())


def test_a_decision_is_taken_back_and_taken_back_again() -> None:
    mail = (("a", K.EMAIL, "m"), ("b", K.EMAIL, "m"))
    told = (split(1, "a", "b"), withdraw(2, "s1"), withdraw(3, "w2"))
    for upto, people in ((0, 1), (1, 2), (2, 1), (3, 2)):
        assert len(groups(resolved(facts(*mail, decided=told[:upto])))) == people


def test_the_newest_decision_holds_and_the_overruled_one_is_told() -> None:
    nodes = tuple((node, K.DEVICE_ID, node) for node in "abc")
    decided = (merge(1, "a", "b"), merge(2, "b", "c"), split(3, "a", "c"))
    found = resolved(facts(*nodes, decided=decided))
    assert (groups(found), found.idle) == ({frozenset("bc"), frozenset("a")}, frozenset({"m1"}))


def test_a_told_apart_pair_is_not_joined_over_others() -> None:
    chain = [(node, K.EMAIL, "m1") for node in "ab"] + [(node, K.CUSTOMER_ID, "k") for node in "bc"]
    found = resolved(facts(*chain, decided=(split(1, "a", "c"),)))
    assert frozenset("bc") in groups(found)
    assert found.questions == ()


def test_what_is_told_of_a_house_belongs_to_the_one_who_lives_there() -> None:
    records = [
        Record("a", house="h"),
        Record("x", NodeKind.HOUSEHOLD, "h"),
        Record("z", NodeKind.PROPERTY, "h"),
    ]
    assert resolved(Facts(records)).person == {"a": "a", "x": "a", "z": "z"}
    two = [*records, Record("b", house="h")]
    assert resolved(Facts(two)).person["x"] == "x"


def test_a_withdrawal_of_itself_or_in_a_circle_ends() -> None:
    circle = [Decided("w1", Event.WITHDRAW, (), (), 1, "w2"), Decided("w2", Event.WITHDRAW, (), (), 2, "w1")]
    assert len(standing([merge(1, "a", "b"), Decided("w3", Event.WITHDRAW, (), (), 3, "w3"), *circle])) == 1


def test_a_waterfall_ends_at_the_combined_strength() -> None:
    steps = waterfall([K.PHONE, K.NAME_ADDRESS, K.IP])
    assert [step.kind for step in steps] == [K.NAME_ADDRESS, K.PHONE]
    assert [step.adds for step in waterfall([K.PROPERTY_ID, K.EMAIL])] == [0.9, 1 - 0.9]
    assert abs(steps[-1].total - (1 - 0.15 * 0.25)) < 1e-12
    assert waterfall([]) == ()


NODES = [f"n{at}" for at in range(7)]
TOLD = st.lists(
    st.tuples(
        st.sampled_from(NODES),
        st.sampled_from([K.EMAIL, K.PHONE, K.DEVICE_ID, K.PROPERTY_ID, K.CLAIM_NUMBER, K.NAME]),
        st.integers(0, 3),
    ),
    max_size=20,
).map(lambda rows: [(node, kind, f"{kind}{at}") for node, kind, at in rows])
DECIDED = st.lists(
    st.tuples(st.sampled_from([Event.MERGE, Event.SPLIT]), st.sampled_from(NODES), st.sampled_from(NODES)),
    max_size=6,
).map(
    lambda rows: tuple(
        Decided(f"e{at}", event, (one,), (other,), at // 2)
        for at, (event, one, other) in enumerate(rows)
        if one != other
    )
)


@given(TOLD, DECIDED, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(told: list, decided: tuple, dice: random.Random) -> None:  # type: ignore[type-arg]
    one = facts(*told, decided=decided)
    mixed = [list(part) for part in (one.records, one.held, one.decided)]
    for part in mixed:
        dice.shuffle(part)
    assert resolved(Facts(mixed[0], mixed[1], mixed[2], one.blocked)) == resolved(one)  # type: ignore[arg-type]


@given(TOLD, DECIDED)
def test_decisions_hold_unless_newer_ones_say_otherwise(told: list, decided: tuple) -> None:  # type: ignore[type-arg]
    found = resolved(facts(*told, decided=decided))
    for one in decided:
        sides = [node for node in (*one.one, *one.other) if node in found.person]
        if len(sides) == 2 and one.event_id not in found.idle:
            together = found.person[sides[0]] == found.person[sides[1]]
            assert together == (one.event is Event.MERGE)
    assert all(found.person[node] <= node for node in found.person)


@given(TOLD, DECIDED)
def test_a_withdrawn_decision_never_was(told: list, decided: tuple) -> None:  # type: ignore[type-arg]
    if not decided:
        return
    back = (*decided, withdraw(99, decided[0].event_id))
    assert resolved(facts(*told, decided=back)) == resolved(facts(*told, decided=decided[1:]))
