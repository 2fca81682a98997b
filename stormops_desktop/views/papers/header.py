"""The top of the papers page: which house, and how to get back."""

from stormops_desktop.viewmodels.papers.papers import Mode, PapersViewModel
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.widgets.buttons import Button
from stormops_desktop.views.widgets.page_header import PageHeader


class PapersHeader(PageHeader):
    """With a way to read a paper large."""

    def __init__(self, look: Look, papers: PapersViewModel) -> None:
        super().__init__(look, "papers", self.tr("Back to the job (Escape)"))
        self._papers = papers
        self.large = Button(look, "papersLarge", self.tr("Read large"), icon="search")
        self.large.setCheckable(True)
        self.add(self.large)
        papers.view_changed.connect(self.show_papers)
        papers.mode_changed.connect(self.show_papers)
        papers.mode_changed.connect(lambda: self.large.setChecked(False))

    def show_papers(self) -> None:
        view = self._papers.view
        self.large.setVisible(self._papers.mode is not Mode.LIST)
        if view is None:
            return
        there = self.tr("Back to the job (Escape)")
        if self._papers.mode is not Mode.LIST:
            there = self.tr("Back to the papers (Escape)")
        self.back.setAccessibleName(there)
        self.back.setToolTip(there)
        self.address.show_text(self.tr("Papers at {address}").format(address=view.address))
        self.place.show_text(self.tr("{place} · {storm}").format(place=view.place, storm=view.storm_name))
