"""The recomputed vectors V1 to V6 (prototype-facts.md 5.4), the golden storm, and public results."""

import csv
import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from stormops_desktop.domain.attribution.chain import fit, removal_effects
from stormops_desktop.domain.attribution.cohort import Cohort, cohort_of
from stormops_desktop.domain.attribution.files import read_file
from stormops_desktop.domain.attribution.methods import Attribution, Settings, attribute
from stormops_desktop.domain.attribution.positions import by_player, linear
from stormops_desktop.domain.attribution.shapley import coverage_shapley
from tests.unit.domain.attribution.chains import absorbed_in_conversion
from tests.unit.domain.attribution.storms import dfw

DATA = Path(os.environ.get("STORMOPS_DATA", "")) / "attribution"
wants_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="STORMOPS_DATA does not name the folder with attribution/"
)
NO_DRAWS = Settings(draws=0)


def shares(result: Attribution, method: str) -> dict[str, float]:
    return dict(zip(result.players, result.methods[method].shares.tolist(), strict=True))


def assert_shares(result: Attribution, method: str, players: str, expected: Sequence[float]) -> None:
    found = shares(result, method)
    assert [found[name] for name in players.split()] == pytest.approx(expected, abs=1e-6)


FPA = "Direct Display Email Search Social"


@wants_data
def test_v1_the_public_sample() -> None:
    result = attribute(
        read_file((DATA / "first_principles_quickstart_sample.csv").read_text()).channels, NO_DRAWS
    )
    assert_shares(result, "markov", FPA, [0.349568, 0.112236, 0.177558, 0.224222, 0.136417])
    assert_shares(result, "shapley", FPA, [0.427809, 0.102137, 0.163519, 0.204683, 0.101853])
    assert_shares(result, "hybrid", FPA, [0.388688, 0.107186, 0.170539, 0.214452, 0.119135])
    assert_shares(result, "linear", FPA, [0.347917, 0.0875, 0.202083, 0.233333, 0.129167])
    assert_shares(result, "first_touch", FPA, [0.125, 0.125, 0.125, 0.375, 0.25])
    assert_shares(result, "last_touch", FPA, [1, 0, 0, 0, 0])
    assert result.total_value == pytest.approx(909.92)


@wants_data
def test_v2_the_same_with_priors() -> None:
    text = (DATA / "first_principles_quickstart_sample.csv").read_text()
    result = attribute(read_file(text, priors=True).channels, NO_DRAWS)
    assert_shares(result, "markov", FPA, [0.351992, 0.113049, 0.172404, 0.225460, 0.137095])
    assert_shares(result, "shapley", FPA, [0.431637, 0.103073, 0.157604, 0.205557, 0.102129])
    assert_shares(result, "hybrid", FPA, [0.391814, 0.108061, 0.165004, 0.215508, 0.119612])


def test_v3_journeys_of_which_one_did_not_convert() -> None:
    paths = ["Search Social Email", "Direct", "Paid Search", "Email Direct", "Social Paid Email Direct"]
    cohort = cohort_of([path.split() for path in paths], [1, 1, 0, 1, 1], [0, 0, 1, 0, 0])
    result, names = attribute(cohort, NO_DRAWS), "Direct Email Paid Search Social"
    assert absorbed_in_conversion(fit(cohort)) == pytest.approx(4 / 5, abs=1e-12)
    assert_shares(result, "markov", names, [6 / 19, 6 / 19, 5 / 38, 3 / 38, 3 / 19])
    assert_shares(result, "shapley", names, [307 / 720, 469 / 1440, 67 / 720, 2 / 45, 53 / 480])
    assert_shares(result, "hybrid", names, [0.371089, 0.320742, 0.112317, 0.061696, 0.134156])


DFW = "ga4 email door_knock sms call"


def test_v4_the_sample_storm() -> None:
    result = attribute(dfw(), NO_DRAWS)
    assert (result.n_journeys, result.n_conversions) == (61, 31)
    assert result.total_value == pytest.approx(321_326.58)
    assert_shares(result, "markov", DFW, [0.276255, 0.166980, 0.227040, 0.053469, 0.276255])
    assert_shares(result, "shapley", DFW, [0.284536, 0.161673, 0.225152, 0.044104, 0.284536])
    assert_shares(result, "hybrid", DFW, [0.280396, 0.164327, 0.226096, 0.048786, 0.280396])
    assert_shares(result, "linear", DFW, [47 / 186, 6 / 31, 47 / 186, 3 / 62, 47 / 186])
    assert_shares(result, "time_decay", DFW, [0.232501, 0.181629, 0.246860, 0.049919, 0.289091])


