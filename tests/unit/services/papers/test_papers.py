"""Papers through the whole path: signed offline, sealed, chained, on the claim, at the office, tampered."""

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.domain.claims.form_parts import entered_money
from stormops_desktop.domain.claims.ledger_checks import money
from stormops_desktop.domain.papers.chain import Fault
from stormops_desktop.domain.papers.pages import words_on
from stormops_desktop.domain.papers.signature import CONSENT, Ink
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble, Unreachable
from stormops_desktop.services.papers.models import PaperLine, PapersView, Sealed, Signing
from stormops_desktop.services.papers.ports import PaperServices
from sync.contracts.capture import Draft
from sync.contracts.entities import BY_NAME
from sync.contracts.ops import Kind
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
Maker = Callable[..., Laptop]
JOB = key("job1")
WAVE = ((0.1, 0.5), (0.4, 0.2), (0.8, 0.9))


@pytest.fixture
def pair(hub_app: HubAtHand, laptops: Maker) -> tuple[Laptop, Laptop]:
    """The office's laptop and the crew's, which know the same jobs."""
    office, truck = laptops(), laptops()
    office.sign_in(hub_app.ours.people["manager"])
    office.capture(*storm_day(hub_app.ours.crew_id))
    assert office.sync().problem == ""
    truck.sign_in(hub_app.ours.people["crew"])
    assert truck.sync().problem == ""
    return office, truck


@pytest.fixture
def truck(pair: tuple[Laptop, Laptop]) -> Laptop:
    return pair[1]


def services(laptop: Laptop) -> PaperServices:
    found = laptop.desktop.services().papers
    assert found is not None
    return found


def view(laptop: Laptop) -> PapersView:
    return services(laptop).reads.papers(JOB)


def sign(
    laptop: Laptop, kind: str = "contingency", signer: str = "Maria Lopez", *, typed: bool = False,
    place: str = "33.1, -96.6", remarks: str = "",
) -> Sealed:  # fmt: skip
    draft = services(laptop).reads.draft(JOB, kind, signer=signer, remarks=remarks)
    ink = Ink(signer, () if typed else (WAVE,), typed=typed, consent=typed)
    return services(laptop).verbs.sign(JOB, kind, Signing(ink, place, draft.fingerprint, remarks))


def line(laptop: Laptop, sealed: Sealed) -> PaperLine:
    return next(each for each in view(laptop).papers if each.paper_id == sealed.paper_id)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def vault(laptop: Laptop) -> PhotoVault:
    return services(laptop).reads._files._vault  # type: ignore[attr-defined, no-any-return]


def exchange(*laptops: Laptop) -> None:
    for _ in range(2):
        for laptop in laptops:
            assert laptop.sync().problem == ""


def test_a_contingency_is_signed_offline_and_is_on_the_claim(truck: Laptop) -> None:
    truck.wire.up = False
    sealed = sign(truck)
    pdf = services(truck).reads.pdf(sealed.paper_id)
    assert hashlib.sha256(pdf).hexdigest() == sealed.sha256
    said = text_of(pdf)
    assert "Owner · Maria Lopez" in said
    assert "33.10000, -96.60000" in said
    assert "1 Oak St, Allen 75002" in said
    assert "You may cancel until midnight of" in said
    assert sealed.change.name == "Signed: Contingency agreement at 1 Oak St"
    kept = line(truck, sealed)
    assert (kept.signer, kept.signed_by, kept.here, kept.pending, kept.state) == (
        "Maria Lopez", "drawn", True, True, "queued",
    )  # fmt: skip
    assert (kept.outcome, kept.fault) == ("contingency_signed", None)
    assert kept.days_left is not None
    assert 3 <= kept.days_left <= 6
    claim = truck.desktop.services().claims.claim(JOB)
    assert [(p["kind"], p["sha256"]) for p in claim.form.values["papers"]] == [("contingency", sealed.sha256)]
    assert claim.form.values["contract_signed_on"] in said or claim.form.values["contract_signed_on"]
    assert any(deadline.due_on == kept.cancel_by for deadline, _ in claim.deadlines)


def test_paper_row_claim_and_day_are_one_group(truck: Laptop) -> None:
    sign(truck)
    with truck.desktop.accounts.session.work.reading() as connection:
        bodies = [
            json.loads(body) for (body,) in connection.exec_driver_sql("SELECT body FROM op_log ORDER BY n")
        ]
    groups = {body[9] for body in bodies}
    assert [(body[1], body[2]) for body in bodies] == [
        ("add", "claim_intel"), ("set", "claim_intel"), ("add", "papers"),
    ]  # fmt: skip
    assert len(groups) == 1
    assert None not in groups


