"""The engine over a real replica: who may, what is refused, what a house and a path are told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stormops_desktop.domain.attribution.storm import RunConfig
from stormops_desktop.services.attribution.desk import AttributionEngine
from stormops_desktop.services.attribution.models import StormTouches
from stormops_desktop.services.attribution.ports import ReportPage
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.viewmodels.attribution.tables import call_outs
from tests.helpers import play_storm as p
from tests.helpers.attribution import NOW, SAMPLE, doubted_call, engine, sample_bench
from tests.helpers.play_storm import PlayBench
from tests.helpers.replica_rows import key


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[PlayBench]:
    made = sample_bench(tmp_path)
    yield made
    made.close()


def walk(house: str, *channels: str, won: bool = False) -> list[p.Line]:
    return [
        ("customer_journeys", key(f"{house}/{at}"), {
            "storm_id": p.STORM, "property_id": key(house), "channel": channel, "timestamp": NOW - 1_000 + at,
            "converted": won and at == len(channels) - 1, "conversion_value_cents": 100,
            "source_event_id": f"{house}/{at}",
        })
        for at, channel in enumerate(channels)
    ]  # fmt: skip


def test_compare_methods_answers_by_method_and_channel(bench: PlayBench) -> None:
    """The brief's service: V6's positions, under the chain of the latest storm."""
    answer = engine(bench).compare_methods(["door_knock", "email", "phone", "door_knock"])
    assert answer["last_touch"] == {"door_knock": 1.0, "email": 0.0, "call": 0.0}
    assert answer["linear"] == {"door_knock": 0.5, "email": 0.25, "call": 0.25}
    for credit in answer.values():
        assert sum(credit.values()) == pytest.approx(1)
    assert {"markov", "shapley", "hybrid"} <= set(answer)
    with pytest.raises(NotAllowed, match="no touches yet"):
        engine(bench).compare_methods([])


def test_a_path_without_any_storm(tmp_path: Path) -> None:
    bench = PlayBench(tmp_path, now=NOW)
    with pytest.raises(NotFound, match="No storm on this computer has touches"):
        engine(bench).compare_methods(["email"])
    bench.close()


def test_crews_and_planners(tmp_path: Path) -> None:
    for role, may_read in (("crew", False), ("planner", True)):
        folder = tmp_path / role
        folder.mkdir()
        bench = sample_bench(folder, role=role)
        if not may_read:
            with pytest.raises(NotAllowed, match="account is a crew's"):
                engine(bench).run(SAMPLE)
        else:
            found = engine(bench).run(SAMPLE)
            with pytest.raises(NotAllowed, match="Only a manager or an admin"):
                engine(bench).record(found)
        bench.close()


def test_a_storm_that_is_not_here_or_has_no_touch(bench: PlayBench) -> None:
    verbs = engine(bench)
    with pytest.raises(NotFound, match="not on this computer"):
        verbs.run(key("nowhere"))
    loaded: StormTouches = verbs.load(p.STORM)
    assert loaded.journeys is None
    with pytest.raises(NotAllowed, match="nothing to attribute"):
        verbs.compute(loaded)


def test_a_value_below_nothing_is_refused_in_a_sentence(bench: PlayBench) -> None:
    bench.add(*walk("h", "email", "call", won=True))
    bench.set("customer_journeys", key("h/1"), conversion_value_cents=-5)
    with pytest.raises(NotAllowed, match="worth less than nothing"):
        engine(bench).run(p.STORM)


def test_what_is_kept_is_what_was_found(bench: PlayBench) -> None:
    verbs = engine(bench)
    doubted_call(bench)
    found = verbs.run(SAMPLE)
    changes = verbs.record(found, origin="here")
    assert changes.origin == "here" and len(changes.touched.rows["channel_attribution"]) == 45
    (summary,) = verbs.runs(SAMPLE)
    assert (summary.run_id, summary.n_journeys, summary.n_conversions) == (found.run_id, 61, 31)
    assert summary.by == "unknown", "nobody here has that account, and the centre it was not"
    assert summary.shares["markov"]["ga4"].share == pytest.approx(0.276255, abs=1e-6)
    row: Any = bench.column("SELECT reconciliation FROM attribution_runs")
    assert [one["arm"] for one in json.loads(row[0])] == ["called"]
    assert verbs.run(SAMPLE).run_id == found.run_id
    assert not verbs.record(found).touched.rows


def test_a_house_under_the_fitted_model(bench: PlayBench) -> None:
    verbs = engine(bench)
    found = verbs.run(SAMPLE)
    (house,) = verbs.find(SAMPLE, "household 61")
    told = verbs.explain(found, house.property_id)
    assert list(told.channels) == ["ga4", "door_knock"] and not told.converted
    assert told.at[1] - told.at[0] == 8 * 3_600_000
    assert told.credit["time_decay"]["door_knock"] > 0.5
    assert verbs.find(SAMPLE, "50%") == [] and verbs.find(SAMPLE, "_") == []
    with pytest.raises(NotFound, match="no touches under the storm"):
        verbs.explain(found, key("stranger"))


def test_a_house_where_nothing_converted(bench: PlayBench) -> None:
    bench.add(*walk("h", "email", "sms"))
    verbs = engine(bench)
    told = verbs.explain(verbs.run(p.STORM), key("h"))
    assert told.credit == {} and "Nothing has converted yet" in told.why_not
    assert told.house.address == ""


def test_a_zip_code_without_anybody(bench: PlayBench) -> None:
    verbs = engine(bench)
    found = verbs.run(SAMPLE)
    assert verbs.of_zip(found, "75209").n_journeys == 4
    assert verbs.of_zip(found, None).n_journeys == 1
    with pytest.raises(NotFound, match="Nobody was touched in 99999"):
        verbs.of_zip(found, "99999")


def test_an_over_credited_channel_gets_its_sentence(bench: PlayBench) -> None:
    """Call has half of the credit and an experiment says that it brought nothing."""
    lines = [line for n in range(20) for line in walk(f"won{n}", "email", "call", won=True)]
    lines += [line for n in range(20) for line in walk(f"lost{n}", "email")]
    arms = [{"name": "called", "part": 0.5, "channel": "call"}, {"name": "none", "part": 0.5}]
    lines.append(("experiments", key("e"), {
        "storm_id": p.STORM, "name": "Calls", "status": "completed", "arms": json.dumps(arms),
        "control": "none", "salt": "s", "window_days": 90, "exploratory": True, "designed_at": 5,
        "author_id": key("me"),
    }))  # fmt: skip
    lines += [
        ("experiment_assignments", key(f"a{kind}{n}"), {
            "storm_id": p.STORM, "experiment_id": key("e"), "property_id": key(f"{kind}{n}"),
            "arm": ("called", "none")[n % 2], "assigned_at": NOW - 10_000,
        })
        for kind in ("won", "lost") for n in range(20)
    ]  # fmt: skip
    bench.add(*lines)
    found = engine(bench).run(p.STORM)
    assert [(one.channel, one.over_credited) for one in found.lifts] == [("call", True)]
    (said,) = call_outs(found.lifts)
    assert said.startswith(
        "Call has 50.0 % of the credit, but the experiment Calls found a lift of only 0.0 %"
    )


def test_priors_look_back_and_order_are_settings(bench: PlayBench) -> None:
    verbs = engine(bench)
    ids = {
        verbs.run(SAMPLE, config).run_id
        for config in (
            RunConfig(),
            RunConfig(order=2, draws=20),
            RunConfig(prior_strength=1.0),
            RunConfig(look_back_days=1),
        )
    }
    assert len(ids) == 4
    with pytest.raises(NotAllowed, match="Choose 1, 2 or 3"):
        verbs.run(SAMPLE, RunConfig(order=7))


def test_a_report_without_pages_says_where_it_comes_from(bench: PlayBench) -> None:
    made = AttributionEngine(bench.work).report("Attribution", ["As of today"], [])
    assert made.startswith(b"%PDF")
    table = ReportPage("Plays", _png(), ["Play", "Credit"], [["Financing", "38.7 %"]] * 80)
    assert len(engine(bench).report("Attribution", ["As of today"], [table])) > len(made)


def _png() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (60, 30), "white").save(out, "PNG")
    return out.getvalue()


def test_houses_of_one_person_are_drawn_together(bench: PlayBench) -> None:
    bench.add(
        *[line for n in range(4) for line in walk(f"h{n}", "email", "call", won=n % 2 == 0)],
        *(
            ("identity_nodes", key(f"node{n}"), {
                "kind": "person", "property_id": key(f"h{n}"), "source": "list", "source_ref": str(n),
                "told_at": 5,
            })
            for n in range(3)
        ),
    )  # fmt: skip
    with bench.store.database.write(durable=True) as connection:
        for n in range(3):
            connection.exec_driver_sql(
                "INSERT OR REPLACE INTO identity_person VALUES (?, ?)", (key(f"node{n}"), f"person{n // 2}")
            )
    journeys = engine(bench).load(p.STORM).journeys
    assert journeys is not None and journeys.by_channel.cluster is not None
    of = dict(zip(journeys.houses, journeys.by_channel.cluster.tolist(), strict=True))
    assert of[key("h0")] == of[key("h1")] != of[key("h2")]
    assert len(set(of.values())) == 3


def test_a_sample_is_whole_whatever_the_clock_says(bench: PlayBench) -> None:
    """The demo's morning is five years before the sample's touches; a real storm's future is not known."""
    bench.now = 1_553_511_600_000
    found = engine(bench).run(SAMPLE)
    assert (found.credit.channels.n_journeys, found.credit.channels.n_conversions) == (61, 31)
    bench.add(*walk("h", "email"))
    assert engine(bench).load(p.STORM).journeys is None
