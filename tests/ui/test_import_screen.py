"""Import on screen: kinds, rejects by row, the way from a path to what came in; the keyboard alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stormops_desktop.domain.intake.columns import FileColumns
from stormops_desktop.domain.storms.reading import Reject
from stormops_desktop.services.errors import NotAllowed
from stormops_desktop.services.intake.models import (
    DoubleRow,
    EpisodeLine,
    ImportCounts,
    ImportDone,
    ImportLine,
    ImportPreview,
    ImportWish,
    SavedColumns,
    TargetStorm,
    TiersMoved,
)
from stormops_desktop.services.intake.reading import BadFile
from stormops_desktop.services.models import StormChoice
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.storms.importing import ImportViewModel
from stormops_desktop.views.storms.import_screen import ImportScreen
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.buttons import Selector
from sync.contracts.replica import Touched
from tests.helpers.a11y import nameless, tree, visible_controls
from tests.helpers.fakes import NOW
from tests.ui.acting import click, settle, words
from tests.ui.test_accessibility import compare, cut_words

COUNTS = ImportCounts(1000, 240, 12, 700, 3, 5, 40)
REJECTS = (Reject(17, "e1", "No day in this row."), Reject(203, "e2", "The hail is 99 inches."))


EPISODES = (
    EpisodeLine("135504", 88, "Collin, TX", NOW - 86_400_000),
    EpisodeLine("135601", 12, "Tulsa, OK", NOW - 3 * 86_400_000),
)
DOUBLES = (DoubleRow(3, "near", "9 Elm St", None, "house-1"), DoubleRow(5, "address", "1 Oak St", 2, ""))
TARGETS = (TargetStorm("storm-1", "North Texas hail", NOW), TargetStorm("storm-2", "NCEI archive 2019", None))
LEADS = FileColumns(
    "crm_leads", ("address", "city", "zip_code"), ("Wo", "Ort", "Zip"),
    {"Wo": ("1 Oak St", "9 Elm St"), "Ort": ("Allen",), "Zip": ("75002",)}, {"zip_code": "Zip"},
)  # fmt: skip


@dataclass
class FakeMappings:
    """`SavedMappings` in memory."""

    kept: list[SavedColumns] = field(default_factory=list)

    def saved(self, kind: str = "") -> Sequence[SavedColumns]:
        return tuple(self.kept)

    def save(self, name: str, kind: str, columns: Mapping[str, str], *, origin: object = None) -> ChangeSet:
        if not name.strip():
            raise NotAllowed("A mapping needs a name and at least one column. Nothing was saved.")
        self.kept.append(SavedColumns(f"map-{len(self.kept)}", name, kind, dict(columns)))
        return ChangeSet(f"Saved the mapping {name}", Touched({"import_mappings": {"m"}}), origin)

    def forget(self, mapping_id: str, *, origin: object = None) -> ChangeSet:
        self.kept = [one for one in self.kept if one.mapping_id != mapping_id]
        return ChangeSet("Removed a mapping", Touched({"import_mappings": {"m"}}), origin)


@dataclass
class FakeImports:
    """`Imports` of one known file."""

    lines: list[ImportLine] = field(default_factory=list)
    cut_short: str = ""
    calls: list[str] = field(default_factory=list)
    wishes: list[ImportWish] = field(default_factory=list)
    brought: list[ImportWish | None] = field(default_factory=list)
    counts: ImportCounts = COUNTS
    doubts: tuple[str, ...] = ()

    def preview(self, path: Path, wish: ImportWish | None = None) -> ImportPreview:
        self.calls.append(f"preview {path.name} {wish.state if wish else ''}")
        if wish is not None:
            self.wishes.append(wish)
        if path.stem == "leads":
            if wish is None or "address" not in wish.columns:
                raise BadFile("leads.csv: No column of it looks like an address.")
            return ImportPreview("crm_leads", path.name, COUNTS, (), doubles=DOUBLES)
        if path.suffix == ".html":
            raise NotAllowed("This is a web page, not a storm file. Download the file itself.")
        return ImportPreview(
            "ncei_details", path.name, self.counts, REJECTS, (NOW, NOW + 3_600_000), ("CST-6",), ("inches",),
            (("North Texas hail", 240),), notes=("Two rows have a county only.",),
            episodes=EPISODES if wish is None or not wish.episode else EPISODES[:1], doubts=self.doubts,
        )  # fmt: skip

    def run(
        self, path: Path, wish: ImportWish | None = None, *, progress: Callable[[int, int], None],
        cancelled: Callable[[], bool], origin: object = None,
    ) -> ImportDone:  # fmt: skip
        self.calls.append(f"run {path.name} {wish.state if wish else ''}")
        self.brought.append(wish)
        progress(240, 240)
        preview = ImportPreview("ncei_details", path.name, COUNTS, REJECTS)
        self.lines.append(ImportLine("i", "ncei_details", path.name, None, "c1", COUNTS, NOW, "Rae Manager"))
        moved = TiersMoved("storm", {("", "A"): 12, ("B", "B"): 9}, 21, 12)
        change = ChangeSet(f"Imported {path.name}", Touched({"data_imports": {"i"}}), origin)
        return ImportDone(preview, (moved,), 252, change)

    def columns(self, path: Path) -> FileColumns | None:
        return LEADS if path.stem == "leads" else None

    def unfinished(self) -> str:
        return self.cut_short

    def history(self) -> Sequence[ImportLine]:
        return tuple(self.lines)

    def targets(self) -> Sequence[TargetStorm]:
        return TARGETS


@pytest.fixture
def verbs() -> FakeImports:
    return FakeImports()


@pytest.fixture
def mappings() -> FakeMappings:
    return FakeMappings()


@pytest.fixture
def screen(
    qtbot: QtBot, look: Look, around: Surroundings, verbs: FakeImports, mappings: FakeMappings
) -> ImportScreen:
    importing = ImportViewModel(around, verbs, mappings)
    made = ImportScreen(look, importing)
    importing.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 1000)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    importing.reload()
    settle()
    return made


def test_imports_before_are_told_in_the_zone_of_the_storm(screen: ImportScreen, verbs: FakeImports) -> None:
    verbs.lines.append(ImportLine("i", "ncei_details", "a.csv", None, "c1", COUNTS, NOW, "Rae Manager"))
    screen._importing.reload()
    for zone, hour in (("America/Chicago", "09:05 CDT"), ("America/Denver", "08:05 MDT")):
        screen._importing.show_storm(StormChoice("storm", "Hail", "active", is_sample=False, zone=zone))
        assert screen.history.model().index(0, 4).data() == f"25 Mar 2019, {hour}"


def test_from_a_path_to_what_came_in_by_keyboard(screen: ImportScreen, verbs: FakeImports) -> None:
    assert "Nothing was imported yet." in words(screen)
    screen.state.setText("tx")
    screen.path.setFocus()
    QTest.keyClicks(screen.path, "/data/details.csv")
    QTest.keyClick(screen.path, Qt.Key.Key_Return)
    said = words(screen)
    for text in ("NCEI storm events. From 25 Mar 2019, 14:05 UTC to 25 Mar 2019, 15:05 UTC.", "Zones: CST-6.",
                 "Units: inches.", "To storms: North Texas hail (240).", "240 new, 12 changed, 700 unchanged",
                 "5 rejected", "Two rows have a county only."):  # fmt: skip
        assert text in said
    rejects = screen.rejects.model()
    assert [rejects.index(0, at).data() for at in range(2)] == ["17", "No day in this row."]
    screen.run.setFocus()
    QTest.keyClick(screen.run, Qt.Key.Key_Space)
    assert verbs.calls == ["preview details.csv TX", "run details.csv TX"]
    assert "Imported details.csv" in screen.banner.text
    assert "Tiers of houses: — → A: 12." in words(screen)
    assert screen.history.model().index(0, 0).data() == "details.csv"
    assert not screen.run.isVisible()


def test_in_a_low_window_what_was_found_comes_into_view(qtbot: QtBot, screen: ImportScreen) -> None:
    screen.resize(900, 420)
    settle()
    screen.take("/data/details.csv")
    qtbot.waitUntil(lambda: not screen.counts.visibleRegion().isEmpty())


def test_what_there_is_none_of_is_not_counted(screen: ImportScreen, verbs: FakeImports) -> None:
    verbs.counts = ImportCounts(20, 20)
    screen.take("/data/details.csv")
    assert screen.counts.text() == "20 rows: 20 new."
    verbs.counts = ImportCounts(0)
    screen.take("/data/empty.csv")
    assert screen.counts.text() == "0 rows: nothing to take."


def test_a_dropped_file_is_looked_at(screen: ImportScreen, verbs: FakeImports) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/data/spc.csv")])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    screen.dropEvent(QDropEvent(QPoint(10, 10), copy, mime, button, none))
    assert verbs.calls == ["preview spc.csv "]
    assert screen.path.text() == "/data/spc.csv"


def test_what_is_no_storm_file_is_one_sentence(screen: ImportScreen) -> None:
    screen.take("/data/error.html")
    assert "This is a web page, not a storm file." in screen.banner.text
    assert screen.look_first.isEnabled()
    assert not screen.run.isVisible()


def test_an_import_that_was_cut_short_is_offered_again(screen: ImportScreen, verbs: FakeImports) -> None:
    verbs.cut_short = "/data/details.csv"
    screen._importing.reload()
    assert "was cut short" in words(screen)
    click(screen, "importAgainAction")
    assert verbs.calls == ["preview details.csv "]


def choose(selector: Selector, words_of_it: str) -> None:
    """As a person does: the menu's entry of these words."""
    next(action for action in selector.choices.actions() if action.text() == words_of_it).trigger()


