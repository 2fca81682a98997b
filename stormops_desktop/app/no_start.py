"""What a person reads when the app can't even open its window."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: TID251 - there is no window for a banner yet

from stormops_desktop.assembly.settings import NO_FOLDER

NO_DISPLAY = (
    "StormOps has no screen to open its window on. Start it from a desktop session, or name the screen in "
    "DISPLAY. What was saved on this machine is safe; stormops sync, doctor and export need no screen.\n"
)


@contextmanager
def no_window_in_words() -> Iterator[None]:
    """While the QApplication is made: where Qt would abort, the process ends with a sentence and code 1."""
    before = qInstallMessageHandler(_at_start)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _at_start(kind: QtMsgType, where: QMessageLogContext, said: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(NO_DISPLAY)
        sys.stderr.flush()
        os._exit(1)  # on return Qt aborts the process
    if not where.category.startswith("qt.qpa"):  # its hints for packagers come just before the fatal message
        sys.stderr.write(f"{said}\n")


def tell_why(app: QApplication, error: Exception) -> int:
    """Shows the sentence, also on stderr; returns the exit code once it is read."""
    said = sentence(error)
    sys.stderr.write(f"{said}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, QCoreApplication.applicationName(), said)
    box.setObjectName("cannotStart")
    box.finished.connect(lambda _: app.exit(1))
    box.open()
    return app.exec()


def sentence(error: Exception) -> str:
    """Our own errors speak for themselves; of the system's, which folder and why."""
    if isinstance(error, OSError):
        return NO_FOLDER.format(folder=error.filename, reason=error.strerror)
    return str(error)
