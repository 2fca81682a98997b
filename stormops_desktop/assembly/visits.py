"""The services around a visit, put together."""

from collections.abc import Mapping

from stormops_desktop.adapters.note_templates import load_note_templates
from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.services.claim_verbs import ClaimActions
from stormops_desktop.services.job_reads import JobDesk
from stormops_desktop.services.job_verbs import JobActions
from stormops_desktop.services.jobs.appointments import Appointments
from stormops_desktop.services.jobs.ports import Visits
from stormops_desktop.services.jobs.reminders import ReminderDesk
from stormops_desktop.services.jobs.tracker import JobTracker
from stormops_desktop.services.photos.ports import PhotoVerbs
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace


def visit_services(
    work: Workplace, photos: PhotoVerbs, shelf: UndoShelf, packs: Mapping[str, RulePack]
) -> Visits:
    """Appointments, reminders, the tracker and the texts for notes of one member."""
    tracker = JobTracker(work, JobDesk(work), JobActions(work, shelf), ClaimActions(work, shelf), photos)
    return Visits(ReminderDesk(work, packs), Appointments(work, shelf), tracker, load_note_templates())
