"""What people read is spelled as in the United States, where the product is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = re.compile(r"\{[^}]*\}")  # of values in a template: nobody reads them
BRITISH = re.compile(
    r"\b(\w*colour|neighbour|centre|\w*metre|licence|authoris|organis|recognis|summaris|randomis"
    r"|favour|behaviour|learnt|labelled|labelling|travelled|grey\b|storeys)",
    re.IGNORECASE,
)


def test_sentences_are_in_american_spelling() -> None:
    found = []
    for file in sorted((ROOT / "stormops_desktop").rglob("*.py")):
        for line, text in _sentences(ast.parse(file.read_text(encoding="utf-8"))):
            wrong = BRITISH.search(NAMES.sub("", text))
            if wrong is not None:
                found.append(f"{file.relative_to(ROOT)}:{line} {wrong.group()} in {text!r}")
    assert found == []


def _sentences(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Strings of several words that are neither docstrings nor SQL."""
    silent = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            text = node.value
            if " " in text.strip() and not re.search(r"\b(SELECT|CAST|FROM|CREATE|UPDATE)\b|_", text):
                yield node.lineno, text
