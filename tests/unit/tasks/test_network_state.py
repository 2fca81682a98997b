"""What the system says of the link arrives, and an unknown link is said to be unknown."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from stormops_desktop.tasks import network_state
from stormops_desktop.tasks.network_state import NetworkState


class Said(QObject):
    """A system that changes its mind when told."""

    isMeteredChanged = Signal(bool)  # noqa: N815 - Qt's name
    reachabilityChanged = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.metered = False

    def isMetered(self) -> bool:
        return self.metered


def test_nothing_is_known_before_the_system_was_asked(qtbot: QtBot) -> None:
    assert NetworkState().costs() is None


def test_this_system_is_asked_without_harm(qtbot: QtBot) -> None:
    state = NetworkState()
    state.listen()
    known = QNetworkInformation.instance()
    supported = known is not None and known.supports(QNetworkInformation.Feature.Metered)
    assert state.costs() is (known.isMetered() if supported and known is not None else None)


def test_a_change_is_told_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Said()
    monkeypatch.setattr(network_state, "_information", lambda: said)
    state = NetworkState()
    heard: list[bool | None] = []
    state.changed.connect(lambda: heard.append(state.costs()))
    state.listen()
    said.metered = True
    said.isMeteredChanged.emit(True)
    said.reachabilityChanged.emit(None)
    said.metered = False
    said.isMeteredChanged.emit(False)
    assert heard == [False, True, False]


def test_a_system_without_an_opinion(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_state, "_information", lambda: None)
    state = NetworkState()
    state.listen()
    assert state.costs() is None
