"""Everything a signed-in window shows, made together and let go together."""

from dataclasses import dataclass

from stormops_desktop.services.ports import AccountVerbs, Services
from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.claim import ClaimViewModel
from stormops_desktop.viewmodels.job import JobViewModel
from stormops_desktop.viewmodels.jobs import JobsViewModel
from stormops_desktop.viewmodels.shell import ShellViewModel
from stormops_desktop.viewmodels.sync import SyncViewModel
from stormops_desktop.viewmodels.sync_driver import SyncDriver
from stormops_desktop.viewmodels.today import TodayViewModel
from stormops_desktop.viewmodels.undo import UndoViewModel
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

    def start(self) -> None:
        """First reads, then the first exchange with the office."""
        self.shell.reload()
        self.today.reload()
        self.jobs.reload()
        self.sync.reload()
        self.driver.start()
        self.shell.load_tenants()

    def dispose(self) -> None:
        """Before the window lets go of the session; nothing calls back afterwards."""
        for viewmodel in (
            self.undo, self.sync, self.claim, self.job, self.jobs, self.today, self.shell, self.driver,
        ):  # fmt: skip
            viewmodel.dispose()
            viewmodel.deleteLater()


def open_session(
    services: Services, accounts: AccountVerbs, around: Surroundings, *, notice: str = ""
) -> SessionViewModels:
    """Viewmodels over one member's services, not yet started."""
    driver = SyncDriver(around, services.sync)
    made = SessionViewModels(
        driver=driver,
        shell=ShellViewModel(around, services.member, services.storms, accounts, driver, notice=notice),
        today=TodayViewModel(around, services.jobs, services.job_verbs),
        jobs=JobsViewModel(around, services.jobs, uplift_known=services.member.role in OFFICE),
        job=JobViewModel(around, services.jobs, services.job_verbs),
        claim=ClaimViewModel(around, services.claims, services.claim_verbs),
        sync=SyncViewModel(around, services.sync, driver),
        undo=UndoViewModel(around, services.job_verbs),
    )
    made.shell.storm_changed.connect(lambda: _follow_storm(made))
    return made


def _follow_storm(session: SessionViewModels) -> None:
    storm = session.shell.storm
    session.jobs.show_storm(storm.storm_id if storm else None, sample=storm.is_sample if storm else False)
    session.today.show_storm(storm)
