"""Hail grids: cells are for the houses inside them, missing is not zero, and radar stays radar."""

import numpy as np
import pytest

from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError
from stormops_desktop.domain.storms.evidence import RADAR_CONFIDENCE, Evidence, House
from stormops_desktop.domain.storms.hail_grid import HailGrid, read_grid, read_grid_csv, time_of_name
from stormops_desktop.domain.storms.sii import score
from stormops_desktop.domain.storms.vocabulary import ReportHazard

AT = 1_553_428_800_000
CSV = "lat,lon,mesh_mm\n33.005,-96.705,25.4\n33.005,-96.695,-1\n32.995,-96.705,-3\n32.995,-96.695,6\n"


def test_cells_missing_and_small() -> None:
    reading = read_grid_csv(CSV, AT)
    cell = reading.reports[0]
    assert (cell.magnitude, cell.unit, cell.source) == (1.0, "in", "mrms_mesh")
    assert cell.area is not None
    assert cell.area.box == pytest.approx((-96.71, 33.0, -96.70, 33.01))
    assert (reading.rows, len(reading.reports), reading.others, reading.rejects) == (4, 1, 3, ())


def test_a_house_is_in_one_cell_and_believed_as_radar() -> None:
    cell = read_grid_csv(CSV, AT).reports[0]
    evidence = Evidence(
        ReportHazard.HAIL, cell.magnitude, cell.latitude, cell.longitude, radar=True, area=cell.area
    )
    inside, beside = score([House(33.0, -96.705, 1.0), House(33.005, -96.699, 1.0)], [evidence])
    assert inside.hail is not None
    assert (inside.hail.confidence, inside.hail.distance_mi) == (RADAR_CONFIDENCE, 0.0)
    assert inside.sii == pytest.approx(20.0)
    assert beside.sii is None  # the next cell says nothing about this house


def test_a_raster_from_its_corner() -> None:
    grid = HailGrid(np.array([[np.nan, 50.8], [-1.0, 12.0]]), -97.0, 34.0, 0.01, 0.01, nodata=12.0)
    (cell,) = read_grid(grid, None, "MESH_Max_1440min_00.50_20190324-233000.tif").reports
    assert (cell.latitude, cell.longitude, cell.magnitude) == (33.995, -96.985, 2.0)
    assert cell.time_original == "2019-03-24 23:30 UTC"


def test_a_grid_needs_a_time_a_unit_and_an_end() -> None:
    with pytest.raises(NotAStormFile, match="--date"):
        read_grid_csv(CSV, None, "mesh.csv")
    with pytest.raises(NotAStormFile, match="columns"):
        read_grid_csv("lat,lon,colour\n1,2,3\n", AT)
    with pytest.raises(CutShort):
        read_grid_csv(CSV + "33.0,-96.", AT)
    giant = read_grid_csv("lat,lon,hail_mm\n33,-96,2540\n91,-96,30\n33,263.5,30\n", AT)
    assert [one.row for one in giant.rejects] == [2, 3]
    assert giant.reports[0].longitude == -96.5  # grids may count 0 to 360


def test_a_continent_is_no_storm() -> None:
    grid = HailGrid(np.full((300, 300), 30.0), -97.0, 34.0, 0.01, 0.01)
    with pytest.raises(StormFileError, match="Cut it"):
        read_grid(grid, AT)


def test_stamps_in_names() -> None:
    assert time_of_name("MESH_20190324-120000.tif") == AT
    assert time_of_name("MESH_20190324.tif") == AT
    assert time_of_name("mesh_99999999.csv") is None
