"""Reading NCEI details files, with all the traps of the real ones."""

import csv
import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError
from stormops_desktop.domain.storms.ncei import NEEDED, NceiReport, read_details
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard

EXTRACT = Path(__file__).parents[4] / "resources" / "storms" / "ncei_episode_135504.csv"
PLAIN = {
    "EPISODE_ID": "7", "EVENT_ID": "1", "STATE": "TEXAS", "EVENT_TYPE": "Hail", "CZ_TYPE": "C",
    "CZ_NAME": "COLLIN", "WFO": "FWD", "BEGIN_YEARMONTH": "201903", "BEGIN_DAY": "24", "BEGIN_TIME": "1743",
    "BEGIN_DATE_TIME": "24-MAR-19 17:43:00", "CZ_TIMEZONE": "CST-6", "SOURCE": "Public", "MAGNITUDE": "1.75",
    "MAGNITUDE_TYPE": "", "BEGIN_LOCATION": "ALLEN", "BEGIN_LAT": "33.1", "BEGIN_LON": "-96.7",
    "EVENT_NARRATIVE": "Hail, large, fell.",
}  # fmt: skip


def table(*rows: dict[str, str], end: str = "\n") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, NEEDED, lineterminator=end)
    writer.writeheader()
    for number, row in enumerate(rows, start=1):
        writer.writerow({**PLAIN, "EVENT_ID": str(number), **row})
    return out.getvalue()


def only(**cells: str) -> NceiReport:
    details = read_details(table(cells))
    assert details.rejects == ()
    return details.reports[0]


def reason(**cells: str) -> str:
    details = read_details(table(cells))
    assert details.reports == ()
    return details.rejects[0].reason


def utc(report: NceiReport) -> str:
    return datetime.fromtimestamp(report.time_at / 1000, UTC).strftime("%Y-%m-%d %H:%M")


def test_the_demo_storm_is_read_whole() -> None:
    details = read_details(EXTRACT.read_bytes())
    hail = [report for report in details.reports if report.hazard is ReportHazard.HAIL]
    assert (len(details.reports), len(hail), details.rejects, details.other_events) == (53, 50, (), 0)
    assert sorted({report.magnitude for report in hail if report.magnitude})[-2:] == [3.0, 4.5]
    assert min(report.latitude for report in hail if report.latitude) == 32.68
    assert utc(min(details.reports, key=lambda r: r.time_at)) == "2019-03-24 22:25"
    assert {report.state for report in details.reports} == {"TX"}


def test_time_without_leading_zeros_on_standard_time_in_summer_time() -> None:
    mesquite = next(r for r in read_details(EXTRACT.read_bytes()).reports if r.event_id == "813439")
    assert utc(mesquite) == "2019-03-25 06:05"  # BEGIN_TIME "5", six hours behind though daylight time ruled
    assert mesquite.time_original == "25-MAR-19 00:05:00 CST-6"


def test_the_extract_is_the_episode_of_the_archive(stormops_data: Path) -> None:
    archive = stormops_data / "storms" / "ncei_details_2019_jan_mar.csv.gz"
    details = read_details(gzip.decompress(archive.read_bytes()))
    episode = tuple(report for report in details.reports if report.episode_id == "135504")
    assert episode == read_details(EXTRACT.read_bytes()).reports
    assert len(details.reports) + len(details.rejects) + details.other_events == 15_447
    assert sum(report.hazard is ReportHazard.HAIL for report in details.reports) >= 573


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_any_line_end_with_and_without_byte_order_mark(end: str, bom: str) -> None:
    rows = bom + table({}, {"BEGIN_TIME": "5"}, end=end)
    expected = read_details(table({}, {"BEGIN_TIME": "5"})).reports
    assert read_details(rows).reports == expected
    assert read_details(rows.encode()).reports == expected
    assert expected[0].comments == "Hail, large, fell."


@pytest.mark.parametrize(
    ("zone", "at"),
    [("CST-6", "2019-03-24 23:43"), ("EST-5", "2019-03-24 22:43"), ("PST-8", "2019-03-25 01:43"),
     ("GST10", "2019-03-24 07:43"), ("CST", "2019-03-24 23:43"), ("CDT", "2019-03-24 22:43")],
)  # fmt: skip
def test_zones(zone: str, at: str) -> None:
    assert utc(only(CZ_TIMEZONE=zone)) == at


@pytest.mark.parametrize(
    ("kind", "measured"),
    [("EG", Measured.ESTIMATED), ("MG", Measured.MEASURED), ("ES", Measured.ESTIMATED),
     ("MS", Measured.MEASURED), ("", Measured.UNKNOWN)],
)  # fmt: skip
def test_wind_is_knots_and_says_how_it_was_found(kind: str, measured: Measured) -> None:
    report = only(EVENT_TYPE="Thunderstorm Wind", MAGNITUDE="50.00", MAGNITUDE_TYPE=kind)
    assert report.magnitude == pytest.approx(57.539, abs=0.001)
    assert (report.hazard, report.unit, report.measured) == (ReportHazard.WIND, "mph", measured)


def test_hail_is_inches() -> None:
    assert (only().magnitude, only().unit) == (1.75, "in")


