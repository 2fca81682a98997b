"""The editors of one entry of a list: texts and choices side by side, with a press to take them over."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from stormops_desktop.domain.claims.entry_fields import DEFAULTS, ENTRIES, REQUIRED
from stormops_desktop.domain.claims.form_fields import FormField, Kind
from stormops_desktop.viewmodels.claim_words import code_word, label_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button, Selector
from stormops_desktop.views.widgets.flow import FlowLayout

CHOICE_WIDTH = 190
WIDE = 190
WIDTHS = {Kind.CENTS: 130, Kind.COUNT: 130, Kind.INSTANT: 236}


class EntryEditors(QWidget):
    """Goes on in another line where there is no room.

    Args:
        prefix: what the names of the editors begin with.
        submit: takes the texts by field, when Enter or the button is pressed.
    """

    def __init__(
        self, look: Look, field: FormField, prefix: str, submit: Callable[[dict[str, str]], object]
    ) -> None:
        super().__init__()
        self._look, self._field, self._prefix, self._submit = look, field, prefix, submit
        self._read: dict[str, Callable[[], str]] = {}
        self._fill: dict[str, Callable[[str], object]] = {}
        self.setObjectName(f"{prefix}Editors")
        self._line = FlowLayout(8)
        self.setLayout(self._line)
        for each in ENTRIES[field.key]:
            self._line.addWidget(self._selector(each) if each.codes else self._text(each))

    def add_button(self, name: str, words: str, spoken: str, act: Callable[[], object]) -> Button:
        button = Button(self._look, name, words, spoken=spoken)
        button.clicked.connect(act)
        self._line.addWidget(button)
        return button

    def texts(self) -> dict[str, str]:
        """What stands in the editors, by field."""
        return {key: read() for key, read in self._read.items()}

    def fill(self, texts: Mapping[str, str]) -> None:
        """Puts texts into the editors; what is not among them is emptied."""
        defaults = DEFAULTS.get(self._field.key, {})
        for key, fill in self._fill.items():
            fill(texts.get(key, defaults.get(key, "")))

    def submit(self) -> None:
        self._submit(self.texts())

    def focus_first(self) -> None:
        first = self._line.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus()

    def _text(self, field: FormField) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(f"{self._prefix}_{field.key}")
        editor.setAccessibleName(f"{label_word(self._field.label)}: {label_word(field.label)}")
        editor.setPlaceholderText(label_word(field.label))
        editor.setFixedWidth(WIDTHS.get(field.kind, WIDE))
        editor.returnPressed.connect(self.submit)
        self._read[field.key], self._fill[field.key] = editor.text, editor.setText
        return editor

    def _selector(self, field: FormField) -> Selector:
        made = Selector(
            self._look, f"{self._prefix}_{field.key}", label_word(field.label), least=CHOICE_WIDTH
        )
        default = DEFAULTS.get(self._field.key, {}).get(field.key, "")
        needed = field.key in REQUIRED[self._field.key]
        codes = [(code.value, code_word(code.value)) for code in field.codes or ()]
        blank = self.tr("Choose: {what}" if needed else "{what}: any").format(what=label_word(field.label))
        chosen = {"code": default}

        def choose(code: str) -> None:
            chosen["code"] = code
            unlisted = [(code, code)] if code and code not in dict(codes) else []
            made.offer([*([] if default else [("", blank)]), *codes, *unlisted], code)

        choose(default)
        made.choices.triggered.connect(lambda action: choose(str(action.data())))
        self._read[field.key], self._fill[field.key] = lambda: chosen["code"], choose
        return made
