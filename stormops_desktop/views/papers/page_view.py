"""The pages of a paper, one below the other, as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from stormops_desktop.domain.papers.pages import Page, words_on
from stormops_desktop.views.papers.painted import paint_page
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.labels import label
from stormops_desktop.views.widgets.rebuilt import Rebuilt

LEAST_WIDTH, MOST_WIDTH = 320, 1200


class PagePicture(QWidget):
    """One page; drawn once a size and kept."""

    def __init__(self, look: Look, number: int, page: Page) -> None:
        super().__init__()
        self._look, self._page = look, page
        self._kept: QPixmap | None = None
        self.setObjectName(f"paperPage{number}")
        self.setAccessibleName(self.tr("Page {number}").format(number=number))
        self.setAccessibleDescription(words_on([page]))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._page.height / self._page.width)

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        wanted = self.size() * ratio
        if self._kept is None or self._kept.size() != wanted:
            self._kept = self._drawn(wanted, ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        painter.setPen(QColor(self._look.tokens.edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _drawn(self, size: QSize, ratio: float) -> QPixmap:
        made = QPixmap(size)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor("#ffffff"))
        painter = QPainter(made)
        paint_page(painter, self._page, self.width())
        painter.end()
        return made


class PagesView(QScrollArea):
    """Scrolls by wheel, finger and keys; a screen reader gets the words of each page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("paperPages")
        self.setAccessibleName(self.tr("Pages of the paper"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(LEAST_WIDTH)
        self._body = Rebuilt()
        self.setWidget(self._body)

    def show_pages(self, pages: Sequence[Page], instead: str = "") -> None:
        """The pages; while there are none, the words that say why."""
        at = self.verticalScrollBar().value()
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for number, page in enumerate(pages, 1):
            column.addWidget(PagePicture(self._look, number, page))
        if not pages:
            column.addWidget(label("paperPagesInstead", instead, "soft", wrap=True))
        column.addStretch(1)
        self._body.put(fresh)
        self.verticalScrollBar().setValue(at)
