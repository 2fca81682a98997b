"""What keeps the Flink job of packaging/compose running, tried on a job manager that answers as Flink's."""

import importlib.util
import json
import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "packaging/compose/keep_flink_job.py"


@pytest.fixture(scope="module")
def keeper() -> ModuleType:
    spec = importlib.util.spec_from_file_location("keep_flink_job", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Manager:
    """A job manager: what it says of its jobs, and where it answers."""

    address: str
    jobs: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def manager() -> Iterator[Manager]:
    told = Manager("")

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({"jobs": told.jobs}).encode()
            self.send_response(200 if self.path == "/jobs/overview" else 404)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    told.address = f"127.0.0.1:{server.server_port}"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def flink(tmp_path: Path) -> Path:
    """A `flink` that writes down what it was asked for."""
    program = tmp_path / "flink"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {tmp_path}/asked\n', "utf-8")
    program.chmod(0o755)
    return program


def asked(flink: Path) -> list[str]:
    file = flink.parent / "asked"
    return file.read_text("utf-8").splitlines() if file.exists() else []


def checkpoint(folder: Path, job: str, number: int, at: float) -> Path:
    made = folder / job / f"chk-{number}"
    made.mkdir(parents=True)
    (made / "_metadata").write_bytes(b"x")
    os.utime(made / "_metadata", (at, at))
    return made


def test_complete_checkpoints_of_any_run_are_found_the_newest_first(
    keeper: ModuleType, tmp_path: Path
) -> None:
    assert keeper.checkpoints(tmp_path) == keeper.checkpoints(tmp_path / "none") == []
    first, second = checkpoint(tmp_path, "first", 99, 1_000.0), checkpoint(tmp_path, "second", 3, 2_000.0)
    (tmp_path / "second/chk-4").mkdir()  # under way: no _metadata yet
    (checkpoint(tmp_path, "second", 5, 3_000.0) / "_metadata").write_bytes(b"")  # cut short
    (tmp_path / "begin-anew").touch()
    assert keeper.checkpoints(tmp_path) == [second, first]


def test_what_is_removed_while_it_is_looked_for_is_passed_over(
    keeper: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = checkpoint(tmp_path, "first", 1, 1_000.0)
    gone, run = checkpoint(tmp_path, "second", 2, 2_000.0), checkpoint(tmp_path, "third", 3, 3_000.0).parent
    listed = Path.iterdir

    def removing(folder: Path) -> list[Path]:
        found = list(listed(folder))
        if folder == tmp_path:
            shutil.rmtree(run)
        if folder == gone.parent:
            shutil.rmtree(gone)
        return found

    monkeypatch.setattr(keeper.Path, "iterdir", removing)
    assert keeper.checkpoints(tmp_path) == [kept]


def test_a_job_that_comes_no_further_goes_back_checkpoint_by_checkpoint(
    keeper: ModuleType, tmp_path: Path
) -> None:
    oldest, older, newest = (checkpoint(tmp_path, "job", n, n * 1_000.0) for n in (1, 2, 3))
    tried: set[Path] = set()
    for expected in (newest, older, oldest, newest, older):
        assert keeper.to_restore(tmp_path, tried) == expected
        tried.add(expected)
    further = checkpoint(tmp_path, "restored", 1, 9_000.0)  # from the older one it went on
    assert keeper.to_restore(tmp_path, tried) == further
    tried.add(further)
    assert keeper.to_restore(tmp_path, tried) == newest


def test_a_checkpoint_that_is_not_restored_is_followed_by_the_one_before_it(
    keeper: ModuleType, manager: Manager, flink: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept, tried = tmp_path / "kept", set[Path]()
    older, newest = checkpoint(kept, "job", 6, 1_000.0), checkpoint(kept, "job", 7, 2_000.0)
    for _ in range(2):
        keeper.look(str(flink), manager.address, "kafka:9092", kept, 0.0, tried)
    first, second = asked(flink)
    assert f"--restore {newest.as_uri()}" in first
    assert f"--restore {older.as_uri()}" in second
    assert "it goes back to" in caplog.text


@pytest.mark.parametrize(
    ("name", "state", "alive"),
    [
        ("stormops-windows", "RUNNING", True), ("stormops-windows", "RESTARTING", True),
        ("stormops-windows", "CANCELED", False), ("stormops-windows", "FAILED", False),
        ("another", "RUNNING", False),
    ],
)  # fmt: skip
def test_a_job_is_alive_by_its_name_and_state(
    keeper: ModuleType, manager: Manager, name: str, state: str, alive: bool
) -> None:
    manager.jobs = [{"name": name, "state": state}]
    assert keeper.knows(manager.address) is alive


def test_a_running_job_is_left_alone(
    keeper: ModuleType, manager: Manager, flink: Path, tmp_path: Path
) -> None:
    manager.jobs = [{"name": "stormops-windows", "state": "RUNNING"}]
    keeper.look(str(flink), manager.address, "kafka:9092", tmp_path)
    assert asked(flink) == []


def test_a_job_that_is_gone_starts_from_its_newest_checkpoint(
    keeper: ModuleType, manager: Manager, flink: Path, tmp_path: Path
) -> None:
    newest = checkpoint(tmp_path / "kept", "job", 7, 2_000.0)
    keeper.look(str(flink), manager.address, "kafka:9092", tmp_path / "kept", 0.0)
    (command,) = asked(flink)
    assert f"--restore {newest.as_uri()}" in command
    assert f"--jobmanager {manager.address}" in command
    assert f"--checkpoints {(tmp_path / 'kept').as_uri()}" in command


def test_begin_anew_passes_the_checkpoint_over_and_holds_until_the_job_runs(
    keeper: ModuleType, manager: Manager, flink: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    checkpoint(kept, "job", 7, 2_000.0)
    anew = kept / "begin-anew"
    anew.touch()
    keeper.look(str(flink), manager.address, "kafka:9092", kept, 0.0)  # it does not come up
    assert "--restore" not in asked(flink)[0]
    assert anew.exists()
    manager.jobs = [{"name": "stormops-windows", "state": "CANCELED"}]
    # A `flink` that makes the job appear, as the real one does before it returns.
    program = flink.parent / "starts"
    state = flink.parent / "state"
    program.write_text(f"#!/bin/sh\ntouch {state}\n", "utf-8")
    program.chmod(0o755)
    assert not state.exists()
    told = threading.Thread(target=_run_once_started, args=(state, manager))
    told.start()
    keeper.look(str(program), manager.address, "kafka:9092", kept, 20.0)
    told.join()
    assert not anew.exists()


def _run_once_started(state: Path, manager: Manager) -> None:
    waiting = threading.Event()
    for _ in range(2_000):
        if state.exists():
            break
        waiting.wait(0.01)
    manager.jobs = [{"name": "stormops-windows", "state": "RUNNING"}]


def test_nothing_is_started_while_the_job_manager_is_away(
    keeper: ModuleType, flink: Path, tmp_path: Path
) -> None:
    keeper.look(str(flink), "127.0.0.1:1", "kafka:9092", tmp_path)
    assert asked(flink) == []
    assert keeper.knows("127.0.0.1:1") is None
