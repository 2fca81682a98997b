"""Pages of papers to a printer: as vectors, one sheet a page."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from stormops_desktop.domain.papers.pages import Page
from stormops_desktop.views.papers.painted import paint_page


def ask_and_print(parent: QWidget, pages: Sequence[Page], name: str) -> QPrintDialog:
    """Opens the system's print dialog beside the page (not over the work); prints when it is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if pages:
        _fit(printer, pages[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("paperPrintDialog")
    dialog.accepted.connect(lambda: print_pages(printer, pages))
    QDialog.open(dialog)  # its own `open` wants a slot of the old kind
    return dialog


def print_pages(printer: QPrinter, pages: Sequence[Page]) -> bool:
    """Prints the pages; False when the printer could not begin."""
    if not pages:
        return False
    _fit(printer, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        paint_page(painter, page, painter.viewport().width())
    return painter.end()


def _fit(printer: QPrinter, page: Page) -> None:
    """The paper's own size, edge to edge: its margins are drawn."""
    sheet = QPageSize(QSizeF(page.width, page.height), QPageSize.Unit.Point)
    printer.setPageSize(sheet)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
