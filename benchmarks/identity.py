"""Linking people beside Splink on public lists and made ones; links by the million, profiles, the graph.

`python -m benchmarks.identity`; `--quick` leaves the lists out.

Splink comes with `pip install --require-hashes -r packaging/locks/bench.txt`; STORMOPS_DATA names the lists.
"""

import csv
import importlib.util
import io
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.table import Figure, print_table
from stormops_desktop.domain.identity.facts import Facts, Held, Record
from stormops_desktop.domain.identity.forest import Forest
from stormops_desktop.domain.identity.graph import resolved
from stormops_desktop.domain.identity.identifiers import Kind
from stormops_desktop.domain.identity.linkage.linking import Links, link
from stormops_desktop.domain.identity.linkage.table import Records, read_lists
from stormops_desktop.domain.profiles.happening import Happened, Happening
from stormops_desktop.domain.profiles.profile import Tally, profile

MANY = 100_000
LOST_F1, CPU_PART = 0.002, 0.35
PEOPLE = 5_000
SPLINK_5 = ((0.9999, 11.0), (0.9899, 3.6))  # F1 and CPU-s with all fields, and without number and birth date
LINKED, BATCH = 1_000_000, 1_000
HISTORY, UPDATES = 10_000, 20_000
Row = dict[str, str]


def main() -> None:
    """F1 and CPU seconds with and without identifiers, then a large list."""
    print_table("Identity: links, graph, profiles", [*_links(), *_graph(), *_profiles()])
    if "--quick" in sys.argv:
        return
    figures: list[Figure] = []
    folder = os.environ.get("STORMOPS_DATA", "")
    if folder:
        lists = [_rows(Path(folder) / "identity" / f"febrl4{part}.csv") for part in "ab"]
        if importlib.util.find_spec("splink") is None:
            print("Splink is not installed here: its F1 and CPU are those of Splink 5, measured before.")
        figures += _beside_splink("FEBRL4, all fields", lists, ())
        figures += _beside_splink("FEBRL4, no SSN, no birth date", lists, ("soc_sec_id", "date_of_birth"))
    else:
        print("The public lists are left out: STORMOPS_DATA is not set.")
    print_table("Identity: linking lists", [*figures, _many()])


def _links() -> list[Figure]:
    """A million links among a million records: by the thousand, and one by one."""
    dice = np.random.default_rng(3)
    first, second = dice.integers(0, LINKED, (2, LINKED))
    Forest(10).join(first[:1] % 10, second[:1] % 10)  # compiling is not counted
    forest = Forest(LINKED)
    began = time.process_time()
    for at in range(0, LINKED, BATCH):
        forest.join(first[at : at + BATCH], second[at : at + BATCH])
    batched = LINKED / (time.process_time() - began)
    one = Forest(LINKED)
    began = time.process_time()
    for at in range(50_000):
        one.join(first[at : at + 1], second[at : at + 1])
    single = 50_000 / (time.process_time() - began)
    print(f"One at a time: {single:,.0f} links/s.")
    return [
        Figure(f"Links/s, {BATCH:,} at a time", batched, 1_000_000, "1/s", at_most=False),
        Figure("Memory of a million records", forest.nbytes / 1e6, 100, "MB", at_most=True),
    ]


def _graph() -> list[Figure]:
    """Everybody of a company worked out at once: 20,000 records with five values each."""
    records, dice = 20_000, np.random.default_rng(4)
    held = [
        Held(f"{at:06}", kind, f"{kind}{int(dice.integers(0, records * 2 // 3))}")
        for at in range(records)
        for kind in (Kind.EMAIL, Kind.PHONE, Kind.NAME, Kind.DEVICE_ID, Kind.CUSTOMER_ID)
    ]
    facts = Facts([Record(f"{at:06}") for at in range(records)], held)
    began = time.process_time()
    graph = resolved(facts)
    taken = time.process_time() - began
    persons, asked = len(set(graph.person.values())), len(graph.questions)
    print(f"{records:,} records: {persons:,} persons, {asked:,} questions")
    return [Figure(f"Who is who of {records:,} records", taken, 5, "CPU-s", at_most=True)]


def _profiles() -> list[Figure]:
    """One event more in a long history, and the whole profile read after it."""
    channels = ("email", "call", "door_knock", "ga4")
    events = [
        Happening(str(at), Happened.TOUCH, at, f"s{at % 7}", channels[at % 4])
        for at in range(HISTORY + UPDATES)
    ]
    tally = Tally()
    for event in events[:HISTORY]:
        tally.update(event)
    began = time.process_time()
    for event in events[HISTORY:]:
        tally.update(event)
    update = 1e3 * (time.process_time() - began) / UPDATES
    began = time.process_time()
    for _ in range(20):
        profile(tally, (), HISTORY)
    read = 1e3 * (time.process_time() - began) / 20
    return [
        Figure("Profile update", update, 1, "ms", at_most=True),
        Figure(f"Profile read after {HISTORY + UPDATES:,} events", read, 20, "ms", at_most=True),
    ]


def _rows(file: Path) -> list[Row]:
    return list(csv.DictReader(file.read_text().splitlines(), skipinitialspace=True))


