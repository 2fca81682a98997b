"""The token table keeps its promises: contrast, weights, sizes."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QApplication

from stormops_desktop.views.style.fonts import FAMILY, font, load_fonts
from stormops_desktop.views.style.metrics import MM_PER_INCH, Density, metrics
from stormops_desktop.views.style.sheet import style_sheet
from stormops_desktop.views.style.tokens import SHAPE_ON, SUN, TEXT_ON, THEMES, Theme, contrast

ROOT = Path(__file__).parents[2]
TEXT_RATIO = {Theme.LIGHT: 4.5, Theme.DARK: 4.5, Theme.SUN: 7.0}


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#FFFFFF", "#767676") == contrast("#767676", "#FFFFFF")


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("text", "behind"), TEXT_ON)
def test_text_can_be_read(theme: Theme, text: str, behind: str) -> None:
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, text), getattr(tokens, behind)) >= TEXT_RATIO[theme]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("shape", "beside"), SHAPE_ON)
def test_edges_and_the_focus_ring_can_be_seen(theme: Theme, shape: str, beside: str) -> None:
    tokens = THEMES[theme]
    assert contrast(getattr(tokens, shape), getattr(tokens, beside)) >= 3


def test_the_sun_theme_has_no_grey_text_no_thin_line_and_no_light_weight() -> None:
    assert SUN.soft == SUN.ink == "#000000"
    assert SUN.border_px >= 2
    assert SUN.body_weight >= 500
    assert 16 <= SUN.body_px <= 18


@pytest.mark.parametrize("dpi", [72.0, 96.0, 141.0, 226.0])
def test_field_targets_are_as_large_as_a_gloved_finger_needs(dpi: float) -> None:
    sizes = metrics(Density.FIELD, dpi, 15)
    per_mm = dpi / MM_PER_INCH
    assert sizes.primary / per_mm >= 20
    assert sizes.target / per_mm >= 12
    assert sizes.target >= 44
    assert sizes.body_px >= 16


@pytest.mark.parametrize("dpi", [0.0, 5.0, 4_000.0])
def test_a_screen_that_lies_about_its_size_does_no_harm(dpi: float) -> None:
    assert 44 <= metrics(Density.FIELD, dpi, 15).primary <= 400


def test_office_targets_are_44_px() -> None:
    assert metrics(Density.OFFICE, 96, 15).target == 44


def test_the_sheet_uses_no_colour_that_is_not_a_token() -> None:
    odd = replace(
        SUN, **{name: "#123456" for name in SUN.__dataclass_fields__ if isinstance(getattr(SUN, name), str)}
    )
    sheet = style_sheet(odd, metrics(Density.OFFICE, 96, 15))
    assert {part[:6] for part in sheet.split("#") if part[:6].isalnum() and part[:6].isupper()} <= {"123456"}


def test_the_bundled_typeface_is_loaded_in_four_weights(qapp: QApplication) -> None:
    assert FAMILY in load_fonts()
    styles = QFontDatabase.styles(FAMILY)
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= {style.replace(" ", "") for style in styles}


def test_figures_have_one_width(qapp: QApplication) -> None:
    load_fonts()
    measure = QFontMetricsF(font(40, 400))
    assert measure.horizontalAdvance("1111") == pytest.approx(measure.horizontalAdvance("8888"))


@pytest.mark.parametrize("scale", ["1", "1.5", "2"])
def test_targets_keep_their_size_on_glass_whatever_the_screens_scale(scale: str) -> None:
    """Windows laptops run at 125 to 200 %, Macs at 200 %: a finger does not shrink with the pixels."""
    ask = (
        "from PySide6.QtGui import QGuiApplication as A; a = A([]); s = a.primaryScreen();"
        "from stormops_desktop.views.style import metrics as m;"
        "print(m.dots_per_inch(s) * s.physicalSize().width() / s.size().width())"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert float(told.stdout) == pytest.approx(MM_PER_INCH, rel=0.01)
