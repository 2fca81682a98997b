"""The watcher stops its child when the starter is gone, and asks twice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sync.serve.child_watch as child_watch

WATCHER = Path(child_watch.__file__)
PATIENT = ["sleep", "60"]
STUBBORN = [sys.executable, "-c", "import signal; signal.signal(2, lambda *_: print('asked', flush=True)); "
            "print('ready', flush=True)\nwhile True: signal.pause()"]  # fmt: skip


def watch(command: list[str], grace_s: float = 30) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(WATCHER), "-1", "-1", str(grace_s), *command],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def child_pid(watcher: "subprocess.Popen[str]") -> int:
    assert watcher.stdout is not None
    return int(watcher.stdout.readline())


def test_the_childs_exit_code_is_passed_on() -> None:
    with watch([sys.executable, "-S", "-c", "raise SystemExit(7)"]) as watcher:
        assert child_pid(watcher) > 0
        assert watcher.wait(30) == 7


def test_the_child_ends_with_the_starters_end_of_the_pipe() -> None:
    with watch(PATIENT) as watcher:
        pid = child_pid(watcher)
        assert watcher.stdin is not None
        watcher.stdin.close()
        assert watcher.wait(30) != 0
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_the_child_ends_with_the_watchers_own_stop(number: signal.Signals) -> None:
    with watch(PATIENT) as watcher:
        pid = child_pid(watcher)
        watcher.send_signal(number)
        watcher.wait(30)
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_child_that_does_not_listen_is_asked_first_and_then_stopped() -> None:
    with watch(STUBBORN, grace_s=3) as watcher:
        child_pid(watcher)
        assert watcher.stderr is not None
        assert watcher.stderr.readline() == "ready\n"
        watcher.send_signal(signal.SIGTERM)
        watcher.wait(30)
        assert watcher.stderr.read() == "asked\n"


def test_the_second_request_is_heard_below_a_background_job_of_a_shell() -> None:
    """Such a job ignores SIGINT and SIGQUIT, and its children would."""
    before = signal.signal(signal.SIGQUIT, signal.SIG_IGN)
    try:
        watcher = watch(STUBBORN, grace_s=0.1)
    finally:
        signal.signal(signal.SIGQUIT, before)
    with watcher:
        child_pid(watcher)
        assert watcher.stderr is not None
        assert watcher.stderr.readline() == "ready\n"
        watcher.send_signal(signal.SIGTERM)
        assert watcher.wait(30) == -signal.SIGQUIT % 256


def test_a_program_that_is_not_there_ends_the_watcher() -> None:
    with watch(["/no/such/program"]) as watcher:
        assert watcher.wait(30) != 0
        assert watcher.stderr is not None
        assert "No such file" in watcher.stderr.read()
