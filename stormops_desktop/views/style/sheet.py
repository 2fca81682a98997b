"""The style sheet, made from tokens and metrics. No view sets a colour of its own."""

from stormops_desktop.views.style.metrics import FOCUS_PX, Metrics
from stormops_desktop.views.style.tokens import Tokens

RADIUS = 8
TONES = ("ok", "warn", "danger", "info")


def style_sheet(t: Tokens, m: Metrics) -> str:
    """The whole application's style sheet."""
    parts = (
        _ground(t, m),
        _labels(t, m),
        _buttons(t, m),
        _fields(t, m),
        _lists(t, m),
        _frames(t),
        _bars(t, m),
    )
    return "\n".join(parts)


def _box(border: int, height: int, pad: int) -> str:
    """Border, padding and height that together make exactly `height`, whatever the border."""
    return f"border-width: {border}px; padding: 0 {pad - border}px; min-height: {height - 2 * border}px;"


def _ground(t: Tokens, m: Metrics) -> str:
    return f"""
* {{ color: {t.ink}; font-size: {m.body_px}px; font-weight: {t.body_weight}; }}
QMainWindow, QWidget#ground, QStackedWidget, QScrollArea, QWidget#scrolled {{ background: {t.ground}; }}
QToolTip {{ background: {t.ink}; color: {t.surface}; border: 0; padding: 6px 8px; }}
"""


def _labels(t: Tokens, m: Metrics) -> str:
    tones = "\n".join(f'QLabel[tone="{tone}"] {{ color: {getattr(t, tone)}; }}' for tone in TONES)
    return f"""
QLabel {{ background: transparent; border: 0; }}
QLabel[role="title"] {{ font-size: {m.title_px}px; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {m.heading_px}px; font-weight: {t.strong_weight}; }}
QLabel[role="strong"] {{ font-weight: {t.strong_weight}; }}
QLabel[role="soft"] {{ color: {t.soft}; }}
QLabel[role="small"] {{ color: {t.soft}; font-size: {m.small_px}px; }}
QLabel[role="label"] {{ color: {t.soft}; font-size: {m.small_px}px; font-weight: {t.strong_weight}; }}
{tones}
"""


def _buttons(t: Tokens, m: Metrics) -> str:
    b, edge = t.border_px, t.edge
    tones = "\n".join(
        f'QPushButton[tone="{tone}"] {{ color: {getattr(t, tone)}; background: {getattr(t, tone + "_wash")}; '
        f"border-color: {getattr(t, tone)}; }}"
        for tone in TONES
    )
    return f"""
QPushButton {{ background: {t.surface}; color: {t.ink}; border: {b}px solid {edge}; border-radius: {RADIUS}px;
  font-weight: {t.strong_weight}; {_box(b, m.target, 16)} }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.hover}; border-color: {t.ink}; }}
QPushButton:checked {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton:disabled {{ background: {t.ground}; color: {t.soft}; border-style: dashed; }}
QPushButton[target="primary"] {{ {_box(b, m.primary, 16)} }}
QPushButton[target="square"] {{ {_box(b, m.target, 8)} min-width: {m.target - 16}px; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.ground}; color: {t.soft}; border-color: {edge}; }}
QPushButton[kind="quiet"] {{ background: transparent; color: {t.accent};
  border-color: transparent;
  {_box(b, m.target, 8)} }}
QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[kind="quiet"]:disabled {{ color: {t.soft}; }}
QPushButton[kind="left"] {{ text-align: left; }}
QPushButton[kind="left"]:checked {{ background: {t.info_wash}; color: {t.ink};
  border: 2px solid {t.accent}; }}
QPushButton[kind="chip"] {{ border-radius: {m.target // 2}px; {_box(b, m.target, 18)} }}
{tones}
QPushButton[target="primary"]:focus {{
  border: {FOCUS_PX}px solid {t.focus}; {_box(FOCUS_PX, m.primary, 16)} }}
QPushButton:focus {{ border: {FOCUS_PX}px solid {t.focus}; {_box(FOCUS_PX, m.target, 16)} }}
QPushButton[target="square"]:focus {{ {_box(FOCUS_PX, m.target, 8)} }}
QPushButton[kind="quiet"]:focus {{ {_box(FOCUS_PX, m.target, 8)} }}
QPushButton[kind="chip"]:focus {{ {_box(FOCUS_PX, m.target, 18)} }}
"""


def _fields(t: Tokens, m: Metrics) -> str:
    b = t.border_px
    return f"""
QLineEdit {{ background: {t.surface}; border: {b}px solid {t.edge}; border-radius: {RADIUS}px;
  {_box(b, m.target, 12)}
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; placeholder-text-color: {t.soft}; }}
QLineEdit:focus {{ border: {FOCUS_PX}px solid {t.focus}; {_box(FOCUS_PX, m.target, 12)} }}
QPlainTextEdit {{ placeholder-text-color: {t.soft}; background: {t.surface};
  border: {b}px solid {t.edge}; border-radius: {RADIUS}px;
  padding: 8px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QPlainTextEdit:focus {{ border: {FOCUS_PX}px solid {t.focus}; padding: {8 + b - FOCUS_PX}px; }}
"""