def test_a_list_that_nobody_knows_is_mapped_by_hand_and_then_understood(
    screen: ImportScreen, verbs: FakeImports
) -> None:
    screen.take("/data/leads.csv")
    assert "No column of it looks like an address." in screen.banner.text
    assert not screen.run.isVisible()
    fields = screen.mapping.fields.model()
    assert [fields.index(at, 1).data() for at in range(3)] == ["—", "—", "Zip"]
    assert fields.index(2, 3).data() == "75002"
    choose(screen.mapping.column, "Wo")
    assert verbs.wishes[-1].columns == {"address": "Wo"}
    assert fields.index(0, 3).data() == "1 Oak St · 9 Elm St"
    assert screen.run.isVisible()
    doubles = screen.doubles.model()
    assert [doubles.index(at, 2).data() for at in range(2)] == [
        "Same number, within 15 m, here already", "Same address as row 2",
    ]  # fmt: skip


def test_fields_are_chosen_by_keyboard(screen: ImportScreen, verbs: FakeImports) -> None:
    screen.take("/data/leads.csv")
    screen.mapping.fields.setFocus()
    QTest.keyClick(screen.mapping.fields, Qt.Key.Key_Down)
    assert "City is read from" in words(screen)
    choose(screen.mapping.column, "Ort")
    assert verbs.wishes[-1].columns == {"city": "Ort"}


