"""A zone's name that nobody knows is UTC or refused, whatever it is; it never stops a screen."""

import pytest

from stormops_desktop.domain.zones import known_zone, zone_named

FOLDERS_OF_THE_TABLE = ["US", "America"]
NO_NAMES = ["", None, "Mars/Base", "../etc/passwd", "/etc/localtime", "x" * 300, "a\0b", "\udc80"]


@pytest.mark.parametrize("name", [*FOLDERS_OF_THE_TABLE, *NO_NAMES])
def test_what_is_no_zone_is_utc(name: str | None) -> None:
    assert known_zone(name) is None
    assert zone_named(name).key == "UTC"


def test_a_zone_is_itself() -> None:
    assert zone_named("America/Chicago").key == "America/Chicago"
