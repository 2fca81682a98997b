"""Guardrails on screen: what fired, why, and what the office does about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.guardrails.models import ActionDetail, ActionRow, Evidence, Overview, Step
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.guardrails.guardrails import GuardrailsViewModel
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.guardrails.guardrails_screen import GuardrailsScreen
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from sync.contracts.replica import Touched
from tests.helpers.a11y import nameless, visible_controls
from tests.helpers.fakes import CREW, NOW, FakeDesk, busy_desk
from tests.ui.acting import click, find, settle, words
from tests.ui.test_accessibility import cut_words
from tests.ui.test_nurture_screen import FakeNurture

HOUR, DAY = 3_600_000, 86_400_000


def action(number: int, act: str, reason: str, *, until: int | None = None, house: bool = True) -> ActionRow:
    return ActionRow(
        f"action-{number}", f"house-{number}" if house else "", f"{1200 + number} Coit Rd" if house else "",
        "Plano", f"job-00000{number}" if house else "", act, reason, NOW - number * HOUR, until, "open", "",
    )  # fmt: skip


def four() -> list[ActionRow]:
    return [
        action(1, "throttle", "contact_frequency", until=NOW + 7 * DAY),
        action(2, "escalate", "response_sla"),
        action(3, "create_proposal", "high_intent_ga4"),
        action(4, "activate_storm_play", "hail_alert", house=False),
    ]


@dataclass
class FakeGuardrails:
    """`GuardrailVerbs` of four actions of four rules."""

    rows: list[ActionRow] = field(default_factory=four)
    steps: dict[str, list[Step]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def overview(self, storm_id: str) -> Overview:
        counts: dict[tuple[str, str], int] = {}
        for row in self.rows:
            counts[row.reason, row.stands] = counts.get((row.reason, row.stands), 0) + 1
        return Overview(counts)

    def page(
        self, storm_id: str, offset: int, limit: int, *, stands: str = "", reason: str = ""
    ) -> Sequence[ActionRow]:
        found = [row for row in self.rows if stands in ("", row.stands) and reason in ("", row.reason)]
        return found[offset : offset + limit]

    def detail(self, action_id: str) -> ActionDetail:
        row = next(row for row in self.rows if row.action_id == action_id)
        touches = tuple(Evidence("touch", NOW - at * HOUR, "sms") for at in (5, 4, 3, 1))
        letter = Evidence("touch", NOW - 2 * HOUR, "direct_mail", counted=False)
        if row.reason == "hail_alert":
            return ActionDetail(row, (Evidence("report", NOW, "3 N Allen", amount=2.5),), (), 1)
        steps = tuple(self.steps.get(action_id, ()))
        return ActionDetail(row, (*touches, letter), steps, 4, 3, DAY)

    def acknowledge(self, action_id: str, *, origin: object = None) -> ChangeSet:
        return self._taken(action_id, "acknowledged", "", "Seen: 1201 Coit Rd", origin)

    def acknowledge_all(self, storm_id: str, reason: str = "", *, origin: object = None) -> ChangeSet:
        self.calls.append(f"all seen {reason}".strip())
        self.rows = [replace(row, stands="acknowledged") for row in self.rows]
        touched = Touched()
        touched.add("guardrail_actions", "action-1")
        return ChangeSet("Seen: 4 of the guardrails", touched, origin)

    def finish(self, action_id: str, note: str = "", *, origin: object = None) -> ChangeSet:
        return self._taken(action_id, "done", note, "Done: 1202 Coit Rd", origin)

    def lift(self, action_id: str, reason: str, *, origin: object = None) -> ChangeSet:
        if not reason:
            raise NotAllowed("Say why it is lifted; the reason is kept with it.")
        return self._taken(action_id, "lifted", reason, "Lifted: 1201 Coit Rd", origin)

    def undo(self, token: str, *, origin: object = None) -> ChangeSet:
        return ChangeSet("Undone", origin=origin)

    def _taken(self, action_id: str, step: str, reason: str, label: str, origin: object) -> ChangeSet:
        self.calls.append(f"{step} {action_id} {reason}".strip())
        self.rows = [replace(row, stands=step) if row.action_id == action_id else row for row in self.rows]
        self.steps.setdefault(action_id, []).append(Step(NOW, step, reason, "Ana"))
        touched = Touched()
        touched.add("guardrail_actions", action_id)
        return ChangeSet(label, touched, origin)


@pytest.fixture
def verbs() -> FakeGuardrails:
    return FakeGuardrails()


@pytest.fixture
def screen(qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeGuardrails) -> GuardrailsScreen:
    shown = GuardrailsViewModel(around, verbs)
    made = GuardrailsScreen(look, shown)
    shown.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 1000)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    shown.show_storm(busy_desk().storms()[0])
    settle()
    return made


def at(screen: GuardrailsScreen, row: int) -> str:
    return str(screen.table.model().index(row, 1).data())


def test_what_fired_is_listed_with_counts_by_rule(screen: GuardrailsScreen) -> None:
    said = words(screen)
    assert "4 wait for somebody, 4 in all in this storm." in said
    assert find(screen, "rule_response_sla", QAbstractButton).text() == "Late answer: 1"
    assert [at(screen, row) for row in range(4)] == [
        "Too often in a day", "Late answer", "Keen on the website", "Large hail",
    ]  # fmt: skip


def test_filters_narrow_by_rule_and_by_where_it_stands(screen: GuardrailsScreen) -> None:
    click(screen, "rule_hail_alert")
    assert screen.table.model().rowCount() == 1
    assert at(screen, 0) == "Large hail"
    assert screen.findChild(QAbstractButton, "stands_done") is None  # there is none
    screen._guardrails.narrow(stands="done")
    settle()
    assert "Nothing here; choose another state or rule above." in words(screen)
    click(screen, "stands_all")
    click(screen, "rule_all")
    assert screen.table.model().rowCount() == 4


def test_a_chip_that_was_pressed_keeps_the_keyboard(screen: GuardrailsScreen) -> None:
    chip = screen.findChild(type(screen.action.seen), "rule_hail_alert")
    assert chip is not None
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    settle()
    focused = screen.focusWidget()
    assert focused is not None
    assert focused.objectName() == "rule_hail_alert"


def test_news_of_the_same_counts_leave_the_chips_as_they_are(screen: GuardrailsScreen) -> None:
    chip = find(screen, "rule_hail_alert", QAbstractButton)
    screen.show_content()
    assert find(screen, "rule_hail_alert", QAbstractButton) is chip
    click(screen, "rule_hail_alert")
    chosen = [one.objectName() for one in screen.findChildren(QAbstractButton) if one.isChecked()]
    assert sorted(chosen) == ["rule_hail_alert", "stands_open"]
    click(screen, "rule_hail_alert")  # pressing the one that is down must not lift it
    assert find(screen, "rule_hail_alert", QAbstractButton).isChecked()


def test_the_one_in_front_says_why_and_names_what_was_counted(screen: GuardrailsScreen) -> None:
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_Up)
    said = words(screen)
    assert "Too often in a day: 1201 Coit Rd, Plano" in said
    assert "4 contacts within 24 hours; more than 3 ask for rest." in said
    assert "Open. Leave the house alone until " in said
    model = screen.action.evidence.model()
    assert [model.index(row, 4).data() for row in range(5)] == ["Counted"] * 4 + ["Not counted"]


def test_hail_says_its_size_and_the_limit(screen: GuardrailsScreen) -> None:
    screen.table.selectRow(3)
    assert "Hail of 2.50″; above 1.50″ calls for the storm's play." in words(screen)
    assert not screen.action.job.isVisible()


def test_seen_leaves_the_open_ones_and_stays_in_front_with_its_trail(
    screen: GuardrailsScreen, verbs: FakeGuardrails
) -> None:
    screen.table.selectRow(0)
    click(screen, "guardrailSeen")
    settle()
    assert verbs.calls == ["acknowledged action-1"]
    assert screen.table.model().rowCount() == 3
    said = words(screen)
    assert "Ana, Seen" in said
    assert "Seen: 1201 Coit Rd" in screen.banner.text
    assert not screen.action.seen.isVisible()


def test_all_that_are_shown_are_seen_at_once(screen: GuardrailsScreen, verbs: FakeGuardrails) -> None:
    assert screen.all_seen.text() == "I have seen all 4"
    click(screen, "rule_hail_alert")
    assert not screen.all_seen.isVisible()  # one alone has its own button
    click(screen, "rule_all")
    click(screen, "guardrailsAllSeen")
    assert verbs.calls == ["all seen"]
    assert screen.table.model().rowCount() == 0
    assert not screen.all_seen.isVisible()


def test_a_rest_is_lifted_with_a_reason_only(screen: GuardrailsScreen, verbs: FakeGuardrails) -> None:
    screen.table.selectRow(0)
    assert not screen.action.done.isVisible()
    click(screen, "guardrailLift")
    assert verbs.calls == []
    assert "Say why it is lifted" in screen.banner.text
    screen.action.reason.setText("The owner asked us to come")
    QTest.keyClick(screen.action.reason, Qt.Key.Key_Return)
    assert verbs.calls == ["lifted action-1 The owner asked us to come"]
    assert screen.action.reason.text() == ""


def test_an_escalation_is_done_with_or_without_words(screen: GuardrailsScreen, verbs: FakeGuardrails) -> None:
    screen.table.selectRow(1)
    screen.action.reason.setText("Called back")
    click(screen, "guardrailDone")
    assert verbs.calls == ["done action-2 Called back"]


def test_news_before_the_chosen_one_does_not_move_the_choice(
    screen: GuardrailsScreen, verbs: FakeGuardrails
) -> None:
    screen.table.selectRow(1)
    verbs.rows.insert(0, action(0, "throttle", "complaint", until=NOW + DAY))
    screen._guardrails.reload()
    settle()
    assert screen.table.currentIndex().row() == 2
    assert "Late answer: 1202 Coit Rd, Plano" in words(screen)


def test_nothing_has_fired_says_what_would(screen: GuardrailsScreen, verbs: FakeGuardrails) -> None:
    verbs.rows.clear()
    screen._guardrails.reload()
    assert "Nothing has fired in this storm." in words(screen)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(screen: GuardrailsScreen, look: Look, theme: Theme) -> None:
    look.wear(theme)
    screen.table.selectRow(0)
    settle()
    assert nameless(screen) == []
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(screen) == []


def window(qtbot: QtBot, look: Look, around: Surroundings, role: str, verbs: FakeGuardrails) -> ShellView:
    desk: FakeDesk = busy_desk()
    member = replace(CREW, role=role)
    services = replace(desk.services(), member=member, nurture=FakeNurture(), guardrails=verbs)
    session = open_session(services, desk, around)
    shell = ShellView(look, session)
    qtbot.addWidget(shell, before_close_func=lambda _shell: session.dispose())
    shell.resize(1280, 800)
    with qtbot.waitExposed(shell):
        shell.show()
    session.start()
    settle()
    return shell


def test_the_tab_counts_what_waits_and_follows_what_is_done(
    qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeGuardrails
) -> None:
    shell = window(qtbot, look, around, "manager", verbs)
    assert shell.nurture is not None
    assert shell.nurture.tabs.tabText(1) == "Guardrails (4)"
    command = next(one for one in shell.commands() if one.words.startswith("Guardrails"))
    command.run()
    assert shell.session.shell.section is Section.NURTURE
    assert shell.nurture.page == "guardrails"
    assert shell.guardrails is not None
    shell.guardrails.table.selectRow(0)
    click(shell, "guardrailSeen")
    settle()
    assert shell.nurture.tabs.tabText(1) == "Guardrails (3)"


def test_the_visit_of_the_house_is_one_press_away(
    qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeGuardrails
) -> None:
    shell = window(qtbot, look, around, "manager", verbs)
    assert shell.nurture is not None
    assert shell.guardrails is not None
    shell.go(Section.NURTURE)
    shell.nurture.show_page("guardrails")
    shell.guardrails.table.selectRow(0)
    click(shell, "guardrailJob")
    assert shell.shows_job


def test_a_crew_has_no_such_page(
    qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeGuardrails
) -> None:
    shell = window(qtbot, look, around, "crew", verbs)
    assert shell.guardrails is None
    assert [one for one in shell.commands() if one.words.startswith("Guardrails")] == []


def test_tab_reaches_everything_on_the_smallest_window(
    qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeGuardrails
) -> None:
    shell = window(qtbot, look, around, "manager", verbs)
    shell.resize(1024, 640)
    shell.activateWindow()
    shell.go(Section.NURTURE)
    assert shell.nurture is not None
    assert shell.guardrails is not None
    shell.nurture.show_page("guardrails")
    shell.guardrails.table.selectRow(1)
    settle()
    assert cut_words(shell.guardrails) == []
    shell.guardrails.table.setFocus()
    reached: set[str] = set()
    for _ in range(60):
        focus = shell.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        "guardrailsTable", "guardrailSeen", "guardrailDone", "guardrailLift", "guardrailReason",
        "guardrailJob", "guardrailEvidence", "guardrailsAllSeen", "stands_open", "rule_all",
        "rule_response_sla",
    }  # fmt: skip
    assert wanted - reached == set()