def test_what_is_on_the_screen_is_what_is_on_paper(truck: Laptop) -> None:
    services_of = truck.desktop.services()
    for name, value in (("rcv", 1_100_000), ("recoverable_dep", 250_000), ("deductible_cents", 150_000)):
        services_of.claim_verbs.answer(JOB, name, value, seen=0)
    sealed = sign(truck, "depreciation_request")
    claim = services_of.claims.claim(JOB)
    said = text_of(services(truck).reads.pdf(sealed.paper_id))
    shown = words_on(services(truck).reads.pages(sealed.paper_id))
    figures = [line.cents for line in claim.ledger if line.cents is not None]
    assert 850_000 in figures
    for cents in figures:
        assert money(cents) in said
        assert money(cents) in shown
    handed = json.loads(services(truck).out.claim_json(JOB))
    assert handed["worked_out_cents"]["acv"] == 850_000
    assert "8500.00" in services(truck).out.claim_csv(JOB).decode("utf-8-sig")
    assert entered_money(claim.form).rcv == handed["claim"]["money"]["rcv"] == 1_100_000


def test_the_hub_reads_the_pdf_back_and_the_office_gets_the_very_bytes(
    hub_app: HubAtHand, pair: tuple[Laptop, Laptop]
) -> None:
    office, truck = pair
    sealed = sign(truck)
    mine = services(truck).reads.pdf(sealed.paper_id)
    exchange(truck, office)
    assert line(truck, sealed).state == line(office, sealed).state == "stored"
    answer = hub_app.client(hub_app.ours.people["admin"]).get(f"/v1/blobs/{sealed.sha256}")
    assert (answer.status_code, answer.content) == (200, mine)
    theirs = line(office, sealed)
    assert (theirs.here, theirs.pending, theirs.author) == (False, False, line(truck, sealed).author)
    assert services(office).reads.pdf(sealed.paper_id) == mine
    assert services(office).reads.pages(sealed.paper_id) == services(truck).reads.pages(sealed.paper_id)
    office.wire.up = False
    with pytest.raises(Unreachable, match="another laptop"):
        services(office).reads.pdf(sealed.paper_id)


def test_another_tenant_and_a_crew_elsewhere_learn_nothing_of_the_file(
    hub_app: HubAtHand, truck: Laptop
) -> None:
    sealed = sign(truck)
    exchange(truck)
    stranger = hub_app.client(hub_app.theirs.people["admin"])
    assert stranger.get(f"/v1/blobs/{sealed.sha256}").status_code == 404
    assert stranger.head(f"/v1/blobs/{sealed.sha256}").status_code == 404


