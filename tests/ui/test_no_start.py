"""When the app can't open its window a person gets a sentence, and the process an exit code of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox  # noqa: TID251 - the one there is

from stormops_desktop.app.main import run
from stormops_desktop.app.no_start import tell_why
from stormops_desktop.services.errors import StoreTrouble

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("display", ["", ":77"])
def test_without_a_screen(display: str, tmp_path: Path) -> None:
    """Neither named nor reachable: Qt's own answer is to abort."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "stormops_desktop"], capture_output=True, text=True, check=False, cwd=ROOT,
        env={**environment, "DISPLAY": display, "STORMOPS_DATA_DIR": str(tmp_path)}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("StormOps has no screen")
    assert "is safe" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def read_it(qapp: QApplication, shown: list[str]) -> None:
    """Reads the box that comes, and closes it."""
    # The last window's end would leave a Quit behind, which ends every event loop of the tests to come.
    qapp.setQuitOnLastWindowClosed(False)

    def look() -> None:
        for box in (w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()):
            shown.append(box.text())
            box.accept()

    QTimer.singleShot(0, qapp, look)


def test_the_reason_is_shown_and_the_code_is_not_that_of_success(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    read_it(qapp, shown)
    assert tell_why(qapp, StoreTrouble("The disk is full.")) == 1
    assert shown == ["The disk is full."]
    assert capsys.readouterr().err == "The disk is full.\n"


def test_a_data_folder_that_cannot_be_used(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logs").write_text("a file where the folder of logs belongs")
    monkeypatch.setenv("STORMOPS_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("stormops_desktop.app.main.application", lambda _: qapp)
    shown: list[str] = []
    read_it(qapp, shown)
    assert run([]) == 1
    assert "can't be used" in shown[0]
    assert "STORMOPS_DATA_DIR" in shown[0]
