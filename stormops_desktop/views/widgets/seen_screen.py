"""A screen that tells its viewmodel when it is looked at."""

from PySide6.QtGui import QHideEvent, QShowEvent

from stormops_desktop.viewmodels.seen import SeenViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.screen import Screen


class SeenScreen(Screen):
    """Reads when it comes to the front; what changes meanwhile is read then."""

    def __init__(self, look: Look, name: str, viewmodel: SeenViewModel) -> None:
        super().__init__(look, name, viewmodel)
        self._seen_by = viewmodel

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._seen_by.appear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seen_by.vanish()
