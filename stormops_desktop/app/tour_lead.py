"""What a manager reads in the real app: phases, targeting, import, nurture and the pages of Insights.

`python -m stormops_desktop.app.tour --lead --email manager@… --pictures FOLDER` runs it. Nothing is changed.
"""

from stormops_desktop.app.tour import Tour, TourReport, TourStuck
from stormops_desktop.viewmodels.attribution.attribution import AttributionViewModel
from stormops_desktop.viewmodels.base import Load, ViewModel
from stormops_desktop.viewmodels.identity.identity import IdentityViewModel
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.viewmodels.shell import Section
from stormops_desktop.views.shell.pages import Pages
from stormops_desktop.views.shell.shell_view import ShellView
from stormops_desktop.views.style.tokens import Theme


class LeadTour(Tour):
    """Drives the window of somebody who manages."""

    shoots_sign_in = False

    def run(self, email: str, password: str, *, tenant: str = "") -> TourReport:
        """Signs in, and looks at every page of those who lead.

        Raises:
            TourStuck: something did not come about in time, or the person does not lead.
        """
        self._sign_in(email, password, tenant)
        session, shell = self._session()
        self._report.member = session.shell.member.display_name
        self._report.tenant_id = session.shell.member.tenant_id
        self._settled(session)
        self._report.storm = session.shell.storm.name if session.shell.storm else ""
        self._phases(session, shell)
        self._storms(session, shell)
        self._nurture(session, shell)
        self._insights(session, shell)
        return self._report

    def _phases(self, session: SessionViewModels, shell: ShellView) -> None:
        phases = session.phases
        if phases is None or shell.phases is None or shell.insights is None:
            raise TourStuck("this person does not lead; sign in as a manager")
        self._ready(phases)
        today = session.today
        self._after(today.load_changed, lambda: today.load is not Load.BUSY, "Today")
        self._picture("lead-today")
        self._click(shell.phases, "phase_routes")
        self._after(phases.opened_changed, lambda: phases.behind.rowCount() > 0, "the rows behind a gate")
        self._picture("phases")

    def _storms(self, session: SessionViewModels, shell: ShellView) -> None:
        if session.storms is None or shell.storms is None:
            raise TourStuck("this person does not decide about storms; sign in as a manager")
        policy = session.storms.policy
        self._click(shell.rail, f"rail_{Section.STORMS}")
        work = session.storms.work
        if work is not None:
            shell.storms.show_page("storms")
            self._ready(work.storms)
            self._picture("storms")
        shell.storms.show_page("targeting")
        self._ready(policy)
        self._after(
            policy.content_changed, lambda: policy.preview is not None, "the policy's preview",
            lambda: self._click(shell.storms or shell, "previewPolicy"),
        )  # fmt: skip
        self._picture("targeting-preview")
        shell.storms.show_page("import")
        if session.storms.importing is not None:
            self._ready(session.storms.importing)
        self._picture("import")

    def _nurture(self, session: SessionViewModels, shell: ShellView) -> None:
        nurture = session.nurture
        if nurture is None or shell.nurture is None:
            raise TourStuck("this person does not follow up; sign in as a manager")
        self._click(shell.rail, f"rail_{Section.NURTURE}")
        self._ready(nurture)
        self._after(nurture.table.settled, lambda: nurture.table.rowCount() > 0, "the nurture list")
        self._after(
            nurture.house.house_changed, lambda: nurture.house.why is not None, "why a house is here",
            lambda: nurture.explain(0),
        )  # fmt: skip
        self._picture("nurture-house")
        self._guardrails(session, shell.nurture)

    def _guardrails(self, session: SessionViewModels, pages: Pages) -> None:
        """What has fired so far; the stream jobs may still be at it."""
        guardrails = session.guardrails
        if guardrails is None:
            return
        pages.show_page("guardrails")
        self._ready(guardrails)
        if guardrails.waiting:
            self._after(guardrails.table.settled, lambda: guardrails.table.rowCount() > 0, "what waits")
            self._after(
                guardrails.detail_changed, lambda: guardrails.detail is not None, "why a guardrail fired",
                lambda: guardrails.explain(0),
            )  # fmt: skip
        self._picture("guardrails")

    def _insights(self, session: SessionViewModels, shell: ShellView) -> None:
        models = session.insights
        if models is None or shell.insights is None:
            raise TourStuck("this person has no Insights; sign in as a manager")
        self._click(shell.rail, f"rail_{Section.INSIGHTS}")
        pages: list[tuple[str, ViewModel | None]] = [
            ("score", models.score), ("quality", models.quality), ("experiments", models.experiments),
            ("models", models.models),
        ]  # fmt: skip
        for page, viewmodel in pages:
            if viewmodel is not None:
                shell.insights.show_page(page)
                self._ready(viewmodel)
                self._picture(f"lead-{page}")
        if models.identity is not None:
            self._identity(shell.insights, models.identity)
        if models.attribution is not None:
            self._attribution(session, shell.insights, models.attribution)

    def _attribution(
        self, session: SessionViewModels, pages: Pages, attribution: AttributionViewModel
    ) -> None:
        """Of the sample storm, whose houses were touched for days; the demo's own storm is a night old."""
        sample = next((storm for storm in session.shell.storms if storm.is_sample), None)
        if sample is None:
            return
        pages.show_page("attribution")
        session.shell.choose_storm(sample.storm_id)
        self._after(
            attribution.load_changed, lambda: attribution.found is not None, "the sample storm's attribution"
        )
        self._picture("lead-attribution")

    def _identity(self, pages: Pages, identity: IdentityViewModel) -> None:
        """The pairs to look at and one person; with nobody known, what the page says of that."""
        pages.show_page("identity")
        self._ready(identity)
        self._after(
            identity.opened_changed, lambda: identity.person is not None or not identity.people.rows,
            "a person",
        )  # fmt: skip
        self._picture("lead-identity")

    def _ready(self, viewmodel: ViewModel) -> None:
        self._after(viewmodel.load_changed, lambda: viewmodel.load is Load.READY, type(viewmodel).__name__)

    def _picture(self, name: str) -> None:
        """In the light theme alone: these pages are many."""
        self._let_paint()
        file = self._folder / f"{name}-{Theme.LIGHT.value}.png"
        if not self._window.grab().save(str(file)):
            raise TourStuck(f"the picture {file} could not be written")
        self._report.pictures.append(str(file))
