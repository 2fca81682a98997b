"""Fixtures of the screens over real evidence: a shell on a real replica, awake and without threads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from tests.helpers.evidence_rig import EvidenceRig
from tests.helpers.runners import InlineRunner
from tests.ui.conftest import OFFICE_SIZE

__all__ = ["real", "real_session", "real_shell"]


@pytest.fixture
def real(tmp_path: Path) -> Iterator[EvidenceRig]:
    rig = EvidenceRig(tmp_path / "laptop")
    yield rig
    rig.close()


@pytest.fixture
def real_session(real: EvidenceRig, qapp: QApplication) -> Iterator[SessionViewModels]:
    around = Surroundings(InlineRunner(), ChangeBus(), real.tick)
    made = open_session(real.services(), real.desk, around)
    yield made
    made.dispose()


@pytest.fixture
def real_shell(qtbot: QtBot, look: Look, real_session: SessionViewModels) -> ShellView:
    view = ShellView(look, real_session)
    qtbot.addWidget(view)
    view.resize(*OFFICE_SIZE)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    real_session.start()
    return view
