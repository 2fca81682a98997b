"""The way back stays for ten seconds and no longer."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.undo import OFFER_MS, UndoViewModel
from tests.helpers.fakes import NOW, FakeDesk


@pytest.fixture
def undo(desk: FakeDesk, around: Surroundings) -> UndoViewModel:
    return UndoViewModel(around, desk)


def test_a_change_offers_its_undo_and_taking_it_restores(
    undo: UndoViewModel, desk: FakeDesk, around: Surroundings
) -> None:
    around.bus.announce(desk.complete("job-000004", "built"))
    assert undo.offer is not None
    assert undo.offer.label == "Completed 1232 Coit Rd"
    assert 0 < undo.remaining_ms <= OFFER_MS
    undo.undo()
    assert undo.offer is None
    assert desk.rows["job-000004"].status == "assigned"
    undo.dispose()


def test_the_newest_goes_first_then_the_one_before(
    undo: UndoViewModel, desk: FakeDesk, around: Surroundings
) -> None:
    around.bus.announce(desk.complete("job-000004", "built"))
    around.bus.announce(desk.complete("job-000005", "built"))
    undo.undo()
    undo.undo()
    undo.undo()
    assert [call for call in desk.calls if call.startswith("undo")] == ["undo undo-2", "undo undo-1"]


def test_a_change_without_a_way_back_leaves_the_offer(
    undo: UndoViewModel, desk: FakeDesk, around: Surroundings
) -> None:
    around.bus.announce(desk.complete("job-000004", "built"))
    around.bus.announce_arrival(None)
    assert undo.offer is not None
    undo.dispose()


def test_an_offer_expires_by_itself(
    undo: UndoViewModel, desk: FakeDesk, around: Surroundings, qtbot: QtBot
) -> None:
    changes = desk.complete("job-000004", "built")
    assert changes.undo is not None
    with qtbot.waitSignal(undo.offer_changed):
        around.bus.announce(replace(changes, undo=replace(changes.undo, expires_at=NOW + 60_000)))
    assert undo.remaining_ms <= OFFER_MS
    with qtbot.waitSignals([undo.offer_changed, undo.offer_changed]):
        around.bus.announce(replace(changes, undo=replace(changes.undo, expires_at=NOW + 1)))
    assert undo.offer is None


def test_a_refused_undo_says_why(undo: UndoViewModel, desk: FakeDesk, around: Surroundings) -> None:
    around.bus.announce(desk.complete("job-000004", "built"))

    def refuse() -> None:
        raise NotAllowed("The office has built on this already. Reopen the job instead.")

    desk.undos = dict.fromkeys(desk.undos, refuse)
    said: list[str] = []
    undo.refused.connect(said.append)
    undo.undo()
    assert said == ["The office has built on this already. Reopen the job instead."]
