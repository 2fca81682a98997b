"""Import on screen: kinds, rejects by row, the way from a path to what came in; the keyboard alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.storms.reading import Reject
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.intake.models import (
    ImportCounts,
    ImportDone,
    ImportLine,
    ImportPreview,
    ImportWish,
    TiersMoved,
)
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.storms.importing import ImportViewModel
from stormops_desktop.views.storms.import_screen import ImportScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from sync.contracts.replica import Touched
from tests.helpers.a11y import nameless, visible_controls
from tests.helpers.fakes import NOW
from tests.ui.acting import click, settle, words
from tests.ui.test_accessibility import cut_words

COUNTS = ImportCounts(1000, 240, 12, 700, 3, 5, 40)
REJECTS = (Reject(17, "e1", "No day in this row."), Reject(203, "e2", "The hail is 99 inches."))


@dataclass
class FakeImports:
    """`Imports` of one known file."""

    lines: list[ImportLine] = field(default_factory=list)
    cut_short: str = ""
    calls: list[str] = field(default_factory=list)

    def preview(self, path: Path, wish: ImportWish | None = None) -> ImportPreview:
        self.calls.append(f"preview {path.name} {wish.state if wish else ''}")
        if path.suffix == ".html":
            raise NotAllowed("This is a web page, not a storm file. Download the file itself.")
        return ImportPreview(
            "ncei_details", path.name, COUNTS, REJECTS, (NOW, NOW + 3_600_000), ("CST-6",), ("inches",),
            (("North Texas hail", 240),), notes=("Two rows have a county only.",),
        )  # fmt: skip

    def run(
        self, path: Path, wish: ImportWish | None = None, *, progress: Callable[[int, int], None],
        cancelled: Callable[[], bool], origin: object = None,
    ) -> ImportDone:  # fmt: skip
        self.calls.append(f"run {path.name} {wish.state if wish else ''}")
        progress(240, 240)
        preview = ImportPreview("ncei_details", path.name, COUNTS, REJECTS)
        self.lines.append(ImportLine("i", "ncei_details", path.name, None, "c1", COUNTS, NOW, "Rae Manager"))
        moved = TiersMoved("storm", {("", "A"): 12, ("B", "B"): 9}, 21, 12)
        change = ChangeSet(f"Imported {path.name}", Touched({"imports": {"i"}}), origin)
        return ImportDone(preview, (moved,), 252, change)

    def unfinished(self) -> str:
        return self.cut_short

    def history(self) -> Sequence[ImportLine]:
        return tuple(self.lines)


@pytest.fixture
def verbs() -> FakeImports:
    return FakeImports()


@pytest.fixture
def screen(qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeImports) -> ImportScreen:
    importing = ImportViewModel(around, verbs)
    made = ImportScreen(look, importing)
    importing.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 1000)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    importing.reload()
    settle()
    return made


def test_from_a_path_to_what_came_in_by_keyboard(screen: ImportScreen, verbs: FakeImports) -> None:
    assert "Nothing was imported yet." in words(screen)
    screen.state.setText("tx")
    screen.path.setFocus()
    QTest.keyClicks(screen.path, "/data/details.csv")
    QTest.keyClick(screen.path, Qt.Key.Key_Return)
    said = words(screen)
    for text in ("NCEI storm events. From 25 Mar 2019, 14:05 UTC to 25 Mar 2019, 15:05 UTC.", "Zones: CST-6.",
                 "Units: inches.", "To storms: North Texas hail (240).", "240 new, 12 changed, 700 unchanged",
                 "5 rejected", "Two rows have a county only."):  # fmt: skip
        assert text in said
    rejects = screen.rejects.model()
    assert [rejects.index(0, at).data() for at in range(2)] == ["17", "No day in this row."]
    screen.run.setFocus()
    QTest.keyClick(screen.run, Qt.Key.Key_Space)
    assert verbs.calls == ["preview details.csv TX", "run details.csv TX"]
    assert "Imported details.csv" in screen.banner.text
    assert "Tiers of houses: — → A: 12." in words(screen)
    assert screen.history.model().index(0, 0).data() == "details.csv"
    assert not screen.run.isVisible()


def test_a_dropped_file_is_looked_at(screen: ImportScreen, verbs: FakeImports) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/data/spc.csv")])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    screen.dropEvent(QDropEvent(QPoint(10, 10), copy, mime, button, none))
    assert verbs.calls == ["preview spc.csv "]
    assert screen.path.text() == "/data/spc.csv"


def test_what_is_no_storm_file_is_one_sentence(screen: ImportScreen) -> None:
    screen.take("/data/error.html")
    assert "This is a web page, not a storm file." in screen.banner.text
    assert screen.look_first.isEnabled()
    assert not screen.run.isVisible()


def test_an_import_that_was_cut_short_is_offered_again(screen: ImportScreen, verbs: FakeImports) -> None:
    verbs.cut_short = "/data/details.csv"
    screen._importing.reload()
    assert "was cut short" in words(screen)
    click(screen, "importAgainAction")
    assert verbs.calls == ["preview details.csv "]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(screen: ImportScreen, look: Look, theme: Theme) -> None:
    look.wear(theme)
    screen.take("/data/details.csv")
    settle()
    assert nameless(screen) == []
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(screen) == []
