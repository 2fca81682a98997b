"""Facts of a file become the fields of a row, and no time is made up."""

from dataclasses import replace
from datetime import datetime

import pytest

from stormops_desktop.domain.evidence.checklist import COLUMNS
from stormops_desktop.domain.evidence.facts import PhotoFacts
from stormops_desktop.domain.evidence.photo_row import local_text, row_fields
from stormops_desktop.domain.evidence.taxonomy import Shot
from sync.contracts.entities.fieldwork import PHOTOS
from sync.contracts.schema import Type

FACTS = PhotoFacts(
    sha256="ab" * 32,
    size_bytes=2_190_194,
    mime="image/jpeg",
    width=4608,
    height=1976,
    taken_local="2022-08-14T14:12:31",
    taken_offset_min=180,
    gps_at=1_660_475_552_000,
    latitude=60.1467,
    longitude=24.9068,
    heading_deg=56.0,
    device="HMD Global Nokia 8.3 5G",
)
FROM_THE_CAPTURE = {
    "job_id",
    "category",
    "slope",
    "shot",
    "collateral",
    "caption",
    "marks",
    "accessory",
    "extent",
    "claim_items",
    "state",
}
PYTHON = {Type.TEXT: str, Type.INT: int, Type.REAL: float, Type.TIMESTAMP: int}


def test_every_field_of_the_contract_comes_from_the_file_or_the_capture() -> None:
    row = row_fields(FACTS)
    assert set(row) | FROM_THE_CAPTURE == set(PHOTOS.by_name)
    for name, value in row.items():
        assert isinstance(value, PYTHON[PHOTOS.by_name[name].type]), name


def test_the_time_taken_follows_the_camera_s_own_offset() -> None:
    row = row_fields(FACTS)
    assert row["taken_local"] == "2022-08-14T14:12:31+03:00"
    assert row["taken_at"] == round(datetime.fromisoformat(row["taken_local"]).timestamp() * 1000)


def test_clocks_that_disagree_leave_the_time_open_and_keep_both() -> None:
    row = row_fields(replace(FACTS, taken_offset_min=None, taken_local="2022-08-13T14:12:31"))
    assert row["taken_at"] is None
    assert (row["taken_local"], row["gps_at"]) == ("2022-08-13T14:12:31", FACTS.gps_at)


@pytest.mark.parametrize(("offset", "text"), [(-300, "-05:00"), (345, "+05:45"), (0, "+00:00"), (None, "")])
def test_offsets_are_written_as_the_camera_means_them(offset: int | None, text: str) -> None:
    assert local_text(replace(FACTS, taken_offset_min=offset)) == f"2022-08-14T14:12:31{text}"


def test_a_file_without_facts_has_empty_fields_not_blank_ones() -> None:
    row = row_fields(PhotoFacts("0" * 64, 1, "image/png", 1, 1))
    assert [row[name] for name in ("taken_at", "taken_local", "gps_at", "latitude", "heading", "device")] == [
        None
    ] * 6


def test_the_matrix_has_the_ladder_s_columns() -> None:
    assert tuple(Shot) == COLUMNS
