"""Files of routes from the window: panels beside the work, and a preview before anything changes."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from stormops_desktop.services.maps.models import RouteLine, RouteStop
from stormops_desktop.services.routing.taking_in import NewHouse
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.map.palette import palette_for
from stormops_desktop.views.routes.export_picture import RATIO, SIZE, route_picture
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import Theme
from stormops_desktop.views.widgets.buttons import Button
from tests.helpers.a11y import nameless, visible_controls
from tests.helpers.route_storm import STORM
from tests.ui.acting import click, press, settle, words
from tests.ui.field_window import Window, crew, planner, window_of

__all__ = ["crew", "planner", "window_of"]


def export_to(window: Window, kind: str, place: Path) -> None:
    """Chooses a kind, presses Save, and answers the question for the place."""
    assert window.shell.files is not None
    panel = window.shell.files.export
    panel.kinds[kind].setChecked(True)
    click(panel, "exportSave")
    settle()
    assert isinstance(panel.dialog, QFileDialog)
    assert not panel.dialog.isModal()
    panel.dialog.fileSelected.emit(str(place))
    panel.dialog.close()


def open_desk(window: Window) -> None:
    window.shell.go(Section.MAP)
    window.shell.mapping.show_page("routes")
    settle()


@pytest.mark.parametrize("kind", ["csv", "gpx", "kml", "geojson", "google", "sheet"])
def test_a_crew_takes_its_route_along_in_any_form(crew: Window, tmp_path: Path, kind: str) -> None:
    click(crew.shell.today, "wayExport")
    assert crew.shell.files is not None
    panel = crew.shell.files.export
    assert panel.isVisible()
    assert not panel.isModal()
    assert len(panel.chosen) == 1  # the route of the stop in front, of three
    file = tmp_path / f"route.{kind}"
    export_to(crew, kind, file)
    assert file.stat().st_size > 200
    assert "Saved:" in words(panel)
    if kind == "sheet":
        [page] = PdfReader(BytesIO(file.read_bytes())).pages
        assert "Plan version 1" in page.extract_text()
        assert len(page.images) == 1
    if kind == "csv":
        assert file.read_bytes().startswith(b"\xef\xbb\xbfroute_id,property_id,sequence_order,address")


def test_links_of_several_routes_go_into_a_folder(planner: Window, tmp_path: Path) -> None:
    open_desk(planner)
    click(planner.shell, "routesExport")
    assert planner.shell.files is not None
    assert len(planner.shell.files.export.chosen) == 3
    export_to(planner, "google", tmp_path)
    assert len(list(tmp_path.glob("*-google.txt"))) == 3
    assert "3 files saved in" in words(planner.shell.files.export)
    written = sorted(tmp_path.glob("*-google.txt"))
    written[0].unlink()
    written[0].mkdir()  # what stands in the way of one is said, though the others can be written
    export_to(planner, "google", tmp_path)
    assert "can't be written" in words(planner.shell.files.export)
    assert "files saved in" not in words(planner.shell.files.export)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("csv", "In the table, with empty coordinates."),
        ("kml", "Named in the file, without a point."),
        ("google", "In no link; a search by address stands below them."),
        ("sheet", "On the sheet's list, but not on its map."),
    ],
)
def test_what_no_map_shows_is_named_once_it_is_saved(
    planner: Window, tmp_path: Path, kind: str, says: str
) -> None:
    route = planner.plan.routes[0]
    planner.bench.crew.insert_new(route.route_id, NewHouse("7149 Caliche St"), route.order[1])
    planner.bench.desk.publish(planner.bench.desk.open_plan(STORM), [route.route_id])
    open_desk(planner)
    click(planner.shell, "routesExport")
    file = tmp_path / f"route.{kind}"
    export_to(planner, kind, tmp_path if kind == "google" else file)
    assert planner.shell.files is not None
    told = f"Nobody knows the place of {route.name} stop 3, 7149 Caliche St. {says}"
    assert told in words(planner.shell.files.export)
    if kind == "sheet":
        assert "not on the map" in PdfReader(BytesIO(file.read_bytes())).pages[0].extract_text()


def test_a_name_with_an_ampersand_is_shown_as_it_is_written(planner: Window, look: Look) -> None:
    assert planner.shell.files is not None
    panel = planner.shell.files.export
    panel.offer([("r", "75002 A: 8 stops, Roof & Sons, version 1")])
    assert panel.routes["r"].text() == "75002 A: 8 stops, Roof && Sons, version 1"  # Qt shows one of two
    assert panel.routes["r"].accessibleName() == "75002 A: 8 stops, Roof & Sons, version 1"
    button = Button(look, "crew", "Roof & Sons")
    assert (button.text(), button.accessibleName()) == ("Roof && Sons", "Roof & Sons")


def test_without_a_route_chosen_there_is_nothing_to_save(planner: Window) -> None:
    open_desk(planner)
    click(planner.shell, "routesExport")
    assert planner.shell.files is not None
    panel = planner.shell.files.export
    click(panel, "exportNone")
    assert not panel.save.isEnabled()
    click(panel, "exportAll")
    assert panel.save.isEnabled()


def test_a_place_that_cannot_be_written_says_so(crew: Window, tmp_path: Path) -> None:
    click(crew.shell.today, "wayExport")
    export_to(crew, "csv", tmp_path / "no" / "such" / "folder.csv")
    assert crew.shell.files is not None
    assert "can't be written" in words(crew.shell.files.export)


def edited(window: Window, tmp_path: Path, *, swap: bool = True) -> Path:
    """The planner's table with two stops of the second route changed round."""
    ids = [view.route_id for view in window.bench.desk.get_routes(STORM)]
    rows = [line.split(",") for line in window.bench.desk.export_route_csv(ids).splitlines()]
    mine = [at for at, row in enumerate(rows) if row[0] == ids[1]]
    if swap:
        rows[mine[2]][2], rows[mine[5]][2] = rows[mine[5]][2], rows[mine[2]][2]
    file = tmp_path / "edited.csv"
    file.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    return file


