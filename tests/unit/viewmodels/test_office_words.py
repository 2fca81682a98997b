"""Every fact that a check of readiness can find has words, and none of them leaves a gap."""

import re
from pathlib import Path

import pytest

from stormops_desktop.services.office import ready
from stormops_desktop.services.office.models import Check, Light
from stormops_desktop.viewmodels.office.ready_words import check_name, found_words
from tests.helpers.office import BAD, NOW

FACTS = set(re.findall(r'Check\("\w+", [^"]*"(\w+)"', Path(ready.__file__).read_text("utf-8")))


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_a_fact_has_words(fact: str) -> None:
    told: dict[str, int | str] = {
        "stops": 38, "routes": 2, "done": 1, "all": 2, "free": 10**9, "wanted": 10**10, "days": 1,
        "off_ms": 400_000, "at_ms": NOW, "packs": "TX 2026.1",
    }  # fmt: skip
    said = found_words(Check("map", Light.OK, fact, told), NOW, "America/Chicago")
    assert said.endswith(".")
    assert "{" not in said


def test_numbers_are_written_as_people_write_them() -> None:
    said = {check.key: found_words(check, NOW, "America/Chicago") for check in BAD}
    assert said["disk"] == "1.2 GB free; two weeks of photos need about 10.5 GB: it lasts 1 of 14 days."
    assert said["clock"] == "0.4 s off the office's."
    assert said["fresh"].startswith("The office was reached 23 Mar 2019, 09:05 CDT.")
    assert [check_name(check) for check in BAD][-1] == "Last sync"
