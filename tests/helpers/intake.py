"""A replica to import into, and small files as publishers write them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from stormops_desktop.domain.merge import RULES
from stormops_desktop.services.models import Member
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore, open_store

TENANT = "0190b6d0-0000-7000-8000-00000000a002"
DEVICE = "0190b6d0-0000-7000-8000-00000000d001"
ADA = "0190b6d0-0000-7000-8000-00000000b001"
KEY = bytes(32)
NOW = 1_790_000_000_000
DATA = os.environ.get("STORMOPS_DATA")
needs_data = pytest.mark.skipif(DATA is None, reason="STORMOPS_DATA does not name the folder of real data")

DAILY_HAIL = (
    "Time,Size,Location,County,State,Lat,Lon,Comments\n"
    "1335,100,MOSINEE,MARATHON,WI,44.78,-89.69,(GRB)\n"
    "1510,175,MOOSE LAKE,CARLTON,MN,46.45,-92.77,TIME ESTIMATED BY RADAR. (DLH)\n"
    "1020,100,1 NNW ISHPEMING,MARQUETTE,MI,46.5,-87.67,LARGE, ROUND, AND WHITE. (MQT)\n"
)
DAILY_WIND = (
    "Time,Speed,Location,County,State,Lat,Lon,Comments\n"
    "1215,78,13 SSE LITTLE MARAIS,LSZ162,MN,47.25,-90.96,REPORTED BY A SHIP. (DLH)\n"
    "1228,UNK,3 N IRONWOOD,GOGEBIC,MI,46.49,-90.14,TREES DOWN. (MQT)\n"
)
LSR = """128 \nNWUS54 KOUN 012113
LSROUN

Preliminary Local Storm Report
National Weather Service Norman OK
413 PM CDT Wed May 1 2024

..TIME...   ...EVENT...      ...CITY LOCATION...     ...LAT.LON...
..DATE...   ....MAG....      ..COUNTY LOCATION..ST.. ...SOURCE....
            ..REMARKS..

0915 AM     Hail             4 E Wapanucka           34.37N 96.36W
05/01/2024  M1.25 Inch       Atoka              OK   Emergency Mngr

            Delayed report. Radar
            estimated time.

1205 AM     Tstm Wnd Gst     2 N Ada                 34.80N 96.67W
05/01/2024  E65 MPH          Pontotoc           OK   Trained Spotter

1100 AM     Flash Flood      Ada                     34.77N 96.67W
05/01/2024                   Pontotoc           OK   Public

&&

$$
"""


def data_file(*parts: str) -> Path:
    """A file of the shared real data; only in tests marked `needs_data`."""
    assert DATA is not None
    return Path(DATA).joinpath(*parts)


def workplace(store: OpenStore, role: str = "admin", now_ms: Callable[[], int] = lambda: NOW) -> Workplace:
    """An office member over an open replica."""
    member = Member(TENANT, "Lone Star Exteriors", ADA, "Ada", role, None, "ada@lone-star.example")
    return Workplace(member, store.database, store.replica, RULES, now_ms, os.urandom)


def new_store(folder: Path) -> OpenStore:
    """An empty replica file."""
    return open_store(folder / "replica.db", KEY, DEVICE, lambda: NOW, busy_ms=50)


def counted(store: OpenStore, what: str) -> int:
    """count(*) of "table WHERE …"."""
    with store.database.read() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {what}").scalar_one())
