"""Learning uplift: public data beside its references, known effects, the gate, and the artefact."""

import csv
import gzip
import os
from pathlib import Path

import numpy as np
import pytest

from stormops_desktop.domain.uplift.actions import Prospect, next_best_action
from stormops_desktop.domain.uplift.errors import UpliftError
from stormops_desktop.domain.uplift.learner import learn
from stormops_desktop.domain.uplift.model import from_json, to_json, version
from stormops_desktop.domain.uplift.quality import calibration, qini, uplift_at
from stormops_desktop.domain.uplift.trial import Trial, trial

FILE = Path(os.environ.get("STORMOPS_DATA", "")) / "uplift" / "hillstrom.csv.gz"
DICE = np.random.default_rng


def made(n: int, seed: int, *, varies: float = 0.2, base: float = 0.3) -> tuple[Trial, np.ndarray]:
    """A trial whose true effect is known: .1 on average, more with the first feature."""
    dice = DICE(seed)
    features = dice.normal(size=(n, 3))
    treated = dice.random(n) < 0.5
    effect = 0.1 + varies * np.clip(features[:, 0], -1, 1)
    outcome = dice.random(n) < np.clip(base + treated * effect, 0, 1)
    return trial(("a", "b", "c"), features, treated, outcome, 0.5), effect


def hillstrom() -> Trial:
    if not FILE.is_file():
        pytest.skip("STORMOPS_DATA does not name the folder with uplift/")
    with gzip.open(FILE, "rt") as text:
        rows = [row for row in csv.DictReader(text) if row["segment"] in ("Womens E-Mail", "No E-Mail")]
    features = [
        [float(row["recency"]), np.log1p(float(row["history"])), float(row["mens"]), float(row["womens"]),
         float(row["newbie"]), row["zip_code"] == "Rural", row["zip_code"] == "Surburban",
         row["channel"] == "Phone", row["channel"] == "Web"]
        for row in rows
    ]  # fmt: skip
    names = ("recency", "history", "mens", "womens", "newbie", "rural", "suburban", "phone", "web")
    treated = np.array([row["segment"] == "Womens E-Mail" for row in rows])
    visit = np.array([float(row["visit"]) for row in rows])
    return trial(names, np.array(features, np.float64), treated, visit, 0.5)


