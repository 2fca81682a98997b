"""Groups under links that come and go: the same whatever the order, and every merge can be taken back."""

from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.identity.persons import Link, Persons

RECORDS = st.integers(0, 9).map(lambda at: f"r{at}")
LINKS = st.lists(st.tuples(RECORDS, RECORDS, st.sampled_from([0.6, 0.8, 0.95])), max_size=18).map(
    lambda rows: [Link(f"l{at:02}", a, b, strength, "phone") for at, (a, b, strength) in enumerate(rows)]
)


def groups(persons: Persons) -> set[frozenset[str]]:
    return {persons.records(f"r{at}") for at in range(10)}


@given(LINKS, st.randoms(use_true_random=False))
def test_the_order_in_which_links_come_does_not_matter(links: list[Link], dice: object) -> None:
    mixed = [*links, *links]
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = Persons(links), Persons(mixed)
    assert groups(one) == groups(other)
    assert {record: one.person(record) for group in groups(one) for record in group} == {
        record: other.person(record) for group in groups(other) for record in group
    }


@given(LINKS, st.data())
def test_a_link_that_is_taken_away_never_was(links: list[Link], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([link.link_id for link in links]) if links else st.nothing()))
    persons = Persons(links)
    for link_id in sorted(gone):
        persons.part(link_id)
        persons.part(link_id)
    assert groups(persons) == groups(Persons(link for link in links if link.link_id not in gone))


@given(LINKS)
def test_a_group_is_named_by_its_smallest_record(links: list[Link]) -> None:
    persons = Persons(links)
    for group in groups(persons):
        assert {persons.person(record) for record in group} == {min(group)}


@given(LINKS)
def test_two_records_are_told_apart_by_the_links_between_them(links: list[Link]) -> None:
    persons = Persons(links)
    cut = persons.weakest_between("r0", "r9")
    assert bool(cut) == ("r9" in persons.records("r0"))
    for link in cut:
        persons.part(link.link_id)
    assert "r9" not in persons.records("r0")


def test_a_chain_breaks_at_its_weakest_link() -> None:
    chain = [
        Link("a", "r0", "r1", 0.95, "email"),
        Link("b", "r1", "r2", 0.8, "phone"),
        Link("c", "r2", "r3", 0.9, "x"),
    ]
    persons = Persons(chain)
    assert [link.link_id for link in persons.weakest_between("r0", "r3")] == ["b"]
    persons.part("b")
    assert (persons.records("r0"), persons.records("r3")) == ({"r0", "r1"}, {"r2", "r3"})
    assert [link.link_id for link in persons.links("r3")] == ["c"]


def test_of_two_ways_the_least_strength_in_all_is_cut() -> None:
    ring = [
        Link("a", "r0", "r1", 0.6, "x"), Link("b", "r1", "r3", 0.9, "x"), Link("c", "r0", "r2", 0.9, "x"),
        Link("d", "r2", "r3", 0.7, "x"), Link("e", "r3", "r4", 0.6, "aside"), Link("f", "r0", "r1", 0.5, "x"),
    ]  # fmt: skip
    assert [link.link_id for link in Persons(ring).weakest_between("r0", "r3")] == ["d", "b"]


def test_a_record_without_links_is_its_own_person() -> None:
    persons = Persons()
    persons.join(Link("self", "r5", "r5", 1.0, "same"))
    assert persons.person("r5") == "r5"
    assert persons.records("r5") == {"r5"}
    assert persons.links("r5") == ()
