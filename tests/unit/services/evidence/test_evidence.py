"""Evidence on a real replica and vault: marks, questions, the checklist, the roof, and what goes out."""

import csv
import io
import itertools
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from stormops_desktop.adapters.papers_packet import check_packet
from stormops_desktop.domain.evidence.checklist import CellState
from stormops_desktop.domain.evidence.line_items import Question
from stormops_desktop.domain.evidence.marks import Mark, MarkKind
from stormops_desktop.domain.evidence.position import Fix, Source
from stormops_desktop.domain.evidence.taxonomy import Shot, Slope
from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.evidence.models import Outgoing, OutStep
from stormops_desktop.services.evidence.out import Stopped
from stormops_desktop.services.evidence.ports import Evidence
from stormops_desktop.services.photos.ports import PhotoVerbs
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
SAMPLES = Path(__file__).parents[3] / "data/photos"
REAL = sorted(SAMPLES.glob("*.jpg"))
JOB = key("job1")
HOUSE = (33.1, -96.6)  # of storm_day
Maker = Callable[..., Laptop]
ARROW = Mark(MarkKind.ARROW, ((0.1, 0.1), (0.5, 0.5)), mark_id="a", at=1)
SQUARE = Mark(
    MarkKind.TEST_SQUARE, ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8)), hits=9, mark_id="b", at=2
)


@pytest.fixture
def laptop(hub_app: HubAtHand, laptops: Maker) -> Laptop:
    """A manager's laptop with a day of two jobs on it."""
    ticks = itertools.count(int(hub_app.clock.now * 1000))  # no two moments are one
    made = laptops(now_ms=lambda: next(ticks))
    made.sign_in(hub_app.ours.people["manager"])
    made.capture(*storm_day(hub_app.ours.crew_id))
    return made


@pytest.fixture
def desk(laptop: Laptop) -> Evidence:
    return evidence_of(laptop)


def evidence_of(laptop: Laptop) -> Evidence:
    found = laptop.desktop.services().evidence
    assert found is not None
    return found


def add(laptop: Laptop, *files: Path, **labels: str) -> tuple[str, ...]:
    photos: PhotoVerbs | None = laptop.desktop.services().photos
    assert photos is not None
    return photos.add_photos(JOB, files or REAL[:1], labels=labels).added


def nothing(_step: OutStep) -> None:
    """Nobody watches."""


def test_marks_are_kept_beside_an_original_that_stays_as_it_was(laptop: Laptop, desk: Evidence) -> None:
    (photo,) = add(laptop)
    before = desk.picture(desk.evidence(JOB).photos[0].photo.sha256, sharp=True)
    change = desk.set_marks(photo, [ARROW, SQUARE], seen=0)
    assert change.touched.rows["photos"] == {photo}
    (shown,) = desk.evidence(JOB).photos
    assert shown.marks == (ARROW, SQUARE)
    assert desk.set_marks(photo, [ARROW, SQUARE], seen=0).name == ""  # nothing to say twice
    desk.set_marks(photo, [replace(SQUARE, hits=11, at=3)], ["a"], seen=0)
    assert [m.hits for m in desk.evidence(JOB).photos[0].marks] == [11]
    assert desk.picture(shown.photo.sha256, sharp=True) == before


def test_two_people_draw_on_one_photo_offline_and_both_marks_survive(
    hub_app: HubAtHand, laptop: Laptop, laptops: Maker
) -> None:
    (photo,) = add(laptop)
    assert laptop.sync().problem == ""
    crew = laptops()
    crew.sign_in(hub_app.ours.people["crew"])
    mine, theirs = evidence_of(laptop), evidence_of(crew)
    seen = theirs.evidence(JOB).seen_rev
    mine.set_marks(photo, [ARROW], seen=mine.evidence(JOB).seen_rev)
    theirs.set_marks(photo, [SQUARE], seen=seen)
    for one in (laptop, crew, laptop):
        assert one.sync().problem == ""
    for desk in (mine, theirs):
        assert desk.evidence(JOB).photos[0].marks == (ARROW, SQUARE)
    assert not laptop.desktop.services().sync.inbox()
    assert not crew.desktop.services().sync.inbox()


def test_a_photo_is_described_and_the_way_back_leads_there(laptop: Laptop, desk: Evidence) -> None:
    (photo,) = add(laptop, category="close_up")
    assert set(desk.evidence(JOB).photos[0].questions) == {
        Question.WHERE,
        Question.HOW_MUCH,
        Question.WHICH_LINE,
    }
    change = desk.describe(photo, {"slope": "S", "extent": "1.5 in", "caption": " dent "}, seen=0)
    desk.support(photo, ["roof_covering", "gutters"], seen=0)
    (shown,) = desk.evidence(JOB).photos
    assert (shown.photo.slope, shown.photo.extent, shown.photo.caption) == ("S", "1.5 in", "dent")
    assert shown.questions == ()
    assert sorted(shown.claim_items) == ["gutters", "roof_covering"]
    assert change.undo is not None
    laptop.desktop.services().job_verbs.undo(change.undo.token)
    assert desk.evidence(JOB).photos[0].photo.slope is None
    with pytest.raises(ValueError, match="sha256"):
        desk.describe(photo, {"sha256": "x"}, seen=0)
    with pytest.raises(NotAllowed, match="at most"):
        desk.describe(photo, {"caption": "x" * 3_000}, seen=0)
    with pytest.raises(NotFound):
        desk.describe(key("nobody"), {"caption": "x"}, seen=0)


