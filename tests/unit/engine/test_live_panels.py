"""The view of live panels: folding, other storms, a broken line, and what a listener says and hears."""

import msgspec
import pytest

from sync.contracts.live import (
    MOST_PARTS,
    Delta,
    Part,
    Refused,
    Reset,
    Snapshot,
    Subscribe,
    encode,
    fold,
    told,
)
from sync.contracts.messages import Poke
from sync.engine.live_panels import LivePanels, LiveView
from tests.unit.engine.test_live import Heard, served, until_closed

NOW = 1_790_000_000_000
ASKED = ("jobs", "map")


def snapshot(seq=5, storm="s", **state):
    return Snapshot(storm, "e", seq, NOW, f"e.{seq}.x", state or {"jobs": {"r1": 1, "r2": 2}})


def delta(since, seq, storm="s", **cells):
    return Delta(storm, since, seq, NOW, f"e.{seq}.x", {"jobs": cells})


def until(panels, seq):
    """Waits for the panels to stand at the revision."""
    view = panels.view
    while view.seq < seq:
        newer = panels.wait(view.version, 10.0)
        assert newer.version > view.version, f"still at {view.seq}"
        view = newer


@pytest.fixture
def panels():
    made = LivePanels(lambda: NOW)
    made.follow("s", ASKED)
    return made


def test_before_anything_is_told_there_is_nothing(panels):
    assert panels.view == LiveView("s", version=1)
    assert panels.wish() == Subscribe("s", ASKED, "", parts=True)


def test_deltas_are_folded_and_the_newest_token_is_kept(panels):
    panels.hear(snapshot())
    panels.hear(delta(5, 7, r1=3, r2=None))
    view = panels.view
    assert (view.seq, view.epoch, view.live, view.heard_at) == (7, "e", True, NOW)
    assert view.state == {"jobs": {"r1": 3}}
    assert panels.wish() == Subscribe("s", ASKED, "e.7.x", parts=True)


def test_folding_touches_neither_side():
    state, changes = {"jobs": {"a": 1}}, {"jobs": {"a": None}, "map": {"b": 2}}
    assert fold(state, changes) == {"jobs": {}, "map": {"b": 2}}
    assert state == {"jobs": {"a": 1}}


@pytest.mark.parametrize("late", [delta(6, 9, r1=9), delta(2, 4, r1=9), delta(5, 6, storm="other", r1=9)])
def test_what_does_not_go_on_from_here_is_dropped(panels, late):
    panels.hear(snapshot())
    before = panels.view
    panels.hear(late)
    assert panels.view is before


def test_what_was_under_way_for_the_storm_before_is_dropped(panels):
    panels.hear(snapshot())
    panels.follow("other", ASKED)
    panels.hear(snapshot(8))
    assert panels.view.seq == -1
    panels.follow("s", ASKED)
    panels.hear(delta(5, 9, r1=9))
    assert panels.view.seq == -1
    assert panels.wish().resume == "", "what it had is forgotten, so it begins anew"


def test_a_line_that_is_lost_keeps_what_it_told(panels):
    panels.hear(snapshot())
    panels.lost()
    view = panels.view
    assert not view.live
    assert (view.seq, view.heard_at, view.state) == (5, NOW, {"jobs": {"r1": 1, "r2": 2}})
    assert panels.wish().resume == "e.5.x"
    panels.lost()
    assert panels.view is view


def part(number, storm="s", **cells):
    return Part(storm, number, {"jobs": cells})


def test_parts_are_shown_all_at_once_with_the_message_they_belong_to(panels):
    panels.hear(snapshot(3))
    before = panels.view
    panels.hear(part(0, r1=9, r5=5))
    panels.hear(part(1, r5=None, r6=6))
    assert panels.view is before, "nothing moves until all of it is there"
    panels.hear(Snapshot("s", "e", 8, NOW, "e.8.x", {"jobs": {"r7": 7}, "map": {}}, parts=2))
    assert panels.view.state == {"jobs": {"r1": 9, "r6": 6, "r7": 7}, "map": {}}
    assert (panels.view.seq, panels.wish().resume) == (8, "e.8.x")
    panels.hear(part(0, r1=None))
    panels.hear(msgspec.structs.replace(delta(8, 9, r8=8), parts=1))
    assert panels.view.state == {"jobs": {"r6": 6, "r7": 7, "r8": 8}, "map": {}}


def test_parts_of_an_earlier_wish_are_not_mixed_with_those_of_this_one(panels):
    panels.hear(part(0, old=1))
    panels.hear(part(1, old2=1))
    panels.follow("other", ASKED)
    panels.follow("s", ASKED)
    panels.hear(part(2, old3=1))  # it was under way
    panels.hear(Snapshot("s", "e", 5, NOW, "e.5.x", {"jobs": {}}, parts=3))
    assert panels.view.seq == -1, "a snapshot with a part missing is none"
    panels.hear(part(0, r1=1))
    panels.hear(Snapshot("s", "e", 6, NOW, "e.6.x", {"jobs": {"r2": 2}}, parts=1))
    assert panels.view.state == {"jobs": {"r1": 1, "r2": 2}}


@pytest.mark.parametrize(
    "end", [lambda p: p.lost(), lambda p: p.missed(), lambda p: p.hear(Reset("s", "gone"))]
)
def test_parts_do_not_outlive_what_they_were_sent_for(panels, end):
    panels.hear(part(0, r1=1))
    end(panels)
    panels.hear(Snapshot("s", "e", 6, NOW, "e.6.x", {"jobs": {}}, parts=1))
    assert panels.view.seq == -1


