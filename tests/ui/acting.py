"""Fingers and eyes of the screens' tests."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

Found = TypeVar("Found", bound=QWidget)


def find(inside: QWidget, name: str, kind: type[Found] = QWidget) -> Found:  # type: ignore[assignment]
    found = inside.findChild(kind, name)
    assert found is not None, f"no {name}"
    return found


def click(inside: QWidget, name: str) -> None:
    """A click as a person can do it: on something visible and enabled."""
    widget: QWidget = find(inside, name)
    assert widget.isVisible(), f"{name} is not on screen"
    assert widget.isEnabled(), f"{name} is disabled"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key to whatever has the keyboard in the widget's window."""
    QTest.keyClick(widget.window().focusWidget() or widget, key, modifier)


def words(inside: QWidget) -> str:
    """Every visible label's text, in the order of the widgets."""
    labels = inside.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible() and label.text())


def settle() -> None:
    """Lets layouts follow what changed: nested ones ask again, a level a turn."""
    for _ in range(6):
        QCoreApplication.sendPostedEvents()
