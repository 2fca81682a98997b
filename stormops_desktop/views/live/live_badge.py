"""How new the numbers beside it are: Live, or as of when."""

from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.badge import Badge


class LiveBadge(Badge):
    """Says so by a shape, words and a colour; a screen reader reads the words."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._live: LiveViewModel | None = None
        self.hide()

    def show_live(self, live: LiveViewModel | None) -> None:
        """From now on it tells of this line; None where there is none."""
        self._live = live
        self.setVisible(live is not None)
        if live is not None:
            live.badge_changed.connect(self._say)
            self._say()

    def _say(self) -> None:
        live = self._live
        if live is None:
            return
        self.show_badge("live" if live.live else "clock", live.words, "ok" if live.live else "soft")
        self.setToolTip(live.spoken)
        self.setAccessibleName(live.words)
        self.setAccessibleDescription(live.spoken)
