"""A run of attribution that the office has and this machine does not have yet."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from stormops_desktop.services.live.models import LiveRun
from stormops_desktop.services.ports import ChangeSet
from stormops_desktop.viewmodels.attribution.words import method_word
from stormops_desktop.viewmodels.base import Surroundings, ViewModel
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.moments import clock_time, whole
from stormops_desktop.viewmodels.nurture.words import channel_word

translate = QCoreApplication.translate
USUAL = "hybrid"


class ToldRunViewModel(ViewModel):
    """The newest run, from the moment that it is told until the exchange has brought it.

    Attributes:
        live: how new the numbers are. words: what is known of the run, "" while there is none.

    Signals:
        words_changed: they are others.
    """

    words_changed = Signal()

    def __init__(self, around: Surroundings, live: LiveViewModel, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self.live = live
        self.words = ""
        live.news.connect(self.reload)

    def reload(self) -> None:
        storm_id = self.live.status.storm_id
        self._db(lambda: self.live.verbs.latest_run(storm_id), self._on_run, lambda _error: None)

    def _on_changes(self, _changes: ChangeSet) -> None:
        if self.words:  # it may have come
            self.reload()

    def _on_run(self, run: LiveRun | None) -> None:
        words = _words(run, self.live.zone) if run is not None else ""
        if words != self.words:
            self.words = words
            self.words_changed.emit()


def _words(run: LiveRun, zone: str) -> str:
    said = translate(
        "live", "The office kept a run at {time}: {conversions} conversions of {journeys} journeys."
    )
    told = said.format(
        time=clock_time(run.computed_at, zone),
        conversions=whole(run.conversions),
        journeys=whole(run.journeys),
    )
    methods = sorted({method for method, _ in run.credit}, key=lambda name: (name != USUAL, name))
    if not methods:
        return told
    shares = {channel: part for (method, channel), part in run.credit.items() if method == methods[0]}
    first = max(sorted(shares), key=lambda channel: shares[channel])
    return translate("live", "{told} {method}: {channel} leads with {share} %.").format(
        told=told,
        method=method_word(methods[0]),
        channel=channel_word(first),
        share=f"{100 * shares[first]:.0f}",
    )
