"""Which column of the file is which field: a table with samples, a choice of columns, saved mappings."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from stormops_desktop.viewmodels.storms.mapping import MappingViewModel, field_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.kept_keys import allow
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.ring import Ring
from stormops_desktop.views.widgets.row_table import RowTable

SHOWN = 7


class MappingCard(QFrame):
    """Hidden while the file has no columns to map."""

    def __init__(self, look: Look, mapping: MappingViewModel) -> None:
        super().__init__()
        self._look, self._mapping = look, mapping
        self.setObjectName("mappingCard")
        self.setProperty("card", "true")
        self.fields = RowTable(look, "mappingFields", self.tr("Fields"), mapping.fields, stretch=3)
        self.column = Selector(look, "mappingColumn", self.tr("Column of the field"))
        self.which = label("mappingWhich", role="label")
        self.used = Selector(look, "mappingSaved", self.tr("Saved mapping"))
        self.name = QLineEdit()
        self.name.setObjectName("mappingName")
        self.name.setAccessibleName(self.tr("Name of the mapping"))
        self.name.setPlaceholderText(self.tr("Name, as the CRM's or the county's"))
        self.keep = Button(look, "mappingKeep", self.tr("Save for the office"), icon="save")
        self.forget = Button(look, "mappingForget", self.tr("Remove the saved mapping"))
        self._lay_out()
        self._connect()
        self.show_mapping()

    def show_mapping(self) -> None:
        mapping = self._mapping
        self.setVisible(mapping.file is not None)
        if mapping.file is None:
            return
        row = mapping.row
        if row is not None:
            self.fields.choose(mapping.at)
            self.which.setText(self.tr("{field} is read from").format(field=field_word(row.field)))
            guess = self.tr("As guessed, or none")
            offered = [("", guess), *((name, name) for name in mapping.file.columns)]
            self.column.offer(offered, row.column)
        self.used.setVisible(bool(mapping.saved_here))
        known = [(one.mapping_id, one.name) for one in mapping.saved_here]
        self.used.offer([("", self.tr("No saved mapping")), *known], mapping.used)
        self.forget.setVisible(bool(mapping.used))
        allow(self.keep, on=not mapping.saving)
        self._on_look()

    def _keep(self) -> None:
        self._mapping.save(self.name.text())

    def _connect(self) -> None:
        mapping = self._mapping
        mapping.content_changed.connect(self.show_mapping)
        mapping.saving_changed.connect(self.show_mapping)
        mapping.saved.connect(lambda _changes: self.name.clear())
        self.fields.chosen.connect(mapping.choose_field)
        self.column.choices.triggered.connect(lambda action: mapping.choose_column(str(action.data())))
        self.used.choices.triggered.connect(lambda action: mapping.use(str(action.data())))
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.forget.clicked.connect(mapping.forget)
        self._look.changed.connect(self._on_look)

    def _on_look(self) -> None:
        rows = min(max(1, self._mapping.fields.rowCount()), SHOWN)
        self.fields.setFixedHeight((rows + 1) * self._look.metrics.target + 4)

    def _lay_out(self) -> None:
        choosing = QHBoxLayout()
        choosing.setSpacing(12)
        choosing.addWidget(self.which)
        choosing.addWidget(self.column, 1)
        keeping = QHBoxLayout()
        keeping.setSpacing(12)
        keeping.addWidget(self.name, 1)
        keeping.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label("mappingTitle", self.tr("Columns of the file"), "heading"))
        column.addWidget(FlowRow("mappingSaves", self.used, self.forget, gap=8))
        column.addWidget(Ring(self.fields))
        column.addLayout(choosing)
        column.addLayout(keeping)
