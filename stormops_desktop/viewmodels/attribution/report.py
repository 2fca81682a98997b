"""The page as files: every number of the run as a table, and the pictures with their origin as a paper."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from stormops_desktop.domain.attribution.recorded import recorded
from stormops_desktop.services.attribution.models import StormAttribution
from stormops_desktop.services.attribution.ports import ReportPage
from stormops_desktop.viewmodels.charts.figure import Figure, Mark

COLUMNS = (
    "method", "zip_code", "play_id", "channel", "credit", "ci_low", "ci_high", "conversions", "value_cents",
    "touches", "n_journeys", "n_conversions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A file in memory, to be saved where the person says."""

    name: str
    content: bytes


def run_csv(found: StormAttribution, origin: Sequence[str]) -> MadeReport:
    """Every row of the run; the origin stands above the table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in origin:
        writer.writerow([f"# {line}"])
    writer.writerow(["level", *COLUMNS])
    rows = recorded(found.touches.storm_id, found.credit, found.lifts, computed_at=0, computed_by=None)
    for row in rows[1:]:
        writer.writerow([row.table, *(_plain(row.fields.get(name)) for name in COLUMNS)])
    return MadeReport("attribution.csv", out.getvalue().encode("utf-8-sig"))


def report_page(figure: Figure, picture: bytes) -> ReportPage:
    """A figure with its picture and a table that fits a page: intervals stand behind their numbers."""
    head = (figure.place_title, *(series.name for series in figure.series))
    rows = [
        (place, *(_cell(figure, series.marks[at]) for series in figure.series))
        for at, place in enumerate(figure.places)
    ]
    return ReportPage(figure.title, picture, head, rows)


def _cell(figure: Figure, mark: Mark) -> str:
    shown = figure.printed(mark.value)
    if not mark.banded:
        return shown
    return f"{shown} ({figure.printed(mark.low)} \u2013 {figure.printed(mark.high)})"


def _plain(value: object) -> str:
    return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)