def test_a_counted_square_feeds_the_claim_once(laptop: Laptop, desk: Evidence) -> None:
    (photo,) = add(laptop, slope="S", shot="test_square")
    with pytest.raises(NotAllowed, match="which slope"):
        desk.count_square(photo, "", 8, seen=0)
    with pytest.raises(NotAllowed, match="0 to 200"):
        desk.count_square(photo, "S", 201, seen=0)
    desk.count_square(photo, "S", 8, seen=0)
    desk.count_square(photo, "S", 9, seen=0)
    claim = laptop.desktop.services().claims.claim(JOB)
    (square,) = claim.entries["test_squares"]
    assert (square.values["slope"], square.values["hits"]) == ("S", 9)
    assert [s.hits for s in desk.evidence(JOB).photos[0].squares] == [9]
    assert laptop.sync().problem == ""
    assert [s.hits for s in desk.evidence(JOB).photos[0].squares] == [9]


def test_a_damaged_slope_wants_three_shots_and_reasons_are_kept_and_withdrawn(
    laptop: Laptop, desk: Evidence
) -> None:
    assert desk.evidence(JOB).slopes == (Slope.N, Slope.E, Slope.S, Slope.W)
    add(laptop, REAL[0], slope="S", shot="test_square")
    add(laptop, REAL[1], slope="N", shot="overview")
    view = desk.evidence(JOB)
    assert (view.slopes, view.damaged) == ((Slope.N, Slope.E, Slope.S, Slope.W), frozenset({Slope.S}))
    states = {(slope.value, shot.value): cell.state for (slope, shot), cell in view.checklist.cells.items()}
    assert states["N", "overview"] is CellState.DONE
    assert states["S", "close_up"] is states["S", "overview"] is CellState.MISSING
    desk.excuse(JOB, "too_steep", slope="S", shot="close_up")
    desk.excuse(JOB, "light_gone", slope="S", shot="overview")
    cells = desk.evidence(JOB).checklist.cells
    assert cells[Slope.S, Shot.CLOSE_UP].state is CellState.EXCUSED
    desk.withdraw_excuse(JOB, slope="S", shot="close_up")
    cells = desk.evidence(JOB).checklist.cells
    assert cells[Slope.S, Shot.CLOSE_UP].state is CellState.MISSING
    assert cells[Slope.S, Shot.OVERVIEW].state is CellState.EXCUSED
    with pytest.raises(NotAllowed, match="few words"):
        desk.excuse(JOB, "other", words=" ")
    assert laptop.sync().problem == ""
    assert [c.answer for c in desk.evidence(JOB).checks] == ["too_steep", "light_gone", "withdrawn"]
    assert not any(check.pending for check in desk.evidence(JOB).checks)


def test_a_person_says_that_a_slope_is_damaged_or_that_it_is_not(laptop: Laptop, desk: Evidence) -> None:
    add(laptop, REAL[0], slope="S", shot="close_up")
    desk.judge_slope(JOB, "W", damaged=True)
    assert desk.evidence(JOB).damaged == {Slope.S, Slope.W}
    desk.judge_slope(JOB, "S", damaged=False)
    desk.excuse(JOB, "too_steep", slope="W")
    view = desk.evidence(JOB)
    assert view.damaged == {Slope.W}
    assert [excuse.slope for excuse in view.excuses] == [Slope.W]
    assert view.checklist.cells[Slope.W, Shot.TEST_SQUARE].state is CellState.EXCUSED
    gallery = laptop.desktop.services().photos.gallery(JOB)
    assert not gallery.cells[Slope.W, Shot.TEST_SQUARE].missing
    assert gallery.cells[Slope.N, Shot.OVERVIEW].missing
    assert not gallery.cells[Slope.S, Shot.TEST_SQUARE].missing
    assert laptop.sync().problem == ""


def test_the_roof_is_asked_about_until_a_reason_or_an_address_photo(laptop: Laptop, desk: Evidence) -> None:
    unknown = desk.roof(JOB)
    assert (unknown.fix, unknown.asks) == (None, False)
    assert "house number" in unknown.sentence
    now = laptop.desktop.accounts.session.work.office_ms()
    desk.told_position(Fix(*HOUSE, Source.TYPED, now))
    assert not desk.roof(JOB).asks
    desk.told_position(Fix(HOUSE[0] + 0.001, HOUSE[1], Source.RECEIVER, now))
    far = desk.roof(JOB)
    assert far.asks
    assert far.to_stop is not None
    assert far.to_stop.distance_m == pytest.approx(111, abs=2)
    assert far.to_stop.direction == "south"
    for answer, why in (("other", "few words"), ("address_photo", "house number")):
        with pytest.raises(NotAllowed, match=why):
            desk.answer_roof(far, answer)
    desk.answer_roof(far, "wrong_pin")
    assert not desk.roof(JOB).asks
    (check,) = desk.evidence(JOB).checks
    assert (check.kind, check.answer, check.source) == ("roof", "wrong_pin", "receiver")
    assert check.distance_m == pytest.approx(111, abs=2)


