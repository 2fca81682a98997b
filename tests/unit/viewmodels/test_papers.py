"""The papers page when answers come late, out of order, or after the person has gone elsewhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from stormops_desktop.domain.claims.form import ClaimForm, set_known
from stormops_desktop.domain.papers.signature import Ink
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.papers.papers import Mode, PapersViewModel
from tests.helpers.fakes import NOW, FakeDesk, busy_desk
from tests.helpers.runners import HeldRunner

JOB, OTHER = "job-000004", "job-000005"
TYPED = Ink("Maria Lopez", typed=True, consent=True)


@pytest.fixture
def desk() -> FakeDesk:
    return busy_desk()


@pytest.fixture
def runner() -> HeldRunner:
    return HeldRunner()


@pytest.fixture
def papers(qapp: QApplication, desk: FakeDesk, runner: HeldRunner) -> Iterator[PapersViewModel]:
    made = PapersViewModel(Surroundings(runner, ChangeBus(), lambda: NOW), desk.papers.services(), desk)
    made.open(JOB)
    runner.release_all()
    yield made
    made.dispose()


def test_what_is_typed_last_is_drawn_and_then_signed(
    papers: PapersViewModel, runner: HeldRunner, desk: FakeDesk
) -> None:
    papers.start("contingency")
    papers.fill("Mar", "")
    papers.sign(TYPED, "here")
    assert desk.papers.signed == []
    runner.release_all()
    (signing,) = desk.papers.signed
    assert signing.ink.signer == "Maria Lopez"
    assert papers.mode is Mode.SEALED
    assert papers.paper is not None
    assert papers.paper.signer == "Maria Lopez"


def test_an_old_drawing_that_comes_late_is_not_shown(papers: PapersViewModel, runner: HeldRunner) -> None:
    papers.start("contingency")
    papers.fill("Maria Lopez", "")
    runner.release(1)
    shown = papers.draft
    assert shown is not None
    runner.release_all()
    assert papers.draft is shown


def test_a_paper_sealed_after_the_person_has_left_is_not_opened_over_another_job(
    papers: PapersViewModel, runner: HeldRunner, desk: FakeDesk
) -> None:
    papers.start("contingency")
    papers.fill("Maria Lopez", "")
    runner.release_all()
    papers.sign(TYPED, "here")
    papers.back()
    papers.open(OTHER)
    runner.release_all()
    assert (len(desk.papers.signed), papers.mode, papers.paper) == (1, Mode.LIST, None)
    papers.open(JOB)
    runner.release_all()
    assert papers.view is not None
    assert len(papers.view.papers) == 1


def test_leaving_before_the_last_letter_was_drawn_signs_nothing(
    papers: PapersViewModel, runner: HeldRunner, desk: FakeDesk
) -> None:
    papers.start("contingency")
    papers.sign(TYPED, "here")
    papers.back()
    runner.release_all()
    assert (desk.papers.signed, papers.mode) == ([], Mode.LIST)


def test_pages_of_a_paper_that_is_no_longer_looked_at_are_dropped(
    papers: PapersViewModel, runner: HeldRunner, desk: FakeDesk
) -> None:
    for kind in ("contingency", "coc"):
        papers.start(kind)
        runner.release_all()
        papers.sign(TYPED, "here")
        runner.release_all()
        papers.back()
    papers.show_paper("paper-1")
    papers.show_paper("paper-2")
    runner.release(1)
    right = papers.pages
    runner.release_all()
    assert papers.pages is right
    assert right == desk.papers.pages("paper-2")


def test_news_from_the_office_redraw_what_is_about_to_be_signed(
    papers: PapersViewModel, runner: HeldRunner, desk: FakeDesk
) -> None:
    papers.start("contingency")
    runner.release_all()
    before = papers.draft
    desk.claims.forms[JOB] = set_known(ClaimForm(), "carrier", "Acme Mutual")
    papers._around.bus.announce_arrival("sync")
    runner.release_all()
    assert papers.draft is not None
    assert before is not None
    assert papers.draft.fingerprint != before.fingerprint
    papers.sign(TYPED, "here")
    runner.release_all()
    assert len(desk.papers.signed) == 1


def test_two_presses_sign_once(papers: PapersViewModel, runner: HeldRunner, desk: FakeDesk) -> None:
    papers.start("contingency")
    runner.release_all()
    papers.fill("Maria Lopez", "")
    runner.release_all()
    papers.sign(TYPED, "here")
    papers.sign(TYPED, "here")
    runner.release_all()
    assert len(desk.papers.signed) == 1


def test_a_job_that_is_gone_is_said(papers: PapersViewModel, runner: HeldRunner) -> None:
    papers.open("job-999999")
    runner.release_all()
    assert "not on this machine any more" in papers.problem