def test_a_mapping_is_saved_for_the_office_and_used_for_the_next_file(
    screen: ImportScreen, verbs: FakeImports, mappings: FakeMappings
) -> None:
    screen.take("/data/leads.csv")
    choose(screen.mapping.column, "Wo")
    click(screen, "mappingKeep")
    assert "needs a name" in screen.banner.text
    screen.mapping.name.setText("Our CRM")
    QTest.keyClick(screen.mapping.name, Qt.Key.Key_Return)
    assert mappings.kept[0].columns == {"address": "Wo", "zip_code": "Zip"}
    assert "Saved the mapping Our CRM" in screen.banner.text
    screen.take("/data/spc.csv")
    assert not screen.mapping.isVisible()
    screen.take("/data/leads.csv")
    choose(screen.mapping.used, "Our CRM")
    assert verbs.wishes[-1].columns == {"address": "Wo", "zip_code": "Zip"}
    click(screen, "mappingForget")
    assert mappings.kept == []


def test_of_several_storms_in_a_file_one_is_wished_for(screen: ImportScreen, verbs: FakeImports) -> None:
    screen.take("/data/details.csv")
    choose(screen.episode, "24 Mar 2019, Collin, TX: 88 reports")
    assert verbs.wishes[-1].episode == "135504"
    assert screen.episode.isVisible()
    screen.take("/data/other.csv")
    assert verbs.wishes[-1].episode == ""


def test_a_day_and_a_hazard_are_wished_for(screen: ImportScreen, verbs: FakeImports) -> None:
    screen.day.setText("15 June")
    screen.take("/data/spc.csv")
    assert "can't be read. Write it as 2018-06-15." in screen.banner.text
    assert verbs.wishes == []
    screen.day.setText("2018-06-15")
    choose(screen.hazard, "Wind")
    assert (str(verbs.wishes[-1].day), verbs.wishes[-1].hazard) == ("2018-06-15", "wind")


