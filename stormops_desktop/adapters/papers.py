"""Papers to sign, as PDFs and as pages to look at; signatures are vectors.

The words come from a template (`domain.papers.content`), notices that a law wants from the rule pack.
"""

from collections.abc import Sequence
from pathlib import Path

from stormops_desktop.adapters.papers_marks import draw_signature
from stormops_desktop.adapters.papers_paper import LaidOut, Paper, Signature
from stormops_desktop.adapters.papers_recording import RecordingCanvas
from stormops_desktop.adapters.papers_sheet import MARGIN, RULE, SOFT, WIDTH, Box, Column, Sheet
from stormops_desktop.domain.papers.content import ScopeLine

SIGN_HEIGHT, SIGN_GAP = 60.0, 24.0


def lay_out(paper: Paper, fonts: Path) -> LaidOut:
    """The paper, ready to look at, to print and to seal; the same paper gives the same bytes.

    Args:
        fonts: the folder resources/fonts.
    """
    footer = f"{paper.company} \u00b7 {paper.title} \u00b7 {paper.made}"
    sheet = Sheet(fonts, title=paper.title, author=paper.company, footer=footer, canvas=RecordingCanvas)
    sheet.text(paper.company, size=11, colour=SOFT)
    sheet.space(4)
    sheet.text(paper.title, size=20, bold=True)
    sheet.space(8)
    sheet.facts(paper.facts)
    for heading, words in paper.clauses:
        sheet.heading(heading, size=11)
        sheet.text(words, size=9.5)
    if paper.scope:
        _scope(sheet, paper.scope)
    _what_the_law_wants(sheet, paper)
    for first in range(0, len(paper.signatures), 2):
        _sign(sheet, paper.signatures[first : first + 2])
    for link in paper.follows:
        sheet.text(f"Follows in this job's chain of papers: {link}", size=7, colour=SOFT)
    if paper.disclaimer:
        sheet.text(paper.disclaimer, size=7, colour=SOFT)
    _attach(sheet, paper)
    pdf = sheet.finish()
    return LaidOut(pdf, sheet.canvas.recorded())


def _scope(sheet: Sheet, lines: Sequence[ScopeLine]) -> None:
    sheet.heading("Scope", size=11)
    columns = (
        Column("Item", 0.46),
        Column("Slope", 0.12),
        Column("Amount", 0.14, right=True),
        Column("Unit", 0.10),
        Column("Price", 0.18, right=True),
    )
    sheet.table(columns, [(line.item, line.slope, line.amount, line.unit, line.price) for line in lines])


def _what_the_law_wants(sheet: Sheet, paper: Paper) -> None:
    sheet.space(10)
    for notice in paper.notices:
        if not notice.copies:
            sheet.boxed(notice.text, size=notice.points)
    if paper.cancel_until:
        sheet.text(f"You may cancel until midnight of {paper.cancel_until}.", size=11, bold=True)
        sheet.space(4)


def _attach(sheet: Sheet, paper: Paper) -> None:
    """Forms for the customer to keep and send, each copy on its own page."""
    blank = "____________________"
    filled = {
        "seller": paper.company,
        "seller_address": paper.company_address or blank,
        "signed_on": paper.signed_on or blank,
        "cancel_until": paper.cancel_until or blank,
    }
    for notice in paper.notices:
        for copy in range(1, notice.copies + 1):
            sheet.new_page()
            sheet.boxed(notice.text.format_map(filled), size=notice.points)
            sheet.text(f"Copy {copy} of {notice.copies}", size=8, colour=SOFT)


def _sign(sheet: Sheet, pair: Sequence[Signature]) -> None:
    """One or two fields side by side with who, when and where; never torn over two pages."""
    sheet.need(SIGN_HEIGHT + 40)
    width = (WIDTH - SIGN_GAP) / 2
    floor = sheet.y - SIGN_HEIGHT
    for number, signature in enumerate(pair):
        field = Box(MARGIN + number * (width + SIGN_GAP), floor, width, SIGN_HEIGHT)
        draw_signature(sheet.canvas, signature.strokes, field)
        if signature.typed:
            sheet.caption(signature.typed, field.x + 4, floor + 8, width - 8, lines=1, size=15)
        sheet.canvas.setStrokeColor(RULE)
        sheet.canvas.setLineWidth(0.8)
        sheet.canvas.line(field.x, floor, field.x + width, floor)
        who = " \u00b7 ".join(word for word in (signature.role, signature.signer) if word)
        sheet.caption(who, field.x, floor - 12, width, lines=1, size=9)
        when = " \u00b7 ".join(word for word in (signature.signed, signature.place) if word)
        sheet.caption(
            when or "Date and place: ________________", field.x, floor - 23, width, lines=1, size=7.5
        )
    sheet.space(SIGN_HEIGHT + 36)
