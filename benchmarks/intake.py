"""Importing the archive of a quarter, and the impact index of 500,000 houses under 5,000 reports.

`python -m benchmarks.intake`. The real file is taken from the folder that STORMOPS_DATA names.
"""

import os
import time
from pathlib import Path

import numpy as np

from benchmarks.replica_rig import big_replica
from benchmarks.table import Figure, print_table
from stormops_desktop.domain.storms.evidence import Evidence
from stormops_desktop.domain.storms.field import Houses, score_field
from stormops_desktop.domain.storms.vocabulary import ReportHazard
from stormops_desktop.services.intake.desk import ImportDesk
from stormops_desktop.services.intake.models import ImportDone

HOUSES, REPORTS, SEED = 500_000, 5_000, 7
FILE = Path("storms") / "ncei_details_2019_jan_mar.csv.gz"
SIZES, GUSTS = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0), (40.0, 52.0, 58.0, 60.0, 65.0, 70.0, 80.0)


def main() -> None:
    figures = index_figures()
    folder = os.environ.get("STORMOPS_DATA")
    if folder is None:
        print("\nSTORMOPS_DATA does not name the folder of real data: the import is left out.")
    else:
        figures += import_figures(Path(folder) / FILE)
    print_table(f"Storm intake; {HOUSES:,} houses and {REPORTS:,} reports over 70 x 70 miles", figures)


def index_figures() -> list[Figure]:
    """One metropolis: every house has some hundred reports within reach."""
    houses, reports = metropolis()
    warm = Houses(houses.latitude[:9], houses.longitude[:9], houses.threshold_in[:9], houses.county[:9])
    score_field(warm, reports)  # the kernel is compiled once a machine
    started, computed = time.perf_counter(), time.process_time()
    field = score_field(houses, reports)
    spent, computed = time.perf_counter() - started, time.process_time() - computed
    assert not np.isnan(field.sii).all()
    return [
        Figure("impact index of all houses", spent, 3.0, "s", at_most=True),
        Figure("impact index, processor", computed, 3.0, "s", at_most=True),
    ]


def metropolis() -> tuple[Houses, list[Evidence]]:
    """Houses and reports over one by 1.2 degrees; a tenth of the reports know the county only."""
    rng = np.random.default_rng(SEED)
    houses = Houses(
        33 + rng.uniform(-0.5, 0.5, HOUSES), -97 + rng.uniform(-0.6, 0.6, HOUSES),
        rng.choice([0.875, 1.0, 1.25, 2.0], HOUSES), rng.choice(["collin|tx", "dallas|tx", ""], HOUSES),
    )  # fmt: skip
    places = np.column_stack((33 + rng.uniform(-0.5, 0.5, REPORTS), -97 + rng.uniform(-0.6, 0.6, REPORTS)))
    reports = []
    for number, (lat, lon) in enumerate(places.tolist()):
        hail = number % 5 < 3
        figure = float(rng.choice(SIZES if hail else GUSTS))
        hazard = ReportHazard.HAIL if hail else ReportHazard.WIND
        placed = number % 10 > 0
        reports.append(
            Evidence(
                hazard,
                figure,
                lat if placed else None,
                lon if placed else None,
                "Collin",
                "TX",
                number % 7 == 0,
            )
        )
    return houses, reports


def import_figures(path: Path) -> list[Figure]:
    """The file into a replica that holds a storm's day already; then once more."""
    with big_replica(20) as (work, _):
        desk = ImportDesk(work)
        first, done = _timed(desk, path)
        again, repeated = _timed(desk, path)
    assert repeated.preview.counts.accepted == 0
    rows = done.preview.counts.rows
    return [
        Figure("import, rows", rows / first, 2_000, "rows/s", at_most=False),
        Figure("import, changes captured", done.ops / first, 500, "ops/s", at_most=False),
        Figure("the same file again", again, 3.0, "s", at_most=True),
    ]


def _timed(desk: ImportDesk, path: Path) -> tuple[float, ImportDone]:
    started = time.perf_counter()
    done = desk.run(path)
    return time.perf_counter() - started, done


if __name__ == "__main__":
    main()