def test_public_data_are_ordered_as_well_as_the_reference() -> None:
    data, found = hillstrom(), []
    assert data.average_effect == pytest.approx(0.04523, abs=1e-5)
    for seed in range(6):
        order = DICE(seed).permutation(data.size)
        seen, unseen = data.take(order[: data.size // 2]), data.take(order[data.size // 2 :])
        model = learn(seen, DICE(seed))
        assert model.heterogeneous
        found.append(qini(unseen.outcome, model.expected(unseen.features), unseen.treated))
    assert np.mean(found) >= 0.057


def test_public_data_are_calibrated_and_their_first_third_gains_most() -> None:
    metrics = learn(hillstrom(), DICE(0)).metrics
    assert metrics.qini_lo <= metrics.qini <= metrics.qini_hi
    assert min(metrics.uplift_at) > 0.06 > 0.04523
    expected, observed = zip(*((tenth.expected, tenth.observed) for tenth in metrics.deciles), strict=True)
    assert np.corrcoef(expected, observed)[0, 1] > 0.9


def test_known_effects_are_found_and_their_intervals_hold_them() -> None:
    covered = []
    for seed in range(12):
        data, effect = made(6_000, seed, varies=0.1)
        model = learn(data, DICE(seed))
        lo, hi = model.interval(data.features)
        middle = np.abs(data.features[:, 0]) < 0.5  # where a line is the truth
        covered.append(((lo <= effect) & (effect <= hi))[middle].mean())
        assert model.average == pytest.approx(0.1, abs=0.05)
    assert np.mean(covered) > 0.75


def test_where_nothing_can_be_told_apart_everybody_gets_the_average() -> None:
    told_apart = 0
    for seed in range(20):
        data, _ = made(3_000, 100 + seed, varies=0.0)
        model = learn(data, DICE(seed))
        if model.heterogeneous:
            told_apart += 1
            continue
        assert set(model.expected(data.features)) == {model.average}
        assert model.average_lo < model.average < model.average_hi
    assert told_apart <= 3


def test_the_gate_opens_where_houses_differ() -> None:
    data, effect = made(8_000, 3)
    model = learn(data, DICE(1))
    assert model.heterogeneous
    assert np.corrcoef(model.expected(data.features), effect)[0, 1] > 0.9


def test_qini_of_a_perfect_order_is_one_and_of_a_random_one_is_nothing() -> None:
    data, _ = made(4_000, 5)
    perfect = data.outcome * np.where(data.treated, 1.0, -1.0)
    assert qini(data.outcome, perfect, data.treated) == pytest.approx(1)
    assert abs(qini(data.outcome, DICE(1).random(4_000), data.treated)) < 0.06
    assert qini(data.outcome, np.zeros(4_000), data.treated) == pytest.approx(0)


def test_uplift_among_the_first_is_a_difference_of_rates() -> None:
    outcome = np.array([1.0, 0, 1, 1, 0, 0])
    treated = np.array([True, False, True, False, True, False])
    score = np.array([6.0, 5, 4, 3, 2, 1])
    assert uplift_at(0.5, outcome, score, treated) == 1.0
    assert uplift_at(1.0, outcome, score, treated) == pytest.approx(2 / 3 - 1 / 3)
    assert np.isnan(uplift_at(1 / 6, outcome, score, treated))


def test_deciles_run_from_the_highest_score() -> None:
    tenths = calibration(np.arange(100.0), np.ones(100))
    assert [tenth.n for tenth in tenths] == [10] * 10
    assert (tenths[0].expected, tenths[-1].expected) == (94.5, 4.5)


def test_an_artefact_is_text_that_scores_the_same() -> None:
    data, _ = made(2_000, 7)
    model = learn(data, DICE(2))
    artefact = to_json(model)
    back = from_json(artefact)
    assert back.expected(data.features) == pytest.approx(model.expected(data.features), abs=1e-9)
    assert back.metrics == model.metrics
    assert to_json(back) == artefact
    assert version(artefact) == version(to_json(learn(data, DICE(2))))
    assert version(artefact) != version(to_json(learn(data, DICE(3))))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema": "other"}', '{"schema": "stormops-uplift-1"}'])
def test_what_is_no_model_is_refused(text: str) -> None:
    with pytest.raises(UpliftError):
        from_json(text)


def test_only_randomised_arms_of_some_size_teach_anything() -> None:
    data, _ = made(400, 1)
    with pytest.raises(UpliftError, match="One arm has 0 units"):
        trial(data.names, data.features, np.ones(400, bool), data.outcome, 0.5)
    with pytest.raises(UpliftError, match="a chance of both arms"):
        trial(data.names, data.features, data.treated, data.outcome, 1.0)
    holed = data.features.copy()
    holed[3, 1] = np.nan
    with pytest.raises(UpliftError, match="missing"):
        trial(data.names, holed, data.treated, data.outcome, 0.5)


def test_the_best_action_is_the_largest_that_is_shown_to_help() -> None:
    prospects = {
        "Impact_Report_Premium|email": Prospect(0.20, -0.01, 0.4),
        "Financing_Standard|door_knock": Prospect(0.12, 0.02, 0.2),
        "Financing_Standard|call": Prospect(0.10, 0.05, 0.15),
    }
    assert next_best_action(prospects) == "Financing_Standard|door_knock"
    assert next_best_action({"Financing_Standard|call": Prospect(0.1, 0.0, 0.2)}) == "none"
    assert next_best_action({}) == "none"
