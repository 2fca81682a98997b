"""The shell with a real replica, vault and photo desk behind its photo page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.fakes import FakeDesk, make_row
from tests.helpers.photo_rig import PhotoRig
from tests.helpers.replica_rows import key

JOB, OTHER_JOB = key("job1"), key("job2")


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[PhotoRig]:
    made = PhotoRig(tmp_path / "laptop")
    yield made
    made.close()


@pytest.fixture
def session(
    desk: FakeDesk, around: Surroundings, rig: PhotoRig, qapp: QApplication
) -> Iterator[SessionViewModels]:
    for number, job in enumerate((JOB, OTHER_JOB), 4):
        desk.rows[job] = make_row(number, job_id=job)
    made = open_session(replace(desk.services(), photos=rig.desk), desk, around)
    yield made
    made.dispose()


@pytest.fixture
def on_page(shell: ShellView) -> ShellView:
    """The shell on the photo page of the first job."""
    shell.open_job(JOB)
    shell.open_photos(JOB)
    return shell


def urls(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(onto: QWidget, data: QMimeData) -> bool:
    """Drags over a widget and lets go; whether it was taken."""
    at, copy = QPoint(50, 50), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, data, buttons, keys)
    QApplication.sendEvent(onto, enter)
    if not enter.isAccepted():
        return False
    let_go = QDropEvent(QPointF(at), copy, data, buttons, keys)
    QApplication.sendEvent(onto, let_go)
    return let_go.isAccepted()
