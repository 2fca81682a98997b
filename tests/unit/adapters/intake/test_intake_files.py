"""Files for the import: unpacked, whole, and rasters that say where they lie."""

import gzip
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from stormops_desktop.adapters.intake.files import load_file
from stormops_desktop.adapters.intake.geotiff import read_geotiff
from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError

DEGREES = (1, 1, 0, 2, 1024, 0, 1, 2, 1025, 0, 1, 1)


def test_plain_and_packed(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.csv", tmp_path / "a.csv.gz"
    plain.write_bytes(b"a,b\n")
    packed.write_bytes(gzip.compress(b"a,b\n") + gzip.compress(b"1,2\n"))
    assert load_file(plain).content == b"a,b\n"
    assert load_file(packed).content == b"a,b\n1,2\n"
    assert load_file(plain).sha256 != load_file(packed).sha256


def test_packed_but_cut_or_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    whole = gzip.compress(bytes(range(256)) * 100)
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CutShort, match="too early"):
        load_file(path)
    path.write_bytes(whole[:10] + b"\xff" * 40)
    with pytest.raises(CutShort, match="damaged"):
        load_file(path)


def test_no_file_and_a_zip(tmp_path: Path) -> None:
    with pytest.raises(StormFileError, match="can't be read"):
        load_file(tmp_path / "none.csv")
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04...")
    with pytest.raises(NotAStormFile, match="Unpack"):
        load_file(tmp_path / "a.zip")


def tiff(
    values: Any, *, scale: tuple[float, ...] | None = (0.01, 0.01, 0.0), keys: tuple[int, ...] = DEGREES,
    tie: tuple[float, ...] = (0.0, 0.0, 0.0, -97.0, 34.0, 0.0), no_data: str = "-3",
) -> bytes:  # fmt: skip
    tags = ImageFileDirectory_v2()
    for tag, kind, value in ((33550, 12, scale), (33922, 12, tie), (34735, 3, keys), (42113, 2, no_data)):
        if value is not None:
            tags[tag] = value
            tags.tagtype[tag] = kind
    target = io.BytesIO()
    Image.fromarray(values).save(target, "TIFF", tiffinfo=tags)
    return target.getvalue()


def test_a_raster_in_degrees() -> None:
    values = np.array([[0.0, 25.4], [-3.0, 50.8]], dtype=np.float32)
    grid = read_geotiff(tiff(values))
    assert (grid.west, grid.north, grid.step_lon, grid.nodata) == (-97.0, 34.0, 0.01, -3.0)
    assert np.allclose(grid.millimetres, values)


def test_pixels_that_are_points_and_east_of_180() -> None:
    values = np.zeros((2, 2), dtype=np.float32)
    keys = (1, 1, 0, 2, 1024, 0, 1, 2, 1025, 0, 1, 2)
    grid = read_geotiff(tiff(values, keys=keys, tie=(0.0, 0.0, 0.0, 263.0, 34.0, 0.0)))
    assert (grid.west, grid.north) == pytest.approx((-97.005, 34.005))


def test_rasters_that_are_refused() -> None:
    values = np.zeros((2, 2), dtype=np.float32)
    with pytest.raises(NotAStormFile, match="EPSG:4326"):
        read_geotiff(tiff(values, keys=(1, 1, 0, 1, 1024, 0, 1, 1)))
    with pytest.raises(NotAStormFile, match="where it lies"):
        read_geotiff(tiff(values, scale=None))
    with pytest.raises(NotAStormFile, match="colors"):
        read_geotiff(tiff(np.zeros((2, 2, 3), dtype=np.uint8)))
    with pytest.raises(CutShort):
        read_geotiff(tiff(values)[:60])
    with pytest.raises(CutShort):
        read_geotiff(b"II*\x00" + b"\xff" * 200)
