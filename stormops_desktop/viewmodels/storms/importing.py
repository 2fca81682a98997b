"""Import: look at a file, see what would come of it, bring it in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from stormops_desktop.domain.intake.columns import FileColumns
from stormops_desktop.domain.storms.reading import Reject
from stormops_desktop.domain.storms.vocabulary import ReportHazard
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.services.intake.models import (
    DoubleRow,
    EpisodeLine,
    ImportDone,
    ImportLine,
    ImportPreview,
    ImportWish,
    TargetStorm,
)
from stormops_desktop.services.intake.ports import Imports, SavedMappings
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from stormops_desktop.viewmodels.storms.mapping import MappingViewModel

translate = QCoreApplication.translate
_KIND = {
    "ncei_details": QT_TRANSLATE_NOOP("import", "NCEI storm events"),
    "spc_daily": QT_TRANSLATE_NOOP("import", "SPC reports of a day"),
    "spc_wcm": QT_TRANSLATE_NOOP("import", "SPC archive"),
    "nws_lsr": QT_TRANSLATE_NOOP("import", "NWS local storm report"),
    "nws_alerts": QT_TRANSLATE_NOOP("import", "NWS alerts"),
    "hail_grid": QT_TRANSLATE_NOOP("import", "Hail grid"),
    "addresses": QT_TRANSLATE_NOOP("import", "Addresses"),
    "parcels": QT_TRANSLATE_NOOP("import", "Parcels"),
    "crm_leads": QT_TRANSLATE_NOOP("import", "Leads"),
}


def kind_word(kind: str) -> str:
    return translate("import", str(_KIND[kind])) if kind in _KIND else kind


_HAZARD = {
    "hail": QT_TRANSLATE_NOOP("import", "Hail"),
    "wind": QT_TRANSLATE_NOOP("import", "Wind"),
    "tornado": QT_TRANSLATE_NOOP("import", "Tornado"),
}


def hazard_word(hazard: str) -> str:
    return translate("import", str(_HAZARD[hazard])) if hazard in _HAZARD else hazard


def episode_words(line: EpisodeLine) -> str:
    """24 Mar 2019, Collin, TX: 88 reports."""
    when = day_and_time(line.first_at, "UTC").partition(",")[0]
    return translate("import", "{day}, {where}: {count} reports").format(
        day=when, where=line.where, count=whole(line.reports)
    )


class ImportViewModel(ViewModel):
    """The page Import.

    Attributes:
        path: the file, "" for none. preview: what it would do; None when it was not looked at.
        working: it is being looked at or brought in. done, whole_of: how far the bringing in has come.
        finished: the import that ended last, None before. unfinished: a file that was cut short, "" for none.
        wish: what a person says beside the file. episodes: the storms that the file tells apart, all of them
            also when one is wished for. targets: the company's storms that its reports may be sent to.
        let_go: name of the storm that was chosen for the file before and not for this one, "" for none.
        mapping: columns of a list of leads or parcels.
        zone: of the storm in front, "" for this machine's.

    Signals:
        content_changed: any of them is different.
        told: an import went well; carries the sentence.
    """

    content_changed = Signal()
    told = Signal(str)

    def __init__(
        self, around: Surroundings, imports: Imports, mappings: SavedMappings | None = None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(around, parent)
        self._imports = imports
        self.wish = ImportWish()
        self.episodes: tuple[EpisodeLine, ...] = ()
        self.targets: Sequence[TargetStorm] = ()
        self.mapping = MappingViewModel(around, mappings, self)
        self.mapping.refused.connect(self.refused)
        self.mapping.told.connect(self.told)
        self.mapping.mapped.connect(self._look_again)
        self.path, self.unfinished, self.zone = "", "", ""
        self.preview: ImportPreview | None = None
        self._looked = ImportWish()
        self._chosen_for = self.let_go = ""
        self.finished: ImportDone | None = None
        self.working = False
        self.done, self.whole_of = 0, 0
        self._running: Task | None = None
        self.rejects = FixedTableModel[Reject](_reject_columns(), self)
        self.doubles = FixedTableModel[DoubleRow](_double_columns(), self)
        self.history = FixedTableModel[ImportLine](self._history_columns(), self)

    def show_storm(self, storm: StormChoice | None) -> None:
        """Hours of imports before are said in the zone of the storm in front, as on every page."""
        zone = storm.zone if storm is not None else ""
        if zone != self.zone:
            self.zone = zone
            self.history.show(self.history.rows)

    def reload(self) -> None:
        def read() -> tuple[Sequence[ImportLine], str, Sequence[TargetStorm]]:
            return self._imports.history(), self._imports.unfinished(), self._imports.targets()

        self._read(read, lambda found: self._on_history(*found))

    def wish_for(self, *, state: str, day: str, hazard: str) -> bool:
        """Only a state's reports ("TX"), the day of a file that names none (2018-06-15), what an archive is
        about; "" each for what the file says. False when the day can't be read, which is said."""
        try:
            of = _day(day)
        except ValueError:
            self.refused.emit(
                translate("import", "The day {day} can't be read. Write it as 2018-06-15.").format(day=day)
            )
            return False
        about = ReportHazard(hazard) if hazard else None
        self.wish = replace(self.wish, state=state.strip().upper(), day=of, hazard=about)
        return True

    def wish_episode(self, episode: str) -> None:
        """Only the reports of one of the file's storms; "" for all of them."""
        self.wish = replace(self.wish, episode=episode)
        self.look(self.path)

    def wish_storm(self, storm_id: str, path: str = "") -> None:
        """Every report of this file goes to this storm of the company; "" lets each find its own."""
        self.wish = replace(self.wish, storm_id=storm_id)
        self._chosen_for, self.let_go = path.strip(), ""
        self.content_changed.emit()

    def shows(self, *, path: str, state: str, day: str) -> bool:
        """Whether the preview is of exactly this file, state and day, as they are typed."""
        try:
            typed = (path.strip(), state.strip().upper(), _day(day))
        except ValueError:
            return False
        return self.preview is not None and typed == (self.path, self._looked.state, self._looked.day)

    def look(self, path: str) -> None:
        """What an import of the file would do; nothing is changed."""
        if self.working or not path.strip():
            return
        self._let_storm_go(path.strip())
        if path.strip() != self.path:
            self.wish, self.episodes = replace(self.wish, episode=""), ()
            self.mapping.show_file(None)
        self.path, self.preview, self.finished = path.strip(), None, None
        file, wish = Path(self.path), self._wished()
        self._set_working(working=True)

        def work(_task: Task) -> tuple[FileColumns | None, ImportPreview | Exception]:
            columns = self._imports.columns(file)
            try:
                return columns, self._imports.preview(file, wish)
            except ServiceError as error:
                if columns is None:
                    raise
                return columns, error  # a person can still say which column is which

        self._io(work, lambda found: self._on_looked(wish, *found), self._on_failed)

    def _let_storm_go(self, path: str) -> None:
        """The next file may tell of another storm: what was chosen for one file is not for the next."""
        if self._chosen_for not in ("", path):
            names = {one.storm_id: one.name for one in self.targets}
            self.let_go = names.get(self.wish.storm_id, "")
            self.wish = replace(self.wish, storm_id="")
        elif path != self.path:
            self.let_go = ""
        self._chosen_for = path

    def run(self) -> None:
        """Brings in what was looked at, and nothing else: what was chosen since is looked at first.

        Cut short, it is taken up again.
        """
        if self.working or self.preview is None:
            return
        wish, path = self._wished(), Path(self.path)
        if wish != self._looked:
            self._look_again()
            return
        self.done, self.whole_of = 0, 0
        self._set_working(working=True)

        def work(task: Task) -> ImportDone:
            return self._imports.run(
                path, wish, progress=lambda done, of: task.report((done, of)), cancelled=task.cancelled,
                origin=self,
            )  # fmt: skip

        self._running = self._io(work, self._on_done, self._on_failed, self._on_progress)

    @property
    def facts(self) -> str:
        """What the file is: kind, span, zones, units, and the storms its reports go to."""
        preview = self.preview
        if preview is None:
            return ""
        said = [f"{kind_word(preview.kind)}."]
        if preview.span is not None:
            first, last = (day_and_time(at, "UTC") for at in preview.span)
            said.append(translate("import", "From {first} to {last}.").format(first=first, last=last))
        if preview.zones:
            said.append(translate("import", "Zones: {zones}.").format(zones=", ".join(preview.zones)))
        if preview.units:
            said.append(translate("import", "Units: {units}.").format(units=", ".join(preview.units)))
        if preview.storms:
            names = ", ".join(f"{name} ({whole(count)})" for name, count in preview.storms[:4])
            said.append(translate("import", "To storms: {names}.").format(names=names))
        return " ".join(said)

    @property
    def counts(self) -> str:
        """What would become of the rows."""
        preview = self.preview
        if preview is None:
            return ""
        counts = preview.counts
        parts = [
            (counts.accepted, translate("import", "{count} new")),
            (counts.changed, translate("import", "{count} changed")),
            (counts.unchanged, translate("import", "{count} unchanged")),
            (counts.withdrawn, translate("import", "{count} withdrawn")),
            (counts.others, translate("import", "{count} not about roofs")),
            (counts.rejected, translate("import", "{count} rejected")),
        ]
        told = ", ".join(words.format(count=whole(count)) for count, words in parts if count)
        return translate("import", "{rows} rows: {told}.").format(
            rows=whole(counts.rows), told=told or translate("import", "nothing to take")
        )

    @property
    def moved(self) -> str:
        """How the import changed the houses' tiers."""
        done = self.finished
        if done is None:
            return ""
        moves: dict[tuple[str, str], int] = {}
        for storm in done.tiers:
            for move, count in storm.moves.items():
                moves[move] = moves.get(move, 0) + count
        changed = sorted((move, count) for move, count in moves.items() if move[0] != move[1])
        if not changed:
            return translate("import", "No house changed its tier.")
        told = ", ".join(f"{was or '—'} → {now or '—'}: {whole(count)}" for (was, now), count in changed)
        return translate("import", "Tiers of houses: {moves}.").format(moves=told)

    def _look_again(self) -> None:
        self.look(self.path)

    def _wished(self) -> ImportWish:
        """All that a person says beside the file, columns included."""
        return replace(self.wish, columns=dict(self.mapping.columns))

    def _on_looked(
        self, asked: ImportWish, columns: FileColumns | None, found: ImportPreview | Exception
    ) -> None:
        self.mapping.show_file(columns)
        if self._wished() != asked:  # chosen meanwhile: what would be brought in is something else
            self._set_working(working=False)
            self._look_again()
            return
        if isinstance(found, Exception):
            self._on_failed(found)
            return
        self.preview, self._looked = found, asked
        if not self.wish.episode:
            self.episodes = found.episodes
        self._show_rows(found)
        self._set_working(working=False)

    def _show_rows(self, preview: ImportPreview) -> None:
        self.rejects.show(preview.rejects)
        self.doubles.show(preview.doubles)

    def _on_done(self, done: ImportDone) -> None:
        self.finished, self.preview = done, done.preview
        self._show_rows(done.preview)
        self._set_working(working=False)
        self.told.emit(say(done.change.name))
        self._around.bus.announce(done.change)
        self.reload()

    def _on_progress(self, news: object) -> None:
        if isinstance(news, tuple):
            self.done, self.whole_of = news
            self.content_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._set_working(working=False)
        self.refused.emit(sentence(error))

    def _on_history(
        self, history: Sequence[ImportLine], unfinished: str, targets: Sequence[TargetStorm]
    ) -> Load:
        self.unfinished, self.targets = unfinished, targets
        self.history.show(history)
        self.content_changed.emit()
        return Load.READY

    def dispose(self) -> None:
        self.mapping.dispose()
        super().dispose()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.origin is not self and concerns(changes, "data_imports", "storms"):
            self.reload()

    def _history_columns(self) -> tuple[Column[ImportLine], ...]:
        return (
            Column(translate("import", "File"), lambda one: one.file_name),
            Column(translate("import", "Kind"), lambda one: kind_word(one.kind)),
            Column(translate("import", "New"), lambda one: whole(one.counts.accepted), numeric=True),
            Column(translate("import", "Rejected"), lambda one: whole(one.counts.rejected), numeric=True),
            Column(translate("import", "When"), lambda one: day_and_time(one.imported_at, self.zone)),
            Column(translate("import", "By"), lambda one: one.imported_by),
        )

    def _set_working(self, *, working: bool) -> None:
        self.working = working
        self.content_changed.emit()


