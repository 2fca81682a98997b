"""Where the embedded server's data is, and how it is made the first time."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from sync.serve.postgres_account import Account, make_passable
from sync.serve.postgres_errors import FolderDamaged, StartFailed
from sync.serve.postgres_words import SUPERUSER, PasswordFile

_ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n"
_RESCUE = "Nothing was changed. Put it back from a backup, or choose another folder."


def recorded_cluster(folder: Path, words: PasswordFile) -> Path:
    """Where the folder's cluster is; a path that does not exist when none was made yet.

    Raises:
        FolderDamaged: data without passwords, or passwords without data.
    """
    if not words.exists:
        _refuse_data_without_words(folder / "cluster", words)
        return folder / "cluster"
    cluster = folder / words.cluster
    if not cluster.exists() and words.roles_made:
        raise FolderDamaged(f"{folder} names its data in {cluster}, which is gone. {_RESCUE}")
    return cluster


def make_cluster(
    folder: Path, words: PasswordFile, account: Account, program: Path, *, shared_home: Path, durable: bool
) -> Path:
    """Makes a cluster aside and renames it, so that one that exists is whole; returns where it is.

    Args:
        program: the `initdb` that the account can reach.
        shared_home: where the cluster goes when the account cannot reach the folder.
    """
    home = folder if account.reaches(folder) else _home_elsewhere(folder, words, shared_home)
    cluster, aside = home / "cluster", home / "cluster.new"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(mode=0o700)
    account.give(aside)
    # First the passwords: a crash from here on leaves either no cluster, or one that can be opened.
    words.create("cluster" if home == folder else str(cluster))
    _initdb(account, program, aside, words.password(SUPERUSER), durable=durable)
    (aside / "pg_hba.conf").write_text(_ACCESS)
    aside.rename(cluster)
    return cluster


def _home_elsewhere(folder: Path, words: PasswordFile, shared_home: Path) -> Path:
    home = shared_home / "clusters" / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    besides = f" If {folder} was deleted on purpose and its data is not wanted, delete {home} too."
    _refuse_data_without_words(home / "cluster", words, besides)
    make_passable(home)
    # The name of `home` doesn't tell whose it is, and nobody else would know once the folder is gone.
    (home / "data-of").write_bytes(os.fsencode(folder) + b"\n")
    return home


def _refuse_data_without_words(cluster: Path, words: PasswordFile, besides: str = "") -> None:
    if cluster.exists():
        raise FolderDamaged(
            f"{words.path} is missing, and {cluster} cannot be opened without it. {_RESCUE}{besides}"
        )


def _initdb(account: Account, program: Path, target: Path, password: str, *, durable: bool) -> None:
    # The password goes by a file: an argument could be read by every user of the machine.
    word = target.with_name("initial-password")
    word.unlink(missing_ok=True)
    os.close(os.open(word, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    word.write_text(password)
    account.give(word)
    command = [
        str(program), "-D", str(target), "-U", SUPERUSER, f"--pwfile={word}", "-A", "scram-sha-256",
        "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        *(() if durable else ("--no-sync",)),
    ]  # fmt: skip
    try:
        subprocess.run(
            command, check=True, capture_output=True, text=True, cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}, **account.popen_arguments,
        )  # type: ignore[call-overload]  # fmt: skip
    except subprocess.CalledProcessError as error:
        raise StartFailed("The database could not be created:", error.stderr[-2000:]) from error
    finally:
        word.unlink(missing_ok=True)
