"""A list of the form: what is in it, and a line to add to it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stormops_desktop.domain.claims.entry_fields import ENTRIES
from stormops_desktop.domain.claims.form_fields import FormField, Kind
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import code_word, label_word, sentence
from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.shown import ClaimEntry
from stormops_desktop.views.claim.entry_editors import EntryEditors
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.labels import label, restyle
from stormops_desktop.views.widgets.rebuilt import Rebuilt


class EntryList(QWidget):
    """Supplements, payments, test squares …: each entry a line, and the editors of a new one."""

    def __init__(self, look: Look, field: FormField, claim: ClaimViewModel) -> None:
        super().__init__()
        self._look, self._field, self._claim = look, field, claim
        self.setObjectName(f"list_{field.key}")
        self._entries = Rebuilt()
        self._entries.setObjectName(f"entries_{field.key}")
        self.remark = label(f"remark_{field.key}", "", "small", wrap=True)
        self.remark.hide()
        self._editing = ""
        self._adding = self._new() if field.key in ENTRIES else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(f"label_{field.key}", label_word(field.label), "label"))
        column.addWidget(self._entries)
        if self._adding is not None:
            column.addWidget(self._adding)
        column.addWidget(self.remark)
        claim.entry_added.connect(self._on_added)
        claim.opened.connect(self._begin)

    def show_answer(self) -> None:
        view = self._claim.view
        if view is None:
            return
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        found = view.entries.get(self._field.key, ())
        for at, entry in enumerate(found):
            corrected = entry.entry_id == self._editing
            column.addWidget(self._correction(entry) if corrected else self._line(at, entry))
        if not found:
            column.addWidget(label(f"none_{self._field.key}", self.tr("None yet."), "soft"))
        self._entries.put(fresh)
        self.show_remarks()

    def show_remarks(self) -> None:
        view, key = self._claim.view, self._field.key
        problem = self._claim.problems.get(key, "")
        lines = [sentence(problem)] if problem else []
        if view is not None:
            lines += [sentence(each.sentence) for each in view.findings if key in each.fields]
            lines += [sentence(f"{each.says} {each.suggestion}") for each in view.pointers.get(key, ())]
            if key == "test_squares":
                lines += self._per_slope()
        self.remark.setText("\n".join(lines))
        restyle(self.remark, tone="danger" if problem else "info")
        self.remark.setVisible(bool(lines))

    def _per_slope(self) -> list[str]:
        view = self._claim.view
        return [
            self.tr("Slope {slope}: {hits} hits, {mean} a square").format(
                slope=code_word(each.slope), hits=each.total_hits, mean=f"{each.mean_hits:g}"
            )
            for each in (view.hits if view else ())
        ]

    def _line(self, at: int, entry: ClaimEntry) -> QFrame:
        key = self._field.key
        well = QFrame()
        well.setObjectName(f"{key}{at}")
        well.setProperty("well", "true")
        line = QHBoxLayout(well)
        line.setContentsMargins(14, 6, 8, 6)
        words = self._words(entry)
        line.addWidget(label(f"{key}Text{at}", words, wrap=True), 1)
        if entry.pending:
            badge = Badge(self._look, f"{key}Pending{at}")
            badge.show_badge("waiting", self.tr("Only here"), "info")
            line.addWidget(badge)
        if key in ENTRIES:
            edit = Button(self._look, f"{key}Correct{at}", self.tr("Correct"), kind="quiet")
            edit.setAccessibleName(self.tr("Correct {entry}").format(entry=words))
            edit.clicked.connect(lambda: self._edit(entry))
            line.addWidget(edit)
            remove = Button(self._look, f"{key}Remove{at}", self.tr("Remove"), kind="quiet")
            remove.setAccessibleName(self.tr("Remove {entry}").format(entry=words))
            remove.clicked.connect(lambda: self._claim.remove_entry(key, entry.entry_id))
            line.addWidget(remove)
        return well

    def _words(self, entry: ClaimEntry) -> str:
        known = ENTRIES.get(self._field.key, ())
        parts = [self._value(field, entry.values.get(field.key)) for field in known]
        return " · ".join(part for part in parts if part)

    def _value(self, field: FormField, value: object) -> str:
        if value is None:
            return ""
        if field.kind is Kind.CENTS and isinstance(value, int):
            said = money(value)
        elif field.kind is Kind.INSTANT and isinstance(value, int):
            said = day_and_time(value, self._claim.zone)
        else:
            said = code_word(str(value)) if field.codes else str(value)
        if field.kind in (Kind.COUNT, Kind.CENTS):
            return self.tr("{what} {value}").format(what=label_word(field.label), value=said)
        return said

    def _new(self) -> EntryEditors:
        key = self._field.key
        made = EntryEditors(self._look, self._field, key, lambda texts: self._claim.add_entry(key, texts))
        words = self.tr("Add: {what}").format(what=label_word(self._field.label))
        made.add_button(f"{key}Add", self.tr("Add"), words, made.submit)
        return made

    def _correction(self, entry: ClaimEntry) -> EntryEditors:
        key = self._field.key
        made = EntryEditors(self._look, self._field, f"{key}Edit", self._correct)
        made.fill(self._claim.texts(key, entry.entry_id))
        what = label_word(self._field.label)
        made.add_button(
            f"{key}EditSave", self.tr("Keep"), self.tr("Keep the correction: {what}").format(what=what),
            made.submit,
        )  # fmt: skip
        made.add_button(
            f"{key}EditCancel", self.tr("Leave as it was"),
            self.tr("Leave as it was: {what}").format(what=what), self._stop_editing,
        )  # fmt: skip
        return made

    def _correct(self, texts: dict[str, str]) -> None:
        editing = self._editing
        self._editing = ""
        if not self._claim.edit_entry(self._field.key, editing, texts):
            self._editing = editing

    def _edit(self, entry: ClaimEntry) -> None:
        self._editing = entry.entry_id
        self.show_answer()
        editors = self.findChild(EntryEditors, f"{self._field.key}EditEditors")
        if editors is not None:
            editors.focus_first()

    def _stop_editing(self) -> None:
        self._editing = ""
        self.show_answer()

    def _begin(self) -> None:
        self._editing = ""
        if self._adding is not None:
            self._adding.fill({})

    def _on_added(self, key: str) -> None:
        if key == self._field.key and self._adding is not None:
            self._adding.fill({})