def test_blank_coordinates_are_a_county_match_without_position() -> None:
    report = only(BEGIN_LAT="", BEGIN_LON="")
    assert (report.latitude, report.longitude, report.county, report.state) == (None, None, "Collin", "TX")


def test_a_forecast_zone_is_no_county() -> None:
    report = only(CZ_TYPE="Z", CZ_NAME="BLUE RIDGE", BEGIN_LOCATION="", BEGIN_LAT="", BEGIN_LON="")
    assert (report.county, report.place) == ("", "Blue Ridge")


@pytest.mark.parametrize("figure", ["", "0", "0.00"])
def test_a_missing_or_zero_magnitude_is_not_known(figure: str) -> None:
    assert only(MAGNITUDE=figure).magnitude is None


@pytest.mark.parametrize(
    ("cells", "part"),
    [
        ({"BEGIN_LAT": "0", "BEGIN_LON": "0.0"}, "0/0"),
        ({"BEGIN_LAT": "33.1", "BEGIN_LON": ""}, "only one of"),
        ({"BEGIN_LAT": "133.1"}, "outside the globe"),
        ({"BEGIN_LAT": "north"}, "no number"),
        ({"BEGIN_LAT": "nan"}, "no number"),
        ({"MAGNITUDE": "175"}, "is the unit right?"),
        ({"MAGNITUDE": "-1"}, "is the unit right?"),
        ({"BEGIN_TIME": "2460"}, "no valid time"),
        ({"BEGIN_DAY": "31", "BEGIN_YEARMONTH": "201902"}, "no valid time"),
        ({"BEGIN_YEARMONTH": "000101"}, "no year 1"),
        ({"BEGIN_YEARMONTH": ""}, "no valid time"),
        ({"CZ_TIMEZONE": "CST-66"}, "unknown time zone"),
        ({"CZ_TIMEZONE": "XYZ"}, "unknown time zone"),
        ({"CZ_TIMEZONE": ""}, "unknown time zone"),
        ({"EVENT_ID": ""}, "no event id"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason(cells: dict[str, str], part: str) -> None:
    assert part in reason(**cells)


def test_rejects_are_named_by_row_and_never_stop_the_rest() -> None:
    details = read_details(table({}, {"BEGIN_LAT": "0", "BEGIN_LON": "0"}, {"EVENT_ID": "1"}, {}))
    assert [(reject.row, reject.event_id) for reject in details.rejects] == [(3, "2"), (4, "1")]
    assert [report.event_id for report in details.reports] == ["1", "4"]


def test_a_short_row_in_the_middle_is_a_reject() -> None:
    lines = table({}, {}).splitlines()
    details = read_details("\n".join([lines[0], "1,2,3", lines[1], lines[2]]))
    assert [(reject.row, reject.reason) for reject in details.rejects] == [(2, "has 3 columns instead of 19")]
    assert len(details.reports) == 2


def test_hazards_that_spare_roofs_are_only_counted() -> None:
    details = read_details(table({"EVENT_TYPE": "Winter Weather"}, {}))
    assert (details.other_events, len(details.reports)) == (1, 1)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("<!DOCTYPE html><html><body>404 Not Found</body></html>", "web page"),
        ("\n\n  <html>", "web page"),
        ("", "empty"),
        ("Time,Size,Location\n1335,175,ALLEN\n", "not an NCEI details file"),
    ],
)
def test_another_file_is_named_for_what_it_is(content: str, part: str) -> None:
    with pytest.raises(NotAStormFile, match=part):
        read_details(content)


@pytest.mark.parametrize("cut", [30, 5])
def test_a_file_cut_short_is_named_so(cut: int) -> None:
    whole = EXTRACT.read_text()
    with pytest.raises(CutShort, match="row 54"):
        read_details(whole[:-cut])


def test_a_row_with_broken_quotes_is_a_reject_and_reading_goes_on() -> None:
    lines = table({}, {}).splitlines()
    details = read_details("\n".join([lines[0], '"7"x,' + lines[1], lines[2], ""]))
    assert [(reject.row, reject.reason[:13]) for reject in details.rejects] == [(2, "can't be read")]
    assert [report.event_id for report in details.reports] == ["2"]


cell = st.one_of(
    st.sampled_from(
        ["", "0", "-1", "1e9", "nan", "5", "201903", "CST-6", "C", "Hail", "Tornado", "33.1", '"']
    ),
    st.text(st.characters(codec="utf-8"), max_size=6),
)


@given(st.lists(st.dictionaries(st.sampled_from(NEEDED), cell, max_size=6), max_size=4), st.integers(0, 60))
def test_whatever_the_file_says_no_row_is_lost(rows: list[dict[str, str]], cut: int) -> None:
    whole = table(*rows)
    try:
        details = read_details(whole[: len(whole) - cut])
    except StormFileError as error:
        assert cut or not rows, error
        return
    if not cut:
        assert len(details.reports) + len(details.rejects) + details.other_events == len(rows)


@given(st.one_of(st.text(max_size=200), st.binary(max_size=200)))
def test_noise_is_refused_in_words(noise: str | bytes) -> None:
    with pytest.raises(StormFileError, match=r"\.$"):
        read_details(noise)
