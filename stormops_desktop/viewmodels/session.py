"""Everything a signed-in window shows, made together and let go together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stormops_desktop.services.ports import AccountVerbs, Services
from stormops_desktop.services.routing.models import PlanIssue
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.capture_labels import CaptureLabels
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.crew.pages import FieldViewModels, field_viewmodels
from stormops_desktop.viewmodels.evidence.pages import EvidencePages, evidence_pages
from stormops_desktop.viewmodels.guardrails.guardrails import GuardrailsViewModel, guardrails_viewmodel
from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.jobs import JobsViewModel
from stormops_desktop.viewmodels.live.live import LiveViewModel
from stormops_desktop.viewmodels.live.told_run import ToldRunViewModel
from stormops_desktop.viewmodels.map.map import MapViewModel
from stormops_desktop.viewmodels.nurture.nurture import NurtureViewModel, nurture_viewmodel
from stormops_desktop.viewmodels.office.pages import OfficeViewModels, office_viewmodels
from stormops_desktop.viewmodels.papers.papers import PapersViewModel, papers_page
from stormops_desktop.viewmodels.phases.phases import PhasesViewModel, phases_viewmodel
from stormops_desktop.viewmodels.photos.doubt import RoofDoubtViewModel
from stormops_desktop.viewmodels.photos.page import PhotoPage
from stormops_desktop.viewmodels.routes.pages import RoutePages, route_pages
from stormops_desktop.viewmodels.score.pages import InsightViewModels, insight_viewmodels
from stormops_desktop.viewmodels.shell import BUILT, Section, ShellViewModel
from stormops_desktop.viewmodels.storms.pages import score_card_model
from stormops_desktop.viewmodels.storms.score_card import ScoreCardViewModel
from stormops_desktop.viewmodels.sync import SyncViewModel
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from stormops_desktop.viewmodels.targeting.pages import StormViewModels, storm_viewmodels
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.viewmodels.undo import UndoViewModel
from stormops_desktop.viewmodels.visits.reminders import RemindersViewModel
from sync.contracts.schema import OFFICE


@dataclass(frozen=True, slots=True)
class SessionViewModels:
    """The viewmodels of one session."""

    driver: SyncDriver
    shell: ShellViewModel
    today: TodayViewModel
    jobs: JobsViewModel
    job: JobViewModel
    claim: ClaimViewModel
    sync: SyncViewModel
    undo: UndoViewModel
    evidence: EvidencePages
    labels: CaptureLabels
    photos: PhotoPage
    reminders: RemindersViewModel
    map: MapViewModel
    office: OfficeViewModels | None
    field: FieldViewModels
    papers: PapersViewModel | None = None
    routes: RoutePages | None = None
    insights: InsightViewModels | None = None
    storms: StormViewModels | None = None
    nurture: NurtureViewModel | None = None
    score_card: ScoreCardViewModel | None = None
    live: LiveViewModel | None = None
    told_run: ToldRunViewModel | None = None
    phases: PhasesViewModel | None = None
    guardrails: GuardrailsViewModel | None = None

    def start(self) -> None:
        """First reads, then the first exchange with the office."""
        self.shell.reload()
        self.today.reload()
        self.jobs.reload()
        self.sync.reload()
        self.photos.watch.start()
        if self.office is not None:
            self.office.start()
        self.field.start()
        if self.storms is not None:
            self.storms.start()
        if self.live is not None:
            self.live.start()
        self.driver.start()
        self.shell.load_tenants()

    def dispose(self) -> None:
        """Before the window lets go of the session; nothing calls back afterwards."""
        if self.told_run is not None:
            self.told_run.dispose()
            self.told_run.deleteLater()
        if self.live is not None:
            self.live.dispose()
            self.live.deleteLater()
        self.evidence.dispose()
        if self.office is not None:
            self.office.dispose()
        self.photos.dispose()
        for page in (self.papers, self.score_card):
            if page is not None:
                page.dispose()
                page.deleteLater()
        if self.routes is not None:
            self.routes.dispose()
        for section in (self.insights, self.storms, self.nurture, self.phases, self.guardrails):
            if section is not None:
                section.dispose()
        self.field.dispose()
        for viewmodel in (
            self.map, self.undo, self.reminders, self.sync, self.claim, self.job, self.jobs, self.today,
            self.shell, self.driver,
        ):  # fmt: skip
            viewmodel.dispose()
            viewmodel.deleteLater()


def open_session(
    services: Services, accounts: AccountVerbs, around: Surroundings, *, notice: str = ""
) -> SessionViewModels:
    """Viewmodels over one member's services, not yet started."""
    driver, labels = SyncDriver(around, services.sync), CaptureLabels()
    evidence = evidence_pages(around, services.evidence)
    doubt = RoofDoubtViewModel(around, services.evidence, evidence.gate)
    today = TodayViewModel(around, services.jobs, services.job_verbs)
    insights = insight_viewmodels(services, around)
    storms = storm_viewmodels(services, around)
    nurture = nurture_viewmodel(services, around)
    live = LiveViewModel(around, services.live, driver) if services.live is not None else None
    more = {Section.INSIGHTS: insights, Section.STORMS: storms, Section.NURTURE: nurture}
    sections = (*BUILT, *(section for section, made in more.items() if made is not None))
    made = SessionViewModels(
        driver=driver,
        shell=ShellViewModel(
            around, services.member, services.storms, accounts, driver, sections=sections, notice=notice
        ),
        today=today,
        jobs=JobsViewModel(around, services.jobs, uplift_known=services.member.role in OFFICE),
        job=_job(services, around, labels),
        claim=ClaimViewModel(around, services.claims, services.claim_verbs, visits=services.visits),
        sync=SyncViewModel(around, services.sync, driver, _plan_issues(services)),
        undo=UndoViewModel(around, services.job_verbs),
        evidence=evidence,
        office=office_viewmodels(services.office, accounts, around, driver),
        labels=labels,
        photos=PhotoPage(around, services.photos, labels, driver, doubt),
        reminders=RemindersViewModel(around, services.visits.reminders if services.visits else None),
        map=MapViewModel(around, services.maps),
        papers=papers_page(around, services.papers, services.job_verbs),
        insights=insights,
        storms=storms,
        nurture=nurture,
        score_card=score_card_model(services, around),
        live=live,
        told_run=ToldRunViewModel(around, live) if live is not None and insights is not None else None,
        phases=phases_viewmodel(services, around),
        guardrails=guardrails_viewmodel(services, around),
        routes=route_pages(around, services.routes, services.maps, services.member),
        field=field_viewmodels(services, around, today),
    )
    _tie(made)
    return made


