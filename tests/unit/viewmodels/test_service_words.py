"""What services refuse with, and what they call a change, is known to the translation by its template."""

import ast
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import stormops_desktop
from stormops_desktop.adapters import route_files
from stormops_desktop.adapters.route_files_rows import read_rows
from stormops_desktop.assembly import accounts
from stormops_desktop.domain.claims.form_entry import CannotRead
from stormops_desktop.domain.claims.stages import ClaimStage
from stormops_desktop.domain.jobs.status import JobStatus, Outcome
from stormops_desktop.domain.routing import crews
from stormops_desktop.domain.routing.plans.edits import THIS_HOUSE
from stormops_desktop.domain.routing.plans.errors import FixedStop
from stormops_desktop.domain.routing.plans.visits import PRIORITIES
from stormops_desktop.domain.said import ClaimWord, Said, several
from stormops_desktop.domain.storms.vocabulary import StormStatus
from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.services import sync_desk
from stormops_desktop.services.errors import NotAllowed, NotFound
from stormops_desktop.services.words import field_name, spoken
from stormops_desktop.storage import errors as storage
from stormops_desktop.viewmodels import (
    change_sentences,
    door_sentences,
    field_sentences,
    map_sentences,
    rest_sentences,
    route_file_sentences,
    route_sentences,
    service_words,
    storm_sentences,
)
from stormops_desktop.viewmodels.photos.words import refusal
from stormops_desktop.viewmodels.problems import sentence
from stormops_desktop.viewmodels.said import say
from sync.contracts.entities import BY_NAME
from sync.contracts.schema import Merge
from sync.engine import errors as engine

LISTS = (
    door_sentences,
    service_words,
    field_sentences,
    storm_sentences,
    route_sentences,
    route_file_sentences,
    map_sentences,
    change_sentences,
    rest_sentences,
)
SENTENCES = [*field_sentences.PHOTO_REFUSALS, *(said for each in LISTS for said in each.SENTENCES)]
AREAS = (
    "attribution", "bundle", "evidence", "experiments", "guardrails", "identity", "intake", "jobs", "maps",
    "nurture", "office", "papers", "phases", "photos", "profiles", "quality", "scoring", "storms",
    "targeting",
)  # fmt: skip
ROOT = Path(stormops_desktop.__path__[0])
ADAPTERS = (
    "calendar", "exif", "exif_jpeg", "papers_packet", "papers_saving", "photo_renditions", "photo_vault",
    "vault",
)  # fmt: skip
SERVICES = ROOT / "services"
FILES = sorted([
    *(file for area in AREAS for file in (SERVICES / area).glob("*.py")), *SERVICES.glob("inbox*.py"),
    *SERVICES.glob("job_*.py"), *SERVICES.glob("claim_*.py"),
    *(SERVICES / f"{name}.py" for name in ("sync_desk", "undo", "words", "workplace")),
    *(ROOT / "assembly").glob("*.py"), *(ROOT / "adapters/bundle").glob("*.py"), ROOT / "storage/errors.py",
    *(ROOT / "adapters" / f"{name}.py" for name in ADAPTERS), ROOT / "domain/claims/form_entry.py",
    ROOT / "domain/papers/signature.py", ROOT / "domain/storms/loss_dates.py",
    *(ROOT / "domain/uplift").glob("*.py"), ROOT / "domain/evidence/clocks.py",
    ROOT / "domain/evidence/matching.py", ROOT / "domain/targeting/policy.py",
    *(SERVICES / "routing").glob("*.py"), *(ROOT / "domain/routing/plans").glob("*.py"),
    ROOT / "domain/routing/reason_words.py", ROOT / "domain/spreadsheets.py", ROOT / "adapters/osrm.py",
    *(ROOT / "adapters/maps").glob("*.py"), *(ROOT / "adapters").glob("road_*.py"),
    *(ROOT / "adapters").glob("route_files*.py"),
    ROOT / "viewmodels/claim_text.py", ROOT / "viewmodels/visits/appointment_text.py",
])  # fmt: skip
SAYING = (
    "NotAllowed", "NotFound", "ServiceError", "StoreTrouble", "Unreachable", "CannotRead", "NotSigned",
    "UpliftError", "WrongCredentials", "WrongSecret", "BundleUnwritable", "BundleUnreadable", "NotABundle",
    "WrongPassphrase", "BundleDamaged", "Said", "AskedToRest", "BadWish", "FixedStop", "RoadError",
    "UnreadablePack", "NoRoadEngine", "OutsideThePack", "RoadService", "UnreadableRoutes", "PackError",
)  # fmt: skip
PASSED_ON = (  # sentences that were made elsewhere
    "str(error)", "error.sentence", "first.template", "told.warning", "SignedOut.sentence",
    "unauthenticated", "sentence", "self._why_not(storm)", "SAME_NAME",
    "template", "_plain_name(name)",
    "field_name(name).lower()",
)  # fmt: skip
CODED = ("to", "row.status", "modes[-1]", "str(mode)", "str(other)")
CODES = {spoken(code) for code in (*JobStatus, *Outcome, *PRIORITIES, *ClaimStage, *StormStatus, *PolicyMode)}
BY_HAND = ("jobs", "notes", "claim_intel", "supplements", "claim_payments", "test_squares", "visit_wishes")
FIELDS = [field for name in BY_HAND for field in BY_NAME[name].fields if field.merge is not Merge.FIXED]
FIELD_NAMES = {
    *(field_name(field.name) for field in FIELDS if field.merge is Merge.MANUAL),
    *(field_name(field.name).lower() for field in FIELDS),
}

