"""Binary files that people try: a grid as it is published is named, and what to do about it."""

import pytest

from stormops_desktop.domain.intake.kinds import recognise
from stormops_desktop.domain.storms.errors import NotAStormFile

GRIB2 = b"GRIB\x00\x00\x00\x02" + bytes(400)
BULLETIN = b"\x01\r\r\n123\r\r\nYAUS01 KWBC 241200\r\r\n" + GRIB2


@pytest.mark.parametrize("content", [GRIB2, BULLETIN], ids=["plain", "in a bulletin"])
def test_a_grib_file_is_named_with_the_way_out(content: bytes) -> None:
    with pytest.raises(NotAStormFile, match=r"GRIB file.*GeoTIFF or CSV in degrees"):
        recognise(content)


def test_other_binaries_are_refused_in_general() -> None:
    with pytest.raises(NotAStormFile, match="binary file of a kind"):
        recognise(b"\x89HDF\r\n\x1a\n" + bytes(100))


def test_a_comment_that_speaks_of_grib_is_no_grib() -> None:
    table = b"Time,Size,Location,County,State,Lat,Lon,Comments\n1335,100,A,B,WI,44.78,-89.69,MADE FROM GRIB\n"
    assert recognise(table) == "spc_daily"
