"""The claim page as a person uses it: by mouse, by keys alone, and when something goes wrong."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from stormops_desktop.domain.claims.form import Answer
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.widgets.buttons import Selector
from tests.helpers.fakes import FakeDesk
from tests.ui.acting import click, find, press, words

JOB = "job-000004"


@pytest.fixture(autouse=True)
def on_the_claim_page(shell: ShellView) -> None:
    shell.open_job(JOB)
    press(shell, Qt.Key.Key_C)


def answered(desk: FakeDesk, key: str) -> object:
    return desk.claims.forms[JOB].values.get(key)


def enter(shell: ShellView, name: str, text: str) -> QLineEdit:
    field = find(shell.claim, name, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_c_opens_the_claim_and_escape_leads_back_to_the_job(shell: ShellView) -> None:
    assert shell.claim.isVisible()
    assert "Claim at 1232 Coit Rd" in words(shell.claim.header)
    press(shell, Qt.Key.Key_Escape)
    assert shell.shows_job
    click(shell.job, "jobClaim")
    assert shell.claim.isVisible()
    click(shell.claim, "claimBack")
    assert shell.shows_job


def test_dollars_are_typed_and_cents_are_kept(shell: ShellView, desk: FakeDesk) -> None:
    field = enter(shell, "claim_rcv", "$11,000")
    assert answered(desk, "rcv") == 1_100_000
    assert field.text() == "11,000.00"
    enter(shell, "claim_recoverable_dep", "2500")
    click(shell.claim, "deductible_kind_flat")
    enter(shell, "claim_deductible_cents", "1500")
    said = words(shell.claim)
    for figure in ("$8,500.00", "$7,000.00", "RCV $11,000.00 less depreciation $2,500.00"):
        assert figure in said


def test_a_figure_that_differs_is_explained_at_its_field(shell: ShellView, desk: FakeDesk) -> None:
    for name, text in (("rcv", "11000"), ("recoverable_dep", "2500"), ("acv", "8600")):
        enter(shell, f"claim_{name}", text)
    remark = find(shell.claim, "remark_acv", QLabel)
    assert remark.isVisible()
    assert "$100.00 apart" in words(shell.claim)
    assert answered(desk, "acv") == 860_000


def test_what_can_not_be_read_stays_typed_and_says_why(shell: ShellView, desk: FakeDesk) -> None:
    field = enter(shell, "claim_rcv", "eleven")
    assert field.text() == "eleven"
    assert "is not a sum of money" in words(shell.claim)
    assert JOB not in desk.claims.forms
    enter(shell, "claim_carrier", "Acme")
    assert field.text() == "eleven"
    enter(shell, "claim_rcv", "11000")
    assert "is not a sum of money" not in words(shell.claim)


def test_unknown_is_not_empty_and_a_value_ends_it(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.claim, "unknown_policy_number")
    assert desk.claims.forms[JOB].answer("policy_number") is Answer.UNKNOWN
    assert find(shell.claim, "unknown_policy_number", QPushButton).isChecked()
    enter(shell, "claim_policy_number", "TX-9")
    assert not find(shell.claim, "unknown_policy_number", QPushButton).isChecked()
    enter(shell, "claim_policy_number", " ")
    assert desk.claims.forms[JOB].answer("policy_number") is Answer.EMPTY


def test_pressing_the_choice_that_stands_takes_it_away(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.claim, "severity_high")
    assert answered(desk, "severity") == "high"
    click(shell.claim, "severity_high")
    assert answered(desk, "severity") is None


def test_wording_is_pointed_at_and_saved(shell: ShellView, desk: FakeDesk) -> None:
    enter(shell, "claim_agent", "We will waive your deductible")
    assert answered(desk, "agent") == "We will waive your deductible"
    assert "may not waive" in words(shell.claim)


def test_a_supplement_and_squares_are_added_and_removed(shell: ShellView, desk: FakeDesk) -> None:
    enter(shell, "supplements_label", "")
    assert "Requested is needed." in words(shell.claim)
    find(shell.claim, "supplements_label", QLineEdit).setText("Gutters")
    enter(shell, "supplements_requested_cents", "1,200")
    assert "Gutters · Requested $1,200.00 · Requested" in words(shell.claim)
    assert find(shell.claim, "supplements_label", QLineEdit).text() == ""
    click(shell.claim, "supplementsRemove0")
    assert answered(desk, "supplements") is None
    slope = find(shell.claim, "test_squares_slope", Selector)
    for hits in ("9", "6"):
        next(a for a in slope.choices.actions() if a.data() == "N").trigger()
        enter(shell, "test_squares_hits", hits)
    assert "Slope N: 15 hits, 7.5 a square" in words(shell.claim)


def test_a_stage_says_what_it_asks_for_and_takes_a_reason(shell: ShellView, desk: FakeDesk) -> None:
    assert "Asks for: Date of loss, Carrier, Claim number." in words(shell.claim)
    click(shell.claim, "stage_filed")
    assert "Say in a few words" in shell.claim.banner.text
    enter(shell, "stageReason", "The owner filed by phone")
    click(shell.claim, "stage_filed")
    assert desk.claims.calls[-1] == "move filed The owner filed by phone"
    assert "Filed, elsewhere called prospect" in words(shell.claim)


def test_days_appear_with_the_fact_they_count_from(shell: ShellView) -> None:
    assert "Days not to miss" in words(shell.claim)
    enter(shell, "claim_contract_signed_on", "3/22/2019")
    said = words(shell.claim)
    assert "2019-03-26" in said
    assert "not legal advice" in said


def test_the_whole_form_by_keys_alone(shell: ShellView, desk: FakeDesk) -> None:
    """From the page's first control: Tab to each, Space on choices, letters into fields."""
    wanted = {"damage_type_hail", "severity_high", "claim_carrier", "unknown_claim_number"}
    for _ in range(60):
        focus = shell.window().focusWidget()
        assert focus is not None
        name = focus.objectName()
        if name in wanted:
            wanted.discard(name)
            if name == "claim_carrier":
                QTest.keyClicks(focus, "Acme Mutual")
            else:
                QTest.keyClick(focus, Qt.Key.Key_Space)
        QTest.keyClick(shell.window().focusWidget(), Qt.Key.Key_Tab)
    assert wanted == set()
    form = desk.claims.forms[JOB]
    assert dict(form.values) == {"damage_type": "hail", "severity": "high", "carrier": "Acme Mutual"}
    assert form.answer("claim_number") is Answer.UNKNOWN


