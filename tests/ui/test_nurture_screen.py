"""Nurture on screen: the list, why, who is kept off, scheduling, files out and back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import AskedToRest, NotAllowed
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
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.nurture.nurture_screen import NurtureScreen
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from sync.contracts.replica import Touched
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import CREW, NOW, FakeDesk, busy_desk
from tests.ui.acting import click, find, settle, words
from tests.ui.test_accessibility import compare, cut_words

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
    off: dict[str, int] = field(default_factory=lambda: {"opt_out": 2, "control_arm": 1})
    calls: list[str] = field(default_factory=list)
    planned: list[StepView] = field(default_factory=list)
    ended: int = 0
    rests: bool = False

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
        rules = (
            RuleView("decision_is_treat", True, "treat (high_uplift)"),
            RuleView("not_suppressed", False, "opt_out"),
        )
        return WhyView(property_id, True, rules)

    def steps(self, storm_id: str, property_id: str) -> Sequence[StepView]:
        return tuple(self.planned)

    def due_count(self, storm_id: str) -> int:
        return 2 if self.planned else 0

    def due_page(self, storm_id: str, offset: int, limit: int) -> Sequence[NurtureRow]:
        return [house(20 + at) for at in range(offset, min(2, offset + limit))]

    def preview(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None
    ) -> SchedulePreview:
        self.calls.append(f"preview {'all' if property_ids is None else ' '.join(property_ids)}")
        return SchedulePreview(10, 42, {"no_consent_or_cap": 2}, NOW, NOW + 30 * DAY)

    def schedule(
        self, storm_id: str, property_ids: Collection[str] | None = None, *, start_at: int | None = None,
        origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        self.calls.append(f"schedule {'all' if property_ids is None else ' '.join(property_ids)}")
        return ChangeSet("Scheduled 42 steps", Touched({"nurture_sequences": {"s"}}), origin)

    def stop(
        self, storm_id: str, property_ids: Collection[str], reason: str, *, origin: object = None
    ) -> ChangeSet:
        if not reason.strip():
            raise NotAllowed("Say why it stops; it is kept with the step.")
        self.calls.append(f"stop {' '.join(property_ids)} {reason}")
        return ChangeSet("Stopped 2 steps", Touched({"nurture_sequences": {"s"}}), origin)

    def settle(self, storm_id: str, *, origin: object = None) -> ChangeSet:
        ended, self.ended = self.ended, 0
        touched = Touched({"nurture_sequences": {"s"}} if ended else {})
        return ChangeSet(f"Stopped {ended} steps", touched, origin)

    def mark(
        self, sequence_id: str, status: str, *, despite: bool = False, origin: object = None
    ) -> ChangeSet:
        if self.rests and status == "sent" and not despite:
            raise AskedToRest("A guardrail asks to wait. If it went out already, mark it once more.")
        self.calls.append(f"mark {sequence_id} {status}")
        return ChangeSet(f"Step: {status}", Touched({"nurture_sequences": {"s"}}), origin)

    def say(
        self, property_id: str, reason: str, *, channel: str = "all", basis: str = "", same_as: str = "",
        storm_id: str = "", origin: object = None,
    ) -> ChangeSet:  # fmt: skip
        assert storm_id, "the steps that it ends stop with it"
        self.calls.append(f"say {property_id} {reason} {channel} {same_as}".strip())
        return ChangeSet(f"Noted: {reason}", Touched({"contact_preferences": {"c"}}), origin)

    def export_csv(self, storm_id: str) -> str:
        return "property_id,address\r\nhouse-0,1200 Coit Rd\r\n"

    def preview_outcomes(self, storm_id: str, text: str) -> OutcomeImport:
        return OutcomeImport(3, 1, 1, (RejectedRow(4, "No such house."),))

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
    said = words(screen)
    assert "Holds: The policy treats it, High uplift" in said
    assert "Does not hold: May be contacted, Opted out" in said
    assert "No steps were planned here yet." in said


def test_those_with_open_work_can_be_hidden(screen: NurtureScreen) -> None:
    click(screen, "nurtureBusy")
    assert screen.table.model().rowCount() == 8


def test_who_is_kept_off_is_counted_and_shown(screen: NurtureScreen) -> None:
    click(screen, "kept_opt_out")
    assert "2 houses kept off the list: Opted out." in words(screen)
    assert not screen.look_first.isEnabled()
    click(screen, "kept_none")
    assert screen.table.model().rowCount() == 12


def test_all_are_scheduled_after_a_look_by_keyboard(screen: NurtureScreen, verbs: FakeNurture) -> None:
    screen.look_first.setFocus()
    QTest.keyClick(screen.look_first, Qt.Key.Key_Space)
    said = words(screen)
    assert "10 houses would get 42 steps. The first 25 Mar 2019, 09:05 CDT" in said
    assert "Skipped: No consent, or contacted enough this week 2." in said
    screen.schedule.setFocus()
    QTest.keyClick(screen.schedule, Qt.Key.Key_Space)
    assert verbs.calls == ["preview all", "schedule all"]
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
    screen._nurture.outcomes.look(str(target))
    said = words(screen)
    assert "list.csv: 3 rows, 1 outcomes to take, 1 known already, 1 not taken." in said
    assert screen.outcomes.rejects.model().index(0, 1).data() == "No such house."
    assert verbs.calls == []
    click(screen, "takeOutcomes")
    assert verbs.calls == [target.read_bytes().decode("utf-8").replace("\r\n", "\n")]
    assert "1 outcomes taken, 1 known already, 1 not taken." in screen.banner.text
    assert not screen.outcomes.isVisible()


def test_a_file_that_is_no_text_is_one_sentence(screen: NurtureScreen, tmp_path: Path) -> None:
    bad = tmp_path / "list.xls"
    bad.write_bytes(b"\xd0\xcf\x11\xe0")
    screen._nurture.outcomes.look(str(bad))
    assert "can't be read as UTF-8 text" in screen.banner.text


def test_nobody_says_who_would_be_here(screen: NurtureScreen, verbs: FakeNurture) -> None:
    verbs.houses = 0
    screen._nurture.reload()
    assert "Nobody is on the list" in words(screen)


def planned(verbs: FakeNurture) -> None:
    verbs.planned += [
        StepView("step-1", "unconverted", 1, 1, "email", NOW - DAY, "sent", None, "no_objection"),
        StepView(
            "step-2", "unconverted", 1, 2, "sms", NOW, "scheduled", None, "web_form", "throttled", NOW + DAY
        ),
        StepView("step-3", "unconverted", 1, 3, "call", NOW + DAY, "scheduled", None, "web_form"),
    ]


def test_the_chosen_are_scheduled_alone_also_those_nobody_scrolled_to(
    screen: NurtureScreen, verbs: FakeNurture
) -> None:
    verbs.houses = 900
    screen._nurture.reload()
    settle()
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert screen.look_chosen.text() == "Plan steps for the 900 chosen"
    click(screen, "nurturePreviewChosen")
    click(screen, "nurtureSchedule")
    houses = " ".join(f"house-{at}" for at in range(900))
    assert verbs.calls == [f"preview {houses}", f"schedule {houses}"]


def test_another_choice_needs_another_look(screen: NurtureScreen) -> None:
    screen.table.selectRow(1)
    click(screen, "nurturePreviewChosen")
    assert screen.schedule.isVisible()
    screen.table.selectRow(2)
    assert not screen.schedule.isVisible()


def test_a_step_is_marked_and_the_rest_is_stopped_with_a_reason(
    screen: NurtureScreen, verbs: FakeNurture
) -> None:
    planned(verbs)
    screen.table.selectRow(3)
    assert "E-mail" in screen.house.steps.model().index(0, 1).data()
    assert "To be left alone for now" in screen.house.steps.model().index(1, 3).data()
    click(screen, "stepSent")
    assert verbs.calls == ["mark step-2 sent"]
    click(screen, "stopSteps")
    assert "Say why it stops" in screen.banner.text
    screen.house.reason.setText("Wants to wait for his insurer")
    QTest.keyClick(screen.house.reason, Qt.Key.Key_Return)
    assert verbs.calls[-1] == "stop house-3 Wants to wait for his insurer"


def test_a_step_that_had_better_wait_is_marked_at_the_second_word(
    screen: NurtureScreen, verbs: FakeNurture
) -> None:
    planned(verbs)
    verbs.rests = True
    screen.table.selectRow(3)
    click(screen, "stepSent")
    assert verbs.calls == []
    assert "A guardrail asks to wait." in screen.banner.text
    click(screen, "stepSent")
    assert verbs.calls == ["mark step-2 sent"]


def test_a_step_that_was_sent_can_only_be_answered(screen: NurtureScreen, verbs: FakeNurture) -> None:
    planned(verbs)
    screen.table.selectRow(3)
    screen.house.steps.setFocus()
    QTest.keyClick(screen.house.steps, Qt.Key.Key_Up)
    assert not screen.house.sent.isEnabled()
    click(screen, "stepReplied")
    assert verbs.calls == ["mark step-1 replied"]


def test_what_the_owner_says_is_kept(screen: NurtureScreen, verbs: FakeNurture) -> None:
    screen.table.selectRow(0)
    click(screen, "say_stopWord")
    click(screen, "say_mayText")
    assert verbs.calls == ["say house-0 stop_word all", "say house-0 opt_in sms"]


def test_of_two_chosen_houses_one_is_the_other(screen: NurtureScreen, verbs: FakeNurture) -> None:
    screen.table.selectRow(0)
    QTest.keyClick(screen.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.house.same.text() == "Same house as 1200 Coit Rd"
    click(screen, "sameHouse")
    assert verbs.calls == ["say house-1 duplicate all house-0"]


def test_steps_that_something_has_ended_are_stopped_and_it_is_said(
    screen: NurtureScreen, verbs: FakeNurture
) -> None:
    verbs.ended = 3
    screen._nurture.reload()
    settle()
    assert "Stopped 3 steps" in screen.banner.text


def test_who_is_due_is_a_list_of_its_own(screen: NurtureScreen, verbs: FakeNurture) -> None:
    planned(verbs)
    screen._nurture.reload()
    settle()
    click(screen, "kept_due")
    assert "2 houses with a step whose time has come." in words(screen)
    assert screen.table.model().rowCount() == 2


def test_what_a_screen_reader_gets_is_what_it_was(screen: NurtureScreen, verbs: FakeNurture) -> None:
    compare("nurture", tree(screen))
    planned(verbs)
    screen.table.selectRow(0)
    click(screen, "nurturePreview")
    settle()
    compare("nurture_planned", tree(screen))


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(screen: NurtureScreen, verbs: FakeNurture, look: Look, theme: Theme) -> None:
    look.wear(theme)
    planned(verbs)
    screen.table.selectRow(0)
    click(screen, "nurturePreview")
    settle()
    assert nameless(screen) == []
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(screen) == []


def test_the_command_box_leads_to_what_the_page_does(
    qtbot: QtBot, look: Look, around: Surroundings, desk: FakeDesk, verbs: FakeNurture
) -> None:
    services = replace(desk.services(replace(CREW, role="manager")), nurture=verbs)
    session = open_session(services, desk, around)
    shell = ShellView(look, session)
    qtbot.addWidget(shell)
    session.start()
    planned(verbs)
    assert session.nurture is not None
    session.nurture.reload()
    commands = {command.words: command for command in shell.commands()}
    commands["Nurture: houses with a step that is due"].run()
    assert session.shell.section is Section.NURTURE
    assert session.nurture.table.rowCount() == 2
    commands["Nurture: plan steps for the whole list"].run()
    assert verbs.calls == ["preview all"]
    session.dispose()
