"""Keys at rest: sealed by the keyring's key or a passphrase, whole after every change, else noise."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stormops_desktop.adapters import vault
from stormops_desktop.adapters.errors import KeyMissing, KeyringTrouble, WrongSecret
from stormops_desktop.adapters.vault_keys import (
    ENTRY_LIMIT,
    TRUSTED,
    Argon2Cost,
    KeyringKey,
    PassphraseKey,
    os_keyring,
)
from tests.unit.adapters.memory_keyring import MemoryKeyring

CHEAP = Argon2Cost(time_cost=1, memory_kib=8, lanes=1)


def passphrase(text: str) -> PassphraseKey:
    return PassphraseKey(text, CHEAP)


def test_what_is_put_is_there_at_the_next_opening(tmp_path: Path) -> None:
    first = vault.open_vault(tmp_path, "me", passphrase("open"))
    first.put(vault.REFRESH, "token")
    key = first.replica_key("tenant")
    again = vault.open_vault(tmp_path, "me", passphrase("open"))
    assert (again.get(vault.REFRESH), again.replica_key("tenant")) == ("token", key)
    assert len(key) == 32
    assert again.replica_key("other") != key


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    vault.open_vault(tmp_path, "me", passphrase("open")).put("a", "b")
    before = (tmp_path / vault.FILE).read_bytes()
    with pytest.raises(WrongSecret, match="Nothing has been changed"):
        vault.open_vault(tmp_path, "me", passphrase("guess"))
    assert (tmp_path / vault.FILE).read_bytes() == before


def test_another_members_file_does_not_open_in_this_ones_place(tmp_path: Path) -> None:
    vault.open_vault(tmp_path, "me", passphrase("open"))
    with pytest.raises(WrongSecret):
        vault.open_vault(tmp_path, "you", passphrase("open"))


def test_the_file_tells_nothing(tmp_path: Path) -> None:
    vault.open_vault(tmp_path, "me", passphrase("open")).put("refresh", "very-secret-token")
    raw = (tmp_path / vault.FILE).read_bytes()
    assert b"very-secret" not in raw
    assert b"refresh" not in raw


@pytest.mark.parametrize("at", [30, -20])
def test_a_flipped_bit_is_noticed(tmp_path: Path, at: int) -> None:
    vault.open_vault(tmp_path, "me", passphrase("open")).put("a", "b" * 200)
    path = tmp_path / vault.FILE
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)
    with pytest.raises(WrongSecret):
        vault.open_vault(tmp_path, "me", passphrase("open"))


def test_a_crash_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    vault.open_vault(tmp_path, "me", passphrase("open")).put("a", "old")
    (tmp_path / "vault.new").write_bytes(b"half")
    assert vault.open_vault(tmp_path, "me", passphrase("open")).get("a") == "old"


def test_a_new_password_wraps_the_same_keys(tmp_path: Path) -> None:
    opened = vault.open_vault(tmp_path, "me", passphrase("old"))
    key = opened.replica_key("tenant")
    opened.rewrap(passphrase("new"))
    with pytest.raises(WrongSecret):
        vault.open_vault(tmp_path, "me", passphrase("old"))
    assert vault.open_vault(tmp_path, "me", passphrase("new")).replica_key("tenant") == key


def test_the_keyring_holds_one_short_entry(tmp_path: Path) -> None:
    ring = MemoryKeyring()
    opened = vault.open_vault(tmp_path, "me", KeyringKey(ring))
    opened.put(vault.REFRESH, "x" * 5_000)
    ((service, name), entry) = next(iter(ring.entries.items()))
    assert (service, name, len(ring.entries)) == ("StormOps", "me", 1)
    assert len(entry) < ENTRY_LIMIT
    assert vault.open_vault(tmp_path, "me", KeyringKey(ring)).get(vault.REFRESH) == "x" * 5_000


def test_a_locked_keyring_says_so(tmp_path: Path) -> None:
    ring = MemoryKeyring()
    vault.open_vault(tmp_path, "me", KeyringKey(ring))
    ring.locked = True
    with pytest.raises(KeyringTrouble, match="unlock the keyring"):
        vault.open_vault(tmp_path, "me", KeyringKey(ring))
    with pytest.raises(KeyringTrouble):
        vault.open_vault(tmp_path / "new", "me", KeyringKey(ring))


def test_destroying_the_wrapping_key_destroys_the_data(tmp_path: Path) -> None:
    ring = MemoryKeyring()
    vault.open_vault(tmp_path, "me", KeyringKey(ring)).replica_key("tenant")
    kept = (tmp_path / vault.FILE).read_bytes()
    vault.destroy(tmp_path, "me", KeyringKey(ring))
    assert not vault.exists(tmp_path)
    (tmp_path / vault.FILE).write_bytes(kept)  # a copy somebody made before
    with pytest.raises(KeyMissing, match="no longer has the key"):
        vault.open_vault(tmp_path, "me", KeyringKey(ring))


def test_only_named_backends_are_ever_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    def picked() -> object:
        raise AssertionError("the library's own choice was asked for")

    monkeypatch.setattr(keyring, "get_keyring", picked)
    found = os_keyring()
    assert found is None or (type(found).__module__, type(found).__name__) in TRUSTED


ROUND_TRIP = """
import sys
from pathlib import Path
from stormops_desktop.adapters import vault
from stormops_desktop.adapters.vault_keys import KeyringKey, os_keyring
backend = os_keyring()
assert backend is not None, "no secret service"
vault.open_vault(Path(sys.argv[1]), "me", KeyringKey(backend)).put("a", "b")
assert vault.open_vault(Path(sys.argv[1]), "me", KeyringKey(os_keyring())).get("a") == "b"
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs dbus-run-session and gnome-keyring-daemon (packages dbus, gnome-keyring)",
)
def test_a_real_secret_service_keeps_the_key(tmp_path: Path) -> None:
    start = 'eval $(printf "pw\\n" | gnome-keyring-daemon --unlock --components=secrets); exec "$@"'
    command = ["dbus-run-session", "--", "bash", "-c", start, "bash", sys.executable, "-c", ROUND_TRIP]
    home = {**os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        [*command, str(tmp_path / "v")], env=home, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