def test_no_more_parts_are_kept_than_a_snapshot_may_have(panels):
    for number in range(MOST_PARTS + 9):
        panels.hear(part(number, **{f"r{number}": 1}))
    assert len(panels._parts) == MOST_PARTS


def test_a_line_that_a_message_was_too_large_for_does_not_ask_for_it_again(panels):
    """A hub before parts, with a storm that fits no message: pokes go on, and the panels are as of."""
    large = snapshot(jobs={f"r{n}": "x" * 1_000 for n in range(1_100)})
    poke, wishes, lines = msgspec.json.encode(Poke(9)).decode(), [], []

    def talk(socket):
        lines.append(socket)
        if len(lines) == 1:
            wishes.append(socket.recv())
            socket.send(encode(large))
        else:
            socket.send(poke)
        wishes.extend(socket)

    with served(talk) as url, Heard(url, panels=panels) as heard:
        assert heard.wait() == [9]
        assert panels.view.seq == -1
    assert len(wishes) == 1
    panels.follow("other", ASKED)
    assert panels.wish().panels == ASKED, "another storm is asked for as ever"


def test_a_reset_keeps_the_numbers_until_the_snapshot_comes(panels):
    panels.hear(snapshot())
    panels.hear(Reset("s", "slow"))
    assert panels.view.live
    assert panels.wish().resume == ""
    panels.hear(snapshot(9, jobs={"r1": 8}))
    assert panels.view.state == {"jobs": {"r1": 8}}


@pytest.mark.parametrize(
    ("problem", "waits"), [("/problems/not-found", True), ("/problems/forbidden", False)]
)
def test_a_refusal_is_not_live(panels, problem, waits):
    panels.hear(snapshot())
    panels.hear(Refused("s", problem))
    assert not panels.view.live
    assert panels.waits_for_storm is waits
    panels.follow("other", ASKED)
    assert not panels.waits_for_storm


def test_who_waits_is_woken_by_the_next_change(panels):
    at = panels.view.version
    assert panels.wait(at, 0.0).version == at
    panels.hear(snapshot())
    assert panels.wait(at, 10.0).seq == 5


def test_nothing_followed_asks_for_nothing(panels):
    panels.hear(snapshot())
    panels.follow("", ASKED)
    assert panels.wish() == Subscribe("", (), parts=True)
    assert panels.view.state == {}


def test_a_poke_and_words_of_a_later_version_are_no_panels_messages():
    assert told(msgspec.json.encode(Poke(3))) is None
    assert told('{"type": "of tomorrow", "storm_id": 7}') is None
    assert told(encode(snapshot())) == snapshot()
    with pytest.raises(msgspec.DecodeError):
        told('{"type": "delta"}')


class Telling:
    """A hub's end of the line that answers each wish with what the test says."""

    def __init__(self, *answers):
        self.answers, self.wishes = iter(answers), []

    def __call__(self, socket):
        for text in socket:
            self.wishes.append(msgspec.json.decode(text, type=Subscribe))
            for message in next(self.answers, ()):
                socket.send(message if isinstance(message, str) else encode(message))


def test_a_listener_asks_when_the_line_opens_and_folds_what_it_hears(panels):
    hub = Telling([snapshot(), delta(5, 6, r1=4)])
    with served(hub) as url, Heard(url, panels=panels) as heard:
        until(panels, 6)
    assert hub.wishes == [Subscribe("s", ASKED, "", parts=True)]
    assert panels.view.state["jobs"]["r1"] == 4
    assert not panels.view.live, "the line was ended"
    assert heard.revs == [], "what a panel is told is no reason for an exchange"


def test_a_lost_line_asks_to_go_on_from_where_it_was(panels):
    seen = []

    def talk(socket):
        seen.append(msgspec.json.decode(socket.recv(), type=Subscribe).resume)
        if len(seen) == 1:
            socket.send(encode(snapshot()))
            socket.close(1001)
            return
        socket.send(encode(delta(5, 5)))
        socket.send(msgspec.json.encode(Poke(9)).decode())
        until_closed(socket)

    with served(talk) as url, Heard(url, panels=panels) as heard:
        assert heard.wait() == [9]
        assert panels.view.live
    assert seen == ["", "e.5.x"]


def test_what_cannot_be_read_is_not_passed_over_as_if_nothing_was_missed(panels):
    said = iter([[encode(snapshot()), '{"type": "delta", "seq": "six"}'], [encode(snapshot(seq=8))]])
    wishes = []

    def talk(socket):
        wishes.append(msgspec.json.decode(socket.recv(), type=Subscribe).resume)
        for text in next(said, ()):
            socket.send(text)
        until_closed(socket)

    with served(talk) as url:
        with Heard(url, panels=panels) as heard:
            assert heard.wait() == [0]
            assert not panels.view.live
            assert panels.view.seq == 5
        with Heard(url, panels=panels):
            until(panels, 8)
            assert panels.view.live
    assert wishes == ["", ""], "it begins anew"


def test_a_storm_that_the_office_did_not_know_is_asked_for_again_with_the_next_poke(panels):
    poke = msgspec.json.encode(Poke(7)).decode()
    hub = Telling([Refused("s", "/problems/not-found"), poke], [snapshot(7)])
    with served(hub) as url, Heard(url, panels=panels) as heard:
        until(panels, 7)
        assert heard.wait() == [7]
    assert len(hub.wishes) == 2


def test_a_message_that_can_not_be_read_asks_for_an_exchange(panels):
    hub = Telling(['{"type": "delta", "seq": "seven"}'])
    with served(hub) as url, Heard(url, panels=panels) as heard:
        assert heard.wait() == [0]