def test_two_laptops_sign_offline_and_nothing_is_lost(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    first = sign(truck, "authorisation")
    exchange(truck, office)
    one, two = sign(office, "contingency"), sign(truck, "scope_of_loss")
    exchange(truck, office)
    for laptop in pair:
        seen = view(laptop)
        assert seen.chain.is_sound
        assert (seen.chain.forks, len(seen.chain.tips), len(seen.papers)) == (1, 2, 3)
        assert {p.state for p in seen.papers} == {"stored"}
    assert view(office).chain == view(truck).chain
    joined = sign(truck, "coc")
    exchange(truck, office)
    assert line(office, joined).follows == 2
    assert view(office).papers[0].paper_id == joined.paper_id
    assert view(office).papers[-1].paper_id == first.paper_id
    assert {one.paper_id, two.paper_id} < {p.paper_id for p in view(office).papers}
    listed = office.desktop.services().claims.claim(JOB).form.values["papers"]
    assert {p["kind"] for p in listed} == {"authorisation", "contingency", "scope_of_loss", "coc"}
    assert [laptop.desktop.services().sync.status().attention for laptop in pair] == [0, 0]


def test_what_changed_since_it_was_read_is_not_signed(truck: Laptop) -> None:
    draft = services(truck).reads.draft(JOB, "contingency", signer="Maria")
    truck.desktop.services().claim_verbs.answer(JOB, "deductible_cents", 999, seen=0)
    signing = Signing(Ink("Maria", (WAVE,)), "here", draft.fingerprint)
    with pytest.raises(NotAllowed, match="has changed since it was shown"):
        services(truck).verbs.sign(JOB, "contingency", signing)
    assert view(truck).papers == ()


@pytest.mark.parametrize(("ink", "says"), [
    (Ink("Maria"), "Sign in the field"), (Ink("", (WAVE,)), "Write the name"),
    (Ink("Maria", typed=True), "needs the tick"),
])  # fmt: skip
def test_no_signature_no_paper(truck: Laptop, ink: Ink, says: str) -> None:
    draft = services(truck).reads.draft(JOB, "contingency", signer=ink.signer)
    with pytest.raises(NotAllowed, match=says):
        services(truck).verbs.sign(JOB, "contingency", Signing(ink, "here", draft.fingerprint))
    assert view(truck).papers == ()


def test_a_typed_signature_says_so_on_the_paper(truck: Laptop) -> None:
    said = text_of(services(truck).reads.pdf(sign(truck, typed=True).paper_id))
    assert f"Maria Lopez: {CONSENT}" in said


def test_wording_is_pointed_at_and_signed_all_the_same(truck: Laptop) -> None:
    remark = "We will waive your deductible"
    draft = services(truck).reads.draft(JOB, "contingency", remarks=remark)
    assert [pointer.topic for pointer in draft.pointers]
    assert remark in text_of(services(truck).reads.pdf(sign(truck, remarks=remark).paper_id))


def test_a_voided_paper_stays_with_its_reason_and_the_chain_holds(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    sealed = sign(truck)
    with pytest.raises(NotAllowed, match="Say in a few words"):
        services(truck).verbs.void(sealed.paper_id, " ")
    services(truck).verbs.void(sealed.paper_id, "Wrong house")
    exchange(truck, office)
    claim = office.desktop.services().claims.claim(JOB).form
    assert claim.values == {}
    for laptop in pair:
        voided = line(laptop, sealed)
        assert (voided.void_reason, voided.voided_at is not None) == ("Wrong house", True)
        assert view(laptop).chain.is_sound
    with pytest.raises(NotAllowed, match="void already"):
        services(office).verbs.void(sealed.paper_id, "again")
    with pytest.raises(NotFound):
        services(office).verbs.void(key("nothing"), "x")


def test_the_day_of_the_contract_stays_with_a_paper_that_still_gives_it(truck: Laptop) -> None:
    wrong, right = sign(truck, signer="Wrong Name"), sign(truck)
    services(truck).verbs.void(wrong.paper_id, "Wrong name")
    form = truck.desktop.services().claims.claim(JOB).form
    assert [each["sha256"] for each in form.values["papers"]] == [right.sha256]
    assert "contract_signed_on" in form.values
    services(truck).verbs.void(right.paper_id, "Cancelled by the owner")
    assert truck.desktop.services().claims.claim(JOB).form.values == {}


@pytest.mark.parametrize(("column", "value"), [
    ("signer", "Somebody Else"), ("cancel_by", "2030-01-01"), ("sha256", "f" * 64), ("signed_at", 5),
    ("parents", '["abc"]'), ("parents", "nonsense"), ("chain_hash", "0" * 64),
])  # fmt: skip
def test_a_tampered_row_breaks_the_chain_where_it_was_done(truck: Laptop, column: str, value: Any) -> None:
    sealed = sign(truck)
    assert view(truck).chain.is_sound
    with truck.desktop.accounts.session.work.writing() as connection:
        connection.exec_driver_sql(f"UPDATE papers SET {column} = ?", (value,))
    assert line(truck, sealed).fault is Fault.CHANGED


def test_a_removed_paper_is_missed_by_the_next(truck: Laptop) -> None:
    first, second = sign(truck, "authorisation"), sign(truck)
    with truck.desktop.accounts.session.work.writing() as connection:
        connection.exec_driver_sql("DELETE FROM papers WHERE paper_id = ?", (first.paper_id,))
    assert line(truck, second).fault is Fault.PARENT_MISSING


def test_a_tampered_file_is_found_and_not_shown(truck: Laptop) -> None:
    sealed = sign(truck)
    path: Path = vault(truck)._path(sealed.sha256)
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreTrouble, match="not what was signed"):
        services(truck).reads.pdf(sealed.paper_id)


def test_a_kill_between_file_and_row_leaves_no_row_without_its_file(truck: Laptop) -> None:
    """The vault's files may be one too many; a paper never lacks its file, and signing again works."""

    class Killed(BaseException):
        """As when the process dies there."""

    kept = vault(truck)
    told = kept._on_step
    for dies_at in ("written", "flushed", "renamed", "kept"):
        for nth in (1, 2):
            seen = 0

            def step(name: str, dies_at: str = dies_at, nth: int = nth) -> None:
                nonlocal seen
                seen += name == dies_at
                if seen == nth and name == dies_at:
                    raise Killed

            kept._on_step = step
            with pytest.raises(Killed):
                sign(truck, signer=f"Maria {dies_at} {nth}")  # other bytes: kept ones are not written again
            kept._on_step = told
            kept.clear_unfinished()
            assert view(truck).papers == ()
            with truck.desktop.accounts.session.work.reading() as connection:
                assert connection.exec_driver_sql("SELECT count(*) FROM blob_local").scalar() == 0
    sealed = sign(truck)
    assert services(truck).reads.pdf(sealed.paper_id)
    exchange(truck)
    assert line(truck, sealed).state == "stored"


def test_a_rescued_replica_queues_its_papers_again(hub_app: HubAtHand, truck: Laptop) -> None:
    sealed = sign(truck)
    with truck.desktop.accounts.session.work.writing() as connection:
        connection.exec_driver_sql("DELETE FROM blob_local")
    truck.restart()
    truck.sign_in(hub_app.ours.people["crew"])
    exchange(truck)
    assert line(truck, sealed).state == "stored"


def test_papers_are_never_freed_with_the_photos(truck: Laptop) -> None:
    sealed = sign(truck)
    exchange(truck)
    photos = truck.desktop.services().photos
    assert photos is not None
    assert photos.free(0) == 0
    assert line(truck, sealed).here


def test_days_for_calendars(truck: Laptop) -> None:
    sealed, plain = sign(truck), sign(truck, "authorisation")
    out = services(truck).out
    day = line(truck, sealed).cancel_by
    assert day is not None
    ics = out.last_day_to_cancel(sealed.paper_id).decode().replace("\r\n ", "")
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in ics
    assert "not legal advice" in ics
    with pytest.raises(NotAllowed, match="no day for a calendar"):
        out.last_day_to_cancel(plain.paper_id)
    with pytest.raises(NotAllowed, match="when the adjuster comes"):
        out.meeting(JOB)
    truck.desktop.services().claim_verbs.answer(JOB, "meeting_at", 1_553_700_000_000, seen=0)
    meeting = out.meeting(JOB).decode()
    assert "DTSTART;TZID=America/Chicago:20190327T102000" in meeting
    assert "Adjuster at 1 Oak St" in meeting


def test_files_are_saved_whole_or_the_place_is_named(truck: Laptop, tmp_path: Path) -> None:
    out = services(truck).out
    out.save(tmp_path / "claim.csv", out.claim_csv(JOB))
    assert (tmp_path / "claim.csv").read_bytes().startswith(b"\xef\xbb\xbfsection,field")
    with pytest.raises(NotAllowed, match="can't be written"):
        out.save(tmp_path / "nowhere" / "claim.csv", b"x")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["claim.csv"]


def test_a_laptop_may_not_say_that_the_office_has_the_file_or_who_signed(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    sealed = sign(truck)
    row = services(truck).verbs._desk.look(JOB).rows[0]  # type: ignore[attr-defined]
    names = BY_NAME["papers"].names
    forged = {name: row[name] for name in names if row[name] is not None}
    forged |= {"state": "stored", "author_id": key("somebody"), "sha256": "e" * 64}
    truck.capture(Draft(Kind.ADD, "papers", key("forged"), forged))
    exchange(truck, office)
    seen = {p.paper_id: p for p in view(office).papers}
    assert seen[key("forged")].state == "saved"
    assert seen[key("forged")].author == seen[sealed.paper_id].author
    assert seen[key("forged")].fault is Fault.CHANGED


def test_what_was_signed_is_never_changed(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    sealed = sign(truck)
    exchange(truck, office)
    office.capture(Draft(Kind.SET, "papers", sealed.paper_id, {"signer": "Somebody Else"}))
    office.sync()
    exchange(truck)
    assert line(truck, sealed).signer == "Maria Lopez"
    assert office.desktop.services().sync.status().attention == 1


def test_unknown_jobs_and_kinds_are_said(truck: Laptop) -> None:
    with pytest.raises(NotFound):
        services(truck).reads.papers(key("elsewhere"))
    with pytest.raises(NotAllowed, match="no template"):
        services(truck).reads.draft(JOB, "permit")
