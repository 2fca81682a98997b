"""Files and functions stay small enough to read in one go."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE_CEILING = 500
FUNCTION_CEILING = 50
BANNED_NAMES = {"utils", "helpers", "common", "manager", "misc", "util", "helper"}

PRODUCT = sorted(p for package in ("stormops_desktop", "sync") for p in (ROOT / package).rglob("*.py"))
EVERYTHING = PRODUCT + sorted((ROOT / "tests").rglob("*.py")) + sorted((ROOT / "benchmarks").rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_file_and_its_functions_stay_under_the_wall(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_CEILING
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions(path) if f.end_lineno}
    assert not {n: size for n, size in long.items() if size > FUNCTION_CEILING}


def test_no_module_is_named_after_nothing() -> None:
    assert not [name(p) for p in PRODUCT if p.stem in BANNED_NAMES or p.parent.name in BANNED_NAMES]


def test_every_module_says_its_one_job() -> None:
    silent = [
        name(p)
        for p in PRODUCT
        if p.stat().st_size and not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]
    assert not silent


def test_public_names_of_the_core_have_docstrings() -> None:
    core = [
        p
        for p in PRODUCT
        if any(
            part in name(p)
            for part in ("desktop/domain/", "desktop/services/", "sync/engine/", "sync/contracts/")
        )
    ]
    silent = [
        f"{name(p)}:{node.name}"
        for p in core
        for node in public_definitions(p)
        if not ast.get_docstring(node)
    ]
    assert not silent


def public_definitions(path: Path) -> list[ast.FunctionDef | ast.ClassDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.ClassDef
    return [n for n in tree.body if isinstance(n, kinds) and not n.name.startswith("_") and not is_error(n)]


def is_error(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Error classes are told by the tree in their module's docstring."""
    return isinstance(node, ast.ClassDef) and len(node.body) == 1 and isinstance(node.body[0], ast.Pass)
