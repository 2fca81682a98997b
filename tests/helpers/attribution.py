"""The sample storm of 208 touches in a real replica, and an experiment that doubts a channel."""

import json
from pathlib import Path

from stormops_desktop.services.attribution.desk import AttributionEngine
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.seed_rows import Ids, play_rows
from stormops_desktop.services.seed_sample import EVENT_ID, NAME, sample_drafts
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.play_storm import PlayBench
from tests.helpers.replica_rows import key

NOW = 1_750_000_000_000  # 15 June 2025, a year after the sample's touches
IDS = Ids(key("tenant"))
SAMPLE = IDS.of("storms", EVENT_ID)
CHOICE = StormChoice(SAMPLE, NAME, "completed", is_sample=True, zone="America/Chicago")


def sample_bench(folder: Path, role: str = "manager") -> PlayBench:
    """A manager's replica with the sample storm and the company's plays."""
    bench = PlayBench(folder, role=role, now=NOW)
    bench.work.capture([*play_rows(IDS), *sample_drafts(IDS, NOW)])
    return bench


def engine(bench: PlayBench) -> AttributionEngine:
    return AttributionEngine(bench.work)


def doubted_call(bench: PlayBench) -> None:
    """An experiment in which calling brought nothing: half of each arm converted anyway."""
    arms = [{"name": "called", "part": 0.5, "channel": "call"}, {"name": "none", "part": 0.5}]
    trial = key("doubt")
    houses = bench.column(
        "SELECT DISTINCT property_id FROM customer_journeys WHERE converted = 1 ORDER BY property_id"
    )
    others = bench.column("SELECT property_id FROM properties WHERE external_id LIKE 'SAMPLE%' ORDER BY 1")
    open_houses = [house for house in others if house not in set(houses)]
    bench.work.capture([
        Draft(Kind.ADD, "experiments", trial, {
            "storm_id": SAMPLE, "name": "Calls or none", "status": "completed", "arms": json.dumps(arms),
            "control": "none", "salt": "s", "window_days": 90, "exploratory": True,
            "designed_at": 1_718_000_000_000, "author_id": key("me"),
        }),
        *(
            Draft(Kind.ADD, "experiment_assignments", key(f"doubt{at}"), {
                "storm_id": SAMPLE, "experiment_id": trial, "property_id": house,
                "arm": ("called", "none")[at % 2], "assigned_at": 1_718_100_000_000,
            })
            for at, house in enumerate([*houses[:20], *open_houses[:20]])
        ),
    ])  # fmt: skip
