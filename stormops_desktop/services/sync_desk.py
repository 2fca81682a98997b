"""Exchanging with the office: the run, its status in words, and waiting for news."""

import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from stormops_desktop.domain.said import Said
from stormops_desktop.services.farewell import Farewell
from stormops_desktop.services.inbox import Inbox
from stormops_desktop.services.models import InboxView, SyncPhase, SyncReport, SyncStatus, WaitingItem
from stormops_desktop.services.photos.lane import PhotoLane
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.services.words import what_was_done
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.blob_queue import unsafe
from stormops_desktop.storage.errors import StorageError
from stormops_desktop.storage.office.settings import keep_setting, setting
from stormops_desktop.storage.sync_queries import Tally, place_of, tally, waiting_ops
from sync.contracts import clock
from sync.contracts.errors import ProblemType
from sync.engine.backoff import Backoff, reconnect_delay
from sync.engine.blobs import BlobReport
from sync.engine.courier import CourierReport
from sync.engine.errors import Refused, SyncError
from sync.engine.session import Carrier, Pace, Progress, RunReport, run_sync

CHOSEN_OFFLINE = "You chose to work offline. Everything is saved here and goes out when you go online."
LEFT = (
    "Your access to this company was withdrawn. The office has everything that was only on this computer, "
    "and the company's data here can no longer be opened."
)
LEAVING = (
    "Your access to this company was withdrawn. Some photos could not be handed to the office yet; leave the "
    "program open while there is signal."
)
SPREAD = "reconnect-spread-s"
LOOK_S = 0.2
PHOTO_TURN_S = 15.0
STOPPED_WITHIN_S = 3.0

Courier = Callable[[Callable[[], bool]], CourierReport]


class Ear(Protocol):
    """Listens for news until stopped; blocking."""

    def run(self) -> None: ...
    def stop(self) -> None: ...


Listening = Callable[[Callable[[int], None]], Ear]


