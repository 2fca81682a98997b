"""Runs one child process and stops it when the starter is gone (its end of standard input closes).

Called by path with `python -I -S`, so it imports nothing of ours:

    child_watch.py UID GID GRACE_S COMMAND...    (UID -1: stay the same user)

It prints the child's process id, and ends with the child's exit code. The child gets SIGINT first and
SIGQUIT after GRACE_S seconds, which are PostgreSQL's fast and immediate shutdown.
"""

import os
import select
import signal
import subprocess
import sys

STOPPING = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}


def main(arguments: list[str]) -> int:
    """Runs the child to its end and returns its exit code."""
    uid, gid, grace_s = int(arguments[0]), int(arguments[1]), float(arguments[2])
    wake = _wake_on_signals()
    child = _spawn(arguments[3:], uid, gid)
    sys.stdout.write(f"{child.pid}\n")
    sys.stdout.flush()
    while child.poll() is None:
        ready, _, _ = select.select([0, wake], [], [])
        if 0 in ready or STOPPING & set(os.read(wake, 64)):
            _stop(child, grace_s)
    return child.returncode


def _wake_on_signals() -> int:
    """A file descriptor that receives the number of every signal that matters here."""
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    for number in {signal.SIGCHLD, *STOPPING}:
        signal.signal(number, lambda *_: None)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)  # ignored in background jobs of a shell, and below them
    return readable


def _spawn(command: list[str], uid: int, gid: int) -> "subprocess.Popen[bytes]":
    switch = {} if uid < 0 else {"user": uid, "group": gid, "extra_groups": []}
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, cwd="/", **switch)  # type: ignore[call-overload, no-any-return]


def _stop(child: "subprocess.Popen[bytes]", grace_s: float) -> None:
    child.send_signal(signal.SIGINT)
    try:
        child.wait(grace_s)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGQUIT)
        child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
