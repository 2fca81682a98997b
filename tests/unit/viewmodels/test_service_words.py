"""What services of leads and of the office refuse with is known to the translation, by its template."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from stormops_desktop import services
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.service_words import SENTENCES

AREAS = (
    "attribution", "experiments", "guardrails", "identity", "intake", "nurture", "office", "profiles",
    "quality", "scoring",
)  # fmt: skip
ROOT = Path(services.__path__[0])
FILES = sorted([*(file for area in AREAS for file in (ROOT / area).glob("*.py")), *ROOT.glob("inbox*.py")])
WARNED = "told.warning"  # of a design: sentences that are made of its figures


def constants() -> dict[str, set[str]]:
    """Texts of the areas by the name they are given; a name may be given in several files."""
    found: dict[str, set[str]] = {}
    for file in FILES:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                    found.setdefault(name, set()).add(text)
    return found


def refusals(file: Path) -> Iterator[ast.expr]:
    """What each `raise NotAllowed(...)` and `raise NotFound(...)` says first."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id="NotAllowed" | "NotFound"), args=[said])):
                yield from (said.body, said.orelse) if isinstance(said, ast.IfExp) else (said,)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_refusal_is_a_template_that_is_translated(file: Path) -> None:
    known = constants()
    for said in refusals(file):
        if isinstance(said, ast.Call | ast.Attribute):  # the domain's own sentence: it goes as it is
            assert ast.unparse(said) in ("str(error)", WARNED)
        elif isinstance(said, ast.Name):
            assert known[said.id] <= set(SENTENCES), said.id
        else:
            assert isinstance(said, ast.Constant), f"no template: {ast.unparse(said)}"
            assert said.value in SENTENCES


def test_no_sentence_stands_there_twice_or_for_nothing() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES)
    literal = {said.value for file in FILES for said in refusals(file) if isinstance(said, ast.Constant)}
    assert set(SENTENCES) <= literal.union(*constants().values())


def test_a_sentence_is_said_in_the_screen_s_language_with_its_values(qapp: QCoreApplication) -> None:
    class Shouting(QTranslator):
        def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
            return f"{context}: {text}"

        def isEmpty(self) -> bool:
            return False

    error = NotFound("Nobody was touched in {zip}. Choose another.", zip="75024")
    assert str(error) == sentence(error) == "Nobody was touched in 75024. Choose another."
    odd = NotAllowed("{braces} that nobody fills")
    translator = Shouting()
    qapp.installTranslator(translator)
    try:
        assert sentence(error) == "services: Nobody was touched in 75024. Choose another."
        assert sentence(odd) == "services: {braces} that nobody fills"
    finally:
        qapp.removeTranslator(translator)