class SyncDesk:
    """`ports.SyncVerbs` over the sync engine.

    Args:
        lane: sends photo files after the ops.
        courier: hands over what was brought from other laptops; asked before each run's own ops.
        farewell: hands over what is only here when the member was taken out.
        listening: makes a listener on the live channel that calls back with the newest revision.
        on_offline: hears of the person's own switch, before anything else happens.
    """

    def __init__(
        self, work: Workplace, carrier: Carrier, listening: Listening, lane: PhotoLane | None = None,
        courier: Courier | None = None, farewell: Farewell | None = None,
        on_offline: Callable[[bool], None] = lambda _offline: None,
    ) -> None:  # fmt: skip
        self._work, self._carrier, self._listening, self._lane = work, carrier, listening, lane
        self._courier, self._farewell = courier, farewell
        self._on_offline = on_offline
        self._inbox = Inbox(work)
        self._pace = Pace()
        self._backoff = Backoff(random.uniform)
        self._one_run = threading.Lock()
        self._sending: tuple[int, int] | None = None
        self._offline_since: int | None = None
        self._last_error = ""
        self._working_offline = threading.Event()
        self._closing = threading.Event()

    def status(self) -> SyncStatus:
        """The sync chip's state, from the replica and the last run."""
        with self._work.reading() as connection:
            found, photos = tally(connection), unsafe(connection)
            attention = self._inbox.count(connection) if found.attention else 0
        done, total = self._sending or (0, 0)
        held = self._lane is not None and self._lane.thrift.holds_originals()
        return SyncStatus(
            self._phase(found, photos.photos), found.waiting, attention, sending_done=done,
            sending_total=total, bytes_left=found.bytes + photos.bytes, offline_since=self._offline_since,
            last_contact=_last_contact(found), last_error=self._last_error,
            working_offline=self._working_offline.is_set(), photos_unsafe=photos.photos,
            photos_wait=photos.photos if held else 0, papers_unsafe=photos.papers,
        )  # fmt: skip

    def run(self, progress: Callable[[SyncStatus], None] | None = None) -> SyncReport:
        """One full exchange; never raises for a network that is not there."""
        if self._working_offline.is_set():
            return SyncReport(0, 0, self.status().attention, CHOSEN_OFFLINE)
        with self._one_run:
            before = self.status()
            self._sending = (0, before.waiting)
            try:
                return self._run(before, progress)
            finally:
                self._sending = None

    def hold_back_s(self) -> float:
        """How long a laptop that was away for hours waits before it syncs by itself, so that all those that
        come back in the same minute (the morning of a storm) do not come at once. Seconds, by chance."""
        with self._work.reading() as connection:
            spread, last = setting(connection, SPREAD), _last_contact(tally(connection))
        away_ms = 0 if last is None else max(0, self._work.now_ms() - last)
        return reconnect_delay(float(spread or 0), away_ms, random.uniform)

    def wait_for_news(self, cancelled: Callable[[], bool]) -> bool:
        """Blocks on the live channel until the office has something newer, or it is cancelled."""
        heard = threading.Event()

        def on_news(rev: int) -> None:
            if rev == 0 or rev > self._cursor():
                heard.set()

        listener = self._listening(on_news)
        thread = threading.Thread(target=_listen, args=(listener, heard), name="live", daemon=True)
        thread.start()
        while not heard.wait(LOOK_S):
            if cancelled() or self._closing.is_set() or self._working_offline.is_set():
                break
        listener.stop()
        thread.join(STOPPED_WITHIN_S)
        return heard.is_set() and not cancelled()

    def work_offline(self, offline: bool) -> None:
        """Holds every exchange back until the person says otherwise."""
        self._on_offline(offline)
        if offline:
            self._working_offline.set()
            self._offline_since = self._offline_since or self._work.now_ms()
        else:
            self._working_offline.clear()
            self._offline_since = None

    def waiting(self, limit: int = 200) -> Sequence[WaitingItem]:
        """What exists only on this machine, oldest first."""
        with self._work.reading() as connection:
            return [
                WaitingItem(
                    n,
                    what_was_done(op),
                    place_of(connection, op.entity, op.key, op.fields),
                    clock.physical_ms(op.hlc),
                )
                for n, op in waiting_ops(connection, limit)
            ]

    def inbox(self) -> Sequence[InboxView]:
        return self._inbox.views()

    def keep_mine(self, item_id: int, *, origin: object = None) -> ChangeSet:
        return self._inbox.keep_mine(item_id, origin=origin)

    def keep_both(self, item_id: int, *, origin: object = None) -> ChangeSet:
        return self._inbox.keep_both(item_id, origin=origin)

    def keep_edited(self, item_id: int, typed: Mapping[str, str], *, origin: object = None) -> ChangeSet:
        return self._inbox.keep_edited(item_id, typed, origin=origin)

    def take_theirs(self, item_id: int, reason: str, *, origin: object = None) -> ChangeSet:
        return self._inbox.take_theirs(item_id, reason, origin=origin)

    def close(self) -> None:
        """Ends every wait and lets no run start; returns when the running one has stopped."""
        self._closing.set()
        with self._one_run:
            self._working_offline.set()

    def _run(self, before: SyncStatus, progress: Callable[[SyncStatus], None] | None) -> SyncReport:
        def advanced(so_far: Progress) -> None:
            self._sending = (min(so_far.ops, before.waiting), before.waiting)
            if progress is not None:
                progress(self.status())

        try:
            brought = self._courier(self._stopped).ops if self._courier is not None else 0
            report = self._exchanged(advanced)
            self._keep_spread(report.spread_s)
            report.applied += brought
            self._send_photos(report, progress)
        except SyncError as failure:
            return self._leave(before) if self._is_out(failure) else self._stopped_by(before, failure)
        except StorageError as failure:
            return self._failed(before, str(self._work.trouble(failure)))
        self._offline_since, self._last_error = None, ""
        self._backoff.reset()
        return SyncReport(report.applied, report.rows, self.status().attention)

    def _is_out(self, failure: SyncError) -> bool:
        revoked = isinstance(failure, Refused) and failure.problem.type is ProblemType.MEMBERSHIP_REVOKED
        return revoked and self._farewell is not None

    def _leave(self, before: SyncStatus) -> SyncReport:
        """The member was taken out: what only this machine has is handed over."""
        assert self._farewell is not None
        try:
            ended = self._farewell.say(self._stopped)
        except SyncError as failure:
            return self._stopped_by(before, failure)
        except StorageError as failure:
            return self._failed(before, str(self._work.trouble(failure)))
        return replace(self._failed(before, LEFT if ended else LEAVING), ended=ended)

    def _stopped_by(self, before: SyncStatus, failure: SyncError) -> SyncReport:
        return self._failed(before, failure.sentence, _asked_s(failure))

    def _keep_spread(self, spread_s: float) -> None:
        """What the hub asked for counts at the next long absence, after a restart too."""
        with self._work.reading() as connection:
            kept = setting(connection, SPREAD) or "0"
        if spread_s != float(kept):
            with self._work.writing() as connection:
                keep_setting(connection, SPREAD, str(spread_s))

    def _exchanged(self, advanced: Callable[[Progress], None] | None = None) -> RunReport:
        return run_sync(
            self._work.replica, self._work.rules, self._carrier, wall=self._work.now_ms, pace=self._pace,
            progress=advanced, cancelled=self._stopped,
        )  # fmt: skip

    def _send_photos(self, report: RunReport, progress: Callable[[SyncStatus], None] | None) -> None:
        """The files, with the ops that are captured meanwhile, and the office's news, going before them."""
        if self._lane is None:
            return
        total = self.status().photos_unsafe

        def advanced(_sent: BlobReport) -> None:
            status = self.status()
            self._sending = (max(0, total - status.photos_unsafe), total)
            if progress is not None:
                progress(self.status())

        more = True
        while more:
            sent = self._lane.run(
                self._work.now_ms, pause=self._turn(), cancelled=self._stopped, progress=advanced
            )
            more = sent.waiting
            if more or sent.originals:
                again = self._exchanged()
                report.applied, report.rows = report.applied + again.applied, report.rows + again.rows

    def _turn(self) -> Callable[[], bool]:
        """Says when the files have to let the ops through: something was captured, or it took long."""
        until, before = time.monotonic() + PHOTO_TURN_S, self._waiting()
        return lambda: time.monotonic() > until or self._waiting() > before

    def _waiting(self) -> int:
        with self._work.reading() as connection:
            return tally(connection).waiting

    def _failed(self, before: SyncStatus, sentence: str, asked_s: float = 0.0) -> SyncReport:
        now, said = self.status(), sentence if isinstance(sentence, Said) else Said(sentence)
        self._last_error = said
        self._offline_since = self._offline_since or self._work.now_ms()
        sent = max(0, before.waiting - now.waiting)
        return SyncReport(sent, 0, now.attention, said, self._backoff.next(asked_s))

    def _phase(self, found: Tally, photos: int) -> SyncPhase:
        if self._sending is not None and self._sending[1]:
            return SyncPhase.SENDING
        if found.attention:
            return SyncPhase.ATTENTION
        if self._working_offline.is_set() or self._offline_since is not None or _last_contact(found) is None:
            return SyncPhase.OFFLINE
        return SyncPhase.WAITING if found.waiting or photos else SyncPhase.SAFE

    def _cursor(self) -> int:
        with self._work.reading() as connection:
            state = tally(connection).state
        return 0 if state is None else state.cursor

    def _stopped(self) -> bool:
        return self._closing.is_set() or self._working_offline.is_set()


def _asked_s(failure: SyncError) -> float:
    """What the hub asked for at least (Retry-After), 0 when it did not."""
    return failure.problem.retry_after if isinstance(failure, Refused) else 0.0


def _last_contact(found: Tally) -> int | None:
    return found.state.last_contact_ms or None if found.state is not None else None


def _listen(listener: Ear, heard: threading.Event) -> None:
    try:
        listener.run()
    except SyncError:
        heard.set()  # the next run says what is wrong
