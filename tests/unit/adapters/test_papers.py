"""PDFs: every word on them, fonts inside them, vectors where vectors belong, and the same bytes twice."""

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from stormops_desktop.adapters.papers import lay_out
from stormops_desktop.adapters.papers_fonts import BOLD, REGULAR, register_fonts, shorten, width_of, wrap
from stormops_desktop.adapters.papers_paper import Paper, Signature
from stormops_desktop.adapters.papers_report import (
    LineItem,
    PhotoReport,
    ReportPhoto,
    index_rows,
    render_photo_report,
)
from stormops_desktop.domain.claims.rule_pack import read_rule_pack
from stormops_desktop.domain.evidence.marks import Mark, MarkKind
from stormops_desktop.domain.papers.content import ScopeLine
from stormops_desktop.domain.papers.pages import Drawn, Words, as_bytes, read_pages, words_on
from tests.unit.adapters.photos import encoded, picture

ROOT = Path(__file__).parents[3]
FONTS = ROOT / "resources/fonts"
WAVE = tuple((i / 40, 0.5 + 0.3 * (-1) ** i) for i in range(41))


def photo(number: int, **more: object) -> ReportPhoto:
    sha256 = hashlib.sha256(str(number).encode()).hexdigest()
    jpeg = encoded(picture(320 + number, 240))
    return ReportPhoto(number, jpeg, sha256, f"Caption of {number}", "S", "test_square", **more)  # type: ignore[arg-type]


def report(count: int, per_page: int = 4) -> PhotoReport:
    return PhotoReport(
        company="DFW Elite Roofing",
        title="Photo report",
        address="12 Oak St, Allen TX 75002",
        made="25 Mar 2019 18:20 CDT",
        facts=(("Insured", "María López"), ("Claim", "44-A812")),
        photos=[photo(n) for n in range(1, count + 1)],
        items=(
            LineItem("Shingles", "S", (1, 2)),
            LineItem("Ridge vent", "all", ()),
            LineItem("Screen", "N", (99,)),
        ),
        per_page=per_page,
    )


def paper(**more: object) -> Paper:
    base = Paper(
        "DFW Elite Roofing", "Contingency agreement", "25 Mar 2019 18:20 CDT", (("Owner", "María López"),)
    )
    return replace(base, **more)  # type: ignore[arg-type]


