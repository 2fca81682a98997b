"""Nurture on screen: the list, why, who is kept off, scheduling, files out and back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stormops_desktop.services.nurture.models import (
    NurtureRow,
    OutcomeImport,
    RejectedRow,
    RuleView,
    SchedulePreview,
    StepView,
    WhyView,
)
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.nurture.nurture import NurtureViewModel
from stormops_desktop.views.nurture.nurture_screen import NurtureScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from sync.contracts.replica import Touched
from tests.helpers.a11y import nameless, visible_controls
from tests.helpers.fakes import NOW, busy_desk
from tests.ui.acting import click, find, settle, words
from tests.ui.test_accessibility import cut_words

DAY = 86_400_000


def house(number: int) -> NurtureRow:
    return NurtureRow(
        f"house-{number}", f"{1200 + 8 * number} Coit Rd", "Plano", "TX", "75024", 0.31 - number / 100, 0.2,
        None, "Deal_Hunter", "uplift-1", "pending", NOW - DAY, None, None, False,
    )  # fmt: skip


@dataclass
class FakeNurture:
    """`Nurture` of a dozen houses, four of them busy, three kept off."""

    houses: int = 12
    off: dict[str, int] = field(default_factory=lambda: {"opted_out": 2, "control_arm": 1})
    calls: list[str] = field(default_factory=list)

    def count(self, storm_id: str, *, hide_busy: bool = False) -> int:
        return max(0, self.houses - 4) if hide_busy else self.houses

    def page(
        self, storm_id: str, offset: int, limit: int, *, hide_busy: bool = False
    ) -> Sequence[NurtureRow]:
        return [house(at) for at in range(offset, min(offset + limit, self.count("", hide_busy=hide_busy)))]

    def suppressed(self, storm_id: str) -> Mapping[str, int]:
        return dict(self.off)

    def suppressed_page(self, storm_id: str, reason: str, offset: int, limit: int) -> Sequence[NurtureRow]:
        return [house(50 + at) for at in range(self.off[reason])]

    def why(self, storm_id: str, property_id: str) -> WhyView:
        rules = (RuleView("treated", True, "Treated on 24 March"), RuleView("free", False, "Opted out"))
        return WhyView(property_id, True, rules)

    def steps(self, storm_id: str, property_id: str) -> Sequence[StepView]:
        return ()

    def preview(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None
    ) -> SchedulePreview:
        return SchedulePreview(10, 42, {"no_consent": 2}, NOW, NOW + 30 * DAY)

    def schedule(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None,
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        self.calls.append("schedule")
        return ChangeSet("Scheduled 42 steps", Touched({"nurture_sequences": {"s"}}), origin)

    def stop(
        self, storm_id: str, property_ids: Collection[str], reason: str, *, origin: object = None
    ) -> ChangeSet:
        return ChangeSet("Stopped", origin=origin)

    def settle(self, storm_id: str, *, origin: object = None) -> ChangeSet:
        return ChangeSet("Settled", origin=origin)

    def mark(self, sequence_id: str, status: str, *, origin: object = None) -> ChangeSet:
        return ChangeSet("Marked", origin=origin)

    def say(
        self, property_id: str, reason: str, *, channel: str = "all", basis: str = "", same_as: str = "",
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        return ChangeSet("Said", origin=origin)

    def export_csv(self, storm_id: str) -> str:
        return "property_id,address\r\nhouse-0,1200 Coit Rd\r\n"

    def import_outcomes(self, storm_id: str, text: str, *, origin: object = None) -> OutcomeImport:
        self.calls.append(text)
        return OutcomeImport(3, 1, 1, (RejectedRow(4, "No such house."),))

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        return ChangeSet("Undone", origin=origin)


@pytest.fixture
def verbs() -> FakeNurture:
    return FakeNurture()


@pytest.fixture
def screen(qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeNurture) -> NurtureScreen:
    nurture = NurtureViewModel(around, verbs)
    made = NurtureScreen(look, nurture)
    nurture.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 1000)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    nurture.show_storm(busy_desk().storms()[0])
    settle()
    return made


def test_the_list_says_how_many_and_why_each_is_here(screen: NurtureScreen) -> None:
    assert "12 houses of high uplift, treated, and not converted." in words(screen)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert "Holds: Treated on 24 March\nDoes not hold: Opted out" in words(screen)


def test_those_with_open_work_can_be_hidden(screen: NurtureScreen) -> None:
    click(screen, "nurtureBusy")
    assert screen.table.model().rowCount() == 8


def test_who_is_kept_off_is_counted_and_shown(screen: NurtureScreen) -> None:
    click(screen, "kept_opted_out")
    assert "2 houses kept off the list: Opted out." in words(screen)
    assert not screen.look_first.isEnabled()
    click(screen, "kept_none")
    assert screen.table.model().rowCount() == 12


def test_all_are_scheduled_after_a_look_by_keyboard(screen: NurtureScreen, verbs: FakeNurture) -> None:
    screen.look_first.setFocus()
    QTest.keyClick(screen.look_first, Qt.Key.Key_Space)
    said = words(screen)
    assert "10 houses would get 42 steps. The first 25 Mar 2019, 09:05 CDT" in said
    assert "Skipped: No consent 2." in said
    screen.schedule.setFocus()
    QTest.keyClick(screen.schedule, Qt.Key.Key_Space)
    assert verbs.calls == ["schedule"]
    assert "Scheduled 42 steps" in screen.banner.text
    assert not screen.schedule.isVisible()


def test_the_list_goes_out_and_outcomes_come_back(
    screen: NurtureScreen, verbs: FakeNurture, tmp_path: Path
) -> None:
    click(screen, "nurtureExport")
    target = tmp_path / "list.csv"
    dialog = find(screen, "saveFile", QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert target.read_bytes().startswith(b"property_id,address")
    screen._nurture.import_outcomes(str(target))
    assert verbs.calls == [target.read_text("utf-8")]
    assert "3 outcomes: 1 taken, 1 unchanged, 1 not taken. Line 4: No such house." in screen.banner.text


def test_a_file_that_is_no_text_is_one_sentence(screen: NurtureScreen, tmp_path: Path) -> None:
    bad = tmp_path / "list.xls"
    bad.write_bytes(b"\xd0\xcf\x11\xe0")
    screen._nurture.import_outcomes(str(bad))
    assert "can't be read as UTF-8 text" in screen.banner.text


def test_nobody_says_who_would_be_here(screen: NurtureScreen, verbs: FakeNurture) -> None:
    verbs.houses = 0
    screen._nurture.reload()
    assert "Nobody is on the list" in words(screen)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(screen: NurtureScreen, look: Look, theme: Theme) -> None:
    look.wear(theme)
    click(screen, "nurturePreview")
    screen.table.selectRow(0)
    settle()
    assert nameless(screen) == []
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(screen) == []
