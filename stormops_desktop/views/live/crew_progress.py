"""How far each crew is: a bar a crew, with its numbers in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from stormops_desktop.viewmodels.live.words import crew_spoken, crew_words, more_crews
from stormops_desktop.viewmodels.shown import CrewProgress
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import badge_font
from stormops_desktop.views.widgets.flow_row import FlowRow
from stormops_desktop.views.widgets.labels import label

HEIGHT, PAD, LEAST, STRIP = 28, 12, 120, 4
MOST = 12
"""Crews shown by name; a board is for its cards."""


class CrewMeter(QLabel):
    """One crew: its name, what is done of what there is, and as much of the bar filled."""

    def __init__(self, look: Look, crew: CrewProgress) -> None:
        super().__init__()
        self._look, self.crew = look, crew
        self.setObjectName(f"crewMeter_{crew.crew_id}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.show_crew(crew)

    def show_crew(self, crew: CrewProgress) -> None:
        self.crew = crew
        self.setText(crew_words(crew))
        self.setToolTip(crew_spoken(crew))
        self.setAccessibleName(crew_spoken(crew))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(max(LEAST, words + 2 * PAD), HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, crew = self._look.tokens, self.crew
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = tokens.border_px / 2
        box = QRectF(self.rect()).adjusted(inset, 1 + inset, -inset, -1 - inset)
        shape = QPainterPath()
        shape.addRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        painter.fillPath(shape, QColor(tokens.surface))
        painter.setClipPath(shape)
        filled = box.width() * crew.done / crew.total if crew.total else 0.0
        painter.fillRect(QRectF(box.left(), box.top(), filled, box.height()), QColor(tokens.ok_wash))
        painter.fillRect(QRectF(box.left(), box.bottom() - STRIP, filled, STRIP), QColor(tokens.ok))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(tokens.ok if crew.done else tokens.edge), tokens.border_px))
        painter.drawPath(shape)
        painter.setFont(self._font())
        painter.setPen(QColor(tokens.ink))
        painter.drawText(box.adjusted(0, 0, 0, -STRIP / 2), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()

    def _font(self) -> QFont:
        return badge_font(self._look)


class CrewProgressRow(FlowRow):
    """The crews of the storm, by name; hidden while there are none."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(name, gap=8)
        self._look = look
        self.meters: dict[str, CrewMeter] = {}
        self.more = label(f"{name}More", role="soft")
        self.hide()

    def show_crews(self, crews: Sequence[CrewProgress]) -> None:
        """Numbers move in place; the row is built anew only when the crews are others."""
        named = crews[:MOST]
        if [crew.crew_id for crew in named] != list(self.meters):
            self._build(named)
        for crew in named:
            self.meters[crew.crew_id].show_crew(crew)
        self.more.setText(more_crews(len(crews) - len(named)))
        self.more.setVisible(len(crews) > len(named))
        self.setVisible(bool(crews))

    def _build(self, crews: Sequence[CrewProgress]) -> None:
        self.clear()
        self.meters = {crew.crew_id: CrewMeter(self._look, crew) for crew in crews}
        self.more = label(f"{self.objectName()}More", role="soft")
        for part in (*self.meters.values(), self.more):
            self.add(part)