def test_what_is_brought_in_is_what_was_looked_at(screen: ImportScreen, verbs: FakeImports) -> None:
    screen.take("/data/details.csv")
    assert screen.run.isEnabled()
    QTest.keyClicks(screen.state, "ok")
    assert (screen.run.isEnabled(), screen.stale.isVisible()) == (False, True)
    screen.state.clear()
    assert (screen.run.isEnabled(), screen.stale.isVisible()) == (True, False)
    QTest.keyClicks(screen.day, "2018-06-15")
    assert not screen.run.isEnabled()
    click(screen, "importLook")
    assert (screen.run.isEnabled(), screen.stale.isVisible()) == (True, False)
    QTest.keyClicks(screen.path, ".old")
    assert not screen.run.isEnabled()
    screen.path.setText("/data/details.csv")
    click(screen, "importRun")
    assert verbs.brought == [verbs.wishes[-1]]
    assert str(verbs.wishes[-1].day) == "2018-06-15"


def test_a_day_may_be_typed_in_any_way_that_is_read(screen: ImportScreen, verbs: FakeImports) -> None:
    screen.day.setText("20180615")
    screen.take("/data/details.csv")
    assert str(verbs.wishes[-1].day) == "2018-06-15"
    assert (screen.run.isEnabled(), screen.stale.isVisible()) == (True, False)
    screen.day.setText("2018061")
    assert (screen.run.isEnabled(), screen.stale.isVisible()) == (False, True)


def test_the_storm_that_reports_go_to_is_chosen(screen: ImportScreen, verbs: FakeImports) -> None:
    screen.take("/data/spc.csv")
    assert [action.text() for action in screen.storm.choices.actions()] == [
        "To the storm that fits each report", "North Texas hail", "NCEI archive 2019",
    ]  # fmt: skip
    screen.state.setText("TX")
    choose(screen.storm, "North Texas hail")
    assert (verbs.wishes[-1].storm_id, verbs.wishes[-1].state) == ("storm-1", "TX")
    click(screen, "importRun")
    assert verbs.brought == [verbs.wishes[-1]]
    screen.take("/data/leads.csv")
    assert not screen.storm.isVisible()


def test_a_storm_is_chosen_for_one_file(screen: ImportScreen, verbs: FakeImports) -> None:
    screen.path.setText("/data/spc.csv")
    choose(screen.storm, "North Texas hail")
    assert verbs.wishes[-1].storm_id == "storm-1", "chosen before the first look"
    click(screen, "importRun")
    screen.take("/data/other.csv")
    assert verbs.wishes[-1].storm_id == ""
    assert screen.storm.text() == "To the storm that fits each report"
    assert "North Texas hail was chosen for the file before, and is not for this one." in words(screen)
    choose(screen.storm, "North Texas hail")
    assert verbs.wishes[-1].storm_id == "storm-1"
    assert "was chosen for the file before" not in words(screen)
    click(screen, "importLook")
    assert verbs.wishes[-1].storm_id == "storm-1", "the same file again"


def test_reports_that_lie_far_from_the_storm_are_called_out_until_they_are_in(
    screen: ImportScreen, verbs: FakeImports
) -> None:
    verbs.doubts = ("12 of 20 reports are far away.",)
    screen.take("/data/spc.csv")
    assert "12 of 20 reports are far away." in words(screen)
    assert screen.run.isEnabled(), "a person may know better"
    click(screen, "importRun")
    assert "far away" not in words(screen)


def test_what_was_wrong_with_one_file_is_not_said_of_the_next(screen: ImportScreen) -> None:
    screen.take("/data/error.html")
    assert screen.banner.isVisible()
    screen.take("/data/spc.csv")
    assert not screen.banner.isVisible()


def test_what_a_screen_reader_gets_is_what_it_was(screen: ImportScreen) -> None:
    compare("import", tree(screen))
    screen.take("/data/details.csv")
    compare("import_reports", tree(screen))
    screen.take("/data/leads.csv")
    choose(screen.mapping.column, "Wo")
    compare("import_leads", tree(screen))


@pytest.mark.parametrize("name", ["details.csv", "leads.csv"])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
def test_named_large_and_uncut(screen: ImportScreen, look: Look, theme: Theme, name: str) -> None:
    look.wear(theme)
    screen.take(f"/data/{name}")
    if name == "leads.csv":
        choose(screen.mapping.column, "Wo")
    settle()
    assert nameless(screen) == []
    small = [one for one in visible_controls(screen) if min(one.height(), one.width()) < look.metrics.target]
    assert [one.objectName() for one in small] == []
    assert cut_words(screen) == []
