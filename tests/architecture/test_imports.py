"""Light imports, and nothing that only one operating system has."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POSIX_ONLY = {"fcntl", "pwd", "grp", "resource", "termios", "pty", "tty", "syslog", "posix"}
POSIX_CALLS = {
    ("os", n) for n in ("fork", "getuid", "geteuid", "setsid", "kill", "killpg", "chown", "mkfifo")
} | {("signal", n) for n in ("SIGKILL", "SIGUSR1", "SIGHUP", "SIGALRM")}
PORTABLE = sorted(
    path
    for folder in ("stormops_desktop", "sync/engine", "sync/contracts")
    for path in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize("path", PORTABLE, ids=lambda p: str(p.relative_to(ROOT)))
def test_runs_on_windows_and_macos_too(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {
        alias.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names
    }
    modules |= {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    calls = {
        (n.value.id, n.attr)
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
    }
    assert not modules & POSIX_ONLY
    assert not calls & POSIX_CALLS


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_the_package_itself_imports_nothing() -> None:
    assert not loaded_by("import stormops_desktop") & {"PySide6", "sqlalchemy", "numpy", "httpx", "click"}


def test_a_server_loads_neither_qt_nor_the_replica() -> None:
    loaded = loaded_by("import sync.serve.__main__, sync.hub.app")
    assert not loaded & {"PySide6", "sqlcipher3", "keyring", "httpx"}


def test_the_app_does_not_load_the_server() -> None:
    loaded = loaded_by("import stormops_desktop.app.main")
    assert not loaded & {"starlette", "uvicorn", "psycopg", "confluent_kafka"}
