"""The keyboard comes back to what could not be used for a moment."""

from PySide6.QtWidgets import QWidget

HELD = "heldKeys"


def allow(widget: QWidget, *, on: bool) -> None:
    """Enables a widget, or disables it while something runs that it began.

    Qt gives the keyboard of what is disabled to the next field, where a shortcut's letter is text, and never
    gives it back. So nobody has it meanwhile, and what had it gets it again unless the person went elsewhere.
    """
    if on:
        widget.setEnabled(True)
        _give_back(widget)
    elif widget.isEnabled():
        focused = widget.window().focusWidget()
        if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
            widget.setProperty(HELD, focused.objectName())
            focused.clearFocus()
        widget.setEnabled(False)


def _give_back(widget: QWidget) -> None:
    name = widget.property(HELD)
    widget.setProperty(HELD, None)
    if not name or widget.window().focusWidget() is not None:
        return
    held = widget if widget.objectName() == name else widget.findChild(QWidget, name)
    if held is not None and held.isVisible():
        held.setFocus()
