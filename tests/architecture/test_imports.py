"""Light imports, and nothing that only one operating system has."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POSIX_ONLY = {"fcntl", "pwd", "grp", "resource", "termios", "pty", "tty", "syslog", "posix"}
POSIX_CALLS = {
    *(
        ("os", name)
        for name in ("fork", "getuid", "geteuid", "getgid", "setsid", "kill", "killpg", "chown", "mkfifo",
                     "uname", "statvfs", "nice", "fchmod", "pread", "pwrite", "O_DIRECTORY", "getloadavg")
    ),
    *(("signal", name) for name in ("SIGKILL", "SIGUSR1", "SIGHUP", "SIGALRM", "SIGCHLD", "alarm")),
    ("socket", "AF_UNIX"),
}  # fmt: skip
PORTABLE = sorted(
    path
    for folder in ("stormops_desktop", "sync/engine", "sync/contracts")
    for path in (ROOT / folder).rglob("*.py")
)


WITHOUT_WIDGETS = sorted(
    path
    for folder in ("viewmodels", "tasks", "services", "storage", "adapters", "domain", "assembly", "cli")
    for path in (ROOT / "stormops_desktop" / folder).rglob("*.py")
)


def imported(source: str) -> set[tuple[str, str]]:
    """Every (module, name) that is imported; the name is "" where a module is taken whole."""
    nodes = list(ast.walk(ast.parse(source)))
    whole = {(alias.name, "") for n in nodes if isinstance(n, ast.Import) for alias in n.names}
    return whole | {
        (n.module, alias.name)
        for n in nodes
        if isinstance(n, ast.ImportFrom) and n.module
        for alias in n.names
    }


def posix_only(source: str) -> set[tuple[str, str]]:
    """What a source takes from its system that Windows does not have."""
    taken = imported(source)
    attributes = {
        (n.value.id, n.attr)
        for n in ast.walk(ast.parse(source))
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
    }
    return {pair for pair in taken if pair[0].split(".")[0] in POSIX_ONLY} | (
        taken | attributes
    ) & POSIX_CALLS


@pytest.mark.parametrize("path", PORTABLE, ids=lambda p: str(p.relative_to(ROOT)))
def test_runs_on_windows_and_macos_too(path: Path) -> None:
    assert not posix_only(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "breach", ["import fcntl", "from fcntl import flock", "from os import fork", "import os\nos.kill(1, 2)",
               "import signal\nx = signal.SIGKILL", "import resource as r"],
)  # fmt: skip
def test_the_check_for_other_systems_bites(breach: str) -> None:
    assert posix_only(breach)


@pytest.mark.parametrize("path", WITHOUT_WIDGETS, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_app_and_views_know_widgets(path: Path) -> None:
    assert not [
        (module, name)
        for module, name in imported(path.read_text(encoding="utf-8"))
        if module == "PySide6.QtWidgets" or (module, name) == ("PySide6", "QtWidgets")
    ]


def test_nobody_turns_the_event_loop_by_hand() -> None:
    """`processEvents` runs other people's slots in the middle of one's own; `qtbot.wait` waits for time."""
    folders = ("stormops_desktop", "sync", "tests", "benchmarks")
    sources = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    breaches = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and turns_the_loop(node)
    ]
    assert len(sources) > 500
    assert not breaches


def turns_the_loop(node: ast.Attribute) -> bool:
    owner = node.value.id if isinstance(node.value, ast.Name) else ""
    return node.attr == "processEvents" or (owner, node.attr) in {("qtbot", "wait"), ("QTest", "qWait")}


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
