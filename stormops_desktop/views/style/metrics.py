"""Sizes: the 4 px grid, type sizes, and targets by what a gloved finger needs."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QScreen

MM_PER_INCH = 25.4
OFFICE_PX = 44  # WCAG 2.5.5 target size, AAA
FIELD_PRIMARY_MM = 20.0  # decisions.md 13
FIELD_SECONDARY_MM = 12.0  # product.md D.6
SANE_DPI = (72.0, 400.0)  # screens are known to report 0 or nonsense
FOCUS_PX = 3


class Density(StrEnum):
    OFFICE = "office"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in device-independent pixels.

    Attributes:
        target: any control. primary: what a crew hits in the sun (outcomes, next step, stops, rail).
        gap: between primary targets, so that a slip hits nothing.
    """

    target: int
    primary: int
    gap: int
    body_px: int
    rail_width: int

    @property
    def small_px(self) -> int:
        return self.body_px - 2

    @property
    def heading_px(self) -> int:
        return self.body_px + 3

    @property
    def title_px(self) -> int:
        return self.body_px + 9

    @property
    def icon_px(self) -> int:
        return 20 if self.target <= OFFICE_PX else 24


def metrics(density: Density, dots_per_inch: float, body_px: int) -> Metrics:
    """Sizes for a density on a screen whose dots (in device-independent pixels) per inch are known."""
    if density is Density.OFFICE:
        return Metrics(OFFICE_PX, 56, 8, body_px, 96)
    per_mm = min(max(dots_per_inch, SANE_DPI[0]), SANE_DPI[1]) / MM_PER_INCH
    primary = _up(FIELD_PRIMARY_MM * per_mm)
    secondary = max(OFFICE_PX, _up(FIELD_SECONDARY_MM * per_mm))
    return Metrics(secondary, primary, max(12, primary // 6), max(body_px, 17), 108)


def dots_per_inch(screen: QScreen) -> float:
    """Dots per inch of glass, in the device-independent pixels that widgets are laid out in.

    Qt reckons it from the scaled size of the screen, so at 150 % or on a Retina screen it is scaled already.
    """
    return screen.physicalDotsPerInch()


def _up(pixels: float) -> int:
    return int(-(-pixels // 1))