def test_what_was_typed_and_not_left_is_saved_when_one_goes(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    field = find(shell.claim, "claim_carrier", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "Acme")
    session.claim.open("job-000005")
    assert answered(desk, "carrier") == "Acme"


def test_a_refusal_is_said_and_a_missing_claim_too(
    shell: ShellView, session: SessionViewModels, desk: FakeDesk
) -> None:
    desk.claims.problem = NotAllowed("The disk is full. Nothing is lost.")
    enter(shell, "claim_carrier", "Acme")
    assert shell.claim.banner.text == "The disk is full. Nothing is lost."
    session.claim.open("job-999999")
    assert "not on this machine any more" in words(shell.claim)


def test_choices_of_a_list_are_pressed_and_another_is_typed(shell: ShellView, desk: FakeDesk) -> None:
    click(shell.claim, "areas_roof")
    click(shell.claim, "areas_fence")
    click(shell.claim, "areas_roof")
    assert answered(desk, "areas") == ["fence"]
    enter(shell, "other_areas", "shed")
    assert answered(desk, "areas") == ["fence", "shed"]
    assert find(shell.claim, "areas_shed", QPushButton).isChecked()
    click(shell.claim, "areas_shed")
    assert answered(desk, "areas") == ["fence"]
    assert not find(shell.claim, "areas_shed").isVisible()
    click(shell.claim, "slopes_inspected_n")
    click(shell.claim, "collateral_gutter")
    assert (answered(desk, "slopes_inspected"), answered(desk, "collateral")) == (["N"], ["gutter"])


def test_an_entry_is_corrected_in_its_place(shell: ShellView, desk: FakeDesk) -> None:
    enter(shell, "payments_cents", "700")
    click(shell.claim, "paymentsCorrect0")
    assert find(shell.claim, "paymentsEdit_cents", QLineEdit).text() == "700.00"
    enter(shell, "paymentsEdit_cents", "seven")
    assert "is not a sum of money" in words(shell.claim)
    enter(shell, "paymentsEdit_cents", "7,000")
    (payment,) = desk.claims.forms[JOB].values["payments"]
    assert payment["cents"] == 700_000
    assert shell.claim.findChild(QLineEdit, "paymentsEdit_cents") is None
    click(shell.claim, "paymentsCorrect0")
    click(shell.claim, "paymentsEditCancel")
    assert "$7,000.00" in words(shell.claim)


def test_a_slope_not_inspected_wants_its_reason(shell: ShellView, desk: FakeDesk) -> None:
    slope = find(shell.claim, "not_inspected_slope", Selector)
    next(each for each in slope.choices.actions() if each.data() == "N").trigger()
    click(shell.claim, "not_inspectedAdd")
    assert "Reason is needed" in words(shell.claim)
    reason = find(shell.claim, "not_inspected_reason", Selector)
    next(each for each in reason.choices.actions() if each.data() == "too_steep").trigger()
    click(shell.claim, "not_inspectedAdd")
    (entry,) = desk.claims.forms[JOB].values["not_inspected"]
    assert (entry["slope"], entry["reason"]) == ("N", "too_steep")
    assert "Too steep" in words(shell.claim)


def test_undo_and_redo_go_through_the_steps_of_the_form(shell: ShellView, desk: FakeDesk) -> None:
    enter(shell, "claim_carrier", "Acme")
    enter(shell, "claim_carrier", "Other")
    click(shell.claim, "severity_high")
    shell.claim.header.back.setFocus()
    for _ in range(2):
        press(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (answered(desk, "severity"), answered(desk, "carrier")) == (None, "Acme")
    press(shell, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert answered(desk, "carrier") == "Other"
    press(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    enter(shell, "claim_agent", "Kim")
    shell.claim.header.back.setFocus()
    press(shell, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)  # something else was done meanwhile
    assert answered(desk, "carrier") == "Acme"


def test_the_meeting_goes_into_a_calendar(shell: ShellView, tmp_path: Path) -> None:
    click(shell.claim, "meetingFile")
    dialog = shell.claim.dialog
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "adjuster.ics"))
    dialog.close()
    assert (tmp_path / "adjuster.ics").exists()
    assert "Saved:" in shell.claim.banner.text