def test_a_photo_taken_elsewhere_wakes_the_guard_and_the_house_number_calms_it(
    laptop: Laptop, desk: Evidence
) -> None:
    with_place = next(path for path in REAL if path.name == "DSCN0010.jpg")
    add(laptop, with_place)
    asked = desk.roof(JOB)
    assert asked.asks
    assert asked.fix is not None
    assert asked.fix.source is Source.EXIF
    add(laptop, next(path for path in REAL if path != with_place), category="address_front")
    assert not desk.roof(JOB).asks


@pytest.mark.parametrize("per_page", [2, 4, 6])
def test_the_report_has_cover_photos_map_and_hashes(
    laptop: Laptop, desk: Evidence, tmp_path: Path, per_page: int
) -> None:
    ids = add(laptop, *REAL, slope="S", shot="close_up")
    desk.set_marks(ids[0], [ARROW, SQUARE], seen=0)
    desk.support(ids[0], ["gutters"], seen=0)
    steps: list[OutStep] = []
    wanted = Outgoing(JOB, tmp_path / "report.pdf", per_page)
    written = desk.out.report(wanted, steps.append, lambda: False)
    assert (written.photos, written.left_out) == (len(REAL), ())
    assert written.size_bytes == wanted.target.stat().st_size
    assert steps[-1] == OutStep(len(REAL), len(REAL))
    pages = [page.extract_text() for page in PdfReader(wanted.target).pages]
    assert len(pages) == 2 + -(-len(REAL) // per_page)
    assert "1 Oak St" in pages[0]
    assert "9 hits" in "".join(pages)
    marked = next(p for p in desk.evidence(JOB).photos if p.photo.photo_id == ids[0])
    assert "Gutters" in pages[-1]
    assert marked.photo.sha256[:40] in pages[-1].replace("\n", "")
    assert list(tmp_path.glob("*report*")) == [wanted.target]


def test_the_packet_is_whole_with_originals_as_captured_and_marked_copies(
    laptop: Laptop, desk: Evidence, tmp_path: Path
) -> None:
    ids = add(laptop, *REAL, slope="S", shot="close_up", caption="=1+1")
    desk.set_marks(ids[0], [ARROW], seen=0)
    desk.support(ids[0], ["gutters"], seen=0)
    target = tmp_path / "packet.zip"
    written = desk.out.packet(Outgoing(JOB, target), nothing, lambda: False)
    assert check_packet(target) == ()
    assert written.photos == len(REAL)
    with zipfile.ZipFile(target) as packet:
        names = packet.namelist()
        originals = {packet.read(name) for name in names if name.startswith("photos/")}
        assert originals == {path.read_bytes() for path in REAL}
        (copy,) = [name for name in names if name.startswith("marked/")]
        with Image.open(io.BytesIO(packet.read(copy))) as picture:
            colours = {
                picture.getpixel((x, x * picture.height // picture.width))
                for x in range(picture.width // 10, picture.width // 2)
            }
        assert any(r > 180 and g < 80 and b > 80 for r, g, b in colours), "no arrow in the copy"
        rows = list(csv.reader(packet.read("evidence-index.csv").decode("utf-8-sig").splitlines()))
        manifest = json.loads(packet.read("manifest.json"))
        claim = json.loads(packet.read("claim.json"))
        claim_csv = packet.read("claim.csv").decode("utf-8-sig")
    assert rows[0] == ["line_item", "slope", "photo", "sha256"]
    assert len(rows) == 1 + len(REAL)
    assert manifest["about"]["address"] == "1 Oak St, Allen 75002"
    assert claim["job_id"] == JOB
    assert "1 Oak St, Allen 75002" in claim_csv


def test_stopping_writes_nothing_and_a_bad_place_is_said(
    laptop: Laptop, desk: Evidence, tmp_path: Path
) -> None:
    wanted = Outgoing(JOB, tmp_path / "out.pdf")
    with pytest.raises(NotAllowed, match="no photo"):
        desk.out.report(wanted, nothing, lambda: False)
    add(laptop, *REAL)
    for make in (desk.out.report, desk.out.packet):
        with pytest.raises(Stopped):
            make(wanted, nothing, lambda: True)
        with pytest.raises(StoreTrouble, match=r"(can't|could not) be written"):
            make(replace(wanted, target=tmp_path / "nowhere" / "x"), nothing, lambda: False)
    with pytest.raises(NotAllowed, match="2, 4 or 6"):
        desk.out.report(replace(wanted, per_page=3), nothing, lambda: False)
    assert list(tmp_path.glob("*out*")) == []
