"""What an edition told otherwise, as people read it: times with their zone, words for codes, no corners."""

from stormops_desktop.services.storms.models import FieldChange, ReportChange
from stormops_desktop.viewmodels.storms.tables import change_columns

AT = 1_529_069_700_000  # 15 June 2018, 13:35 UTC


def told(*fields: FieldChange) -> str:
    columns = change_columns(lambda: "America/Chicago")
    return columns[3].text(ReportChange("changed", "r1", None, fields))


def test_times_are_said_in_the_zone_of_the_storm() -> None:
    said = told(FieldChange("time_at", str(AT), str(AT + 3_600_000)))
    assert said == "time: 15 Jun 2018, 08:35 CDT → 15 Jun 2018, 09:35 CDT"


def test_codes_are_said_in_words_and_what_nobody_said_is_a_dash() -> None:
    said = told(
        FieldChange("magnitude", "", "2.25"), FieldChange("measured", "estimated", "measured"),
        FieldChange("preliminary", "True", "False"), FieldChange("hazard", "hail", "wind"),
    )  # fmt: skip
    assert said == (
        "size: — → 2.25; how it is known: estimated → measured; preliminary: ✓ → —; hazard: Hail → Wind"
    )


def test_corners_of_an_area_are_not_listed() -> None:
    assert told(FieldChange("area", "{}", '{"ring": [[1, 2]]}')) == "area"
    assert told(FieldChange("time_original", "1335", "1435")) == "—"
