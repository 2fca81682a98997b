"""Which reports: by source, by hazard, by size, and between two moments."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from stormops_desktop.viewmodels.moments import day_and_time
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.viewmodels.storms.words import figure_words, hazard_word, source_word
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Selector
from stormops_desktop.views.widgets.flow_row import FlowRow

translate = QCoreApplication.translate
SIZES_IN = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)
HAZARDS = ("hail", "wind", "tornado")
LEAST_PX = 196


class ReportFilters(FlowRow):
    """Five choices, each with its menu; "" stands for all."""

    def __init__(self, look: Look, storms: StormsViewModel) -> None:
        self._storms = storms
        made = {
            "source": Selector(look, "reportsSource", translate("storms", "Source"), least=LEAST_PX),
            "hazard": Selector(look, "reportsHazard", translate("storms", "Hazard"), least=LEAST_PX),
            "size": Selector(look, "reportsSize", translate("storms", "Size"), least=LEAST_PX),
            "after": Selector(look, "reportsAfter", translate("storms", "From"), least=LEAST_PX),
            "before": Selector(look, "reportsBefore", translate("storms", "Until"), least=LEAST_PX),
        }
        super().__init__("reportFilters", *made.values(), gap=8)
        self.choices = made
        for key, selector in made.items():
            selector.choices.triggered.connect(lambda action, key=key: self._choose(key, str(action.data())))

    def show_choices(self) -> None:
        """What this storm's reports can be told apart by."""
        shown, wanted = self._storms.shown, self._storms.wanted
        sources = [(one, source_word(one)) for one in (shown.sources if shown else ())]
        hazards = [(one, hazard_word(one)) for one in HAZARDS]
        sizes = [
            (str(size), translate("storms", "Hail from {size}").format(size=figure_words("hail", size)))
            for size in SIZES_IN
        ]
        zone = self._storms.zone
        times = [(str(at), day_and_time(at, zone)) for at in self._storms.times()]
        after = [(at, translate("storms", "From {when}").format(when=when)) for at, when in times]
        before = [(at, translate("storms", "Until {when}").format(when=when)) for at, when in times]
        self._offer("source", translate("storms", "Every source"), sources, wanted.source)
        self._offer("hazard", translate("storms", "Every hazard"), hazards, wanted.hazard)
        self._offer("size", translate("storms", "Every size"), sizes, _told(wanted.least_in))
        self._offer("after", translate("storms", "From the first on"), after, _told(wanted.after))
        self._offer("before", translate("storms", "To the last"), before, _told(wanted.before))

    def _offer(self, key: str, every: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        self.choices[key].offer([("", every), *choices], chosen)

    def _choose(self, key: str, value: str) -> None:
        if key in ("source", "hazard"):
            self._storms.narrow(**{key: value})
        elif key == "size":
            self._storms.narrow(least_in=float(value) if value else None)
        else:
            self._storms.narrow(**{key: int(value) if value else None})


def _told(value: float | int | None) -> str:
    return "" if value is None else str(value)
