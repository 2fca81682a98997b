"""The bundled typeface, so that every machine shows the same text at the same width."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from stormops_desktop.views.style.resources import resource

FAMILY = "Inter"
WEIGHTS = {
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
    700: QFont.Weight.Bold,
}


@cache
def load_fonts() -> tuple[str, ...]:
    """Registers the font files once an application; returns the families they gave.

    Raises:
        FileNotFoundError: none there: `resources_lie_in` was not called, or the installation has a gap.
    """
    families: set[str] = set()
    files = sorted(resource("fonts").glob("*.otf"))
    if not files:
        raise FileNotFoundError(f"no fonts in {resource('fonts')}")
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


@cache
def font(pixels: int, weight: int) -> QFont:
    """The typeface with figures of equal width, so that numbers line up in columns.

    The same object each time: painters and widgets copy what they are given.
    """
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(WEIGHTS[weight])
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
