"""Which slope one is at: it stays, and whatever is captured next is labelled with it."""

from stormops_desktop.viewmodels.capture_labels import CYCLE, CaptureLabels
from stormops_desktop.viewmodels.photos.words import label_code
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Selector


class SlopeButton(Selector):
    """A menu of slopes; S goes through them."""

    def __init__(self, look: Look, labels: CaptureLabels) -> None:
        super().__init__(look, "jobSlope", self.tr("Slope I am at (S)"), icon="home", least=190)
        self._labels = labels
        self.choices.triggered.connect(lambda action: labels.choose(slope=str(action.data() or "")))
        labels.changed.connect(self.show_labels)
        self.show_labels()

    def show_labels(self) -> None:
        words = {code: label_code(code) for code in CYCLE}
        words[""] = self.tr("not chosen")
        offered = [(code, self.tr("Slope: {slope}").format(slope=words[code])) for code in CYCLE]
        self.offer(offered, self._labels.slope)
