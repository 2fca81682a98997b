"""A person as the pages of a paper: the graph with what it is known by, and how it was reached."""

from PySide6.QtCore import Qt

from stormops_desktop.services.attribution.ports import ReportPage
from stormops_desktop.viewmodels.attribution.report import report_page
from stormops_desktop.viewmodels.charts.figure import Figure
from stormops_desktop.viewmodels.fixed_model import FixedTableModel
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel


def person_pages(
    identity: IdentityViewModel, graph_title: str, graph: bytes, touches: Figure, touches_picture: bytes
) -> list[ReportPage]:
    """The graph with the values, then the channels where there are any."""
    head, rows = _table(identity.identifiers)
    pages = [ReportPage(graph_title, graph, head, rows)]
    return pages if touches.empty else [*pages, report_page(touches, touches_picture)]


def _table(model: FixedTableModel) -> tuple[list[str], list[list[str]]]:  # type: ignore[type-arg]
    """Titles and texts of a table as it is on screen."""
    columns = range(model.columnCount())
    head = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    texts = [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]
    return head, texts
