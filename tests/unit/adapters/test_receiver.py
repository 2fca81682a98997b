"""A satellite receiver at a serial port: a pseudo-terminal speaks NMEA as a receiver does."""

import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stormops_desktop.adapters.position.receiver import Receiver
from stormops_desktop.domain.evidence.position import Source

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a serial port of POSIX")
RMC = b"$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A\r\n"
NO_FIX = b"$GPRMC,123519,V,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*7D\r\n"


@dataclass
class Port:
    """The far end of a serial line."""

    inside: int
    name: str

    def say(self, *lines: bytes) -> None:
        for line in lines:
            os.write(self.inside, line)


@pytest.fixture
def port() -> Iterator[Port]:
    inside, outside = os.openpty()
    yield Port(inside, os.ttyname(outside))
    os.close(inside)
    os.close(outside)


def test_the_first_position_with_a_fix_is_taken(port: Port) -> None:
    port.say(b"\xff\x00noise\r\n", NO_FIX, b"$GPGSV,3,1,11,03,03,111,00*74\r\n", RMC)
    fix = Receiver(port.name, lambda: 1_234).fix(wait_s=60)
    assert fix is not None
    assert (fix.source, fix.at) == (Source.RECEIVER, 1_234)
    assert (fix.latitude, fix.longitude) == (
        pytest.approx(48.1173, abs=1e-5),
        pytest.approx(11.51667, abs=1e-5),
    )


def test_a_silent_receiver_and_one_without_a_fix_are_no_position(port: Port) -> None:
    assert Receiver(port.name, lambda: 0).fix(wait_s=0.01) is None
    port.say(NO_FIX)
    assert Receiver(port.name, lambda: 0).fix(wait_s=0.01) is None
    port.say(RMC, RMC)  # lets the readers end


def test_a_port_that_is_not_there_or_goes_away(port: Port, tmp_path: Path) -> None:
    assert Receiver("", lambda: 0).fix() is None
    assert not Receiver("", lambda: 0).known
    assert Receiver(str(tmp_path / "ttyACM9"), lambda: 0).fix() is None
    gone = tmp_path / "ended"
    gone.write_bytes(NO_FIX)
    assert Receiver(str(gone), lambda: 0).fix() is None
    assert not [thread for thread in threading.enumerate() if not thread.daemon and thread.name == "receiver"]


def test_windows_ports_above_nine_are_opened_by_their_device_path() -> None:
    assert Receiver("COM12", lambda: 0)._name == r"\\.\COM12"