def _beside_splink(title: str, lists: list[list[Row]], without: tuple[str, ...]) -> list[Figure]:
    kept = [[{k: v for k, v in row.items() if k not in without} for row in rows] for rows in lists]
    texts = [_text(rows) for rows in kept]
    began = time.process_time()
    records = read_lists(texts)
    links = link(records, np.random.default_rng(0))
    ours = time.process_time() - began
    here = importlib.util.find_spec("splink") is not None
    peer_f1, peer = _splink(kept) if here else SPLINK_5[bool(without)]
    print(
        f"{title}: F1 {_f1(records, links):.4f} in {ours:.2f} CPU-s; Splink {peer_f1:.4f} in {peer:.1f} CPU-s"
    )
    return [
        Figure(f"{title}: F1", 100 * _f1(records, links), 100 * (peer_f1 - LOST_F1), "%", at_most=False),
        Figure(f"{title}: part of Splink's CPU", ours / peer, CPU_PART, "x", at_most=True),
    ]


def _f1(records: Records, links: Links) -> float:
    person = np.array([name.split("-")[1] for name in records.ids])
    right = int((person[links.first] == person[links.second]).sum())
    return 2 * right / (len(links.first) + PEOPLE)


def _text(rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _splink(lists: list[list[Row]]) -> tuple[float, float]:
    """F1 at .5 and CPU seconds of Splink with its own advice for such lists."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frames = [pd.DataFrame(rows).replace("", None) for rows in lists]
    names = set(frames[0].columns)
    comparisons: Any = [
        cl.NameComparison("given_name"), cl.NameComparison("surname"),
        cl.LevenshteinAtThresholds("address_1", [1, 3]), cl.JaroWinklerAtThresholds("suburb", [0.9]),
        cl.LevenshteinAtThresholds("postcode", [1]), cl.LevenshteinAtThresholds("street_number", [1]),
    ]  # fmt: skip
    rules: Any = [
        block_on("given_name", "surname"), block_on("postcode", "street_number"),
        block_on("given_name", "postcode"), block_on("surname", "postcode"),
        block_on("address_1", "street_number"), block_on("surname", "street_number"),
        block_on("given_name", "suburb"),
    ]  # fmt: skip
    if "soc_sec_id" in names:
        comparisons += [
            cl.LevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
        ]
        rules += [block_on("soc_sec_id"), block_on("date_of_birth")]
    settings = SettingsCreator(
        link_type="link_only", unique_id_column_name="rec_id", comparisons=comparisons,
        blocking_rules_to_generate_predictions=rules,
    )  # fmt: skip
    began = time.process_time()
    database: Any = DuckDBAPI()
    tables = [database.register(frame, dataset_display_name=f"list_{at}") for at, frame in enumerate(frames)]
    linker = Linker(tables, settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("given_name", "surname")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("given_name", "surname"), block_on("postcode", "street_number")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    predicted: Any = linker.inference.predict(threshold_match_probability=0.5)
    found = predicted.as_pandas_dataframe()
    taken = time.process_time() - began
    right = (found["rec_id_l"].str.split("-").str[1] == found["rec_id_r"].str.split("-").str[1]).sum()
    return 2 * float(right) / (len(found) + PEOPLE), taken


def _many() -> Figure:
    """A list of 100,000 with a tenth of it twice, with slips."""
    dice = np.random.default_rng(1)
    text = _text(_made(dice))
    began = time.process_time()
    links = link(read_lists([text]), np.random.default_rng(0))
    print(f"{MANY:,} made records: {len(links.first):,} links")
    return Figure(f"{MANY:,} records", time.process_time() - began, 20, "CPU-s", at_most=True)


def _made(dice: np.random.Generator) -> list[Row]:
    syllables = [
        "an",
        "bel",
        "cor",
        "dan",
        "el",
        "fri",
        "gar",
        "hol",
        "is",
        "jo",
        "kel",
        "lan",
        "mor",
        "ner",
        "ol",
    ]
    rows = [_person(at, dice, syllables) for at in range(MANY * 9 // 10)]
    doubles = [_slipped(rows[at], dice) for at in dice.choice(len(rows), MANY // 10, replace=False)]
    return rows + doubles


def _person(at: int, dice: np.random.Generator, syllables: list[str]) -> Row:
    def word(parts: int) -> str:
        return "".join(syllables[place] for place in dice.integers(0, len(syllables), parts))

    given, surname = word(2), word(3)
    return {
        "id": str(at), "first_name": given, "last_name": surname,
        "email": f"{given}.{surname}{at % 97}@example.org",
        "phone": f"214{dice.integers(2_000_000, 9_999_999)}",
        "address": f"{dice.integers(1, 4_000)} {word(2)} street",
        "zip": str(75_000 + int(dice.integers(0, 300))),
    }  # fmt: skip


def _slipped(row: Row, dice: np.random.Generator) -> Row:
    double = dict(row, id=f"{row['id']}-double")
    name = str(dice.choice(["first_name", "last_name", "address"]))
    at = int(dice.integers(0, len(double[name])))
    double[name] = double[name][:at] + "x" + double[name][at + 1 :]
    double[str(dice.choice(["email", "phone"]))] = ""
    return double


if __name__ == "__main__":
    main()
