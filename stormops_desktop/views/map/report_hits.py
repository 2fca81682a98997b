"""Which storm report is under a finger, and which ones come next by keyboard."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF

from stormops_desktop.domain.maps.point_index import PointIndex
from stormops_desktop.viewmodels.map.camera import Camera, Size
from stormops_desktop.viewmodels.map.model import ReportMark

TOURED = 12  # reports that a key visits before it begins again


class ReportHits:
    """Finds reports by where they are on the screen; the index is made when it is first asked."""

    def __init__(self, reports: Sequence[ReportMark] = ()) -> None:
        self._reports = reports
        self._index: PointIndex | None = None

    def at(self, camera: Camera, size: Size, at: QPointF, reach: float) -> tuple[ReportMark, float] | None:
        """The nearest report within reach and its distance, both in pixels."""
        x, y = camera.to_world(at.x(), at.y(), size)
        place = self._points().nearest(x, y, reach / camera.scale)
        if place is None:
            return None
        report = self._reports[place]
        return report, float(np.hypot(report.x - x, report.y - y)) * camera.scale

    def after(self, camera: Camera, size: Size, report: ReportMark | None) -> ReportMark | None:
        """The next of those in view, from the middle outwards; the first again behind the last."""
        half = max(size) / 2 / camera.scale
        view = camera.view(size)
        found = [
            self._reports[place] for place in self._points().nearby(camera.x, camera.y, half, 4 * TOURED)
        ]
        seen: list[ReportMark] = [
            one for one in found if view.west <= one.x <= view.east and view.north <= one.y <= view.south
        ]
        ids = [one.report_id for one in seen[:TOURED]]
        if not ids:
            return None
        at = ids.index(report.report_id) + 1 if report and report.report_id in ids else 0
        return seen[at % len(ids)]

    def _points(self) -> PointIndex:
        if self._index is None:
            x, y = (
                np.array([getattr(one, axis) for one in self._reports], dtype=np.float64) for axis in "xy"
            )
            self._index = PointIndex(x, y)
        return self._index
