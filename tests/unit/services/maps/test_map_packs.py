"""Map packs: real files, good and bad, in a real folder."""

import gzip
from pathlib import Path

import pytest

from stormops_desktop.adapters.maps import pack_folder
from stormops_desktop.adapters.maps.errors import PackError
from stormops_desktop.adapters.maps.mbtiles import MbtilesPack
from stormops_desktop.adapters.maps.pack_folder import PackFolder
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.maps.mercator import tiles_across, world_box
from stormops_desktop.services.errors import NotFound, ServiceError
from stormops_desktop.services.maps.packs import STREETS, MapPacks
from tests.helpers.maps import make_pack, picture

TOWN = (33.06, -96.72, 33.10, -96.68)


@pytest.fixture
def packs(tmp_path: Path):
    made = MapPacks(PackFolder(resource_folder() / "maps", tmp_path / "maps"))
    yield made
    made.close()


def street_tiles(zoom: int = STREETS, but: int = 0) -> dict[tuple[int, int, int], bytes]:
    columns, rows = tiles_across(world_box(*TOWN), zoom)
    tiles = {(zoom, column, row): picture() for column in columns for row in rows}
    for key in list(tiles)[:but]:
        del tiles[key]
    return tiles


def test_the_bundled_pack_is_readable_small_and_named(packs: MapPacks) -> None:
    (bundled,) = packs.packs()
    assert bundled.bundled
    assert bundled.credit == "Made with Natural Earth"
    assert bundled.size_bytes < 1_500_000
    (source,) = packs.sources()
    columns, rows = tiles_across(world_box(*TOWN), bundled.most)
    assert source.tile(bundled.most, columns[0], rows[0])[:4] == b"\x89PNG"
    assert packs.unreadable() == []


def test_a_pack_is_copied_listed_and_removed(packs: MapPacks, tmp_path: Path) -> None:
    file = make_pack(
        tmp_path / "streets.mbtiles", street_tiles(),
        [("name", "Allen streets"), ("attribution", '<a href="x">&copy; OpenStreetMap</a>')],
    )  # fmt: skip
    parts: list[float] = []
    added = packs.add(file, progress=parts.append)
    assert (added.name, added.credit, added.bundled) == ("Allen streets", "© OpenStreetMap", False)
    assert parts[-1] == 1.0
    assert [pack.name for pack in packs.packs()] == ["North Texas backdrop", "Allen streets"]
    file.unlink()  # the copy stands by itself
    assert packs.covers(*TOWN)
    packs.remove(added.pack_id)
    assert len(packs.packs()) == 1
    assert not packs.covers(*TOWN)
    assert list((tmp_path / "maps").iterdir()) == []


def test_rows_are_counted_from_the_south_in_the_file(tmp_path: Path) -> None:
    file = make_pack(tmp_path / "one.mbtiles", {(3, 1, 2): picture()})
    pack = MbtilesPack(file)
    assert pack.tile(3, 1, 2) == picture()
    assert pack.tile(3, 1, 5) is None
    south, west, north, east = pack.box
    assert (west, east) == (-135.0, -90.0)
    assert south == pytest.approx(40.98, abs=0.01)
    assert north == pytest.approx(66.51, abs=0.01)
    pack.close()


def test_bounds_that_are_no_box_are_not_believed(tmp_path: Path) -> None:
    file = make_pack(tmp_path / "one.mbtiles", {(3, 1, 2): picture()}, [("bounds", "10,nonsense,3")])
    assert MbtilesPack(file).box[1] == -135.0


def test_a_map_with_a_hole_does_not_cover(packs: MapPacks, tmp_path: Path) -> None:
    packs.add(make_pack(tmp_path / "holed.mbtiles", street_tiles(but=1), [("bounds", "-98,32,-95,35")]))
    assert not packs.covers(*TOWN)


