"""A scrolled column gives what is inside its whole width, also when that grows."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.scrolled import scrolled


def test_nothing_inside_is_cut_at_the_side(qtbot: QtBot, look: Look) -> None:
    inner, button = QWidget(), QPushButton("Record outcome")
    column = QVBoxLayout(inner)
    column.addWidget(button)
    column.addWidget(QLabel("\n" * 60))
    page = QWidget()
    row = QHBoxLayout(page)
    row.addWidget(QListView(), 1)
    row.addWidget(area := scrolled("side", inner), 1)
    qtbot.addWidget(page)
    page.resize(420, 200)
    with qtbot.waitExposed(page):
        page.show()
    button.setText("Record the outcome of this visit")
    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())
    qtbot.waitUntil(lambda: area.viewport().width() >= inner.minimumSizeHint().width())
    assert area.verticalScrollBar().isVisible()
