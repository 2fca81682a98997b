"""Live panels of a large storm in a real window: 50,000 houses, 5,000 routes, 200 crews.

`python -m benchmarks.live_storm [houses]`. The hub's memory is read from /proc, so it is told on Linux only.
"""

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.live import entered, resident
from benchmarks.neighbourhood import neighbourhood
from benchmarks.rig import PASSWORD, Rig, Sender, new_id, rig, send_all, step
from benchmarks.table import Figure, percentile, print_table
from benchmarks.window import Heart
from stormops_desktop.adapters.clock import wall_ms
from stormops_desktop.app.main import application
from stormops_desktop.app.sweeper import Sweeper
from stormops_desktop.assembly.desktop import Desktop, open_desktop
from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.bus import ChangeBus
from stormops_desktop.viewmodels.session import open_session
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from sync.contracts.ops import Op

HOUSES, STOPS, CREWS = 50_000, 10, 200
CHANGES = 10
SIZE = (1280, 800)
LOOK_MS = 2
SETTLE_MS = 1_000
PATIENCE_S = 120.0


def main() -> None:
    houses = int(sys.argv[1]) if len(sys.argv) > 1 else HOUSES
    with rig() as at:
        sender = at.sender()
        storm_id, job_ids = sent(sender, houses)
        gc.collect()  # the ops made for it are the benchmark's, not the app's, to collect
        figures = [*asyncio.run(first_snapshots(at, storm_id)), *in_a_window(at, sender, job_ids)]
    routes, busy = houses // STOPS, os.getloadavg()[0]
    print_table(
        f"Live panels of {houses:,} houses, {routes:,} routes, {CREWS} crews, in a window"
        f" (load {busy:.0f} on {os.cpu_count()} cores)",
        figures,
    )


def sent(sender: Sender, houses: int) -> tuple[str, tuple[str, ...]]:
    """The storm at the centre, and the jobs in it."""
    place = neighbourhood(houses, stops=STOPS, crew_ids=[new_id() for _ in range(CREWS)])
    send_all(sender, place.ops)
    return place.ops[0].key, place.job_ids


async def first_snapshots(at: Rig, storm_id: str) -> list[Figure]:
    """From the wish to the last part, with the room read for it and with the room there; the hub's memory."""
    alone, laptop, spent = resident(at), at.laptop(), []
    async with AsyncExitStack() as stack:
        for _ in range(2):
            started = time.perf_counter()
            reader = await entered(stack, laptop, storm_id)
            reading = asyncio.create_task(reader.read())
            await reader.reach(0)
            spent.append(since(started))
            reading.cancel()
        held = resident(at) - alone
    return [
        Figure("first snapshot of a room that is opened for it", spent[0], 5_000, "ms", at_most=True),
        Figure("first snapshot of one that is open", spent[1], 1_000, "ms", at_most=True),
        Figure("hub's memory for the storm's room", held, 200, "MB", at_most=True),
    ]


def in_a_window(at: Rig, sender: Sender, job_ids: tuple[str, ...]) -> list[Figure]:
    """The pages of laptop B while A works."""
    with signed_in(at) as desktop, opened(desktop) as shell:
        live = shell.session.live
        assert live is not None
        started = time.perf_counter()
        shell.session.start()
        wait_until(lambda: live.live)
        figures = [
            Figure("window opened, first snapshot there", since(started), 5_000, "ms", at_most=True),
        ]
        jobs = iter(job_ids)
        for name, go in pages(shell).items():
            go()
            wait_until(lambda name=name: loads(shell)[name] is not Load.BUSY)  # type: ignore[misc]
            settle()
            figures += worked(at, sender, shell, name, jobs)
    return figures


