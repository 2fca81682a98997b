"""The chain of a job's papers: every change is seen, forks lose nothing, order is the same everywhere."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.papers.chain import ChainReport, Fault, Link, examine, link_of

SIGNED_AT = 1_553_446_800_000
FORKS = st.lists(st.sampled_from(["one", "two", "meet"]), min_size=1, max_size=12)


def paper(number: int, parents: tuple[str, ...] = (), **more: object) -> Link:
    plain = Link(
        f"paper-{number:03d}", "job", "contingency", "Contingency agreement", "contingency-2026.1",
        f"{number:064x}", f"{number + 500:064x}", f"Maria Lopez {number}", "drawn", f"{number + 900:064x}",
        SIGNED_AT + number % 3, "America/Chicago", "12 Oak St", parents=parents,
    )  # fmt: skip
    made = replace(plain, **more)  # type: ignore[arg-type]
    return replace(made, chain_hash=link_of(made))


def chain(count: int) -> list[Link]:
    papers: list[Link] = []
    for number in range(count):
        papers.append(paper(number, examine(papers).tips))
    return papers


def two_laptops(steps: list[str]) -> list[Link]:
    """Two laptops that sign, each knowing its own papers, and now and then meet."""
    known: dict[str, list[Link]] = {"one": [], "two": []}
    everything: list[Link] = []
    for number, step in enumerate(steps):
        if step == "meet":
            known = {"one": list(everything), "two": list(everything)}
            continue
        made = paper(number, examine(known[step]).tips)
        known[step].append(made)
        everything.append(made)
    return everything


def test_the_text_under_the_hash_is_fixed_for_ever() -> None:
    made = paper(7, ("ab" * 32,), latitude=33.1, longitude=-96.6, cancel_by="2019-03-28")
    assert made.chain_hash == "c8c8698fae7c91c082a8a3c6583f5c3d2c9c18464e329c008ac571fe82e6764b"


def test_an_honest_chain_holds_and_has_one_end() -> None:
    papers = chain(5)
    report = examine(papers)
    assert report.is_sound
    assert (report.forks, report.tips) == (0, (papers[-1].chain_hash,))
    assert report.order == tuple(p.paper_id for p in papers)
    assert examine([]) == ChainReport()


@pytest.mark.parametrize("change", [
    {"sha256": "f" * 64}, {"signer": "Somebody Else"}, {"signed_at": 1}, {"place": "Elsewhere"},
    {"signature_sha256": "e" * 64}, {"cancel_by": "2030-01-01"}, {"job_id": "another"}, {"kind": "coc"},
    {"pages_sha256": "d" * 64}, {"latitude": 33.1}, {"zone": "UTC"}, {"signed_by": "typed"},
    {"parents": ("x",)},
    {"template": "contingency-2027.1"}, {"title": "Something else"}, {"paper_id": "another"},
])  # fmt: skip
@given(count=st.integers(1, 6), data=st.data())
def test_any_change_is_found_where_it_was_made(
    change: dict[str, object], count: int, data: st.DataObject
) -> None:
    papers = chain(count)
    at = data.draw(st.integers(0, count - 1))
    papers[at] = replace(papers[at], **change)  # type: ignore[arg-type]
    assert dict(examine(papers).faults) == {papers[at].paper_id: Fault.CHANGED}


@given(count=st.integers(2, 7), data=st.data())
def test_a_missing_paper_is_found_by_those_that_follow_it(count: int, data: st.DataObject) -> None:
    papers = chain(count)
    at = data.draw(st.integers(0, count - 2))
    left = papers[:at] + papers[at + 1 :]
    assert dict(examine(left).faults) == {papers[at + 1].paper_id: Fault.PARENT_MISSING}


@given(steps=FORKS, seed=st.integers(0, 99))
def test_two_laptops_lose_nothing_and_agree_on_the_order(steps: list[str], seed: int) -> None:
    papers = two_laptops(steps)
    shuffled = papers.copy()
    random.Random(seed).shuffle(shuffled)
    report = examine(shuffled)
    assert report == examine(papers)
    assert report.is_sound
    assert sorted(report.order) == sorted(p.paper_id for p in papers)
    place = {paper_id: at for at, paper_id in enumerate(report.order)}
    id_of = {p.chain_hash: p.paper_id for p in papers}
    assert all(place[id_of[parent]] < place[p.paper_id] for p in papers for parent in p.parents)


def test_the_next_paper_after_a_meeting_ends_the_fork() -> None:
    papers = two_laptops(["one", "meet", "one", "two", "two"])
    forked = examine(papers)
    assert (forked.forks, len(forked.tips)) == (1, 2)
    joined = [*papers, paper(99, forked.tips)]
    assert examine(joined).tips == (joined[-1].chain_hash,)
    assert examine(joined).is_sound
    without = [p for p in joined if p.paper_id != papers[1].paper_id]
    assert dict(examine(without).faults) == {"paper-099": Fault.PARENT_MISSING}


def test_a_circle_that_only_a_forger_makes_is_reported_and_ends() -> None:
    one, two = paper(1), paper(2)
    one, two = replace(one, parents=(two.chain_hash,)), replace(two, parents=(one.chain_hash,))
    report = examine([one, two])
    assert set(report.faults.values()) == {Fault.CHANGED}
    assert len(report.order) == 2
