"""What an import of evidence would change: new reports, changed ones, and those an edition has no more."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from stormops_desktop.domain.storms.reading import Reading, StormReport
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.intake.fitting import misfit_note
from stormops_desktop.services.intake.models import ImportCounts, ImportWish, ReportMoved
from stormops_desktop.services.intake.rows import IntakeIds, add_row, differing, report_values, set_row
from stormops_desktop.services.intake.storm_of import StormFinder, StormHome, storm_values, widened
from stormops_desktop.storage.intake import queries
from sync.contracts.capture import Draft

REPORTS = "storm_reports"


@dataclass(frozen=True, slots=True)
class Plan:
    """Drafts in the order in which they are captured, and what they amount to.

    Attributes:
        storm_ids: storms whose evidence changes. storms: names and reports going there.
        doubts: why a person should look twice.
        moved: every report that is new, told otherwise or taken back, but for those of a new storm.
    """

    drafts: tuple[Draft, ...]
    counts: ImportCounts
    storm_ids: tuple[str, ...] = ()
    storms: tuple[tuple[str, int], ...] = ()
    moved: tuple[ReportMoved, ...] = field(default=())
    doubts: tuple[str, ...] = ()


def plan_reports(connection: Any, ids: IntakeIds, reading: Reading, wish: ImportWish, now_ms: int) -> Plan:
    """Compares a reading with the replica; changes nothing.

    Raises:
        NotFound: there is no storm of the wished id.
        NotAllowed: a newer edition of the file was imported before, or the storm is a sample.
    """
    known = queries.storms(connection)
    if wish.storm_id and wish.storm_id not in known:
        raise NotFound("That storm is not on this computer. Sync, or choose another. Nothing was changed.")
    if wish.storm_id and known[wish.storm_id]["is_sample"]:
        raise NotAllowed(
            "That storm is a sample, and real reports stay out of it. Choose another storm, or none. "
            "Nothing was changed."
        )
    work = _Work(StormFinder(ids, known, wish.storm_id), ids, reading)
    stored = _stored(connection, reading, wish.storm_id)
    for report in reading.reports:
        work.take(report, stored.get((report.source, report.source_id)))
    withdrawn = _withdrawn(connection, reading)
    drafts = [*work.storms(known), *work.drafts]
    drafts += [set_row(REPORTS, key, {"withdrawn_at": now_ms}) for key, _ in withdrawn]
    counts = ImportCounts(
        reading.rows, work.added, work.changed, len(reading.reports) - work.added - work.changed,
        len(withdrawn), len(reading.rejects), reading.others,
    )  # fmt: skip
    touched = dict.fromkeys([*work.touched, *(storm_id for _, storm_id in withdrawn)])
    moved = [*work.moved, *(ReportMoved(storm, key, "withdrawn") for key, storm in withdrawn)]
    note = misfit_note(known[wish.storm_id], reading.reports) if wish.storm_id else ""
    return Plan(
        tuple(drafts), counts, tuple(touched), tuple(work.told.items()), tuple(moved),
        (note,) if note else (),
    )  # fmt: skip


def _stored(
    connection: Any, reading: Reading, storm_id: str
) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
    """Reports of this file that are here, by source and its id; of the chosen storm's only, if one was."""
    by_source: dict[str, list[str]] = {}
    for report in reading.reports:
        by_source.setdefault(str(report.source), []).append(report.source_id)
    return {
        (source, row["source_id"]): (key, row)
        for source, source_ids in by_source.items()
        for key, row in queries.reports_named(connection, source, source_ids).items()
        if storm_id in ("", row["storm_id"])
    }


def _withdrawn(connection: Any, reading: Reading) -> list[tuple[str, str]]:
    """(report id, storm id) of what an older edition told and this one does not."""
    if not reading.dataset or not reading.reports:
        return []
    source = str(reading.reports[0].source)
    told = queries.reports_of_dataset(connection, source, reading.dataset)
    newest = max((vintage for *_, vintage in told), default="")
    if reading.vintage and newest > reading.vintage:
        raise NotAllowed(
            "A newer edition of this file ({newest}) was imported before; this one is of {this}. "
            "Nothing was changed.",
            newest=newest,
            this=reading.vintage,
        )
    here = {report.source_id for report in reading.reports}
    return [(key, storm_id) for key, source_id, storm_id, _ in told if source_id not in here]


class _Work:
    """The drafts so far."""

    def __init__(self, finder: StormFinder, ids: IntakeIds, reading: Reading) -> None:
        self._finder, self._ids, self._reading = finder, ids, reading
        self._by_storm: dict[str, tuple[StormHome, list[StormReport]]] = {}
        self.drafts: list[Draft] = []
        self.moved: list[ReportMoved] = []
        self.touched: dict[str, None] = {}
        self.told: Counter[str] = Counter()
        self.added = self.changed = 0

    def take(self, report: StormReport, stored: tuple[str, dict[str, Any]] | None) -> None:
        home = self._finder.home(report) if stored is None else self._finder.of_id(stored[1]["storm_id"])
        self.told[home.name] += 1
        values = report_values(report, self._reading)
        if stored is None:
            name = f"{home.storm_id}/{report.source}/{report.source_id}"
            self._add(home, self._ids.of(REPORTS, name), values)
        elif not self._changes(stored, values):
            return
        self.touched[home.storm_id] = None
        self._by_storm.setdefault(home.storm_id, (home, []))[1].append(report)

    def _add(self, home: StormHome, key: str, values: dict[str, Any]) -> None:
        self.drafts.append(add_row(REPORTS, key, {"storm_id": home.storm_id, **values}))
        self.added += 1
        if not home.is_new:
            self.moved.append(ReportMoved(home.storm_id, key, "added"))

    def _changes(self, stored: tuple[str, dict[str, Any]], values: dict[str, Any]) -> bool:
        key, old = stored
        changed = differing(values, old)
        if old["withdrawn_at"] is not None:
            changed["withdrawn_at"] = None
        if not changed:
            return False
        edition = {name: values[name] for name in ("dataset", "vintage") if values[name]}
        self.drafts.append(set_row(REPORTS, key, {**changed, **edition}))
        told = {name: (old[name], value) for name, value in changed.items()}
        self.moved.append(ReportMoved(old["storm_id"], key, "changed", told))
        self.changed += 1
        return True

    def storms(self, known: dict[str, dict[str, Any]]) -> list[Draft]:
        """Storms that reports need, and new extents of those that are here."""
        drafts: list[Draft] = []
        for home, reports in self._by_storm.values():
            if home.is_new:
                values = storm_values(home, reports, str(reports[0].source))
                drafts.append(add_row("storms", home.storm_id, values))
            elif more := widened(known[home.storm_id], reports):
                drafts.append(set_row("storms", home.storm_id, more))
        return drafts
