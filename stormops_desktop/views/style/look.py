"""How the application looks just now: theme, density, and the sizes and icons that follow from them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from stormops_desktop.views.style.fonts import font, load_fonts
from stormops_desktop.views.style.icons import icon
from stormops_desktop.views.style.metrics import Density, Metrics, dots_per_inch, metrics
from stormops_desktop.views.style.sheet import style_sheet
from stormops_desktop.views.style.tokens import THEMES, Theme, Tokens


class Look(QObject):
    """Given to every view; what paints for itself repaints on `changed`.

    Signals:
        changed: theme or density are different now.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        theme: Theme = Theme.LIGHT,
        density: Density = Density.OFFICE,
        *,
        dpi: float | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._dpi = dpi or dots_per_inch(app.primaryScreen())
        self.theme, self.density = theme, density
        load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        # macOS tabs through text fields and lists only; here everything works by keyboard.
        app.styleHints().setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusAllControls)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        return THEMES[self.theme]

    @property
    def metrics(self) -> Metrics:
        return metrics(self.density, self._dpi, self.tokens.body_px)

    def wear(self, theme: Theme | None = None, density: Density | None = None) -> None:
        """Changes theme or density of the running application."""
        self.theme = theme or self.theme
        self.density = density or self.density
        self._apply()
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        return QColor(str(getattr(self.tokens, token)))

    def icon(
        self, name: str, tint: str = "ink", chosen: tuple[str, str] | None = None, *, gap: float = 0.0
    ) -> QIcon:
        """An icon in a token's colour; `chosen` names the tokens (icon, behind it) while checked."""
        t = self.tokens
        behind = t.accent if tint == "on_accent" else t.surface
        checked = (str(getattr(t, chosen[0])), str(getattr(t, chosen[1]))) if chosen else None
        return icon(name, str(getattr(t, tint)), behind, chosen=checked, disabled=t.soft, gap=gap)

    def _apply(self) -> None:
        t, m = self.tokens, self.metrics
        self._app.setFont(font(m.body_px, t.body_weight))
        self._app.setPalette(_palette(t))
        self._app.setStyleSheet(style_sheet(t, m))


def _palette(t: Tokens) -> QPalette:
    """For what style sheets do not reach: placeholders, painted delegates, native popups."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, t.ground), (role.WindowText, t.ink), (role.Base, t.surface), (role.Text, t.ink),
        (role.AlternateBase, t.sunk), (role.Button, t.surface), (role.ButtonText, t.ink),
        (role.Highlight, t.chosen), (role.HighlightedText, t.ink), (role.PlaceholderText, t.soft),
        (role.ToolTipBase, t.ink), (role.ToolTipText, t.surface),
        (role.Link, t.accent), (role.Accent, t.accent),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    return palette
