"""A tenant's mark: initials on a colour of its own, so that two companies are never mixed up."""

import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from stormops_desktop.views.style.fonts import font

COLOURS = ("#0B5A8C", "#7A2E8E", "#8A3B12", "#1D6B3F", "#8C1D4B", "#3D4A9C", "#5C5A00", "#0B6B6B")
"""White passes 4.5:1 on each; the initials, not the colour, carry the meaning."""


def swatch(tenant_id: str, name: str, pixels: int = 48, *, gap: float = 0.0) -> QIcon:
    """The mark; `gap` is the part of its width that stays free beside it, where words follow."""
    colour = COLOURS[zlib.crc32(tenant_id.encode()) % len(COLOURS)]
    pixmap = QPixmap(round(pixels * (1 + gap)), pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, 0, pixels, pixels), pixels / 5, pixels / 5)
    painter.setPen(QColor("#FFFFFF"))
    painter.setFont(font(int(pixels * 0.46), 700))
    painter.drawText(QRectF(0, 0, pixels, pixels), Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.end()
    return QIcon(pixmap)


def initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper() or "?"
