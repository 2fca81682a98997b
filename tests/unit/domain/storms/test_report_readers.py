"""Daily and archive files of the storm centre and local storm reports: every trap of the real ones."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stormops_desktop.domain.storms.errors import CutShort, NotAStormFile, StormFileError
from stormops_desktop.domain.storms.lsr import read_lsr
from stormops_desktop.domain.storms.ncei import NEEDED, read_ncei
from stormops_desktop.domain.storms.reading import MPH_PER_KNOT, Reading
from stormops_desktop.domain.storms.spc_daily import read_spc_daily
from stormops_desktop.domain.storms.spc_wcm import read_spc_wcm
from stormops_desktop.domain.storms.vocabulary import Measured, ReportHazard
from tests.helpers.intake import DAILY_HAIL, DAILY_WIND, LSR, data_file, needs_data

DAY = date(2018, 6, 15)
WCM = (
    "om,yr,mo,dy,date,time,tz,st,stf,stn,mag,inj,fat,loss,closs,slat,slon,elat,elon,len,wid,fc\n"
    "1,1955,1,17,1955-01-17,18:40:00,3,TX,48,0,0.75,0,0,0,0,32.20,-95.77,0.0,0.0,0,0,0\n"
    "2,1955,2,1,1955-02-01,00:10:00,9,OK,40,0,1.75,0,0,0,0,35.20,-97.40,35.3,-97.4,0,0,0\n"
    "3,1955,2,1,1955-02-01,00:10:00,6,OK,40,0,1.75,0,0,0,0,35.20,-97.40,0.0,0.0,0,0,0\n"
    "4,1955,2,1,1955-02-01,00:10:00,3,OK,40,0,1.00,0,0,0,0,0.0,0.0,0.0,0.0,0,0,0\n"
)


def utc(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp()) * 1_000


def daily(text: str, day: date | None = DAY, name: str = "") -> Reading:
    return read_spc_daily(text, day, name)


def test_daily_sizes_are_hundredths_and_the_day_turns_at_12z() -> None:
    reading = daily(DAILY_HAIL)
    assert [(r.magnitude, r.unit) for r in reading.reports] == [(1.0, "in"), (1.75, "in"), (1.0, "in")]
    assert [r.time_at for r in reading.reports] == [
        utc(2018, 6, 15, 13, 35), utc(2018, 6, 15, 15, 10), utc(2018, 6, 16, 10, 20),
    ]  # fmt: skip
    assert [r.wfo for r in reading.reports] == ["GRB", "DLH", "MQT"]
    assert reading.reports[2].comments == "LARGE, ROUND, AND WHITE. (MQT)"


def test_a_speed_has_no_unit_and_may_be_unknown() -> None:
    first, second = daily(DAILY_WIND).reports
    assert (first.magnitude, first.unit, first.county) == (78.0, "mph", "")  # LSZ162 is a sea area
    assert "published: 78" in first.comments
    assert second.magnitude is None
    assert "published: UNK" in second.comments


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_daily_any_line_end_and_mark(end: str) -> None:
    text = "\ufeff" + (DAILY_HAIL + DAILY_WIND).replace("\n", end)
    reading = daily(text)
    assert [r.hazard for r in reading.reports] == ["hail"] * 3 + ["wind"] * 2
    assert (reading.rows, reading.rejects) == (5, ())


def test_daily_date_from_the_name_or_an_error() -> None:
    assert daily(DAILY_HAIL, None, "180615_rpts_hail.csv").dataset == "spc daily 2018-06-15 hail"
    with pytest.raises(NotAStormFile, match="--date"):
        daily(DAILY_HAIL, None, "hail.csv")


def test_two_reports_alike_have_two_ids() -> None:
    row = "1600,100,NICKERSON,PINE,MN,46.41,-92.5,(DLH)\n"
    ids = [
        r.source_id for r in daily("Time,Size,Location,County,State,Lat,Lon,Comments\n" + row + row).reports
    ]
    assert len(set(ids)) == 2


def test_daily_rejects_by_row() -> None:
    text = DAILY_HAIL + (
        "1335,1.75,A,B,WI,44.7,-89.6,x\n2561,100,A,B,WI,44.7,-89.6,x\n1300,100,A,B,WI,,-89.6,x\n"
        "1300,100,A,B,WI,0,0,x\n1300,100\n1301,100,A,B,WI,44.7,-89.6,x\n"
    )
    rejects = {one.row: one.reason for one in daily(text).rejects}
    assert set(rejects) == {5, 6, 7, 8, 9}
    assert "hundredths" in rejects[5]
    assert "no valid time" in rejects[6]
    assert "only one of" in rejects[7]
    assert "0/0" in rejects[8]
    assert "columns" in rejects[9]


def test_daily_cut_short_and_a_web_page() -> None:
    with pytest.raises(CutShort, match="row 5"):
        daily(DAILY_HAIL + "1400,100,PLA")
    with pytest.raises(NotAStormFile, match="web page"):
        daily("<!DOCTYPE HTML PUBLIC><html><title>Page Not Found</title>")


def test_archive_zones_ends_and_places() -> None:
    reading = read_spc_wcm(WCM, ReportHazard.HAIL)
    assert [r.time_at for r in reading.reports] == [utc(1955, 1, 18, 0, 40), utc(1955, 2, 1, 0, 10)]
    assert reading.reports[0].magnitude == 0.75
    assert {one.row: one.reason for one in reading.rejects} == {
        4: "has an unknown time zone: code 6", 5: "names no place: its start is 0,0",
    }  # fmt: skip


def test_archive_hazard_by_name_columns_or_person() -> None:
    assert read_spc_wcm(WCM, None, "1955_hail.csv").reports[0].hazard == "hail"
    assert read_spc_wcm(WCM, None, "data.csv").reports[0].hazard == "hail"  # sizes as .75
    wind = read_spc_wcm(
        WCM.replace("0.75", "52").replace("1.75", "60").replace("1.00", "70"), None, "wind.csv"
    )
    assert wind.reports[0].magnitude == pytest.approx(52 * MPH_PER_KNOT)
    with pytest.raises(NotAStormFile, match="--hazard"):
        read_spc_wcm(WCM.replace("0.75", "52").replace("1.75", "60").replace("1.00", "70"), None, "data.csv")


def test_archive_without_a_header() -> None:
    reading = read_spc_wcm(WCM.partition("\n")[2], ReportHazard.HAIL)
    assert (len(reading.reports), [one.row for one in reading.rejects]) == (2, [3, 4])


def test_local_reports_in_local_daylight_time() -> None:
    reading = read_lsr(LSR)
    hail, wind = reading.reports
    assert hail.time_at == utc(2024, 5, 1, 14, 15)
    assert (hail.magnitude, hail.measured) == (1.25, Measured.MEASURED)
    assert (hail.latitude, hail.longitude) == (34.37, -96.36)
    assert (hail.place, hail.county, hail.state, hail.wfo) == ("4 E Wapanucka", "Atoka", "OK", "OUN")
    assert hail.comments == "Emergency Mngr: Delayed report. Radar estimated time."
    assert wind.time_at == utc(2024, 5, 1, 5, 5)  # 12:05 AM
    assert (wind.magnitude, wind.measured) == (65.0, Measured.ESTIMATED)
    assert (reading.rows, reading.others) == (3, 1)  # a flash flood harms no roof


def test_a_local_report_without_a_zone_is_refused_by_line() -> None:
    reading = read_lsr(LSR.replace("CDT", "XXT"))
    assert [one.row for one in reading.rejects] == [13, 19]
    assert "time zone" in reading.rejects[0].reason


def test_the_official_name_tells_the_edition() -> None:
    header = ",".join(NEEDED) + "\n"
    reading = read_ncei(header, "StormEvents_details-ftp_v1.0_d2019_c20190617.csv.gz")
    assert (reading.dataset, reading.vintage) == ("ncei d2019", "20190617")


@needs_data
def test_the_real_day_of_june_2018() -> None:
    name = "spc_180615_hail.csv"
    reading = read_spc_daily(data_file("storms", name).read_bytes(), None, name)
    assert (reading.rows, len(reading.reports), reading.rejects) == (20, 20, ())
    assert reading.span == (utc(2018, 6, 15, 13, 35), utc(2018, 6, 16, 10, 20))
    with pytest.raises(NotAStormFile, match="web page"):
        read_spc_daily(data_file("storms", "spc_missing_day_404.html").read_bytes(), None)


CELLS = st.text(alphabet="0123456789.,-+:\"'/ ABCMEWNS\x00é", max_size=14)
HEADERS: tuple[tuple[str, Callable[[str], Reading], int], ...] = (
    (DAILY_HAIL.partition("\n")[0], daily, 8),
    (WCM.partition("\n")[0], lambda text: read_spc_wcm(text, ReportHazard.HAIL), 22),
)


@pytest.mark.parametrize(("header", "read", "wide"), HEADERS)
@given(data=st.data())
def test_any_rows_give_reports_rejects_or_one_clear_error(
    header: str, read: Callable[[str], Reading], wide: int, data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.lists(CELLS, min_size=wide, max_size=wide), max_size=5))
    try:
        reading = read("\n".join([header, *(",".join(row) for row in rows)]) + "\n")
    except StormFileError as error:
        assert str(error)
        return
    assert len(reading.reports) + len(reading.rejects) == reading.rows
    assert all(2 <= one.row <= len(rows) + 1 for one in reading.rejects)


@given(st.text(max_size=200))
def test_any_text_behind_a_title_is_no_crash(text: str) -> None:
    reading = read_lsr("LOCAL STORM REPORT\n" + text)
    assert reading.rows == len(reading.reports) + len(reading.rejects) + reading.others


@given(st.binary(max_size=120))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    for read in (daily, read_lsr, lambda told: read_spc_wcm(told, None)):
        try:
            read(content)  # type: ignore[arg-type]
        except StormFileError as error:
            assert str(error)
