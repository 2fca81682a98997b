"""The embedded server: closed to strangers, found again, and proof against being killed."""

import json
import os
import select
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from sync.postgres.urls import ROLES, STREAMS
from sync.serve.embedded_postgres import EmbeddedPostgres
from sync.serve.postgres_errors import FolderBusy, FolderDamaged, StartFailed
from sync.serve.postgres_words import PasswordFile
from tests.helpers.own_folders import own_folder

pytestmark = pytest.mark.postgres
CHILD = """
import sys
from pathlib import Path
from sync.serve.embedded_postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), durable=False)
server.start()
print(server.server_pid, server._process._watcher.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder that does not exist yet, where any account may walk to."""
    with own_folder("serve") as parent:
        yield parent / "centre"


def write(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.urls.owner) as connection:
        # Without it a server that is not durable loses its last moment when killed.
        connection.execute("SET synchronous_commit = on")
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")


def read(server: EmbeddedPostgres) -> list[tuple[int]]:
    with psycopg.connect(server.urls.owner) as connection:
        return connection.execute("SELECT answer FROM kept").fetchall()


def alive(pid: int) -> bool:
    """Whether the process runs, zombies not counted."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_data_is_found_again(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        write(server)
        first = server.server_pid
    assert not alive(first)
    assert not server.running
    with EmbeddedPostgres(folder) as server:
        assert read(server) == [(42,)]


def test_it_is_closed_to_strangers(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        for url in (server.admin_url, server.urls.app):
            parts = urlsplit(url)
            for password in ("", "wrong"):
                with pytest.raises(psycopg.OperationalError, match="password"):
                    psycopg.connect(
                        host="127.0.0.1", port=server.port, user=parts.username, password=password,
                        dbname="stormops", passfile=os.devnull,
                    )  # fmt: skip
        with psycopg.connect(server.admin_url) as connection:
            rules = connection.execute("SELECT type, address, auth_method FROM pg_hba_file_rules").fetchall()
            assert rules == [("host", "127.0.0.1", "scram-sha-256")]
            assert connection.execute("SHOW unix_socket_directories").fetchone() == ("",)
            assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)
            hashes = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolcanlogin").fetchall()
        assert len(hashes) == 1 + len(ROLES)
        assert all(word.startswith("SCRAM-SHA-256$") for (word,) in hashes)


def test_a_cluster_of_an_older_program_gets_the_role_that_came_since(folder: Path) -> None:
    with (
        EmbeddedPostgres(folder, durable=False) as server,
        psycopg.connect(server.admin_url, autocommit=True) as connection,
    ):
        connection.execute(f"REVOKE ALL ON DATABASE stormops FROM {STREAMS}")
        connection.execute(f"DROP ROLE {STREAMS}")
    path = folder / "postgres.json"
    words = json.loads(path.read_text())
    old = words.pop(STREAMS)
    path.write_text(json.dumps(words))
    with EmbeddedPostgres(folder, durable=False) as server:
        with psycopg.connect(server.urls.streams) as connection:
            assert connection.execute("SELECT current_user").fetchone() == (STREAMS,)
        now = json.loads(path.read_text())
        assert now[STREAMS] != old
        assert {role: now[role] for role in words} == words
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_start_that_died_before_the_new_role_was_made_makes_it_the_next_time(tmp_path: Path) -> None:
    words = PasswordFile(tmp_path)
    words.create("cluster")
    words.mark_roles_made()
    older = json.loads(words.path.read_text())
    del older[STREAMS]
    words.path.write_text(json.dumps(older))
    words.add_missing()
    again = PasswordFile(tmp_path)
    again.add_missing()
    assert (again.roles_made, again.roles_complete) == (True, False)
    again.mark_roles_made()
    assert again.roles_complete


def test_secrets_are_for_the_owner_alone(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        assert stat.S_IMODE((folder / "postgres.json").stat().st_mode) == 0o600
        assert stat.S_IMODE((folder / "cluster").stat().st_mode) == 0o700
        words = json.loads((folder / "postgres.json").read_text())
        assert len({words[role] for role in words if role.startswith("storm")}) == 1 + len(ROLES)
        commands = Path(f"/proc/{server.server_pid}/cmdline").read_bytes()
        assert not any(word.encode() in commands for word in words.values() if len(word) > 20)
        assert not any(word in repr(server.urls) for word in words.values() if len(word) > 20)
        assert list(folder.glob("*password*")) == []


def test_the_server_does_not_run_as_root_nor_with_our_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORMOPS_SECRET", "not for the server")
    monkeypatch.setenv("PGDATA", "/nowhere")
    with EmbeddedPostgres(folder, durable=False) as server:
        status = Path(f"/proc/{server.server_pid}/status").read_text().splitlines()
        uids = next(line for line in status if line.startswith("Uid")).split()[1:]
        assert "0" not in uids
        assert b"STORMOPS_SECRET" not in Path(f"/proc/{server.server_pid}/environ").read_bytes()


def test_a_second_hub_on_the_folder_is_refused_and_the_first_goes_on(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        write(server)
        with pytest.raises(FolderBusy, match="Another hub"):
            EmbeddedPostgres(folder, durable=False).start()
        assert server.running
        assert not server.ended_within(0)
        assert read(server) == [(42,)]
        assert server.start() == server.urls


def test_a_killed_server_is_noticed_and_starts_again_with_its_data(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        write(server)
        os.kill(server.server_pid, signal.SIGKILL)
        assert server.ended_within(30)
        assert not server.running
        server.start()
        assert read(server) == [(42,)]


def test_the_server_ends_when_its_hub_is_killed(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        write(server)
    with child_hub(folder) as (hub, server_pid, watcher_pid):
        os.kill(hub.pid, signal.SIGKILL)
        wait_gone(server_pid, watcher_pid)
    with EmbeddedPostgres(folder, durable=False) as server:
        assert read(server) == [(42,)]


def test_a_server_that_outlived_hub_and_watcher_is_replaced(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        write(server)
    with child_hub(folder) as (hub, server_pid, watcher_pid):
        for pid in (watcher_pid, hub.pid):
            os.kill(pid, signal.SIGKILL)
    assert alive(server_pid)
    with EmbeddedPostgres(folder, durable=False) as server:
        assert not alive(server_pid)
        assert server.server_pid != server_pid
        assert read(server) == [(42,)]


def test_a_process_id_file_that_names_a_stranger_does_not_matter(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        write(server)
        lines = (folder / "cluster" / "postmaster.pid").read_text().splitlines()
    lines[0] = str(os.getpid())
    (folder / "cluster" / "postmaster.pid").write_text("\n".join(lines) + "\n")
    with EmbeddedPostgres(folder, durable=False) as server:
        assert read(server) == [(42,)]


def test_a_start_that_was_cut_off_is_begun_anew(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False):
        pass
    words = json.loads((folder / "postgres.json").read_text())
    del words["roles"]
    (folder / "postgres.json").write_text(json.dumps(words))
    (folder / "cluster").rename(folder / "cluster.new")
    with EmbeddedPostgres(folder, durable=False) as server:
        write(server)
    assert not (folder / "cluster.new").exists()


def test_roles_that_were_half_made_are_completed(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        with psycopg.connect(server.admin_url, autocommit=True) as connection:
            connection.execute("DROP DATABASE stormops")
            connection.execute("DROP ROLE stormops_relay")
        words = json.loads((folder / "postgres.json").read_text())
    del words["roles"]
    (folder / "postgres.json").write_text(json.dumps(words))
    with EmbeddedPostgres(folder, durable=False) as server:
        psycopg.connect(server.urls.relay).close()


@pytest.mark.parametrize(("lost", "message"), [("postgres.json", "missing"), ("cluster", "is gone")])
def test_a_lost_part_is_named_and_nothing_is_overwritten(folder: Path, lost: str, message: str) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        write(server)
    aside = folder / "aside"
    (folder / lost).rename(aside)
    with pytest.raises(FolderDamaged, match=message):
        EmbeddedPostgres(folder, durable=False).start()
    aside.rename(folder / lost)
    with EmbeddedPostgres(folder, durable=False) as server:
        assert read(server) == [(42,)]


def test_a_damaged_cluster_is_reported_with_the_servers_words(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False):
        pass
    (folder / "cluster" / "global" / "pg_control").write_bytes(b"")
    server = EmbeddedPostgres(folder, durable=False)
    with pytest.raises(StartFailed, match="pg_control"):
        server.start()
    assert not server.running
    with pytest.raises(StartFailed):  # the folder is free again: not FolderBusy
        server.start()


def test_a_port_that_was_taken_meanwhile_is_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = iter([taken.getsockname()[1]])
        free = sys.modules["sync.serve.postgres_process"].free_port
        monkeypatch.setattr("sync.serve.embedded_postgres.free_port", lambda: next(ports, None) or free())
        with EmbeddedPostgres(folder, durable=False) as server:
            assert server.port != taken.getsockname()[1]


def test_a_long_log_is_put_aside(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False):
        pass
    with (folder / "postgres.log").open("ab") as log:
        log.truncate(6_000_000)
    with EmbeddedPostgres(folder, durable=False):
        assert (folder / "postgres.log").stat().st_size < 100_000
    assert (folder / "postgres.log.1").stat().st_size == 6_000_000


@contextmanager
def child_hub(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", int, int]]:
    """A hub in a process of its own, to be killed within; with the ids of its server and its watcher."""
    hub = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with hub:
        assert hub.stdout is not None
        server_pid, watcher_pid = map(int, hub.stdout.readline().split())
        yield hub, server_pid, watcher_pid


def wait_gone(*pids: int) -> None:
    """Returns when the processes have ended."""
    for pid in pids:
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        ended, _, _ = select.select([descriptor], [], [], 30)
        os.close(descriptor)
        assert ended, f"process {pid} goes on"
