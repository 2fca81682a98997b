"""The import's use cases over one open session."""

from stormops_desktop.services.intake.desk import ImportDesk
from stormops_desktop.services.intake.mappings import MappingDesk
from stormops_desktop.services.intake.ports import IntakeServices
from stormops_desktop.services.intake.scores import ScoreDesk
from stormops_desktop.services.workplace import Workplace


def intake_services(work: Workplace) -> IntakeServices:
    """Imports, mappings and scores."""
    return IntakeServices(ImportDesk(work), MappingDesk(work), ScoreDesk(work))
