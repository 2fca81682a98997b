"""One question of the form: its label, its editor, "not known", and what the rules say about it."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stormops_desktop.domain.claims.findings import Level
from stormops_desktop.domain.claims.form import Answer
from stormops_desktop.domain.claims.form_fields import FormField, Kind
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.claim_words import code_word, label_word, sentence
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.flow import FlowLayout
from stormops_desktop.views.widgets.labels import label, restyle

OTHER_WIDTH = 150
LEAST_CHIP = 64


class Choices(QWidget):
    """Up to eight answers as buttons; pressing the one that stands takes it away."""

    def __init__(self, look: Look, field: FormField, claim: ClaimViewModel) -> None:
        super().__init__()
        self._field, self._claim = field, claim
        self.setObjectName("scrolled")
        line = FlowLayout(8)
        self.setLayout(line)
        values: list[object] = [True, False] if field.codes is None else [code.value for code in field.codes]
        self.buttons: dict[object, Button] = {}
        for value in values:
            words = self._words(value)
            button = Button(look, f"{field.key}_{value}".lower(), words, kind="chip")
            button.setCheckable(True)
            button.setAccessibleName(
                self.tr("{field}: {answer}").format(field=label_word(field.label), answer=words)
            )
            button.clicked.connect(lambda _=False, value=value: claim.choose(field.key, value))
            line.addWidget(button)
            self.buttons[value] = button

    def show_value(self, value: object) -> None:
        for each, button in self.buttons.items():
            button.setChecked(each == value)

    def _words(self, value: object) -> str:
        if isinstance(value, bool):
            return self.tr("Yes") if value else self.tr("No")
        return code_word(str(value))


class Several(QWidget):
    """Any number of words as buttons, and a line for one that is not among them."""

    def __init__(self, look: Look, field: FormField, claim: ClaimViewModel) -> None:
        super().__init__()
        self._look, self._field, self._claim = look, field, claim
        self.setObjectName(f"several_{field.key}")
        self._offered = [code.value for code in field.offers or ()]
        self._line = FlowLayout(8)
        self.setLayout(self._line)
        self.buttons: dict[str, Button] = {}
        for code in self._offered:
            self._add_chip(code)
        self.other = QLineEdit()
        self.other.setObjectName(f"other_{field.key}")
        self.other.setAccessibleName(self.tr("{field}: another").format(field=label_word(field.label)))
        self.other.setPlaceholderText(self.tr("Another"))
        self.other.setFixedWidth(OTHER_WIDTH)
        self.other.returnPressed.connect(self._take_other)
        self._line.addWidget(self.other)

    def show_value(self, value: object) -> None:
        listed = [str(each) for each in value] if isinstance(value, list) else []
        for code in listed:
            if code not in self.buttons:
                self._add_chip(code)
        for code, button in self.buttons.items():
            button.setChecked(code in listed)
            button.setVisible(code in listed or code in self._offered)

    def _add_chip(self, code: str) -> None:
        words = code_word(code)
        button = Button(self._look, f"{self._field.key}_{code}".lower(), words, kind="chip")
        button.setCheckable(True)
        button.setAccessibleName(
            self.tr("{field}: {answer}").format(field=label_word(self._field.label), answer=words)
        )
        button.setMinimumWidth(LEAST_CHIP)  # a slope is one letter, a glove is not
        button.clicked.connect(lambda: self._claim.toggle(self._field.key, code))
        self._line.addWidget(button)
        self.buttons[code] = button

    def _take_other(self) -> None:
        self._claim.toggle(self._field.key, self.other.text())
        self.other.clear()


class TypedField(QLineEdit):
    """A text; saved when the person leaves it or presses Enter."""

    def __init__(self, field: FormField, claim: ClaimViewModel) -> None:
        super().__init__()
        self._key, self._claim = field.key, claim
        self.setObjectName(f"claim_{field.key}")
        self.setAccessibleName(label_word(field.label))
        self.setPlaceholderText(self._hint(field.kind))
        self.textEdited.connect(lambda text: claim.type(field.key, text))
        self.editingFinished.connect(self._commit)

    def show_text(self, text: str) -> None:
        """What is kept; not while something else stands here that was typed and not saved yet."""
        if self._claim.problems.get(self._key):
            return
        if not (self.hasFocus() and self.isModified()) and self.text() != text:
            self.setText(text)

    def _commit(self) -> None:
        self.setModified(False)
        self._claim.commit(self._key, self.text())

    def _hint(self, kind: Kind) -> str:
        if kind is Kind.CENTS:
            return self.tr("Dollars")
        if kind is Kind.DATE:
            return self.tr("Day, as 2019-03-24")
        if kind is Kind.INSTANT:
            return self.tr("Day and hour, as 2019-04-02 14:30")
        return self.tr("Percent") if kind is Kind.PERCENT else ""


class FieldRow(QWidget):
    """Label above, editor and "not known" side by side, remarks below."""

    def __init__(self, look: Look, field: FormField, claim: ClaimViewModel) -> None:
        super().__init__()
        self._field, self._claim = field, claim
        self.setObjectName(f"row_{field.key}")
        words = label_word(field.label)
        chosen = field.kind in (Kind.CODE, Kind.YES_NO)
        self.choices = Choices(look, field, claim) if chosen else None
        self.several = Several(look, field, claim) if field.kind is Kind.CODES else None
        self.typed = None if chosen or self.several else TypedField(field, claim)
        self.unknown = Button(look, f"unknown_{field.key}", self.tr("Not known"), kind="chip")
        self.unknown.setCheckable(True)
        self.unknown.setAccessibleName(self.tr("{field}: not known").format(field=words))
        self.remark = label(f"remark_{field.key}", "", "small", wrap=True)
        self.remark.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.remark.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        editor: QWidget | None = self.choices or self.several or self.typed
        if editor is not None:
            line.addWidget(editor, 1)
        line.addWidget(self.unknown, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(f"label_{field.key}", words, "label"))
        column.addLayout(line)
        column.addWidget(self.remark)
        self.unknown.clicked.connect(lambda: claim.toggle_unknown(field.key))

    def show_answer(self) -> None:
        view, key = self._claim.view, self._field.key
        if view is None:
            return
        if self.typed is not None:
            self.typed.show_text(self._claim.text(key))
        for shown in (self.choices, self.several):
            if shown is not None:
                shown.show_value(view.form.values.get(key))
        self.unknown.setChecked(view.form.answer(key) is Answer.UNKNOWN)
        self.show_remarks()

    def show_remarks(self) -> None:
        """What could not be read first, then what the rules remark, then wording to look at again."""
        view, key = self._claim.view, self._field.key
        problem = self._claim.problems.get(key, "")
        findings = [each for each in view.findings if self._concerns(each.fields)] if view else []
        pointers = view.pointers.get(key, ()) if view else ()
        lines = [sentence(problem)] if problem else []
        lines += [sentence(each.sentence) for each in findings]
        lines += [
            self.tr("\u201c{phrase}\u201d: {says} {instead}").format(
                phrase=each.phrase, says=sentence(each.says), instead=sentence(each.suggestion)
            )
            for each in pointers
        ]
        loud = pointers or any(each.level is Level.WARNING for each in findings)
        tone = Tone.DANGER if problem else Tone.WARN if loud else Tone.INFO
        self.remark.setText("\n".join(lines))
        restyle(self.remark, tone=tone.value)
        self.remark.setVisible(bool(lines))

    def _concerns(self, fields: tuple[str, ...]) -> bool:
        own = {self._field.key}
        if self._field.key in ("deductible_cents", "deductible_pct"):
            own.add("deductible")
        return bool(own & set(fields))


class Tone(StrEnum):
    """How loudly a remark is said."""

    DANGER = "danger"
    WARN = "warn"
    INFO = "info"
