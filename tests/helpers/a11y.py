"""What a screen reader gets: the QAccessible tree as text, and who in it is nameless or too small."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QWidget

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
QUIET_ROLES = {"Client", "Pane", "LayeredPane", "ScrollBar", "Filler", "Splitter", "Indicator", "Whitespace"}
MOVING = {"undoTimeLeft"}  # runs by the clock
CELL_ROWS = 3  # of a table or list, the first rows stand for all


def visible_controls(widget: QWidget) -> list[QWidget]:
    """Everything a person can act on, as far as it is on screen."""
    found: list[QWidget] = []
    for child in widget.findChildren(QWidget):
        inside = isinstance(child.parentWidget(), QAbstractItemView)
        if isinstance(child, CONTROLS) and child.isVisible() and not inside:
            found.append(child)
    return found


def nameless(widget: QWidget) -> list[str]:
    """Visible controls that have no object name or that a screen reader would call by nothing."""
    return [
        f"{type(control).__name__} {control.objectName()!r}"
        for control in visible_controls(widget)
        if not control.objectName() or not _name(control)
    ]


def tree(widget: QWidget) -> str:
    """The tree under a widget: role, name, value and state, one node a line."""
    root = QAccessible.queryAccessibleInterface(widget)
    return "\n".join(_lines(root, 0)) + "\n"


def _name(control: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(control)
    return str(found.text(QAccessible.Text.Name))


def _lines(node: QAccessibleInterface, depth: int) -> Iterator[str]:
    if node is None or not node.isValid() or node.state().invisible:
        return
    role = node.role().name
    name = node.text(QAccessible.Text.Name).strip()
    shown = bool(name) or role not in QUIET_ROLES
    if shown:
        yield "  " * depth + f"{role} {name!r}" + _value(node, name) + _state(node)
    for at in range(_children(node, role)):
        yield from _lines(node.child(at), depth + int(shown))


def _children(node: QAccessibleInterface, role: str) -> int:
    count = node.childCount()
    if role == "List":
        return min(count, CELL_ROWS)
    if role == "Table":
        view = node.object()
        columns = view.model().columnCount() if isinstance(view, QAbstractItemView) else 1
        return min(count, columns * (CELL_ROWS + 1))
    return count


def _value(node: QAccessibleInterface, name: str) -> str:
    owner = node.object()
    if owner is not None and owner.objectName() in MOVING:
        return ""
    value = node.text(QAccessible.Text.Value).strip()
    return f" = {value!r}" if value and value != name else ""


def _state(node: QAccessibleInterface) -> str:
    state = node.state()
    words = [word for word in ("disabled", "checked", "selected", "passwordEdit") if getattr(state, word)]
    return f" [{', '.join(words)}]" if words else ""
