"""The keys on the photo: zoom, pan, choose a mark, move, delete, undo. Nothing here needs a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from stormops_desktop.viewmodels.viewer.viewer import ViewerViewModel
from stormops_desktop.views.viewer.frame import STEP

if TYPE_CHECKING:
    from stormops_desktop.views.viewer.canvas import Canvas

NUDGE, FAR_NUDGE = 0.01, 0.05
PAN_PX = 60.0
ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0), Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0), Qt.Key.Key_Down: (0.0, 1.0),
}  # fmt: skip


class CanvasKeys:
    """What each key does; True where it did something."""

    def __init__(self, canvas: Canvas, viewer: ViewerViewModel) -> None:
        self._canvas, self._viewer = canvas, viewer
        self._plain: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: canvas.zoom_by(STEP),
            Qt.Key.Key_Equal: lambda: canvas.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: canvas.zoom_by(1 / STEP),
            Qt.Key.Key_0: canvas.fit,
            Qt.Key.Key_Comma: lambda: viewer.choose(lambda board: board.choose_next(-1)),
            Qt.Key.Key_Period: lambda: viewer.choose(lambda board: board.choose_next(1)),
            Qt.Key.Key_Delete: lambda: viewer.edit(lambda board: board.delete()),
            Qt.Key.Key_Backspace: lambda: viewer.edit(lambda board: board.delete()),
            Qt.Key.Key_PageUp: lambda: viewer.move(-1),
            Qt.Key.Key_PageDown: lambda: viewer.move(1),
        }

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for the photo though the window has a shortcut of it."""
        undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return undo or (event.key() == Qt.Key.Key_Escape and self._has_something_to_leave())

    def press(self, event: QKeyEvent) -> bool:
        """Does what the key says."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._viewer.edit(lambda board: board.undo())
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._viewer.edit(lambda board: board.redo())
        elif event.key() in ARROWS:
            self._arrow(ARROWS[Qt.Key(event.key())], event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._canvas.draw_in_middle()
        elif event.key() == Qt.Key.Key_Escape and self._has_something_to_leave():
            self._canvas.tool_used.emit()
            self._viewer.choose(lambda board: setattr(board, "chosen", ""))
        elif (
            Qt.Key(event.key()) in self._plain and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._plain[Qt.Key(event.key())]()
        else:
            return False
        return True

    def _has_something_to_leave(self) -> bool:
        return self._canvas.tool.kind is not None or self._viewer.board.selected is not None

    def _arrow(self, way: tuple[float, float], event: QKeyEvent) -> None:
        """Moves the chosen mark (Shift: far; Ctrl: its last point), else the picture, else goes along."""
        chosen = self._viewer.board.selected
        if chosen is not None:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = FAR_NUDGE if far else NUDGE
            by = way[0] * step, way[1] * step
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and len(chosen.points) > 1:
                at = 2 if len(chosen.points) == 4 else 1
                to = chosen.points[at][0] + by[0], chosen.points[at][1] + by[1]
                self._viewer.edit(lambda board: board.move_point(at, to))
            else:
                self._viewer.edit(lambda board: board.move(by))
        elif self._canvas.frame.zoom > 1:
            self._canvas.pan_by(QPointF(-way[0] * PAN_PX, -way[1] * PAN_PX))
        elif way[0]:
            self._viewer.move(1 if way[0] > 0 else -1)
