"""The papers page as a person uses it: by mouse, pen, finger, keys alone, and when something goes wrong."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPointingDevice, QTabletEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from stormops_desktop.domain.claims.form import ClaimForm, set_known
from stormops_desktop.domain.papers.signature import length
from stormops_desktop.services.errors import NotAllowed, Unreachable
from stormops_desktop.viewmodels.papers.papers import Handout, Mode, PapersViewModel
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.papers.page_view import PagePicture
from stormops_desktop.views.papers.painted import paint_page
from stormops_desktop.views.papers.papers_screen import PapersScreen
from stormops_desktop.views.papers.printing import print_pages
from stormops_desktop.views.papers.signature_pad import SignaturePad
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.claims import worked_example
from tests.helpers.fakes import FakeDesk
from tests.ui.acting import click, find, press, settle, words

JOB = "job-000004"


@pytest.fixture
def screen(shell: ShellView) -> PapersScreen:
    shell.open_job(JOB)
    press(shell, Qt.Key.Key_A)
    assert shell.papers is not None
    return shell.papers


@pytest.fixture
def papers(session: SessionViewModels) -> PapersViewModel:
    assert session.papers is not None
    return session.papers


def scribble(pad: SignaturePad) -> None:
    """A wave by the mouse, as a hand draws it."""
    width, height = pad.width(), pad.height()
    places = [QPointF(width * (0.1 + 0.08 * n), height * (0.3 + 0.4 * (n % 2))) for n in range(10)]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0].toPoint())
    for place in places[1:]:
        QTest.mouseMove(pad, place.toPoint())
        settle()
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1].toPoint())


def begin(screen: PapersScreen, kind: str = "contingency", signer: str = "Maria Lopez") -> SignaturePad:
    click(screen, f"newPaper_{kind}")
    settle()
    field = find(screen, "paperSigner", QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, signer)
    return find(screen, "signaturePad", SignaturePad)


def sign(screen: PapersScreen, kind: str = "contingency") -> None:
    scribble(begin(screen, kind))
    click(screen, "signSeal")
    settle()


def test_a_opens_the_papers_and_escape_leads_back_a_step_at_a_time(
    shell: ShellView, screen: PapersScreen, papers: PapersViewModel
) -> None:
    assert screen.isVisible()
    assert "Papers at 1232 Coit Rd" in words(screen.header)
    assert "Nothing is signed yet." in words(screen)
    click(screen, "newPaper_contingency")
    assert papers.mode is Mode.DRAFT
    press(shell, Qt.Key.Key_Escape)
    assert papers.mode is Mode.LIST
    press(shell, Qt.Key.Key_Escape)
    assert shell.shows_job
    click(shell.job, "jobPapers")
    assert screen.isVisible()


def test_the_pages_are_shown_before_anybody_signs(
    screen: PapersScreen, papers: PapersViewModel, desk: FakeDesk
) -> None:
    desk.claims.forms[JOB] = worked_example()
    click(screen, "newPaper_contingency")
    settle()
    pages = screen.pages.findChildren(PagePicture)
    assert len(pages) == len(papers.pages) == 3
    assert "If Acme Mutual approves the work" in pages[0].accessibleDescription()
    assert "3 days left to cancel. Until midnight of Thursday, 28 March 2019" in words(screen.sign_card)
    assert "Not known, printed as a dash: Owner, Claim number" in words(screen.sign_card)
    assert "not legal advice" in words(screen.sign_card)
    picture = QImage(pages[0].size(), QImage.Format.Format_RGB32)
    pages[0].render(picture)
    dark = sum(picture.pixelColor(x, y).lightness() < 90
               for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))  # fmt: skip
    assert dark > 200


def test_a_page_can_be_read_large_before_it_is_signed(screen: PapersScreen) -> None:
    assert not find(screen, "papersLarge", QPushButton).isVisible()
    click(screen, "newPaper_contingency")
    settle()
    before = screen.pages.findChildren(PagePicture)[0].width()
    click(screen, "papersLarge")
    settle()
    assert screen.pages.findChildren(PagePicture)[0].width() > before * 1.5
    assert not screen.sign_card.isVisible()
    click(screen, "papersLarge")
    assert screen.sign_card.isVisible()
    click(screen, "papersLarge")
    click(screen, "papersBack")
    assert screen.new.isVisible()


def test_a_signature_by_mouse_seals_the_paper(
    screen: PapersScreen, papers: PapersViewModel, desk: FakeDesk
) -> None:
    desk.claims.forms[JOB] = worked_example()
    sign(screen)
    (signing,) = desk.papers.signed
    assert (signing.ink.signer, signing.ink.typed) == ("Maria Lopez", False)
    assert length(signing.ink.strokes) > 0.5
    assert signing.place == "1232 Coit Rd, Plano 75024"
    assert papers.mode is Mode.SEALED
    said = words(screen.sealed)
    assert "Sealed, unchanged" in said
    assert "3 days left to cancel" in said
    assert "Signed by Maria Lopez, by hand" in said
    assert desk.papers.links[0].sha256[:8] in said
    assert "Owner \u00b7 Maria Lopez" in screen.pages.findChildren(PagePicture)[0].accessibleDescription()
    click(screen, "papersBack")
    assert "1 paper, unchanged since it was signed." in words(screen)
    assert "Maria Lopez \u00b7 25 Mar 2019, 09:05 CDT" in words(screen)


def test_a_pen_signs_too(screen: PapersScreen, desk: FakeDesk) -> None:
    pad = begin(screen)
    pen = QPointingDevice.primaryPointingDevice()
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * 8, QEvent.Type.TabletRelease]
    for at, kind in enumerate(kinds):
        place = QPointF(20 + 25 * at, 30 + 40 * (at % 2))
        button = Qt.MouseButton.LeftButton
        event = QTabletEvent(kind, pen, place, pad.mapToGlobal(place), 0.5, 0, 0, 0, 0, 0,
                             Qt.KeyboardModifier.NoModifier, button, button)  # fmt: skip
        QApplication.sendEvent(pad, event)
        assert event.isAccepted()
    assert len(pad.strokes) == 1
    click(screen, "signSeal")
    assert len(desk.papers.signed[0].ink.strokes[0]) == len(kinds)


def test_a_finger_signs_too(screen: PapersScreen) -> None:
    pad = begin(screen)
    window = screen.window()
    glass = window.windowHandle()
    finger = QTest.touchEvent(glass, QTest.createTouchDevice())
    places = [pad.mapTo(window, pad.rect().center() * (2 + step) / 8) for step in range(6)]
    finger.press(0, places[0], glass).commit()
    for place in places[1:]:
        finger.move(0, place, glass).commit()
    finger.release(0, places[-1], glass).commit()
    assert len(pad.strokes) == 1
    assert length(pad.strokes) > 0.2


def test_by_keys_alone(screen: PapersScreen, desk: FakeDesk) -> None:
    """Tab to each control; Space presses; the name is typed as the signature, with consent."""
    button = find(screen, "newPaper_authorisation", QPushButton)
    button.setFocus()
    press(screen, Qt.Key.Key_Space)
    wanted = ["paperSigner", "signTyped", "signConsent", "signSeal"]
    for _ in range(40):
        focus = screen.window().focusWidget()
        if wanted and focus.objectName() == wanted[0]:
            wanted.pop(0)
            if focus.objectName() == "paperSigner":
                QTest.keyClicks(focus, "Ana Ruiz")
            else:
                QTest.keyClick(focus, Qt.Key.Key_Space)
        if not wanted:
            break
        QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_Tab)
    assert wanted == []
    (signing,) = desk.papers.signed
    assert (signing.ink.signer, signing.ink.typed, signing.ink.consent) == ("Ana Ruiz", True, True)
    assert desk.papers.links[0].signed_by == "typed"


def test_without_a_signature_nothing_is_sealed_and_the_page_says_why(
    screen: PapersScreen, papers: PapersViewModel, desk: FakeDesk
) -> None:
    pad = begin(screen)
    click(screen, "signSeal")
    assert "Sign in the field first" in screen.banner.text
    scribble(pad)
    click(screen, "signClear")
    assert pad.strokes == ()
    click(screen, "signTyped")
    click(screen, "signSeal")
    assert "needs the tick" in screen.banner.text
    assert (desk.papers.signed, papers.mode) == ([], Mode.DRAFT)
    click(screen, "signConsent")
    click(screen, "signSeal")
    assert len(desk.papers.signed) == 1
    assert not screen.banner.isVisible()


def test_the_name_goes_onto_the_paper_and_wording_is_pointed_at(screen: PapersScreen, desk: FakeDesk) -> None:
    scribble(begin(screen))
    remarks = find(screen, "paperRemarks", QPlainTextEdit)
    remarks.setFocus()
    QTest.keyClicks(remarks, "We will waive your deductible")
    settle()
    assert "may not waive" in words(screen.sign_card)
    page = screen.pages.findChildren(PagePicture)[0]
    assert "We will waive your deductible" in page.accessibleDescription()
    assert "Maria Lopez" in page.accessibleDescription()
    click(screen, "signSeal")
    assert desk.papers.signed[0].remarks == "We will waive your deductible"


def test_what_changed_meanwhile_is_said_and_shown_before_it_can_be_signed(
    screen: PapersScreen, papers: PapersViewModel, desk: FakeDesk
) -> None:
    scribble(begin(screen))
    papers.fill("Maria Lopez", "")
    desk.claims.forms[JOB] = set_known(ClaimForm(), "carrier", "Acme Mutual")
    click(screen, "signSeal")
    assert "has changed since it was shown" in screen.banner.text
    assert desk.papers.signed == []
    assert "If Acme Mutual approves" in screen.pages.findChildren(PagePicture)[0].accessibleDescription()
    click(screen, "signSeal")
    assert len(desk.papers.signed) == 1


def test_a_signed_contingency_offers_its_outcome(screen: PapersScreen, desk: FakeDesk) -> None:
    sign(screen)
    assert find(screen, "sealedOutcome", QPushButton).text() == "Record: contingency signed"
    click(screen, "sealedOutcome")
    assert desk.calls[-1] == f"complete {JOB} contingency_signed"
    assert not find(screen, "sealedOutcome", QWidget).isVisible()


def test_a_paper_is_voided_with_a_reason(screen: PapersScreen, desk: FakeDesk) -> None:
    sign(screen)
    click(screen, "sealedVoid")
    assert "Say in a few words" in screen.banner.text
    find(screen, "voidReason", QLineEdit).setText("Wrong house")
    click(screen, "sealedVoid")
    assert "Void: Wrong house" in words(screen.sealed)
    assert not find(screen, "sealedVoid", QWidget).isVisible()
    assert not find(screen, "sealedCalendar", QWidget).isVisible()


def test_a_changed_paper_is_said_on_the_list_and_on_the_paper(screen: PapersScreen, desk: FakeDesk) -> None:
    from dataclasses import replace

    sign(screen)
    desk.papers.links[0] = replace(desk.papers.links[0], signer="Somebody Else")
    click(screen, "papersBack")
    screen._papers.reload()
    assert "breaks at 1 of 1" in words(screen)
    click(screen, "paperOpen0")
    assert "was changed after it was signed" in words(screen.sealed)


@pytest.mark.parametrize(("button", "name", "starts"), [
    ("handOutCsv", "claim-1232-coit-rd.csv", b"job_id"), ("handOutJson", "claim-1232-coit-rd.json", b"{"),
])  # fmt: skip
def test_files_for_others_are_saved_where_the_person_says(
    screen: PapersScreen, tmp_path: Path, button: str, name: str, starts: bytes
) -> None:
    click(screen, button)
    dialog = find(screen, "paperSaveDialog", QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == name
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    assert (tmp_path / name).read_bytes().startswith(starts)
    assert screen.banner.text == f"Saved: {tmp_path / name}"


def test_a_copy_of_the_paper_and_its_last_day_are_saved(
    screen: PapersScreen, papers: PapersViewModel, tmp_path: Path
) -> None:
    sign(screen)
    assert papers.name_of(Handout.PAPER) == "contingency-1232-coit-rd.pdf"
    papers.hand_out(Handout.PAPER, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF-")
    papers.hand_out(Handout.LAST_DAY, tmp_path / "day.ics")
    assert (tmp_path / "day.ics").read_bytes() == b"BEGIN:VCALENDAR"
    papers.hand_out(Handout.PAPER, tmp_path / "nowhere" / "copy.pdf")
    assert "can't be written" in screen.banner.text


def test_the_adjusters_visit_waits_for_its_time(
    screen: PapersScreen, papers: PapersViewModel, desk: FakeDesk
) -> None:
    assert not find(screen, "handOutMeeting", QPushButton).isEnabled()
    assert "does not say when the adjuster comes" in words(screen)
    desk.claims.forms[JOB] = set_known(ClaimForm(), "meeting_at", 1_553_700_000_000)
    papers.reload()
    assert find(screen, "handOutMeeting", QPushButton).isEnabled()


def test_a_paper_of_another_laptop_without_the_office_says_so(
    screen: PapersScreen, papers: PapersViewModel, desk: FakeDesk
) -> None:
    sign(screen)
    click(screen, "papersBack")
    desk.papers.problem = Unreachable("This paper was signed on another laptop. Try again online.")
    click(screen, "paperOpen0")
    assert "Try again online" in words(screen.pages)
    assert not find(screen, "sealedPrint", QPushButton).isEnabled()
    assert "Sealed, unchanged" in words(screen.sealed)


def test_a_full_disk_is_said_and_the_form_stays(screen: PapersScreen, desk: FakeDesk) -> None:
    pad = begin(screen)
    scribble(pad)
    desk.papers.problem = NotAllowed("The disk is full.")
    click(screen, "signSeal")
    assert screen.banner.text == "The disk is full."
    assert pad.strokes
    click(screen, "signSeal")
    assert len(desk.papers.signed) == 1


def test_the_printer_gets_every_page(screen: PapersScreen, papers: PapersViewModel, tmp_path: Path) -> None:
    from pypdf import PdfReader

    sign(screen)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(printer, papers.pages)
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == len(papers.pages)
    assert (round(printed.pages[0].mediabox.width), round(printed.pages[0].mediabox.height)) == (612, 792)
    assert not print_pages(printer, ())


def test_the_screen_shows_lines_as_wide_as_the_pdf(screen: PapersScreen, papers: PapersViewModel) -> None:
    """The right edge of the widest line, in points, on a page painted at two pixels a point."""
    from stormops_desktop.domain.papers.pages import Page, Words

    click(screen, "newPaper_contingency")
    line = max((i for i in papers.pages[0].items if isinstance(i, Words)), key=lambda i: len(i.text))
    page = Page(612, 100, (Words(45, 50, line.size, line.bold, "#000000", line.text),))
    image = QImage(1224, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_page(painter, page, 1224)
    painter.end()
    right = max(x for x in range(1224) for y in range(200) if image.pixelColor(x, y).lightness() < 128)
    from stormops_desktop.adapters.papers_fonts import BOLD, REGULAR, width_of

    assert abs(right / 2 - 45 - width_of(line.text, BOLD if line.bold else REGULAR, line.size)) < 3
