"""Who lives at the house: initials, masked numbers, and whether they may be called, texted or written to."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from stormops_desktop.viewmodels.identity.household import contact_lines, people_line
from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.views.widgets.labels import label


class PeopleCard(QFrame):
    """Hidden where nobody is known and nobody said no."""

    def __init__(self, job: JobViewModel) -> None:
        super().__init__()
        self._job = job
        self.setObjectName("peopleCard")
        self.setProperty("card", "true")
        self.names = label("peopleNames", wrap=True)
        self.ways = label("peopleWays", wrap=True)
        self.masked = label("peopleMasked", self.tr("Names and numbers in full are the office's."), "small")
        self.masked.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label("peopleTitle", self.tr("Who lives here"), "heading"))
        for part in (self.names, self.ways, self.masked):
            column.addWidget(part)
        job.detail_changed.connect(self.show_job)
        self.hide()

    def show_job(self) -> None:
        """Another job, or more is known of who lives there."""
        found = self._job.detail.household if self._job.detail is not None else None
        names = people_line(found) if found is not None else ""
        lines = contact_lines(found) if found is not None else []
        self.names.setText(names)
        self.names.setVisible(bool(names))
        self.ways.setText("\n".join(lines))
        self.ways.setVisible(bool(lines))
        self.masked.setVisible(bool(names or (found is not None and found.contacts)))
        self.setVisible(bool(names or lines))
