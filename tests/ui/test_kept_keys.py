"""What is disabled for a moment gets the keyboard back, and gives it to nobody meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stormops_desktop.views.widgets.kept_keys import allow
from tests.ui.acting import find, press


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    box = QWidget()
    box.setObjectName("box")
    inner = QVBoxLayout(box)
    button, other, field = QPushButton("Keep"), QPushButton("Leave"), QLineEdit()
    for name, widget in (("keep", button), ("leave", other), ("field", field)):
        widget.setObjectName(name)
    inner.addWidget(button)
    inner.addWidget(other)
    column.addWidget(box)
    column.addWidget(field)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.mark.parametrize("disabled", ["keep", "box"])
def test_it_comes_back(window: QWidget, disabled: str) -> None:
    find(window, "keep").setFocus()
    allow(find(window, disabled), on=False)
    assert window.focusWidget() is None
    press(window, Qt.Key.Key_S)
    assert find(window, "field", QLineEdit).text() == ""
    allow(find(window, disabled), on=False)  # said again while it runs
    allow(find(window, disabled), on=True)
    assert window.focusWidget() is find(window, "keep")


def test_who_went_elsewhere_meanwhile_stays_there(window: QWidget) -> None:
    find(window, "keep").setFocus()
    allow(find(window, "keep"), on=False)
    find(window, "field").setFocus()
    allow(find(window, "keep"), on=True)
    assert window.focusWidget() is find(window, "field")


def test_what_did_not_have_it_takes_nothing(window: QWidget) -> None:
    find(window, "field").setFocus()
    allow(find(window, "keep"), on=False)
    assert window.focusWidget() is find(window, "field")
    find(window, "field").clearFocus()
    allow(find(window, "keep"), on=True)
    assert window.focusWidget() is None