ELSEWHERE = {  # said by name only
    *(each.sentence for each in map(vars(engine).get, dir(engine)) if getattr(each, "sentence", "")),
    *engine._OF_PROBLEM.values(), route_files.CELL, route_files.VERSION,
    storage.BUSY, storage.FULL, storage.DAMAGED, storage.UNREADABLE, accounts.WRONG_PASSWORD,
    sync_desk.LEFT, sync_desk.LEAVING, crews.SAME_NAME, *FIELD_NAMES,
}  # fmt: skip


def trees() -> dict[Path, ast.Module]:
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in FILES}


TREES = trees()


def texts_of(value: ast.expr) -> set[str]:
    """A text, or those of a table; nothing of anything else."""
    match value:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.Dict(values=values):
            return set().union(*(texts_of(each) for each in values))
    return set()


def constants(files: Iterable[Path]) -> dict[str, set[str]]:
    """Texts by the name they are given; a name may be given in several files."""
    found: dict[str, set[str]] = {}
    for tree in map(TREES.__getitem__, files):
        for node in tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    found.setdefault(name, set()).update(texts_of(value))
    return found


CONSTANTS = constants(FILES)
OWN = {file: constants([file]) for file in FILES}


def branches(said: ast.expr) -> Iterator[ast.expr]:
    if isinstance(said, ast.IfExp):
        yield from branches(said.body)
        yield from branches(said.orelse)
    else:
        yield said


def sayings(file: Path) -> Iterator[ast.expr]:
    """What each refusal, and each name of a change, says first."""
    for node in ast.walk(TREES[file]):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[said]) if name in SAYING:
                yield from branches(said)


def local(file: Path, name: str) -> list[ast.expr]:
    """What a name that is no constant stands for, within the functions of a file."""
    return [
        said
        for node in ast.walk(TREES[file])
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
        for said in branches(node.value)
    ]


def templates(file: Path, said: ast.expr) -> set[str]:
    """The templates that an expression may stand for; none for the sentence of somebody else, passed on."""
    match said:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)) if CONSTANTS.get(name):
            return OWN[file].get(name) or CONSTANTS[name]
        case ast.Name(id=name) if local(file, name):
            return set().union(*(templates(file, each) for each in local(file, name)))
        case _ if ast.unparse(said) in CODED:
            return CODES
        case ast.Call(func=ast.Name(id="spoken")):
            return CODES
        case ast.Call(func=ast.Name(id="Said" | "unreadable" | "had_better_wait")):
            return set()  # looked at where it is made
    assert ast.unparse(said) in PASSED_ON, f"no template: {ast.unparse(said)}"
    return set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_everything_that_is_said_is_a_template_that_is_translated(file: Path) -> None:
    said = set().union(*(templates(file, each) for each in sayings(file)))
    assert said <= set(SENTENCES), said - set(SENTENCES)


