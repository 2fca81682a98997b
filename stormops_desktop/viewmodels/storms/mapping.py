"""Which column of a list of houses is which field: guessed, chosen, saved for everybody in the office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from stormops_desktop.domain.intake.columns import FileColumns
from stormops_desktop.services.intake.models import SavedColumns
from stormops_desktop.services.intake.ports import SavedMappings
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.bus import concerns
from stormops_desktop.viewmodels.charts.figure import NOTHING
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.paged_model import Column
from stormops_desktop.viewmodels.said import say

translate = QCoreApplication.translate
_FIELD = {
    "address": QT_TRANSLATE_NOOP("import", "Address"),
    "number": QT_TRANSLATE_NOOP("import", "House number"),
    "street": QT_TRANSLATE_NOOP("import", "Street"),
    "unit": QT_TRANSLATE_NOOP("import", "Unit"),
    "city": QT_TRANSLATE_NOOP("import", "City"),
    "county": QT_TRANSLATE_NOOP("import", "County"),
    "state": QT_TRANSLATE_NOOP("import", "State"),
    "zip_code": QT_TRANSLATE_NOOP("import", "ZIP"),
    "latitude": QT_TRANSLATE_NOOP("import", "Latitude"),
    "longitude": QT_TRANSLATE_NOOP("import", "Longitude"),
    "external_id": QT_TRANSLATE_NOOP("import", "Id in the other system"),
    "parcel_id": QT_TRANSLATE_NOOP("import", "Parcel"),
    "year_built": QT_TRANSLATE_NOOP("import", "Year built"),
    "roof_material": QT_TRANSLATE_NOOP("import", "Roof material"),
    "roof_age_years": QT_TRANSLATE_NOOP("import", "Age of the roof"),
    "customer_since": QT_TRANSLATE_NOOP("import", "Customer since"),
    "do_not_knock": QT_TRANSLATE_NOOP("import", "Do not knock"),
}


def field_word(field: str) -> str:
    return translate("import", str(_FIELD[field])) if field in _FIELD else field


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One of our fields with the column that it is read from, "" for none."""

    field: str
    column: str
    samples: tuple[str, ...]
    chosen: bool  # by a person or a saved mapping, not guessed


class MappingViewModel(ViewModel):
    """The columns of the file in front.

    Attributes:
        file: its columns, None while there is nothing to map. saved: the company's mappings of its kind.
        at: the chosen field's place.

    Signals:
        content_changed: any of them is different.
        mapped: another column was chosen; what the import would do is different now.
        told: a mapping was saved or removed; carries the sentence.
    """

    content_changed = Signal()
    mapped = Signal()
    told = Signal(str)

    def __init__(
        self, around: Surroundings, mappings: SavedMappings | None, parent: QObject | None = None
    ) -> None:
        super().__init__(around, parent)
        self._mappings = mappings
        self.file: FileColumns | None = None
        self.saved_here: Sequence[SavedColumns] = ()
        self.at = 0
        self._chosen: dict[str, str] = {}
        self.fields = FixedTableModel[FieldRow](_columns(), self)
        self.saved.connect(lambda changes: self.told.emit(say(changes.name)))

    @property
    def columns(self) -> Mapping[str, str]:
        """What was chosen; the rest is guessed by the reader."""
        return {ours: theirs for ours, theirs in self._chosen.items() if theirs}

    def show_file(self, file: FileColumns | None) -> None:
        """Another file, or none that has columns to map; the choices for the same columns stay."""
        if file is None or self.file is None or file.columns != self.file.columns:
            self._chosen, self.at = {}, 0
        self.file = file
        self._show()
        self.reload()

    def reload(self) -> None:
        if self._mappings is not None and self.file is not None:
            self._db(partial(self._mappings.saved, self.file.kind), self._on_saved_list, self._on_refused)

    def choose_field(self, at: int) -> None:
        self.at = at
        self.content_changed.emit()

    @property
    def row(self) -> FieldRow | None:
        """The chosen field."""
        return self.fields.row(self.at)

    def choose_column(self, column: str) -> None:
        """The chosen field is read from this column; "" leaves it to the guess."""
        row = self.row
        if row is not None and self.file is not None and column in ("", *self.file.columns):
            self._chosen[row.field] = column
            self._show()
            self.mapped.emit()

    def use(self, mapping_id: str) -> None:
        """A saved mapping, as far as this file has its columns; "" leaves all fields to the guess."""
        if not mapping_id and self.used:
            self._chosen = {}
            self._show()
            self.mapped.emit()
        found = next((one for one in self.saved_here if one.mapping_id == mapping_id), None)
        if found is not None and self.file is not None:
            there = set(self.file.columns)
            self._chosen = {ours: theirs for ours, theirs in found.columns.items() if theirs in there}
            self._show()
            self.mapped.emit()

    @property
    def used(self) -> str:
        """Id of the saved mapping that the choices are equal to, "" for none."""
        there = set(self.file.columns) if self.file else set()
        for one in self.saved_here:
            if dict(self.columns) == {o: t for o, t in one.columns.items() if t in there} and self.columns:
                return one.mapping_id
        return ""

    def save(self, name: str) -> None:
        """Keeps what is shown under a name, for everybody in the office."""
        mappings, file = self._mappings, self.file
        if mappings is not None and file is not None:
            shown = {row.field: row.column for row in self.fields.rows if row.column}
            self._chosen = dict(shown)
            self._save(partial(mappings.save, name, file.kind, shown, origin=self))

    def forget(self) -> None:
        """Removes the saved mapping in use."""
        if self._mappings is not None and self.used:
            self._save(partial(self._mappings.forget, self.used, origin=self))

    def _show(self) -> None:
        file = self.file
        rows = [] if file is None else [self._row(file, field) for field in file.fields]
        self.fields.show(rows)
        self.content_changed.emit()

    def _row(self, file: FileColumns, field: str) -> FieldRow:
        chosen = self._chosen.get(field, "")
        column = chosen or file.guessed.get(field, "")
        return FieldRow(field, column, file.samples.get(column, ()), chosen=bool(chosen))

    def _on_saved_list(self, found: Sequence[SavedColumns]) -> None:
        self.saved_here = found
        self.content_changed.emit()

    def _on_changes(self, changes: ChangeSet) -> None:
        if concerns(changes, "import_mappings"):
            self.reload()


def _columns() -> tuple[Column[FieldRow], ...]:
    return (
        Column(translate("import", "Our field"), lambda row: field_word(row.field)),
        Column(translate("import", "Column of the file"), lambda row: row.column or NOTHING),
        Column(translate("import", "Chosen"), _how),
        Column(translate("import", "As in"), lambda row: " · ".join(row.samples)),
    )


def _how(row: FieldRow) -> str:
    if not row.column:
        return ""
    return translate("import", "By hand") if row.chosen else translate("import", "Guessed")