def _lists(t: Tokens, m: Metrics) -> str:
    b = t.border_px
    return f"""
QFrame[ring="off"] {{ background: {t.surface}; border: {b}px solid {t.line}; border-radius: {RADIUS}px; }}
QFrame[ring="on"] {{ background: {t.surface}; border: {FOCUS_PX}px solid {t.focus};
  border-radius: {RADIUS}px; }}
QTableView, QListView {{ background: {t.surface}; border: 0;
  gridline-color: {t.line}; outline: 0;
  selection-background-color: {t.chosen}; selection-color: {t.ink}; }}
QListView#commandResults::item {{ min-height: {m.target}px; padding: 0 10px; border-radius: 6px; }}
QListView#commandResults::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
QHeaderView {{ background: {t.surface}; border: 0;
  border-top-left-radius: {RADIUS}px; border-top-right-radius: {RADIUS}px; }}
QHeaderView::section {{ background: {t.surface}; color: {t.soft}; border: 0;
  border-bottom: 2px solid {t.edge};
  padding: 0 12px; min-height: {m.target}px; font-size: {m.small_px}px; font-weight: {t.strong_weight}; }}
QHeaderView::section:hover {{ background: {t.hover}; color: {t.ink}; }}
QMenu {{ background: {t.surface}; border: {max(b, 1)}px solid {t.edge}; padding: 4px; }}
QMenu::item {{ min-height: {m.target}px; padding: 0 20px 0 12px; border-radius: 6px;
  border: {b}px solid transparent; }}
QMenu::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
QMenu::item:disabled {{ color: {t.soft}; }}
QMenu::separator {{ height: {b}px; background: {t.line}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
"""


def _frames(t: Tokens) -> str:
    b = t.border_px
    tones = "\n".join(
        f'QFrame[tone="{tone}"] {{ background: {getattr(t, tone + "_wash")}; border-radius: {RADIUS}px; '
        f"border: {b}px solid {getattr(t, tone)}; }}\n"
        f'QLabel[tone="{tone}"] {{ background: transparent; border: none; }}'  # a label is a frame to Qt
        for tone in TONES
    )
    return f"""
QFrame[card="true"] {{ background: {t.surface}; border: {b}px solid {t.line};
  border-radius: {RADIUS + 4}px; }}
QFrame[card="lead"] {{ background: {t.surface}; border: 2px solid {t.accent};
  border-radius: {RADIUS + 4}px; }}
QFrame[well="true"] {{ background: {t.sunk}; border: {b}px solid {t.line}; border-radius: {RADIUS}px; }}
QFrame#divider {{ background: {t.line}; border: 0; }}
{tones}
"""


def _bars(t: Tokens, m: Metrics) -> str:
    b = t.border_px
    thick = 14 if m.target <= 44 else 22
    return f"""
QWidget#rail {{ background: {t.rail}; border-right: {b if t.rail == t.surface else 0}px solid {t.line}; }}
QWidget#topBar {{ background: {t.surface}; border-bottom: {b}px solid {t.line}; }}
QWidget#bottomBar {{ background: {t.surface}; border-top: {b}px solid {t.line}; }}
QWidget#bottomBar QLabel {{ font-size: {m.small_px}px; }}
QWidget#brand {{ background: {t.rail}; border-right: {b if t.rail == t.surface else 0}px solid {t.line}; }}
QWidget#brand QLabel {{ color: {t.rail_ink}; }}
QWidget#brand QLabel[role="title"] {{ color: {t.rail_ink}; font-size: {m.title_px + 8}px; }}
QToolButton[kind="rail"] {{ background: transparent; color: {t.rail_ink};
  border: {FOCUS_PX}px solid transparent;
  border-radius: {RADIUS + 2}px; font-size: {m.small_px}px; font-weight: {t.strong_weight};
  padding: 8px 0 6px 0;
  min-height: {max(m.primary, 72) - 2 * FOCUS_PX - 14}px; }}
QToolButton[kind="rail"]:hover {{ border-color: {t.rail_ink}; }}
QToolButton[kind="rail"]:checked {{ background: {t.rail_chosen}; color: {t.rail_chosen_ink}; }}
QToolButton[kind="rail"]:focus {{ border-color: {t.focus}; }}
QTabBar {{ background: {t.ground}; border: 0; }}
QTabBar::tab {{ background: transparent; color: {t.soft}; font-weight: {t.strong_weight};
  border: {FOCUS_PX}px solid transparent; border-bottom: 4px solid transparent; border-radius: 0;
  padding: 0 16px; min-height: {m.target - FOCUS_PX - 4}px; margin: 8px 0 0 8px; }}
QTabBar::tab:hover {{ color: {t.ink}; background: {t.hover}; }}
QTabBar::tab:selected {{ color: {t.ink}; border-bottom-color: {t.accent}; }}
QTabBar::tab:selected:focus {{ border-color: {t.focus}; }}
QScrollBar:vertical {{ background: transparent; width: {thick}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {thick}px; margin: 0; }}
QScrollBar::handle {{ background: {t.edge}; border-radius: {(thick - 6) // 2}px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 44px; }}
QScrollBar::handle:horizontal {{ min-width: 44px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.sunk}; border: {b}px solid {t.edge}; border-radius: 6px;
  min-height: 10px; max-height: 10px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {4 if b == 1 else 3}px; }}
QSlider {{ min-height: {m.target}px; background: transparent; border: {FOCUS_PX}px solid transparent;
  border-radius: 8px; }}
QSlider:focus {{ border-color: {t.focus}; }}
QSlider::groove:horizontal {{ height: 8px; background: {t.sunk}; border: {b}px solid {t.edge};
  border-radius: 4px; }}
QSlider::sub-page:horizontal {{ background: {t.accent}; border: {b}px solid {t.accent}; border-radius: 4px; }}
QSlider::handle:horizontal {{ background: {t.accent}; border: 2px solid {t.surface}; border-radius: 12px;
  width: 22px; margin: -9px 0; }}
"""
