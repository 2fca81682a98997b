"""A table of a screen as a CSV file, with where it comes from above it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, Qt

from stormops_desktop.domain.spreadsheets import safe_cell


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file that exists in memory only, until the person says where it goes."""

    name: str
    content: bytes


def table_file(name: str, title: str, origin: Sequence[str], model: QAbstractTableModel) -> TableFile:
    """What the table shows, row by row, in UTF-8; texts that a spreadsheet would run are marked as text."""
    columns = range(model.columnCount())
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in (title, *(one for one in origin if one)):
        writer.writerow([f"# {line}"])
    across = Qt.Orientation.Horizontal
    writer.writerow([safe_cell(str(model.headerData(at, across) or "")) for at in columns])
    for row in range(model.rowCount()):
        writer.writerow([safe_cell(str(model.index(row, at).data() or "")) for at in columns])
    return TableFile(f"{name}.csv", out.getvalue().encode("utf-8-sig"))
