"""Claim and papers by command, from a laptop with a signed paper and its program closed."""

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from stormops_desktop.__main__ import main
from stormops_desktop.cli import entering
from stormops_desktop.domain.papers.signature import Ink
from stormops_desktop.services.papers.models import Sealed, Signing
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
Say = pytest.CaptureFixture[str]
JOB = key("job1")


def sign(laptop: Laptop, kind: str) -> Sealed:
    papers = laptop.desktop.services().papers
    assert papers is not None
    draft = papers.reads.draft(JOB, kind, signer="Maria Lopez")
    ink = Ink("Maria Lopez", typed=True, consent=True)
    return papers.verbs.sign(JOB, kind, Signing(ink, "12 Oak St", draft.fingerprint))


@pytest.fixture
def truck(hub_app: HubAtHand, laptops: Callable[..., Laptop], monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A manager's laptop with a claim and a signed paper, a PIN, and its program closed."""
    laptop = laptops()
    laptop.sign_in(hub_app.ours.people["manager"])
    laptop.capture(*storm_day(hub_app.ours.crew_id))
    verbs = laptop.desktop.services().claim_verbs
    for name, value in (("rcv", 1_100_000), ("recoverable_dep", 250_000), ("carrier", "=Acme()")):
        verbs.answer(JOB, name, value, seen=0)
    sign(laptop, "contingency")
    laptop.desktop.accounts.set_pin("314159")

    def desktop() -> Any:
        laptop.restart()
        return laptop.desktop

    monkeypatch.setattr(entering, "open_desktop", desktop)
    return laptop


def said(*words: str) -> int:
    return main(["export", *words, "--job", JOB, "--pin", "314159"])


def test_the_claim_as_json_and_csv_says_the_same(truck: Laptop, tmp_path: Path) -> None:
    as_json, as_csv = tmp_path / "claim.json", tmp_path / "claim.csv"
    assert said("claim", "--json", str(as_json), "--csv", str(as_csv)) == 0
    document = json.loads(as_json.read_text(encoding="utf-8"))
    lines = as_csv.read_text(encoding="utf-8-sig").splitlines()
    rows = {row["field"]: row["value"] for row in csv.DictReader(lines)}
    assert document["claim"]["money"]["rcv"] == 1_100_000
    assert rows["rcv"] == "11000.00"
    assert (document["worked_out_cents"]["acv"], rows["acv"]) == (850_000, "8500.00")
    assert (document["claim"]["policy"]["carrier"], rows["carrier"]) == ("=Acme()", "'=Acme()")
    assert document["claim"]["papers"]["papers"][0]["kind"] == "contingency"


def test_a_claim_needs_a_place_to_go(truck: Laptop, tmp_path: Path, capsys: Say) -> None:
    assert said("claim") == 2
    assert "Say where to" in capsys.readouterr().err
    assert said("claim", "--calendar", str(tmp_path / "x.ics")) == 1
    assert "when the adjuster comes" in capsys.readouterr().err
    assert said("claim", "--json", str(tmp_path / "no" / "x.json")) == 1
    err = capsys.readouterr().err
    assert "can't be written" in err
    assert "Traceback" not in err


def test_papers_are_listed_and_written(truck: Laptop, tmp_path: Path, capsys: Say) -> None:
    assert said("paper") == 0
    listed = capsys.readouterr().out
    assert "contingency" in listed
    assert "cancel by" in listed
    target = tmp_path / "paper.pdf"
    assert said("paper", "--kind", "contingency", "--out", str(target)) == 0
    assert hashlib.sha256(target.read_bytes()).hexdigest() in capsys.readouterr().out
    assert len(PdfReader(target).pages) >= 3
    assert said("paper", "--paper", listed.split()[0], "--out", str(target)) == 0


def test_what_is_not_clear_is_one_sentence(truck: Laptop, tmp_path: Path, capsys: Say) -> None:
    target = str(tmp_path / "paper.pdf")
    assert said("paper", "--kind", "coc", "--out", target) == 1
    assert "no such paper" in capsys.readouterr().err
    truck.restart()
    truck.desktop.accounts.unlock(truck.desktop.accounts.remembered()[0], "314159")
    sign(truck, "authorisation")
    assert said("paper", "--out", target) == 1
    assert "2 papers fit" in capsys.readouterr().err