def _plan_issues(services: Services) -> Callable[[], Sequence[PlanIssue]] | None:
    """Only the office settles what crews say against their routes."""
    if services.routes is None or services.member.role not in OFFICE:
        return None
    return services.routes.plans.issues


def _job(services: Services, around: Surroundings, labels: CaptureLabels) -> JobViewModel:
    me = services.member.display_name
    return JobViewModel(
        around, services.jobs, services.job_verbs, visits=services.visits, labels=labels, me=me
    )


def _tie(made: SessionViewModels) -> None:
    """What one part does for another."""
    made.shell.storm_changed.connect(lambda: _follow_storm(made))
    _follow_live(made)
    made.job.gate = made.evidence.gate
    made.job.opened.connect(made.evidence.gate.cancel)
    if made.office is not None:
        made.office.data.left.connect(made.shell.left)


def _follow_live(session: SessionViewModels) -> None:
    live = session.live
    if live is None:
        return
    session.map.follow_live(live, live.verbs)
    if session.field.board is not None:
        session.field.board.follow_live(live)
    if session.insights is not None:
        session.insights.score.follow_live(live)


def _follow_storm(session: SessionViewModels) -> None:
    storm = session.shell.storm
    if session.live is not None:
        session.live.show_storm(storm)
    session.map.show_storm(storm)
    session.field.show_storm(storm)
    for section in (
        session.insights, session.storms, session.nurture, session.phases, session.guardrails,
    ):  # fmt: skip
        if section is not None:
            section.show_storm(storm)
    if session.routes is not None:
        session.routes.desk.show_storm(storm)
    if storm is None:
        session.jobs.show_storm(None)
    else:
        session.jobs.show_storm(storm.storm_id, sample=storm.is_sample, zone=storm.zone)
    session.today.show_storm(storm)
    session.reminders.show_storm(storm)
