"""Columns of a list of houses before it is read: names, samples, guesses; what is no such list."""

import json

import pytest

from stormops_desktop.domain.intake.columns import lead_columns, parcel_columns
from stormops_desktop.domain.storms.errors import NotAStormFile


def test_a_list_of_leads_shows_its_columns_with_samples_and_guesses() -> None:
    found = lead_columns("Lead Id,Wo,ZIP Code\r\n1,12 Oak St,75002\r\n2,12 Oak St,\r\n3,9 Elm St,75013\r\n")
    assert found is not None
    assert (found.kind, found.columns) == ("crm_leads", ("Lead Id", "Wo", "ZIP Code"))
    assert found.samples == {
        "Lead Id": ("1", "2", "3"), "Wo": ("12 Oak St", "9 Elm St"), "ZIP Code": ("75002", "75013"),
    }  # fmt: skip
    assert found.guessed == {"external_id": "Lead Id", "zip_code": "ZIP Code"}
    assert found.fields[0] == "address"


def test_short_and_broken_rows_do_no_harm() -> None:
    found = lead_columns('a,b\n1\n"x\ny",2\n')
    assert found is not None
    assert found.samples == {"a": ("1", "x y"), "b": ("2",)}


@pytest.mark.parametrize("content", ["one column\n1\n", "1,2,3\n4,5,6\n", "a,a,a\n1,2,3\n"])
def test_a_first_row_that_names_nothing_is_no_list(content: str) -> None:
    assert lead_columns(content) is None


def test_a_web_page_is_named_as_one() -> None:
    with pytest.raises(NotAStormFile, match="web page"):
        lead_columns("<!DOCTYPE html><html>")


def test_parcels_show_the_county_s_names() -> None:
    features = [
        {
            "type": "Feature",
            "geometry": None,
            "properties": {"SITUS_ADDR": "1 Main St", "APN": 77, "X": None},
        },
        {"type": "Feature", "geometry": None, "properties": {"SITUS_ADDR": "2 Main St", "OWNER": "Ann"}},
    ]
    found = parcel_columns(json.dumps({"type": "FeatureCollection", "features": features}))
    assert found is not None
    assert found.columns == ("SITUS_ADDR", "APN", "X", "OWNER")
    assert found.samples["SITUS_ADDR"] == ("1 Main St", "2 Main St")
    assert found.samples["X"] == ()
    assert found.guessed == {"address": "SITUS_ADDR", "parcel_id": "APN"}
    assert parcel_columns('{"alerts": []}') is None
