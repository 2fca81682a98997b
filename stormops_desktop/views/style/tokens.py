"""The one table of colours: three themes, the same names."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SUN = "sun"  # black on white for glare: 7:1 and more, 2 px borders, weight 500 and more


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role, weights and strokes of one theme.

    Attributes:
        ground: the window behind everything. surface: cards and tables. sunk: fields and wells.
        ink, soft: text; soft is for what supports, and still passes as text.
        line: edges of cards. edge: edges of controls, which must be seen to be found.
        accent, on_accent: the one primary action of a screen.
        rail*: the left rail and the top of the sign-in page.
        ok, warn, danger, info: the four tones as text and shape; *_wash behind them.
        chosen: behind the row one is on. focus: the ring round whatever the keyboard is on.
    """

    ground: str
    surface: str
    sunk: str
    hover: str
    chosen: str
    ink: str
    soft: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    on_accent: str
    rail: str
    rail_ink: str
    rail_chosen: str
    rail_chosen_ink: str
    ok: str
    ok_wash: str
    warn: str
    warn_wash: str
    danger: str
    danger_wash: str
    info: str
    info_wash: str
    focus: str
    border_px: int
    body_weight: int
    strong_weight: int
    body_px: int


LIGHT = Tokens(
    ground="#F3F5F8", surface="#FFFFFF", sunk="#F7F9FB", hover="#E9EEF5", chosen="#E5EFFB",
    ink="#131A24", soft="#475364", line="#D3DAE3", edge="#76849A",
    accent="#0A56B0", accent_hover="#08478F", on_accent="#FFFFFF",
    rail="#0F1E31", rail_ink="#D5DFEC", rail_chosen="#FFFFFF", rail_chosen_ink="#0F1E31",
    ok="#12633A", ok_wash="#E3F3EA", warn="#7F4700", warn_wash="#FCF0DC",
    danger="#A11D1D", danger_wash="#FCE8E6", info="#0A56B0", info_wash="#E5EFFB",
    focus="#C4450C", border_px=1, body_weight=400, strong_weight=600, body_px=15,
)  # fmt: skip

DARK = Tokens(
    ground="#0D131B", surface="#17202B", sunk="#111923", hover="#223040", chosen="#12293F",
    ink="#F2F5F9", soft="#B6C2D0", line="#2F3D4E", edge="#7C8DA3",
    accent="#6BB2FF", accent_hover="#93C7FF", on_accent="#06182C",
    rail="#070B11", rail_ink="#C2CEDC", rail_chosen="#223348", rail_chosen_ink="#FFFFFF",
    ok="#6FDB9B", ok_wash="#12301F", warn="#F7BE63", warn_wash="#35260C",
    danger="#FF9B93", danger_wash="#3D1715", info="#8CC4FF", info_wash="#12293F",
    focus="#FFB454", border_px=1, body_weight=400, strong_weight=600, body_px=15,
)  # fmt: skip

SUN = Tokens(
    ground="#FFFFFF", surface="#FFFFFF", sunk="#FFFFFF", hover="#E8E8E8", chosen="#E4E4E4",
    ink="#000000", soft="#000000", line="#000000", edge="#000000",
    accent="#002B66", accent_hover="#001A40", on_accent="#FFFFFF",
    rail="#FFFFFF", rail_ink="#000000", rail_chosen="#000000", rail_chosen_ink="#FFFFFF",
    ok="#00401F", ok_wash="#FFFFFF", warn="#522C00", warn_wash="#FFFFFF",
    danger="#7A0000", danger_wash="#FFFFFF", info="#002B66", info_wash="#FFFFFF",
    focus="#9C0000", border_px=2, body_weight=500, strong_weight=700, body_px=17,
)  # fmt: skip

THEMES = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.SUN: SUN}

TEXT_ON = (
    ("ink", "ground"), ("ink", "surface"), ("ink", "sunk"), ("ink", "hover"), ("ink", "chosen"),
    ("soft", "chosen"),
("soft", "ground"), ("soft", "surface"), ("soft", "sunk"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("rail_ink", "rail"), ("rail_chosen_ink", "rail_chosen"),
    ("ok", "ok_wash"), ("warn", "warn_wash"), ("danger", "danger_wash"), ("info", "info_wash"),
    ("ok", "surface"), ("warn", "surface"), ("danger", "surface"), ("info", "surface"),
    ("accent", "surface"), ("ink", "info_wash"), ("ink", "warn_wash"),
    ("ink", "danger_wash"), ("ink", "ok_wash"),
)  # fmt: skip
"""Pairs (text, behind it) that occur on screen; the contrast test reads them."""

SHAPE_ON = (
    ("edge", "surface"), ("edge", "ground"), ("edge", "sunk"),
    ("focus", "surface"), ("focus", "ground"), ("focus", "sunk"), ("focus", "rail"),
    ("accent", "ground"), ("accent", "surface"),
)  # fmt: skip
"""Pairs (edge or ring, beside it) that must be seen to use the screen."""


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours (#RRGGBB), 1..21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of an sRGB colour."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
