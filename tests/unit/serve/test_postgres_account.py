"""A hub of root: the server gets an account of its own, and no folder that was there is opened for it."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sync.serve.embedded_postgres import EmbeddedPostgres
from sync.serve.postgres_account import Account, _installed_package, account_for, make_passable, programs_for
from sync.serve.postgres_errors import AccountError, FolderDamaged
from tests.helpers.own_folders import own_folder

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(os.geteuid() != 0, reason="what root's hub does; others run the server as themselves"),
]


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every account may walk through."""
    with own_folder("account") as place:
        yield place


def modes(*folders: Path) -> list[int]:
    return [stat.S_IMODE(folder.stat().st_mode) for folder in folders]


def test_data_under_a_closed_folder_is_placed_elsewhere(tmp_path: Path, open_place: Path) -> None:
    tmp_path.chmod(0o700)
    before = modes(*tmp_path.parents, tmp_path)
    folder, shared = tmp_path / "centre", open_place / "shared"
    with EmbeddedPostgres(folder, durable=False, shared_home=shared) as server:
        with psycopg.connect(server.urls.owner) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        assert not (folder / "cluster").exists()
        assert (folder / "postgres.json").exists()
        assert len(list((shared / "clusters").glob("*/cluster/PG_VERSION"))) == 1
    with (
        EmbeddedPostgres(folder, durable=False, shared_home=shared) as server,
        psycopg.connect(server.urls.owner) as connection,
    ):
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
    assert modes(*tmp_path.parents, tmp_path) == before


def test_data_elsewhere_is_not_overwritten_when_its_passwords_are_lost(
    tmp_path: Path, open_place: Path
) -> None:
    tmp_path.chmod(0o700)
    folder, shared = tmp_path / "centre", open_place / "shared"
    with EmbeddedPostgres(folder, durable=False, shared_home=shared):
        pass
    (folder / "postgres.json").unlink()
    (home,) = (shared / "clusters").iterdir()
    with pytest.raises(FolderDamaged, match=f"missing.*deleted on purpose.*delete {home} too"):
        EmbeddedPostgres(folder, durable=False, shared_home=shared).start()
    assert (home / "data-of").read_text() == f"{folder.resolve()}\n"


def test_programs_under_a_closed_folder_are_copied_once(tmp_path: Path, open_place: Path) -> None:
    tmp_path.chmod(0o700)
    package = tmp_path / "site" / "embedded_postgres"
    shutil.copytree(_installed_package(), package, symlinks=True)
    libraries = _installed_package().with_name("embedded_postgres.libs")
    shutil.copytree(libraries, package.with_name(libraries.name))
    before = modes(tmp_path, package)
    account, shared = account_for(open_place / "none"), open_place / "shared"
    programs = programs_for(account, shared, package)
    assert programs.is_relative_to(shared)
    assert account.reaches(programs)
    made = (programs / "postgres").stat().st_ino
    assert programs_for(account, shared, package) == programs
    assert (programs / "postgres").stat().st_ino == made
    assert modes(tmp_path, package) == before
    assert [entry.name for entry in shared.iterdir() if entry.name.startswith("copying-")] == []


def test_a_server_runs_from_the_copy(
    tmp_path: Path, open_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    package = tmp_path / "site" / "embedded_postgres"
    shutil.copytree(_installed_package(), package, symlinks=True)
    shutil.copytree(
        _installed_package().with_name("embedded_postgres.libs"), package.with_name("embedded_postgres.libs")
    )
    monkeypatch.setattr("sync.serve.postgres_account._installed_package", lambda: package)
    with EmbeddedPostgres(open_place / "centre", durable=False, shared_home=open_place / "shared") as server:
        program = Path(f"/proc/{server.server_pid}/exe").readlink()
        assert program.is_relative_to(open_place / "shared")
        psycopg.connect(server.urls.app).close()


def test_programs_that_cannot_be_reached_even_copied_are_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    package = tmp_path / "embedded_postgres"
    (package / "pginstall" / "bin").mkdir(parents=True)
    (package / "pginstall" / "bin" / "postgres").write_text("")
    account = account_for(tmp_path / "none")
    with pytest.raises(AccountError, match="cannot reach"):
        programs_for(account, tmp_path / "shared", package)


def test_the_owner_of_a_cluster_keeps_running_it(open_place: Path) -> None:
    cluster = open_place / "cluster"
    cluster.mkdir()
    os.chown(cluster, 65534, 65534)
    assert account_for(cluster) == Account(65534, 65534, switch=True)


def test_a_cluster_of_root_is_refused(open_place: Path) -> None:
    (open_place / "cluster").mkdir()
    with pytest.raises(FolderDamaged, match="Nothing was changed"):
        account_for(open_place / "cluster")


def test_reach_follows_owner_group_and_others(open_place: Path) -> None:
    account = Account(65534, 65534, switch=True)
    inner = open_place / "inner"
    inner.mkdir()
    for mode, owner, group, passes in (
        (0o700, 0, 0, False), (0o701, 0, 0, True), (0o710, 0, 65534, True), (0o701, 0, 65534, False),
        (0o100, 65534, 0, True), (0o011, 65534, 0, False),
    ):  # fmt: skip
        os.chown(inner, owner, group)
        inner.chmod(mode)
        assert account.reaches(inner) is passes, oct(mode)
    assert account.reaches(open_place / "not" / "yet" / "made")


def test_only_folders_that_are_made_are_opened(open_place: Path) -> None:
    closed = open_place / "closed"
    closed.mkdir(mode=0o700)
    old = os.umask(0o077)
    try:
        make_passable(closed / "one" / "two")
    finally:
        os.umask(old)
    assert modes(closed, closed / "one", closed / "one" / "two") == [0o700, 0o755, 0o755]
