"""A list of the form: what is in it, and a line to add to it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.domain.claims.entry_fields import DEFAULTS, ENTRIES, REQUIRED
from stormops_desktop.domain.claims.form_fields import FormField, Kind
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import code_word, label_word, sentence
from stormops_desktop.viewmodels.shown import ClaimEntry
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import label, restyle
from stormops_desktop.views.widgets.rebuilt import Rebuilt

CHOICE_WIDTH = 190


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
        self._read: dict[str, Callable[[], str]] = {}
        self._empty: list[Callable[[], None]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(f"label_{field.key}", label_word(field.label), "label"))
        column.addWidget(self._entries)
        if field.key in ENTRIES:
            column.addWidget(self._editors())
        column.addWidget(self.remark)
        claim.entry_added.connect(self._on_added)

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
            column.addWidget(self._line(at, entry))
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
            remove = Button(self._look, f"{key}Remove{at}", self.tr("Remove"), kind="quiet")
            remove.setAccessibleName(self.tr("Remove {entry}").format(entry=words))
            remove.clicked.connect(lambda: self._claim.remove_entry(key, entry.entry_id))
            line.addWidget(remove)
        return well

    def _words(self, entry: ClaimEntry) -> str:
        known = ENTRIES.get(self._field.key, ())
        parts = [self._value(field, entry.values.get(field.key)) for field in known]
        if not known:
            parts = [code_word(str(entry.values.get("kind", ""))), str(entry.values.get("signer", ""))]
        return " · ".join(part for part in parts if part)

    def _value(self, field: FormField, value: object) -> str:
        if value is None:
            return ""
        if field.kind is Kind.CENTS and isinstance(value, int):
            said = money(value)
        else:
            said = code_word(str(value)) if field.codes else str(value)
        if field.kind in (Kind.COUNT, Kind.CENTS):
            return self.tr("{what} {value}").format(what=label_word(field.label), value=said)
        return said

    def _editors(self) -> QWidget:
        box = QWidget()
        line = FlowLayout(8)
        box.setLayout(line)
        for field in ENTRIES[self._field.key]:
            editor = self._selector(field) if field.codes else self._text(field)
            line.addWidget(editor)
        words = self.tr("Add: {what}").format(what=label_word(self._field.label))
        add = Button(self._look, f"{self._field.key}Add", self.tr("Add"), spoken=words)
        add.clicked.connect(self._add)
        line.addWidget(add)
        return box

    def _text(self, field: FormField) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(f"{self._field.key}_{field.key}")
        editor.setAccessibleName(f"{label_word(self._field.label)}: {label_word(field.label)}")
        editor.setPlaceholderText(label_word(field.label))
        editor.setFixedWidth(130 if field.kind in (Kind.CENTS, Kind.COUNT) else 190)
        editor.returnPressed.connect(self._add)
        self._read[field.key] = editor.text
        self._empty.append(editor.clear)
        return editor

    def _selector(self, field: FormField) -> Selector:
        name = f"{self._field.key}_{field.key}"
        made = Selector(self._look, name, label_word(field.label), least=CHOICE_WIDTH)
        default = DEFAULTS.get(self._field.key, {}).get(field.key, "")
        needed = field.key in REQUIRED[self._field.key]
        codes = [(code.value, code_word(code.value)) for code in field.codes or ()]
        blank = self.tr("Choose: {what}" if needed else "{what}: any").format(what=label_word(field.label))
        offered = codes if default else [("", blank), *codes]
        chosen = {"code": default}

        def choose(code: str) -> None:
            chosen["code"] = code
            made.offer(offered, code)

        choose(default)
        made.choices.triggered.connect(lambda action: choose(str(action.data())))
        self._read[field.key] = lambda: chosen["code"]
        self._empty.append(lambda: choose(default))
        return made

    def _add(self) -> None:
        self._claim.add_entry(self._field.key, {name: read() for name, read in self._read.items()})

    def _on_added(self, key: str) -> None:
        if key == self._field.key:
            for empty in self._empty:
                empty()
