"""The map's colours by theme. Each class also has a shape or a pattern of its own: colour only repeats it."""

from dataclasses import dataclass

from stormops_desktop.viewmodels.map.model import Colouring
from stormops_desktop.views.map.glyphs import Shape
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.tokens import THEMES, Theme


@dataclass(frozen=True, slots=True)
class Mark:
    """How a class of houses is drawn: its shape, its colours, and how large beside the others."""

    shape: Shape
    fill: str
    edge: str
    size: float = 1.0
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Palette:
    """Everything a painter of tiles needs to know of the look; a plain value, safe on any thread.

    Attributes:
        paper, grid: under everything. halo: round marks and words, so that they stand off any map picture.
        veil: laid over map pictures to calm them, with its opacity. dark: map pictures are inverted first.
        hail: by class of hail. routes: in turn. marks: by colouring and class.
        bold: what the sun needs: wider lines, larger marks, patterns in place of tints.
        grown: factor on marks for gloved fingers.
    """

    paper: str
    grid: str
    ink: str
    soft: str
    halo: str
    accent: str
    focus: str
    veil: str
    veil_opacity: float
    dark: bool
    bold: bool
    grown: float
    hail: tuple[str, ...]
    wind: str
    routes: tuple[str, ...]
    marks: dict[Colouring, tuple[Mark, ...]]


# Light to dark with falling lightness, so that they keep their order without colour (checked in the tests).
HAIL = {
    Theme.LIGHT: ("#E3B23C", "#DB7B2B", "#BF3A5B", "#6A1F7A"),
    Theme.DARK: ("#6E5A1E", "#B0662A", "#E0677F", "#F3B6F5"),
    Theme.SUN: ("#8A8A8A", "#5E5E5E", "#333333", "#000000"),
}
# Okabe and Ito 2008, the yellow left out for white paper; dashes tell apart what colours do not.
ROUTES = {
    Theme.LIGHT: ("#0063A6", "#C24D00", "#007A5A", "#A3467F", "#5B4FB5", "#8A6100"),
    Theme.DARK: ("#6BB8F0", "#F4A259", "#4FD3A8", "#E79AC8", "#B4A9FF", "#E8C766"),
    Theme.SUN: ("#000000", "#002B66", "#7A0000", "#00401F", "#522C00", "#3B0A57"),
}
# Viridis-like from violet to green, read by lightness; the theme's ground is the other end.
UPLIFT = {
    Theme.LIGHT: ("#6B6B6B", "#4C6A9C", "#2A788E", "#177A4E", "#0B4F2A"),
    Theme.DARK: ("#9A9A9A", "#7E93C9", "#5DB5C4", "#7FD48B", "#F2EE7A"),
    Theme.SUN: ("#000000", "#000000", "#000000", "#000000", "#000000"),
}
PAPER = {Theme.LIGHT: "#ECEEE9", Theme.DARK: "#141B23", Theme.SUN: "#FFFFFF"}
GRID = {Theme.LIGHT: "#D9DDD6", Theme.DARK: "#222C37", Theme.SUN: "#D0D0D0"}
VEIL_OPACITY = {Theme.LIGHT: 0.12, Theme.DARK: 0.30, Theme.SUN: 0.45}
FIELD_GROWTH = 1.35


def palette_of(look: Look) -> Palette:
    """The palette of the look just now."""
    return palette_for(look.theme, look.density)


def palette_for(theme: Theme, density: Density = Density.OFFICE) -> Palette:
    """The palette of a theme, whatever is worn just now: paper is always light."""
    tokens = THEMES[theme]
    return Palette(
        paper=PAPER[theme], grid=GRID[theme], ink=tokens.ink, soft=tokens.soft, halo=tokens.surface,
        accent=tokens.accent, focus=tokens.focus, veil=PAPER[theme], veil_opacity=VEIL_OPACITY[theme],
        dark=theme is Theme.DARK, bold=theme is Theme.SUN,
        grown=FIELD_GROWTH if density is Density.FIELD else 1.0,
        hail=HAIL[theme], wind=tokens.info, routes=ROUTES[theme], marks=_marks(theme),
    )  # fmt: skip


def _marks(theme: Theme) -> dict[Colouring, tuple[Mark, ...]]:
    t, uplift = THEMES[theme], UPLIFT[theme]
    edge = t.surface if theme is not Theme.SUN else t.ink
    unknown = Mark(Shape.DOT, t.soft, edge, 0.6)
    return {
        Colouring.DECISION: (
            unknown,
            Mark(Shape.DIAMOND, t.surface, t.warn, 0.95, hollow=True),
            Mark(Shape.CIRCLE, t.accent, edge),
        ),
        Colouring.IMPACT: (
            unknown,
            Mark(Shape.RING, t.surface, t.soft, 0.75, hollow=True),
            Mark(Shape.CIRCLE, t.info, edge, 0.9),
            Mark(Shape.DIAMOND, t.warn, edge, 1.05),
            Mark(Shape.TRIANGLE, t.danger, edge, 1.2),
        ),
        Colouring.UPLIFT: (
            unknown,
            Mark(Shape.CROSS, uplift[0], t.surface, 0.85),
            Mark(Shape.RING, t.surface, uplift[1], 0.8, hollow=True),
            Mark(Shape.HALF, uplift[2], t.surface, 0.95),
            Mark(Shape.CIRCLE, uplift[3], edge, 1.05),
            Mark(Shape.STAR, uplift[4], edge, 1.3),
        ),
    }
