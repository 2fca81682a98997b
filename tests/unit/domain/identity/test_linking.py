"""Linking lists: what is found, what is kept apart, and public data with known answers."""

import csv
import io
import os
from pathlib import Path

import numpy as np
import pytest

from stormops_desktop.domain.identity.errors import IdentityError
from stormops_desktop.domain.identity.linkage.blocking import Pass, candidate_pairs, pass_pairs
from stormops_desktop.domain.identity.linkage.comparing import compare
from stormops_desktop.domain.identity.linkage.linking import Links, clusters, link
from stormops_desktop.domain.identity.linkage.table import Records, read_lists

DATA = Path(os.environ.get("STORMOPS_DATA", "")) / "identity"
HEAD = "id,first_name,last_name,email,phone,address,zip\n"
DICE = np.random.default_rng


def febrl(*without: str) -> Records:
    if not DATA.is_dir():
        pytest.skip("STORMOPS_DATA does not name the folder with identity/")
    return read_lists([_less(DATA / f"febrl4{part}.csv", without) for part in "ab"])


def _less(file: Path, without: tuple[str, ...]) -> str:
    rows = list(csv.DictReader(file.read_text().splitlines(), skipinitialspace=True))
    kept = [name for name in rows[0] if name not in without]
    text = io.StringIO()
    writer = csv.DictWriter(text, kept, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def f1(records: Records, links: Links) -> float:
    person = np.array([name.split("-")[1] for name in records.ids])
    right = int((person[links.first] == person[links.second]).sum())
    return 2 * right / (len(links.first) + len(records.ids) / 2)


def test_public_lists_with_identifiers() -> None:
    records = febrl()
    assert f1(records, link(records, DICE(0))) >= 0.9979  # Splink .9999, less .002


def test_public_lists_without_identifiers() -> None:
    records = febrl("soc_sec_id", "date_of_birth")
    assert f1(records, link(records, DICE(0))) >= 0.9879  # Splink .9899, less .002


def test_blocking_finds_nearly_every_pair_and_proposes_few() -> None:
    records = febrl("soc_sec_id", "date_of_birth")
    person = np.array([name.split("-")[1] for name in records.ids])
    first, second = candidate_pairs(records)
    assert int((person[first] == person[second]).sum()) >= 4_950
    assert len(first) < 100_000


def people(*rows: str) -> Records:
    return read_lists([HEAD + "\n".join(rows)])


def test_doubles_of_one_list_are_found_through_other_spellings() -> None:
    strangers = [
        f"s{at},Given{at:03},Family{at:03},p{at}@x.org,214555{at:04},{at} Elm St,75{at:03}"
        for at in range(200)
    ]
    records = people(
        *strangers,
        'a,Ann,Lee,ann@x.org,(214) 555-9123,"12 Oak Street, Apt 4",75201',
        'b,Anne,Lee,ANN@X.ORG,214.555.9123,12 oak st #4,75201',
    )  # fmt: skip
    links = link(records, DICE(0))
    assert [(records.ids[a], records.ids[b]) for a, b in zip(links.first, links.second, strict=True)] == [
        ("a", "b")
    ]
    assert links.probability[0] > 0.95
    assert clusters(records, links) == [[200, 201]]


def test_the_same_seed_gives_the_same_links() -> None:
    records = febrl()
    one, two = link(records, DICE(5)), link(records, DICE(5))
    assert (one.probability == two.probability).all()


def test_two_lists_are_only_linked_across() -> None:
    row = "x,Ann,Lee,ann@x.org,2145559123,12 Oak St,75201\n"
    records = read_lists([HEAD + row + row.replace("x,", "y,", 1), HEAD + row])
    first, second = candidate_pairs(records)
    assert sorted(zip(first.tolist(), second.tolist(), strict=True)) == [(0, 2), (1, 2)]


def test_a_block_of_half_the_city_is_no_block() -> None:
    records = people(*(f"{at},Ann,Lee,,,,75201" for at in range(201)))
    assert len(pass_pairs(records, Pass(("given_name", "surname")))[0]) == 0
    fewer = people(*(f"{at},Ann,Lee,,,,75201" for at in range(200)))
    assert len(pass_pairs(fewer, Pass(("given_name", "surname")))[0]) == 200 * 199 / 2


def test_levels_tell_unknown_from_different() -> None:
    records = people("a,Ann,Lee,ann@x.org,,,", "b,Anna,Lee,,,,", "c,Zoe,Lee,ann@x.orq,,,")
    names = [column.name for column in records.columns]
    levels = compare(records, np.array([0, 0]), np.array([1, 2]))
    found = [dict(zip(names, row.tolist(), strict=True)) for row in levels]
    assert found[0] == {"given_name": 2, "surname": 1, "email": 0}
    assert found[1] == {"given_name": 4, "surname": 1, "email": 2}


def test_two_claims_are_never_put_together_however_the_chain_runs() -> None:
    records = read_lists(["id,name,claim_number\na,Ann Lee,C100\nb,Ann Lee,\nc,Ann Lee,C999\n"])
    links = Links(np.array([0, 1]), np.array([1, 2]), np.array([0.99, 0.9]))
    assert clusters(records, links) == [[0, 1]]


def test_more_records_than_a_person_has_are_not_put_together() -> None:
    records = people(*(f"{at},Ann,Lee,,,," for at in range(60)))
    chain = Links(np.arange(59), np.arange(1, 60), np.full(59, 0.9))
    assert max(map(len, clusters(records, chain))) == 50


def test_a_cell_without_end_is_said_with_its_line() -> None:
    with pytest.raises(IdentityError, match=r"list 1: .* in line 2 .* quotation mark"):
        read_lists([HEAD + "x" * 200_000])


@pytest.mark.parametrize("text", ["", "colour,size\nred,4\n"])
def test_a_list_that_names_nobody_is_refused(text: str) -> None:
    with pytest.raises(IdentityError, match="no column that says who somebody is"):
        read_lists([text])


@pytest.mark.parametrize("rows", [(), ("a,Ann,Lee,,,,",), ("a,Ann,Lee,,,,", "b,Bob,Moe,,,,")])
def test_short_lists_have_no_links(rows: tuple[str, ...]) -> None:
    assert len(link(people(*rows), DICE(0)).first) == 0