def test_v4_removal_effects_are_exact_fractions() -> None:
    cohort = dfw()
    chain = fit(cohort)
    effects = dict(zip(cohort.players, removal_effects(chain) * absorbed_in_conversion(chain), strict=True))
    expected = {
        "ga4": 31 / 61, "email": 1143 / 3721, "door_knock": 1121 / 2684, "sms": 6 / 61, "call": 31 / 61
    }  # fmt: skip
    assert effects == pytest.approx(expected, abs=1e-12)


def test_v5_one_zip() -> None:
    result = attribute(dfw("75209"), NO_DRAWS)
    assert (result.n_journeys, result.n_conversions) == (4, 3)
    assert result.low_sample
    assert_shares(result, "markov", DFW, [3 / 11, 3 / 22, 5 / 22, 1 / 11, 3 / 11])


def test_v5_with_the_house_of_no_zip_defaulted_into_it() -> None:
    result = attribute(dfw("75209", None), NO_DRAWS)
    assert (result.n_journeys, result.n_conversions) == (5, 4)
    assert_shares(result, "markov", DFW, [60 / 221, 36 / 221, 50 / 221, 15 / 221, 60 / 221])
    assert_shares(result, "shapley", DFW, [1001 / 3600, 581 / 3600, 89 / 400, 3 / 50, 1001 / 3600])
    assert_shares(result, "hybrid", DFW, [0.274774, 0.162142, 0.224372, 0.063937, 0.274774])


def test_v6_a_path_that_comes_back_to_a_channel() -> None:
    result = attribute(cohort_of([["door", "email", "phone", "door"]], [1], [0]), NO_DRAWS)
    names = "door email phone"
    assert_shares(result, "last_touch", names, [1, 0, 0])
    assert_shares(result, "first_touch", names, [1, 0, 0])
    assert_shares(result, "linear", names, [0.5, 0.25, 0.25])
    assert_shares(result, "markov", names, [0.5, 0.25, 0.25])
    assert_shares(result, "shapley", names, [2 / 3, 1 / 6, 1 / 6])


def test_the_golden_storm_knows_no_variation() -> None:
    cohort = cohort_of([["ga4", "email", "door_knock", "call"]], [12], [0])
    result = attribute(cohort)
    assert_shares(result, "markov", "ga4 email door_knock call", [0.25] * 4)
    assert_shares(result, "shapley", "ga4 email door_knock call", [0.25] * 4)
    assert_shares(result, "last_touch", "ga4 email door_knock call", [0, 0, 0, 1])
    assert not any(credit.spread.varies.any() for credit in result.methods.values())


def pathdata() -> Cohort:
    return read_file((DATA / "channelattribution_pathdata.csv").read_text()).channels


@wants_data
def test_the_public_ten_thousand_paths_equal_their_reference() -> None:
    cohort = pathdata()
    chain = fit(cohort)
    effects = removal_effects(chain)
    found = {
        "removal_conv": effects,
        "markov_conv": effects / effects.sum() * cohort.n_conversions,
        "shapley_simplified": coverage_shapley(cohort),
        "peer_linear_touch_conversions": by_player(cohort, linear(cohort), cohort.conversions),
    }
    rows = list(csv.DictReader((DATA / "pathdata_expected.csv").read_text().splitlines()))
    assert len(rows) == cohort.size == 12
    for row in rows:
        at = cohort.players.index(row["channel"])
        for name, column in found.items():
            assert column[at] == pytest.approx(float(row[name]), abs=1e-6), (row["channel"], name)


@wants_data
def test_at_order_one_the_chain_converts_as_often_as_the_paths_did() -> None:
    cohort = pathdata()
    assert absorbed_in_conversion(fit(cohort)) == pytest.approx(0.22384513559686, abs=1e-12)
    assert absorbed_in_conversion(fit(cohort)) == pytest.approx(
        cohort.n_conversions / cohort.n_journeys, abs=1e-12
    )


@wants_data
def test_a_single_channel_earns_everything() -> None:
    toys = {toy["name"]: toy for toy in json.loads((DATA / "toy_expected.json").read_text())}
    one = attribute(cohort_of([["x"]], [1], [2]), NO_DRAWS)
    assert one.methods["markov"].shares.tolist() == toys["one-channel"]["markov_share"]
    assert absorbed_in_conversion(fit(cohort_of([["x"]], [1], [2]))) == pytest.approx(
        toys["one-channel"]["base"]
    )


def test_value_follows_the_paths_that_earned_it() -> None:
    cohort = cohort_of([["a"], ["b"]], [1, 1], [1, 1], [300.0, 100.0])
    credit = attribute(cohort, NO_DRAWS).methods["markov"]
    assert credit.shares == pytest.approx([0.5, 0.5])
    assert credit.value == pytest.approx([300.0, 100.0])
    assert np.sum(credit.value) == pytest.approx(cohort.total_value)