def _reject_columns() -> tuple[Column[Reject], ...]:
    return (
        Column(translate("import", "Row"), lambda one: whole(one.row), numeric=True),
        Column(translate("import", "Why it is not taken"), lambda one: one.reason),
    )


_WHY_DOUBLE = {
    "address": QT_TRANSLATE_NOOP("import", "Same address"),
    "parcel": QT_TRANSLATE_NOOP("import", "Same parcel"),
    "near": QT_TRANSLATE_NOOP("import", "Same number, within 15 m"),
    "id": QT_TRANSLATE_NOOP("import", "Came with this file before"),
}


def _double_columns() -> tuple[Column[DoubleRow], ...]:
    return (
        Column(translate("import", "Row"), lambda one: whole(one.row), numeric=True),
        Column(translate("import", "Address"), lambda one: one.address),
        Column(translate("import", "Why it is no new house"), _why_double),
    )


def _why_double(one: DoubleRow) -> str:
    why = translate("import", str(_WHY_DOUBLE[one.why])) if one.why in _WHY_DOUBLE else one.why
    if one.of_row is not None:
        return translate("import", "{why} as row {row}").format(why=why, row=whole(one.of_row))
    return translate("import", "{why}, here already").format(why=why)


def _day(typed: str) -> date | None:
    """None for nothing. Raises ValueError for what is no day."""
    return date.fromisoformat(typed.strip()) if typed.strip() else None
