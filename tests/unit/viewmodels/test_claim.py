"""The claim's state: answers queue behind one another, typed text is never dropped."""

import pytest
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.claims.form import Answer
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.claim import ClaimViewModel
from sync.contracts.replica import Touched
from tests.helpers.claims import FakeClaims
from tests.helpers.fakes import NOW
from tests.helpers.runners import HeldRunner, InlineRunner


@pytest.fixture
def claims() -> FakeClaims:
    return FakeClaims(lambda job_id: "12 Oak St" if job_id in ("a", "b") else None)


def opened(claims: FakeClaims, runner: InlineRunner | HeldRunner) -> ClaimViewModel:
    made = ClaimViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), claims, claims)
    made.open("a")
    return made


def test_a_claim_opens_and_what_is_gone_says_so(claims: FakeClaims, qtbot: QtBot) -> None:
    claim = opened(claims, InlineRunner())
    assert claim.load is Load.READY
    claim.open("z")
    assert (claim.load, claim.view) == (Load.FAILED, None)


def test_answers_typed_faster_than_saved_all_arrive_in_order(claims: FakeClaims, qtbot: QtBot) -> None:
    runner = HeldRunner()
    claim = opened(claims, runner)
    runner.release_all()
    claim.commit("carrier", "Acme")
    claim.commit("rcv", "11000")
    claim.toggle_unknown("claim_number")
    runner.release_all()
    assert claims.calls == ["answer carrier Acme", "answer rcv 1100000", "unknown claim_number"]


def test_what_waits_or_was_typed_is_saved_when_the_window_closes(claims: FakeClaims, qtbot: QtBot) -> None:
    runner = HeldRunner()
    claim = opened(claims, runner)
    runner.release_all()
    claim.commit("carrier", "Acme")
    claim.commit("rcv", "11000")
    claim.type("agent", "Kim")
    claim.dispose()
    runner.release_all()
    assert sorted(claims.calls) == ["answer agent Kim", "answer carrier Acme", "answer rcv 1100000"]


def test_nothing_is_sent_for_what_is_there_already_or_can_not_be_read(
    claims: FakeClaims, qtbot: QtBot
) -> None:
    claim = opened(claims, InlineRunner())
    claim.commit("carrier", "Acme")
    claim.commit("carrier", " Acme ")
    with qtbot.waitSignal(claim.problem_changed, check_params_cb=lambda key: key == "rcv"):
        claim.commit("rcv", "eleven")
    assert claims.calls == ["answer carrier Acme"]
    assert "sum of money" in claim.problems["rcv"]
    claim.commit("rcv", "")
    assert claim.problems["rcv"] == ""


def test_a_meeting_is_read_and_shown_in_its_own_zone(claims: FakeClaims, qtbot: QtBot) -> None:
    claim = opened(claims, InlineRunner())
    claim.commit("meeting_at", "4/2/2019 2:30 pm")
    assert claims.forms["a"].values["meeting_at"] == 1_554_233_400_000  # 19:30 UTC
    assert claim.text("meeting_at") == "2019-04-02 14:30"


def test_pressing_unknown_twice_leaves_it_empty(claims: FakeClaims, qtbot: QtBot) -> None:
    claim = opened(claims, InlineRunner())
    claim.toggle_unknown("agent")
    claim.toggle_unknown("agent")
    assert claims.forms["a"].answer("agent") is Answer.EMPTY


def test_news_of_the_claim_is_read_and_news_of_others_is_not(claims: FakeClaims, qtbot: QtBot) -> None:
    around = Surroundings(InlineRunner(), ChangeBus(), lambda: NOW)
    claim = ClaimViewModel(around, claims, claims)
    claim.open("a")
    with qtbot.waitSignal(claim.view_changed):
        around.bus.announce(ChangeSet("", Touched({"supplements": {"s"}})))
    with qtbot.assertNotEmitted(claim.view_changed):
        around.bus.announce(ChangeSet("", Touched({"crews": {"c"}})))
