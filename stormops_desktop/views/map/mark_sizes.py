"""How large marks are that have a size of their own: storm reports, and where crews set out."""

from stormops_desktop.viewmodels.map.model import ReportMark

CLOSE, FAR_SHARE = 10.5, 0.6
LEAST, MOST, AN_INCH = 5.0, 15.0, 3.6
YARD_RADIUS = 11.0


def report_radius(report: ReportMark, zoom: float = CLOSE) -> float:
    """Pixels; hail grows by its size, everything else is small; from afar all of it is smaller."""
    far = FAR_SHARE if zoom < CLOSE else 1.0
    if report.hazard != "hail" or report.magnitude is None:
        return (LEAST + 2) * far
    return min(MOST, LEAST + AN_INCH * report.magnitude) * far


def yard_radius(grown: float) -> float:
    """Pixels of the house where a crew sets out."""
    return YARD_RADIUS * grown
