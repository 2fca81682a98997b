"""Every word on every screen can be translated: a pseudo-language marks what went through tr()."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.fakes import FakeDesk
from tests.ui.test_accessibility import SCREENS, Arrange

DATA = re.compile(
    r"IMG_\d+|The picture is damaged"
    r"|Dana Ortiz|DFW Elite|Crew North|Two vents|Coit Rd|Plano|75024|North Texas hail|NCEI|Laminated"
    r"|Demo clock|Outcome of the visit|While you were|On site|Inspected, damage|Not interested"
    r"|Cancelled|Completed|Outcome|Status|\d{4}, \d\d:\d\d"
    r"|Oak Hollow Ln|Lavon Dr|New note|Changed claim|Changed job|did not take this file|may not change this"
    r"|The office has a different value|stormops$"
    r"|Met adjuster|Gate code|R\. Diaz|^Appointment$"
    r"|Acme Mutual|TX-Ab 9|Gutters|We will waive|\$[\d,.]+|\d{4}-\d\d-\d\d|^[\d,.]+$"
)
KEYS = re.compile(r"[\d \u2013]+|[ACEJKNPRST?]|F5|Esc|(Ctrl|Alt|Shift)\+\S+")


class Pseudo(QTranslator):
    """Puts every sentence into angle quotes."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"«{text}»"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def pseudo_language(qapp: QApplication) -> Iterator[None]:
    """Before the shell is built: most words are set once."""
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("arrange", SCREENS, ids=lambda arrange: arrange.__name__)
def test_no_word_bypasses_translation(
    pseudo_language: None, shell: ShellView, session: SessionViewModels, desk: FakeDesk, arrange: Arrange
) -> None:
    arrange(shell, session, desk)
    plain = [
        text for text in said(shell) if "«" not in text and not DATA.search(text) and not KEYS.fullmatch(text)
    ]
    assert plain == []


def said(inside: QWidget) -> set[str]:
    """Texts, names and placeholders of everything on screen."""
    texts: set[str] = set()
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible():
            continue
        texts.add(widget.accessibleName())
        if isinstance(widget, (QLabel, QPushButton, QToolButton)):
            texts.add(widget.text())
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            texts.add(widget.placeholderText())
    return {text.strip() for text in texts if text.strip()}