def test_an_edited_table_is_shown_before_it_is_taken_over(planner: Window, tmp_path: Path) -> None:
    open_desk(planner)
    click(planner.shell, "routesImport")
    assert planner.shell.files is not None
    panel = planner.shell.files.read
    assert panel.dialog is not None
    panel.dialog.fileSelected.emit(str(edited(planner, tmp_path)))
    panel.dialog.close()
    settle()
    before = planner.plan.routes[1].order
    assert panel.isVisible()
    assert "edited.csv changes" in panel.title.text()
    assert "they get a new version" in panel.text.text()
    assert panel.table.rowCount() == 2
    assert planner.bench.desk.open_plan(STORM).routes[1].order == before
    press(panel, Qt.Key.Key_Space)  # Take over has the keyboard
    settle()
    after = planner.bench.desk.open_plan(STORM).routes[1]
    assert (after.order[2], after.order[5]) == (before[5], before[2])
    assert after.version == 2
    assert not panel.isVisible()


def test_a_wrong_table_names_its_rows_and_takes_nothing(planner: Window, tmp_path: Path) -> None:
    open_desk(planner)
    file = edited(planner, tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace(",33.", ",north", 2), encoding="utf-8")
    assert planner.shell.files is not None
    panel = planner.shell.files.read
    panel.read(STORM, file)
    settle()
    assert "can't be taken over" in panel.title.text()
    assert panel.table.item(0, 0).text() == "row 2"  # type: ignore[union-attr]
    assert not panel.take.isEnabled()
    click(panel, "importClose")
    assert not panel.isVisible()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_table_says_so(planner: Window, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "roof.csv"
    file.write_bytes(content)
    assert planner.shell.files is not None
    planner.shell.files.read.read(STORM, file)
    settle()
    said = words(planner.shell.strip) + planner.shell.files.read.title.text()
    assert "not a text file" in said or "can't be taken over" in said


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.SUN])
@pytest.mark.parametrize("density", Density)
def test_the_panels_are_named_and_large_enough(
    planner: Window, look: Look, tmp_path: Path, theme: Theme, density: Density
) -> None:
    look.wear(theme, density)
    open_desk(planner)
    click(planner.shell, "routesExport")
    files = planner.shell.files
    assert files is not None
    files.read.read(STORM, edited(planner, tmp_path))
    settle()
    panels: tuple[QDialog, ...] = (files.export, files.read)
    for panel in panels:
        assert nameless(panel) == []
        small = [one for one in visible_controls(panel) if one.height() < look.metrics.target]
        assert [f"{one.objectName()} {one.height()}" for one in small] == []
    reached = set()
    files.export.activateWindow()
    files.export.kinds["csv"].setFocus()
    for _ in range(30):
        focus = files.export.focusWidget()
        assert focus is not None
        reached.add(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert {"exportSave", "exportClose", "exportAll", "exportRoute0"} <= reached


def test_a_picture_has_the_page_s_size_and_is_not_empty() -> None:
    stops = tuple(RouteStop(str(at), at + 1, 0.2313 + at / 9000, 0.4 + at / 8000) for at in range(5))
    line = RouteLine("r", "A", "Crew", stops)
    one = route_picture(line, (), palette_for(Theme.LIGHT))
    assert one.image.startswith(b"\x89PNG")
    width = int.from_bytes(one.image[16:20], "big")
    assert width == SIZE.width() * RATIO
    alone = route_picture(RouteLine("r", "A", "Crew", stops[:1]), (), palette_for(Theme.LIGHT))
    assert alone.image != one.image
