"""A paper signed in the real window over a real replica and vault, and read back at the real hub."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.papers.papers import Mode
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.views.papers.signature_pad import SignaturePad
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from tests.helpers.desktops import Laptop, laptops, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key
from tests.ui.acting import click, find, press, settle
from tests.ui.test_papers_screen import scribble

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
PATIENCE_MS = 60_000


def test_a_contingency_is_signed_offline_in_the_window_and_is_safe_after_the_sync(
    qtbot: QtBot, qapp: QApplication, look: Look, hub_app: HubAtHand, laptops: Callable[..., Laptop]
) -> None:
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["manager"])
    laptop.capture(*storm_day(hub_app.ours.crew_id))
    assert laptop.sync().problem == ""
    laptop.wire.up = False
    services, runner = laptop.desktop.services(), LaneRunner(parent=qapp)
    around = Surroundings(runner, ChangeBus(), lambda: int(hub_app.clock.now * 1000))
    session = open_session(services, laptop.desktop.accounts, around)
    shell = ShellView(look, session)
    qtbot.addWidget(shell)
    try:
        shell.resize(1280, 800)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.open_job(key("job1"))
        papers = session.papers
        assert papers is not None
        assert shell.papers is not None
        qtbot.waitUntil(lambda: session.job.detail is not None, timeout=PATIENCE_MS)
        press(shell, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: papers.view is not None, timeout=PATIENCE_MS)
        click(shell.papers, "newPaper_contingency")
        qtbot.waitUntil(lambda: papers.draft is not None, timeout=PATIENCE_MS)
        settle()
        find(shell.papers, "paperSigner", QLineEdit).setText("Maria Lopez")
        scribble(find(shell.papers, "signaturePad", SignaturePad))
        click(shell.papers, "signSeal")
        qtbot.waitUntil(lambda: papers.mode is Mode.SEALED and bool(papers.pages), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: papers.paper is not None, timeout=PATIENCE_MS)
        assert papers.paper is not None
        sha256 = papers.paper.sha256
        laptop.wire.up = True
        assert laptop.sync().problem == ""
    finally:
        session.dispose()
        assert runner.close(timeout_s=60)
    answer = hub_app.client(hub_app.ours.people["admin"]).get(f"/v1/blobs/{sha256}")
    assert answer.status_code == 200
    assert "Maria Lopez" in "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
