"""Identity on screen, over a real replica: finding, reading, deciding; by keyboard, in every look."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.adapters.identity.sealing import ValueSeal
from stormops_desktop.services.identity import likeness
from stormops_desktop.services.identity.desk import IdentityDesk
from stormops_desktop.services.identity.models import Told
from stormops_desktop.services.models import StormChoice
from stormops_desktop.viewmodels.base import Load, Surroundings
from stormops_desktop.viewmodels.identity import identity as identity_page
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel, MadeFile
from stormops_desktop.views.charts.tints import Paper
from stormops_desktop.views.identity.identity_screen import IdentityScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from tests.helpers import play_storm as p
from tests.helpers.a11y import nameless, visible_controls
from tests.helpers.replica_rows import key
from tests.ui.acting import click, settle, words
from tests.ui.test_accessibility import cut_words
from tests.unit.services.identity.test_identity import OTHERS

SEAL = ValueSeal(bytes(32))
STORM = StormChoice(p.STORM, "North Texas hail", "active", is_sample=False, zone="America/Chicago")


def told(source: str, ref: str, house: int = 0, **said: str) -> Told:
    return Told(source, ref, p.BEGIN, p.house(house) if house else "", **said)


PEOPLE = [
    told("county_record", "1", 1, name="Lee, Ann"),
    told("web_form", "2", 1, name="Ann Lee", email="ann@mail.example", phone="2145559123"),
    told("call_log", "3", phone="2145559123", name="A Lee"),
    told("claim", "4", 1, claim_number="TX-900", name="Ann Lee", storm_id=p.STORM),
    told("county_record", "5", 1, name="Bob Lee"),
    told("web_form", "6", 2, name="Carl Orr", email="carl@mail.example"),
]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[p.PlayBench]:
    made = p.PlayBench(tmp_path, [line for n in (1, 2) for line in p.house_lines(n)])
    made.add(p.uplift_line(1, 0.25), p.outcome_line(1, True, at=p.BEGIN))
    for n, channel in enumerate(("email", "email", "door_knock")):
        made.add(("customer_journeys", key(f"touch{n}"), {
            "storm_id": p.STORM, "property_id": p.house(1), "channel": channel, "timestamp": p.BEGIN + n,
            "converted": False, "direction": "outbound", "source_event_id": str(n),
        }))  # fmt: skip
    yield made
    made.close()


@pytest.fixture
def desk(bench: p.PlayBench) -> IdentityDesk:
    made = IdentityDesk(bench.work, SEAL, bench.shelf)
    made.verbs.take_in(PEOPLE)
    return made


def shown(qtbot: QtBot, look: Look, around: Surroundings, desk: IdentityDesk) -> IdentityScreen:
    identity = IdentityViewModel(around, desk)
    made = IdentityScreen(look, identity)
    identity.setParent(made)
    identity.show_storm(STORM)
    qtbot.addWidget(made)
    made.resize(1000, 2600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def screen(qtbot: QtBot, look: Look, around: Surroundings, desk: IdentityDesk) -> IdentityScreen:
    return shown(qtbot, look, around, desk)


def cells(table: object, column: int = 0) -> list[str]:
    model = table.model()  # type: ignore[attr-defined]
    return [model.index(row, column).data() for row in range(model.rowCount())]


def find(screen: IdentityScreen, text: str) -> None:
    screen.field.setFocus()
    screen.field.clear()
    QTest.keyClicks(screen.field, text)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)


def test_a_person_is_found_by_keyboard_and_said_in_full(screen: IdentityScreen) -> None:
    find(screen, "ann@mail.example")
    assert cells(screen.people) == ["Ann Lee"]
    said = words(screen)
    for text in ("Ann Lee", "1 Oak St, Allen. Records: 3, together", "In the same house: Bob Lee.",
                 "Storms: 1. Sales: 1, $0", "Mostly by: E-mail", "May be contacted by:"):  # fmt: skip
        assert text in said
    assert "E-mail" in cells(screen.person.values)
    assert "ann@mail.example" in cells(screen.person.values, 1)
    assert "North Texas hail" in cells(screen.person.values, 4)
    assert screen.touches.figure.places == ("Door knock", "E-mail")
    find(screen, "nobody@mail.example")
    assert "Nobody is known by that." in words(screen)
    assert not screen.person.isVisible()


def test_from_the_head_to_the_pairs_and_not_while_somebody_is_looked_for(screen: IdentityScreen) -> None:
    screen.resize(1000, 640)
    settle()
    assert screen.to_queue.text() == "Pairs to look at: 1"
    assert screen.person.y() < screen.queue.y(), "who was chosen stands below the list of people"
    click(screen, "identityToQueue")
    assert screen.queue.listed.hasFocus()
    assert not screen.queue.listed.visibleRegion().isEmpty()
    find(screen, "ann@mail.example")
    assert not screen.to_queue.isVisible()


def test_the_pair_is_asked_with_its_evidence_and_answered(screen: IdentityScreen) -> None:
    assert "Pairs to look at: 1" in words(screen)
    assert "two names at one house or telephone" in screen.queue.asked.text()
    rows = screen.queue.evidence.figure.rows()
    assert [row[0] for row in rows] == ["Telephone", "Together"]
    assert rows[-1][2] == "85.0 %"
    QTest.keyClicks(screen.queue.why, "she said so")
    screen.queue.one.setFocus()
    QTest.keyClick(screen.queue.one, Qt.Key.Key_Space)
    assert "Pairs to look at: 0" in words(screen)
    assert not screen.queue.one.isVisible()
    assert "Joined two people" in screen.banner.text
    find(screen, "2145559123")
    assert cells(screen.person.events) == ["One person"]
    assert cells(screen.person.events, 1) == ["she said so"]
    click(screen, "identityWithdraw")
    assert cells(screen.person.events, 4) == ["—", "no more"]
    find(screen, "")
    assert "Pairs to look at: 1" in words(screen)


def test_a_person_is_erased_by_the_second_button_only(screen: IdentityScreen) -> None:
    find(screen, "carl@mail.example")
    click(screen, "identityErase")
    said = words(screen)
    assert "records 1, values 3, decisions 0." in said
    assert "Stays, as the company's record" in said
    assert screen.person.erasing.keep.hasFocus()
    click(screen, "identityKeepPerson")
    assert not screen.person.erasing.isVisible()
    assert cells(screen.people) == ["Carl Orr"]
    click(screen, "identityErase")
    click(screen, "identityBasis_mistake")
    assert screen.person.erasing.basis == "mistake"
    click(screen, "identityEraseForGood")
    assert not screen.person.isVisible()
    assert cells(screen.people) == []
    assert "Erased the person here." in screen.banner.text
    find(screen, "")
    assert "Carl Orr" not in cells(screen.people)


def test_who_is_erased_elsewhere_does_not_stay_in_front(
    screen: IdentityScreen, desk: IdentityDesk, around: Surroundings
) -> None:
    find(screen, "carl@mail.example")
    click(screen, "identityErase")
    assert screen.person.isVisible()
    (card,) = desk.graph.search("carl@mail.example")
    around.bus.announce(desk.erasures.erase(card.person_id, "request"))
    settle()
    assert not screen.person.isVisible()
    assert not screen.person.erasing.isVisible()


def test_two_people_stay_two(screen: IdentityScreen) -> None:
    click(screen, "identityAreTwo")
    assert "Pairs to look at: 0" in words(screen)
    assert cells(screen.people).count("Ann Lee") == 1


def test_records_are_split_out_and_a_value_is_blocked(screen: IdentityScreen, desk: IdentityDesk) -> None:
    find(screen, "carl")
    assert not screen.person.split.isVisible()
    find(screen, "ann@mail.example")
    rows = cells(screen.person.records)
    at = rows.index("a claim")
    screen.person.records.selectionModel().select(
        screen.person.records.model().index(at, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    click(screen, "identitySplit")
    assert len(desk.graph.search("TX900")[0].name.split()) == 2
    assert desk.graph.search("TX900")[0].records == 1
    find(screen, "2145559123")
    kinds = cells(screen.person.values)
    screen.person.values.selectRow(kinds.index("Telephone"))
    click(screen, "identityBlock")
    assert desk.graph.overview().blocked == 1
    assert desk.graph.question_count() == 0


def test_doubles_by_likeness_show_what_speaks_for_and_against(
    screen: IdentityScreen, desk: IdentityDesk
) -> None:
    desk.verbs.take_in([
        told("web_form", "a", 2, name="Jonathan Whitfield", email="jon.whitfield@mail.example"),
        told("call_log", "b", name="Jonathon Whitfield", email="jon.whitfeld@mail.example"),
        *(told("web_form", name, name=name, email=f"{name.split()[1]}@mail.example") for name in OTHERS),
    ])  # fmt: skip
    screen.queue.alike.setFocus()
    QTest.keyClick(screen.queue.alike, Qt.Key.Key_Space)
    pairs = [
        set(names) for names in zip(cells(screen.queue.listed), cells(screen.queue.listed, 1), strict=True)
    ]
    assert {"Jonathan Whitfield", "Jonathon Whitfield"} in pairs
    screen.queue.listed.selectRow(pairs.index({"Jonathan Whitfield", "Jonathon Whitfield"}))
    rows = screen.queue.evidence.figure.rows()
    assert rows[0][0] == "Before"
    assert rows[-1][0] == "Together"
    assert {"Given name", "Surname", "E-mail"} <= {row[0] for row in rows}
    assert "alike by weights learned from your records" in screen.queue.asked.text()
    assert "Learned from 20 records only" in words(screen)
    click(screen, "identityAreOne")
    assert {"Jonathan Whitfield", "Jonathon Whitfield"} not in [
        set(names) for names in zip(cells(screen.queue.listed), cells(screen.queue.listed, 1), strict=True)
    ]
    assert desk.graph.search("jon.whitfield@mail.example")[0].records == 2


def test_nothing_chosen_is_refused_in_words(screen: IdentityScreen) -> None:
    find(screen, "ann@mail.example")
    click(screen, "identitySplit")
    assert "Choose some of the records" in screen.banner.text


def test_the_graph_is_walked_by_arrows_and_has_a_table(screen: IdentityScreen) -> None:
    find(screen, "ann@mail.example")
    canvas = screen.graph.canvas
    canvas.setFocus()
    first = canvas.accessibleDescription()
    assert first.startswith(("E-mail", "Telephone", "Claim number", "Name"))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.accessibleDescription().startswith("Record of")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert "1 Oak St" in canvas.accessibleDescription() or "Bob Lee" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_T)
    assert screen.graph.table.hasFocus()
    assert "ann@mail.example" in cells(screen.graph.table)
    assert screen.graph.picture().startswith(b"\x89PNG")


def test_a_person_goes_out_as_a_paper_with_the_hash_of_its_values(
    screen: IdentityScreen, desk: IdentityDesk
) -> None:
    find(screen, "ann@mail.example")
    made: list[MadeFile] = []
    screen._identity.made.connect(made.append)
    for button, name in (("identityPersonPdf", "person.pdf"), ("identityPersonCsv", "person.csv")):
        click(screen, button)
        assert made[-1].name == name
    reader = PdfReader(io.BytesIO(made[0].content))
    text = " ".join(page.extract_text() for page in reader.pages)
    digest = made[1].content.decode("utf-8-sig").rstrip().rpartition(",")[2]
    assert digest[:20] in text.replace("\n", "")
    for said in ("Ann Lee", "ann@mail.example", "identity 1"):
        assert said in text


def test_a_list_comes_in_and_bad_lines_are_told(screen: IdentityScreen, tmp_path: Path) -> None:
    good = tmp_path / "fair.csv"
    good.write_text("name,phone\nDora Fox,972 555 1111\n,\n", encoding="utf-8")
    screen._identity.take_list(str(good))
    assert "1 new records of people" in screen.banner.text
    assert "line 3" in screen.banner.text
    find(screen, "dora")
    assert cells(screen.people) == ["Dora Fox"]
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(b"\xff\xfe\x00")
    screen._identity.take_list(str(wrong))
    assert "UTF-8" in screen.banner.text


def test_an_empty_company_is_told_where_people_come_from(
    qtbot: QtBot, look: Look, around: Surroundings, bench: p.PlayBench
) -> None:
    made = shown(qtbot, look, around, IdentityDesk(bench.work, None, bench.shelf))
    said = words(made)
    assert "Nobody is known yet." in said
    assert "Sign in once with a connection." in said
    click(made, "identityGather")
    assert "no key for who is who yet" in made.banner.text


@pytest.mark.parametrize("role", ["planner", "manager"])
def test_who_does_not_lead_reads_masks_and_decides_nothing(
    qtbot: QtBot, look: Look, around: Surroundings, bench: p.PlayBench, desk: IdentityDesk, role: str
) -> None:
    from dataclasses import replace

    work = replace(bench.work, member=replace(bench.work.member, role=role))
    made = shown(qtbot, look, around, IdentityDesk(work, SEAL, bench.shelf))
    lead = role == "manager"
    assert made.queue.isVisible()
    assert made.queue.one.isVisible() == made.person.block.isVisible() == lead
    find(made, "ann@mail.example")
    assert ("ann@mail.example" in cells(made.person.values, 1)) == lead
    assert ("masked" in words(made)) != lead


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("width", [900, 1180])
def test_every_control_is_named_large_enough_and_uncut(
    screen: IdentityScreen, look: Look, theme: Theme, density: Density, width: int
) -> None:
    look.wear(theme, density)
    screen.resize(width, 3600)
    find(screen, "oak")
    find(screen, "")
    settle()
    assert nameless(screen) == []
    assert cut_words(screen) == []
    sizes = look.metrics
    small = [
        control.objectName()
        for control in visible_controls(screen)
        if control.height() < sizes.target or control.width() < sizes.target
    ]
    assert small == []


def test_tab_comes_by_every_control(screen: IdentityScreen) -> None:
    screen.field.setFocus()
    reached: set[str] = set()
    for _ in range(60):
        focus = screen.window().focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        control.objectName()
        for control in visible_controls(screen)
        if control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert wanted - reached == set()


def test_too_many_records_for_likeness_leave_the_other_pairs_on_screen(
    screen: IdentityScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "MOST", 2)
    pairs = cells(screen.queue.listed)
    assert pairs
    screen.queue.alike.setFocus()
    QTest.keyClick(screen.queue.alike, Qt.Key.Key_Space)
    assert "records take too long here" in screen.banner.text
    assert screen._identity.load is Load.READY
    assert not screen.queue.alike.isChecked()
    assert cells(screen.queue.listed) == pairs


def test_how_many_pairs_wait_is_told_whole(
    screen: IdentityScreen, desk: IdentityDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity_page, "LISTED", 0)
    screen._identity.reload()
    assert cells(screen.queue.listed) == []
    waiting = desk.graph.question_count()
    assert waiting > 0
    assert screen.queue.title.text() == f"Pairs to look at: {waiting}"


def test_a_paper_is_dark_on_white_whatever_the_window_wears(screen: IdentityScreen, look: Look) -> None:
    find(screen, "ann@mail.example")
    look.wear(theme=Theme.DARK)
    settle()
    worn, printed = (
        QImage.fromData(screen.graph.picture(tints)).pixelColor(0, 0) for tints in (None, Paper(look.metrics))
    )
    assert worn == look.colour("surface")
    assert printed == Paper(look.metrics).colour("surface")
    assert printed != worn