def test_what_the_way_to_the_office_and_the_local_file_say_is_translated() -> None:
    assert set(SENTENCES) >= ELSEWHERE, ELSEWHERE - set(SENTENCES)


def test_no_sentence_stands_there_twice_or_for_nothing() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES)
    said = set().union(*(templates(file, each) for file in FILES for each in sayings(file)))
    assert set(SENTENCES) <= said.union(ELSEWHERE, *CONSTANTS.values())


class Shouting(QTranslator):
    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"{context}: {text}"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def shouting(qapp: QCoreApplication) -> Iterator[None]:
    translator = Shouting()
    qapp.installTranslator(translator)
    try:
        yield
    finally:
        qapp.removeTranslator(translator)


@pytest.fixture
def german_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    try:
        yield
    finally:
        QLocale.setDefault(before)


ERROR = NotFound("Nobody was touched in {zip}. Choose another.", zip="75024")


def test_a_sentence_is_english_where_nothing_translates_it(qapp: QCoreApplication) -> None:
    assert str(ERROR) == sentence(ERROR) == "Nobody was touched in 75024. Choose another."
    assert say("what was never a template, {as it stands}") == "what was never a template, {as it stands}"


@pytest.mark.usefixtures("shouting")
def test_a_sentence_is_said_in_the_screen_s_language_with_its_values() -> None:
    assert sentence(ERROR) == "services: Nobody was touched in 75024. Choose another."
    odd = NotAllowed("{braces} that nobody fills")
    assert sentence(odd) == "services: {braces} that nobody fills"


@pytest.mark.usefixtures("shouting")
def test_values_that_are_said_themselves_are_translated_by_themselves() -> None:
    undone = Said("Undid: {what}", what=Said("Note at {place}", place="12 Oak St"))
    assert undone == "Undid: Note at 12 Oak St"
    assert say(undone) == "services: Undid: services: Note at 12 Oak St"
    needed = CannotRead("{field} is needed.", field=ClaimWord("Date of loss"))
    assert say(str(needed)) == "services: claim: Date of loss is needed."


@pytest.mark.usefixtures("shouting")
def test_what_an_error_says_keeps_its_template_where_it_is_said_again() -> None:
    first = CannotRead("“{text}” is not a number.", text="two")
    again = NotAllowed(str(first))
    assert str(again) == "“two” is not a number."
    assert sentence(again) == "services: “two” is not a number."


@pytest.mark.usefixtures("shouting")
def test_what_a_planner_may_not_do_is_said_in_the_screen_s_language() -> None:
    error = FixedStop("{house} is on no route.", house=THIS_HOUSE)
    assert str(error) == "This house is on no route."
    assert sentence(error) == "services: services: This house is on no route."


@pytest.mark.usefixtures("shouting")
def test_rows_of_a_file_that_are_wrong_are_said_one_by_one_and_all_together() -> None:
    broken = "route_id,property_id,sequence_order,address,zip_code,latitude,longitude,expected_uplift\n" + (
        "r,p,first,,,,,\n"
    )
    ((where, what),) = read_rows(broken, "csv").faults
    assert what == "sequence_order in row 2 is not a possible number: first."
    assert say(where) == "services: row 2"
    assert say(what).startswith("services: services: sequence_order in services: row 2 is not a possible")
    assert say(several([where, what], " ")).count("services: row 2") == 2


@pytest.mark.usefixtures("shouting")
def test_photos_that_were_refused_before_are_told_in_the_screen_s_language_too() -> None:
    kept = "The picture is damaged: the file ends early. If the card still has it, copy it again."
    told = "services: The picture is damaged: services: the file ends early."
    assert refusal(kept) == f"{told} If the card still has it, copy it again."
    assert refusal("by another version") == "by another version"


@pytest.mark.usefixtures("qapp", "german_numbers")
def test_numbers_and_days_are_written_as_the_locale_writes_them() -> None:
    long = NotAllowed("A note has at most {most} characters. Split it in two.", most=20_000)
    assert str(long) == "A note has at most 20,000 characters. Split it in two."
    assert sentence(long) == "A note has at most 20.000 characters. Split it in two."
    assert say(Said("until {day}", day=date(2026, 11, 22))) == "until 22 Nov. 2026"
