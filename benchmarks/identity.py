"""Linking people beside Splink on public lists, and on 100,000 made ones: `python -m benchmarks.identity`.

Splink comes with `pip install --require-hashes -r packaging/locks/bench.txt`; STORMOPS_DATA names the lists.
"""

import csv
import io
import os
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.table import Figure, print_table
from stormops_desktop.domain.identity.linkage.linking import Links, link
from stormops_desktop.domain.identity.linkage.table import Records, read_lists

MANY = 100_000
LOST_F1, CPU_PART = 0.002, 0.35
PEOPLE = 5_000
Row = dict[str, str]


def main() -> None:
    """F1 and CPU seconds with and without identifiers, then a large list."""
    figures: list[Figure] = []
    folder = os.environ.get("STORMOPS_DATA", "")
    if folder:
        lists = [_rows(Path(folder) / "identity" / f"febrl4{part}.csv") for part in "ab"]
        figures += _beside_splink("FEBRL4, all fields", lists, ())
        figures += _beside_splink("FEBRL4, no SSN, no birth date", lists, ("soc_sec_id", "date_of_birth"))
    else:
        print("The public lists are left out: STORMOPS_DATA is not set.")
    print_table("Identity: linking lists", [*figures, _many()])


def _rows(file: Path) -> list[Row]:
    return list(csv.DictReader(file.read_text().splitlines(), skipinitialspace=True))


def _beside_splink(title: str, lists: list[list[Row]], without: tuple[str, ...]) -> list[Figure]:
    kept = [[{k: v for k, v in row.items() if k not in without} for row in rows] for rows in lists]
    texts = [_text(rows) for rows in kept]
    began = time.process_time()
    records = read_lists(texts)
    links = link(records, np.random.default_rng(0))
    ours = time.process_time() - began
    peer_f1, peer = _splink(kept)
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
