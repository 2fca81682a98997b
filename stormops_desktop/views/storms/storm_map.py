"""A storm's reports on the map: what the filter lets through, or what an edition changed."""

import numpy as np

from stormops_desktop.viewmodels.map.model import Colouring, Layer
from stormops_desktop.viewmodels.map.spoken import as_of
from stormops_desktop.viewmodels.storms.storms import StormsViewModel
from stormops_desktop.views.map.map_pane import MapPane
from stormops_desktop.views.style.look import Look

LAYERS = (Layer.BASE, Layer.SWATH, Layer.PLACES, Layer.HOUSES, Layer.REPORTS)


class StormMap(MapPane):
    """A map pane that follows the page Storms; a tap on a report points at it, one on a house opens it."""

    def __init__(self, look: Look, storms: StormsViewModel) -> None:
        super().__init__(look, storms.tiles, "stormsMap")
        self._storms = storms
        self.lasso.hide()  # nothing to select here
        self.map.setAccessibleName(self.tr("Map of the reports"))
        self.map.show_style(Colouring.IMPACT, LAYERS)
        storms.reports_changed.connect(self.show_reports)
        storms.report_changed.connect(self.show_report)
        storms.diff_changed.connect(self._show_whole)
        storms.storm_shown.connect(self._show_whole)
        storms.sources_changed.connect(lambda: self.map.show_sources(storms.sources))
        self.map.report_pointed.connect(self._on_pointed)

    def show_reports(self) -> None:
        """The marks as they are now."""
        self.map.show_model(self._storms.model)
        self.map.show_as_of(as_of(self._storms.model))
        moved = len(self._storms.model.houses)  # only an edition's list has houses: all of them moved
        self.map.show_selection(np.ones(moved, dtype=np.bool_))

    def show_report(self) -> None:
        """The ring on the report that is pointed at."""
        wanted = self._storms.report.report_id if self._storms.report else ""
        mark = next((one for one in self._storms.model.reports if one.report_id == wanted), None)
        self.map.point_at_report(mark)

    def _show_whole(self) -> None:
        self.show_reports()
        self.map.fit()

    def _on_pointed(self, report_id: str) -> None:
        self._storms.point_at(report_id)