def pages(shell: ShellView) -> dict[str, Callable[[], object]]:
    """Those with numbers of the storm."""
    assert shell.insights is not None
    insights = shell.insights

    def show(section: Section, page: str) -> None:
        shell.go(section)
        (shell.mapping if section is Section.MAP else insights).show_page(page)

    return {
        "board": lambda: show(Section.MAP, "board"),
        "map": lambda: show(Section.MAP, "map"),
        "play score": lambda: show(Section.INSIGHTS, "score"),
        "attribution": lambda: show(Section.INSIGHTS, "attribution"),
    }


def loads(shell: ShellView) -> dict[str, Load]:
    """How far each page is with its first rows."""
    session = shell.session
    assert session.field is not None and session.field.board is not None
    assert session.insights is not None and session.insights.attribution is not None
    return {
        "board": session.field.board.load, "map": session.map.load,
        "play score": session.insights.score.load, "attribution": session.insights.attribution.load,
    }  # fmt: skip


def worked(at: Rig, sender: Sender, shell: ShellView, name: str, jobs: Iterator[str]) -> list[Figure]:
    """A sets crews on their way, one after the other; B shows one page."""
    live, heart, spent = shell.session.live, Heart(shell), []
    assert live is not None
    for _ in range(CHANGES):
        started = time.perf_counter()
        sent = aside(sender, step(next(jobs), "assigned", "en_route", 0, at.account_id))
        wait_until(lambda sent=sent: bool(sent) and live.status.seq >= sent[0])  # type: ignore[misc]
        spent.append(since(started))
        settle()
    figures = [
        Figure(f"{name}: op on A, told to B, p50", percentile(spent, 0.5), 1_000, "ms", at_most=True),
        Figure("the same, p99", percentile(spent, 0.99), 5_000, "ms", at_most=True),
        Figure(f"{name}: longest stall of the GUI thread", heart.longest_ms, 50, "ms", at_most=True),
        Figure("most processor time of it", heart.busiest_ms, 50, "ms", at_most=True),
        Figure("most of all threads in one", heart.crowded_ms, 50, "ms", at_most=True),
    ]
    heart.stop()
    return figures


@contextmanager
def signed_in(at: Rig) -> Iterator[Desktop]:
    """Laptop B with the whole storm."""
    with TemporaryDirectory(prefix="stormops-bench-") as folder:
        settings = DesktopSettings(
            Path(folder), at.centre.urls.hub, passphrase="a benchmark's", keyring=lambda: None
        )
        with open_desktop(settings) as desktop:
            desktop.accounts.sign_in(at.email, PASSWORD)
            desktop.services().sync.run()
            yield desktop


@contextmanager
def opened(desktop: Desktop) -> Iterator[ShellView]:
    """Its window, and what goes on beside it."""
    app = application()
    runner, sweeper = LaneRunner(parent=app), Sweeper(app)
    session = open_session(
        desktop.services(), desktop.accounts, Surroundings(runner, ChangeBus(app), wall_ms)
    )
    shell = ShellView(Look(app, Theme.LIGHT, Density.OFFICE), session)
    shell.resize(*SIZE)
    shell.show()
    sweeper.start()
    try:
        yield shell
    finally:
        sweeper.stop()
        session.dispose()
        shell.close()
        runner.close()


def aside(sender: Sender, op: Op) -> list[int]:
    """Sends the op on a thread of its own; the revision is in the list when it was taken."""
    taken: list[int] = []
    Thread(target=lambda: taken.append(sender.send([op]).rev), daemon=True).start()
    return taken


def wait_until(done: Callable[[], bool]) -> None:
    """Lets the event loop run until it is so."""
    loop, timer = QEventLoop(), QTimer()
    deadline = time.perf_counter() + PATIENCE_S
    timer.timeout.connect(lambda: loop.quit() if done() or time.perf_counter() > deadline else None)
    timer.start(LOOK_MS)
    loop.exec()
    timer.stop()
    assert done()


def settle() -> None:
    """Some time for what follows a delta: the exchange, and the rows it brings."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop, loop.quit)
    loop.exec()


def since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