def words(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def joined(pdf: bytes) -> str:
    return " ".join(" ".join(words(pdf)).split())


@pytest.mark.parametrize(("per_page", "pages"), [(2, 4), (4, 2), (6, 2)])
def test_photos_two_four_or_six_to_a_page(per_page: int, pages: int) -> None:
    reader = PdfReader(BytesIO(render_photo_report(report(7, per_page), FONTS)))
    pictures = [len(page.images) for page in reader.pages]
    assert pictures == [0, *([per_page] * (7 // per_page)), 7 % per_page, 0]
    assert len(pictures) == pages + 2


def test_other_grids_are_refused() -> None:
    with pytest.raises(ValueError, match="2, 4 or 6"):
        render_photo_report(report(1, 3), FONTS)


def test_the_cover_the_captions_and_the_hash_page() -> None:
    made = words(render_photo_report(report(5), FONTS))
    assert "María López" in made[0]
    assert "12 Oak St, Allen TX 75002" in made[0]
    assert "Caption of 3" in made[1]
    assert "time and place not recorded" in made[1]
    for number in range(1, 6):
        assert photo(number).sha256 in made[-1].replace("\n", "")
    assert [f"Page {n} of 4" in " ".join(page.split()) for n, page in enumerate(made, 1)] == [True] * 4


def test_the_index_leads_from_line_item_to_hash_and_names_gaps() -> None:
    rows = index_rows(report(3))
    assert rows[0] == ("Shingles", "S", "1", photo(1).sha256)
    assert ("Ridge vent", "all", "\u2014", "no photo") in rows
    assert ("Screen", "N", "99", "no photo") in rows
    assert rows[-1] == ("\u2014", "S", "3", photo(3).sha256)


def test_a_report_without_photos_is_still_a_report() -> None:
    assert len(words(render_photo_report(report(0), FONTS))) == 2


def test_equal_reports_are_equal_bytes_and_others_are_not() -> None:
    first = render_photo_report(report(3), FONTS)
    assert first == render_photo_report(report(3), FONTS)
    assert first != render_photo_report(replace(report(3), title="Photo report 2"), FONTS)


def test_every_font_is_inside_the_file() -> None:
    signed = paper(signatures=(Signature("Owner", "María López", strokes=(WAVE,)),))
    for pdf in (render_photo_report(report(2), FONTS), lay_out(signed, FONTS).pdf):
        fonts = {
            font.get_object()["/BaseFont"]: "/FontFile2" in font.get_object()["/FontDescriptor"].get_object()
            for page in PdfReader(BytesIO(pdf)).pages
            for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
        }
        assert fonts
        assert all(fonts.values())
        assert all("DejaVu" in name for name in fonts)


def test_photos_stay_jpeg_and_marks_are_vectors_over_them() -> None:
    plain, marked = report(1), replace(report(1), photos=[photo(1, marks=(
        Mark(MarkKind.ARROW, ((0.1, 0.1), (0.5, 0.5))),
        Mark(MarkKind.CIRCLE, ((0.5, 0.5), (0.6, 0.5))),
        Mark(MarkKind.TEST_SQUARE, ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))),
        Mark(MarkKind.TEXT, ((0.1, 0.9),), "bruise"),
        Mark(MarkKind.LETTER, ((0.7, 0.2),), "NP"),
    ))])  # fmt: skip
    without, drawn = render_photo_report(plain, FONTS), render_photo_report(marked, FONTS)
    image = PdfReader(BytesIO(drawn)).pages[1].images[0]
    assert image.data == PdfReader(BytesIO(without)).pages[1].images[0].data
    assert report(1).photos[0].jpeg in drawn  # not decoded and encoded again
    assert b"/DCTDecode" in drawn
    assert "bruise" in words(drawn)[1]
    assert strokes(drawn, 1) > strokes(without, 1)


def strokes(pdf: bytes, page: int) -> int:
    content = PdfReader(BytesIO(pdf)).pages[page].get_contents()
    assert content is not None
    return content.get_data().split().count(b"S")


def test_a_contingency_has_its_notices_the_day_and_the_form_twice() -> None:
    texas = read_rule_pack((ROOT / "resources/rules/texas-2026-1.json").read_text(encoding="utf-8"))
    base = paper(
        notices=texas.notices_for("contingency"),
        company_address="1 Main St, Plano TX",
        signed_on="25 March 2019",
        cancel_until="Thursday, 28 March 2019",
        follows=("ab" * 32, "cd" * 32),
    )
    made = lay_out(base, FONTS).pdf
    text = joined(made)
    assert len(words(made)) == 3
    assert (
        "Texas law requires a person insured under a property insurance policy to pay any deductible" in text
    )
    assert "THIRD BUSINESS DAY AFTER THE DATE OF THIS TRANSACTION" in text
    assert "You may cancel until midnight of Thursday, 28 March 2019." in text
    assert text.count("NOTICE OF CANCELLATION Date of transaction: 25 March 2019") == 2
    assert text.count("1 Main St, Plano TX") == 2
    assert text.count("Follows in this job's chain of papers") == 2
    assert "{" not in text


def test_a_signature_is_drawn_with_who_when_and_where() -> None:
    signature = Signature(
        "Owner", "María López", "25 Mar 2019 18:21 CDT", "33.10320, -96.67060", (WAVE, ((0.5, 0.1),))
    )
    made = lay_out(paper(signatures=(signature, Signature("Contractor"))), FONTS).pdf
    text = joined(made)
    assert "Owner · María López" in text
    assert "25 Mar 2019 18:21 CDT · 33.10320, -96.67060" in text
    assert "Date and place: ____" in text
    empty = lay_out(paper(signatures=(Signature("Owner"), Signature("Contractor"))), FONTS).pdf
    assert strokes(made, 0) == strokes(empty, 0) + 1
    assert len(PdfReader(BytesIO(made)).pages[0].images) == 0


def test_a_typed_signature_stands_on_the_line() -> None:
    made = joined(lay_out(paper(signatures=(Signature("Owner", "Ana", typed="Ana Ruiz"),)), FONTS).pdf)
    assert "Ana Ruiz" in made


def test_the_pages_to_look_at_say_and_draw_what_the_pdf_does() -> None:
    lines = [ScopeLine(f"Item {n}", "31.5", "SQ", "S", "$11,000.00") for n in range(60)]
    signature = Signature("Owner", "María López", strokes=(WAVE, ((0.5, 0.1),)))
    made = lay_out(paper(scope=lines, signatures=(signature,), disclaimer="Not legal advice."), FONTS)
    texts = words(made.pdf)
    assert len(texts) == len(made.pages)
    for page, text in zip(made.pages, texts, strict=True):
        said = [item.text for item in page.items if isinstance(item, Words)]
        assert sorted("".join("".join(said).split())) == sorted("".join(text.split()))
    drawn = [item for item in made.pages[-1].items if isinstance(item, Drawn)]
    assert max(len(item.points) for item in drawn) == len(WAVE)
    assert any(len(item.points) == 1 for item in drawn)
    assert [item.text for item in made.pages[0].items if isinstance(item, Words)][2] == str(len(texts))
    assert as_bytes(read_pages(as_bytes(made.pages))) == as_bytes(made.pages)
    assert "Not legal advice." in words_on(made.pages)


def test_a_long_scope_runs_over_pages_with_its_heading_on_each() -> None:
    lines = [ScopeLine(f"Item {n} " + "long " * 12, "31.5", "SQ", "S", "$11,000.00") for n in range(60)]
    made = words(lay_out(paper(scope=lines), FONTS).pdf)
    assert len(made) >= 3
    assert all("Amount" in page for page in made)
    assert all(f"Item {n} " in " ".join(made) for n in range(60))


def test_hostile_words_are_printed_as_they_are() -> None:
    made = lay_out(paper(facts=(("Owner", "<b>R\u0000&D</b> (x) \\n )"), ("Long", "x" * 400))), FONTS).pdf
    text = "".join(words(made)[0].split())
    assert "<b>R&D</b>(x)\\n)" in text
    assert "x" * 400 in text


def test_lines_are_wrapped_and_shortened_to_their_width() -> None:
    register_fonts(FONTS)
    lines = wrap("one two three " * 20 + "y" * 300, REGULAR, 10, 120)
    assert all(width_of(line, REGULAR, 10) <= 120 for line in lines)
    assert "".join("".join(lines).split()) == "onetwothree" * 20 + "y" * 300
    short = shorten(lines, 2, BOLD, 10, 120)
    assert len(short) == 2
    assert short[-1].endswith("\u2026")
    assert shorten(["a"], 2, BOLD, 10, 120) == ["a"]


def test_a_map_may_be_a_png() -> None:
    made = render_photo_report(replace(report(1), map_picture=encoded(picture(600, 300), "PNG")), FONTS)
    assert [len(page.images) for page in PdfReader(BytesIO(made)).pages] == [1, 1, 0]


def test_equal_photos_are_one_picture_in_the_file() -> None:
    twice = replace(report(1), photos=[photo(1), replace(photo(1), number=2)])
    assert render_photo_report(twice, FONTS).count(photo(1).jpeg) == 1