def test_two_packs_cover_together(packs: MapPacks, tmp_path: Path) -> None:
    tiles = list(street_tiles().items())
    packs.add(make_pack(tmp_path / "a.mbtiles", dict(tiles[: len(tiles) // 2])))
    assert not packs.covers(*TOWN)
    packs.add(make_pack(tmp_path / "b.mbtiles", dict(tiles[len(tiles) // 2 :])))
    assert packs.covers(*TOWN)


def test_a_backdrop_is_no_street_map(packs: MapPacks) -> None:
    assert not packs.covers(*TOWN)


def test_a_file_that_is_no_pack_is_refused_with_what_to_do(packs: MapPacks, tmp_path: Path) -> None:
    file = tmp_path / "notes.mbtiles"
    file.write_text("not a map")
    with pytest.raises(ServiceError, match=r"notes\.mbtiles is not a map pack.*ending \.mbtiles"):
        packs.add(file)
    assert not (tmp_path / "maps" / "notes.mbtiles").exists()


@pytest.mark.parametrize(
    ("tiles", "about", "said"),
    [
        ({(3, 1, 2): gzip.compress(b"\x1a\x00")}, [("format", "pbf")], "holds vector tiles"),
        ({(3, 1, 2): b"\x1a\x05layer"}, [], "holds vector tiles"),
        ({(3, 1, 2): b"GRIB"}, [("format", "png")], "no pictures"),
        ({}, [("name", "Empty")], "without a single tile"),
    ],
    ids=["pbf", "bare", "grib", "empty"],
)
def test_packs_that_cannot_be_shown_say_why(
    packs: MapPacks,
    tmp_path: Path,
    tiles: dict[tuple[int, int, int], bytes],
    about: list[tuple[str, str]],
    said: str,
) -> None:
    with pytest.raises(ServiceError, match=said):
        packs.add(make_pack(tmp_path / "odd.mbtiles", tiles, about))


def test_a_directory_or_a_missing_file_is_refused(packs: MapPacks, tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="is no file"):
        packs.add(tmp_path)
    with pytest.raises(ServiceError, match="is no file"):
        packs.add(tmp_path / "gone.mbtiles")


def test_the_same_name_twice_is_refused_and_the_first_one_stays(packs: MapPacks, tmp_path: Path) -> None:
    packs.add(make_pack(tmp_path / "town.mbtiles", street_tiles()))
    other = tmp_path / "elsewhere"
    other.mkdir()
    with pytest.raises(ServiceError, match="already"):
        packs.add(make_pack(other / "town.mbtiles", {(3, 1, 2): picture()}))
    assert packs.covers(*TOWN)


def test_a_cancelled_copy_leaves_nothing(packs: MapPacks, tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match="was not added"):
        packs.add(make_pack(tmp_path / "town.mbtiles", street_tiles()), cancelled=lambda: True)
    assert list((tmp_path / "maps").iterdir()) == []


def test_a_full_disk_is_said_before_anything_is_copied(
    packs: MapPacks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_folder, "SPARE", 1 << 60)
    with pytest.raises(ServiceError, match="Free some space"):
        packs.add(make_pack(tmp_path / "town.mbtiles", street_tiles()))
    assert list((tmp_path / "maps").iterdir()) == []


def test_a_bundled_pack_cannot_be_removed(packs: MapPacks) -> None:
    with pytest.raises(ServiceError, match="came with StormOps"):
        packs.remove("north-texas.mbtiles")
    assert packs.packs()
    with pytest.raises(NotFound):
        packs.remove("gone.mbtiles")


def test_a_bad_file_put_into_the_folder_by_hand_is_told_of_and_the_others_work(
    packs: MapPacks, tmp_path: Path
) -> None:
    packs.add(make_pack(tmp_path / "town.mbtiles", street_tiles()))
    (tmp_path / "maps" / "junk.mbtiles").write_bytes(b"junk" * 100)
    assert [pack.name for pack in packs.packs()] == ["North Texas backdrop", "town"]
    assert len(packs.unreadable()) == 1
    (tmp_path / "maps" / "junk.mbtiles").unlink()
    assert packs.unreadable() == []


def test_a_pack_that_is_damaged_inside_shows_gaps(packs: MapPacks, tmp_path: Path) -> None:
    packs.add(make_pack(tmp_path / "town.mbtiles", street_tiles()))
    kept = tmp_path / "maps" / "town.mbtiles"
    source = packs.sources()[-1]
    packs.close()
    kept.write_bytes(kept.read_bytes()[:4096] + b"\xff" * 8192)
    columns, rows = tiles_across(world_box(*TOWN), STREETS)
    assert source.tile(STREETS, columns[0], rows[0]) is None


def test_a_folder_that_is_not_there_is_made_with_the_first_pack(tmp_path: Path) -> None:
    folder = PackFolder(tmp_path / "none", tmp_path / "deep" / "maps")
    assert folder.files() == []
    made = MapPacks(folder)
    made.add(make_pack(tmp_path / "town.mbtiles", street_tiles()))
    assert len(made.packs()) == 1
    made.close()


def test_an_unreadable_path_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="Your other maps still work"):
        MbtilesPack(tmp_path / "nowhere.mbtiles")
