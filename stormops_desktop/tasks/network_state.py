"""What the operating system knows of the network link: does it cost?"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_Feature = QNetworkInformation.Feature


class NetworkState(QObject):
    """Listens to the system on the GUI thread; `costs` may be read from any thread.

    Where the system has no opinion (no back end, or one without it) the answer is None, and the person's own
    word on the page Photos and data is all there is.

    Signals:
        changed: the link costs now, or does so no more.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: QNetworkInformation | None = None
        self._costs: bool | None = None

    def listen(self) -> None:
        """Asks the system, and hears of changes from now on. Not at once: a window should be up first."""
        self._known = _information()
        if self._known is not None:
            self._known.isMeteredChanged.connect(self._look)
            self._known.reachabilityChanged.connect(self._look)
        self._look()

    def costs(self) -> bool | None:
        """Whether the present link costs, None where nobody knows."""
        return self._costs

    def _look(self, _news: object = None) -> None:
        now = _costs(self._known)
        if now is not self._costs:
            self._costs = now
            self.changed.emit()


def _information() -> QNetworkInformation | None:
    """The system's back end that knows of costs; loaded once a process."""
    if QNetworkInformation.instance() is None and not QNetworkInformation.loadBackendByFeatures(
        _Feature.Metered
    ):
        return None
    found = QNetworkInformation.instance()
    return found if found is not None and found.supports(_Feature.Metered) else None


def _costs(known: QNetworkInformation | None) -> bool | None:
    return None if known is None else bool(known.isMetered())
