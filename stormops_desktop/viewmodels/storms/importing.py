"""Import: look at a file, see what would come of it, bring it in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from stormops_desktop.domain.storms.reading import Reject
from stormops_desktop.services.intake.models import ImportDone, ImportLine, ImportPreview, ImportWish
from stormops_desktop.services.intake.ports import Imports
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.tasks.task import Task
from stormops_desktop.viewmodels.base import Load, Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.moments import day_and_time, whole
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.problems import sentence

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


class ImportViewModel(ViewModel):
    """The page Import.

    Attributes:
        path: the file, "" for none. preview: what it would do; None when it was not looked at.
        working: it is being looked at or brought in. done, whole_of: how far the bringing in has come.
        finished: the import that ended last, None before. unfinished: a file that was cut short, "" for none.

    Signals:
        content_changed: any of them is different.
        told: an import went well; carries the sentence.
    """

    content_changed = Signal()
    told = Signal(str)

    def __init__(self, around: Surroundings, imports: Imports, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._imports = imports
        self.path, self.unfinished = "", ""
        self.preview: ImportPreview | None = None
        self.finished: ImportDone | None = None
        self.working = False
        self.done, self.whole_of = 0, 0
        self._running: Task | None = None
        self.rejects = FixedTableModel[Reject](_reject_columns(), self)
        self.history = FixedTableModel[ImportLine](_history_columns(), self)

    def reload(self) -> None:
        def read() -> tuple[Sequence[ImportLine], str]:
            return self._imports.history(), self._imports.unfinished()

        self._read(read, lambda found: self._on_history(*found))

    def look(self, path: str, state: str = "") -> None:
        """What an import of the file would do; nothing is changed. `state`: only its reports, as "TX"."""
        if self.working or not path.strip():
            return
        self.path, self.preview, self.finished = path.strip(), None, None
        wish = ImportWish(state=state.strip().upper())
        self._set_working(working=True)
        self._io(
            lambda _task: self._imports.preview(Path(self.path), wish), self._on_preview, self._on_failed
        )

    def run(self, state: str = "") -> None:
        """Brings the file in; cut short, it is taken up again."""
        if self.working or not self.path:
            return
        self.done, self.whole_of = 0, 0
        wish, path = ImportWish(state=state.strip().upper()), Path(self.path)
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
        return translate(
            "import",
            "{rows} rows: {new} new, {changed} changed, {same} unchanged, {withdrawn} withdrawn, "
            "{others} not about roofs, {rejected} rejected.",
        ).format(
            rows=whole(counts.rows), new=whole(counts.accepted), changed=whole(counts.changed),
            same=whole(counts.unchanged), withdrawn=whole(counts.withdrawn), others=whole(counts.others),
            rejected=whole(counts.rejected),
        )  # fmt: skip

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

    def _on_preview(self, preview: ImportPreview) -> None:
        self.preview = preview
        self.rejects.show(preview.rejects)
        self._set_working(working=False)

    def _on_done(self, done: ImportDone) -> None:
        self.finished, self.preview = done, done.preview
        self.rejects.show(done.preview.rejects)
        self._set_working(working=False)
        self.told.emit(done.change.name)
        self._around.bus.announce(done.change)
        self.reload()

    def _on_progress(self, news: object) -> None:
        if isinstance(news, tuple):
            self.done, self.whole_of = news
            self.content_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._set_working(working=False)
        self.refused.emit(sentence(error))

    def _on_history(self, history: Sequence[ImportLine], unfinished: str) -> Load:
        self.unfinished = unfinished
        self.history.show(history)
        self.content_changed.emit()
        return Load.READY

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.origin is not self and concerns(changes, "imports"):
            self._db(partial(self._imports.history), self.history.show, lambda _error: None)

    def _set_working(self, *, working: bool) -> None:
        self.working = working
        self.content_changed.emit()


def _reject_columns() -> tuple[Column[Reject], ...]:
    return (
        Column(translate("import", "Row"), lambda one: whole(one.row), numeric=True),
        Column(translate("import", "Why it is not taken"), lambda one: one.reason),
    )


def _history_columns() -> tuple[Column[ImportLine], ...]:
    return (
        Column(translate("import", "File"), lambda one: one.file_name),
        Column(translate("import", "Kind"), lambda one: kind_word(one.kind)),
        Column(translate("import", "New"), lambda one: whole(one.counts.accepted), numeric=True),
        Column(translate("import", "Rejected"), lambda one: whole(one.counts.rejected), numeric=True),
        Column(translate("import", "When"), lambda one: day_and_time(one.imported_at, "UTC")),
        Column(translate("import", "By"), lambda one: one.imported_by),
    )
