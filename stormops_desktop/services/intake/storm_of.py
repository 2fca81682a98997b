"""Which storm a report belongs to: the one a person chose, a known one, or one that is made for it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from stormops_desktop.domain.storms.reading import StormReport
from stormops_desktop.domain.storms.vocabulary import ReportHazard, ReportSource, StormHazard, StormStatus
from stormops_desktop.services.intake.rows import IntakeIds

ARCHIVES = frozenset({ReportSource.NCEI_DETAILS, ReportSource.SPC_WCM})
DAY_STARTS_H = 12  # a convective day goes from 12 UTC to 12 UTC
_NAMES: Mapping[ReportSource, str] = {ReportSource.NCEI_DETAILS: "NCEI", ReportSource.SPC_WCM: "SPC"}


@dataclass(frozen=True, slots=True)
class StormHome:
    """A storm by its event id; `storm_id` is the row's, there already or to be made."""

    storm_id: str
    event_id: str
    name: str
    status: str
    is_new: bool


class StormFinder:
    """Finds the home of each report.

    Args:
        known: storm rows by id. chosen: the storm a person named, "" for none.
    """

    def __init__(self, ids: IntakeIds, known: Mapping[str, Mapping[str, Any]], chosen: str) -> None:
        self._ids, self._known, self._chosen = ids, known, chosen
        self._by_event = {row["event_id"]: storm_id for storm_id, row in known.items()}
        self.made: dict[str, StormHome] = {}

    def home(self, report: StormReport) -> StormHome:
        """The storm of a report that is not here yet."""
        if self._chosen:
            return self.of_id(self._chosen)
        event_id, name, status = _event(report)
        for event in (f"ncei-{report.episode}" if report.episode else "", event_id):
            if event in self._by_event:
                return self.of_id(self._by_event[event])
        if event_id not in self.made:
            self.made[event_id] = StormHome(
                self._ids.of("storms", event_id), event_id, name, status, is_new=True
            )
        return self.made[event_id]

    def of_id(self, storm_id: str) -> StormHome:
        """A storm that is here."""
        row = self._known[storm_id]
        return StormHome(storm_id, row["event_id"], row["name"], row["status"], is_new=False)


def _event(report: StormReport) -> tuple[str, str, str]:
    at = datetime.fromtimestamp(report.time_at / 1_000, UTC)
    if report.source in ARCHIVES:
        publisher = _NAMES[report.source]
        return f"archive-{report.source}-{at.year}", f"{publisher} archive {at.year}", StormStatus.ARCHIVED
    day = (at - timedelta(hours=DAY_STARTS_H)).date()
    return f"day-{day}", f"Reports of {day:%d %B %Y}".replace(" 0", " "), StormStatus.PLANNING


def storm_values(home: StormHome, reports: Sequence[StormReport], source: str) -> dict[str, Any]:
    """The row of a storm made for these reports."""
    hazards = Counter(report.hazard for report in reports)
    return {
        "event_id": home.event_id, "name": home.name, "status": str(home.status),
        "primary_hazard": str(StormHazard(hazards.most_common(1)[0][0])),
        "source": source, "is_sample": False, **extent(reports),
    }  # fmt: skip


def extent(reports: Iterable[StormReport]) -> dict[str, Any]:
    """Time, greatest figures and box of some reports."""
    told = list(reports)
    times = [report.time_at for report in told]
    places = [(r.latitude, r.longitude) for r in told if r.latitude is not None and r.longitude is not None]
    states = {report.state for report in told}
    box = (
        {
            "south": min(lat for lat, _ in places), "north": max(lat for lat, _ in places),
            "west": min(lon for _, lon in places), "east": max(lon for _, lon in places),
        }
        if places
        else {}
    )  # fmt: skip
    return {
        "begin_at": min(times), "end_at": max(times), "state": states.pop() if len(states) == 1 else None,
        "max_hail_in": _greatest(told, ReportHazard.HAIL), "max_gust_mph": _greatest(told, ReportHazard.WIND),
        **box,
    }  # fmt: skip


def widened(row: Mapping[str, Any], reports: Sequence[StormReport]) -> dict[str, Any]:
    """What of a known storm's extent more reports change; nothing when it holds them already."""
    found = extent(reports)
    changed = {}
    for name, pick in (
        ("begin_at", min), ("end_at", max), ("max_hail_in", max), ("max_gust_mph", max), ("south", min),
        ("west", min), ("north", max), ("east", max),
    ):  # fmt: skip
        both = [value for value in (found.get(name), row[name]) if value is not None]
        if both and pick(both) != row[name]:
            changed[name] = pick(both)
    return changed


def _greatest(reports: Sequence[StormReport], hazard: ReportHazard) -> float | None:
    return max((r.magnitude for r in reports if r.hazard is hazard and r.magnitude is not None), default=None)
