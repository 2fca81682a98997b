"""A crew's progress in words."""

from PySide6.QtCore import QCoreApplication

from stormops_desktop.services.live.models import CrewProgress
from stormops_desktop.viewmodels.moments import whole

translate = QCoreApplication.translate


def crew_words(crew: CrewProgress) -> str:
    """The bar's words: who, and how many of how many."""
    return translate("live", "{crew}: {done} of {total}").format(
        crew=crew.name or translate("live", "A crew"), done=whole(crew.done), total=whole(crew.total)
    )


def crew_spoken(crew: CrewProgress) -> str:
    """The same as a sentence."""
    return translate("live", "{crew} has been at {done} of {total} houses.").format(
        crew=crew.name or translate("live", "A crew"), done=whole(crew.done), total=whole(crew.total)
    )


def more_crews(count: int) -> str:
    """What is not shown by name."""
    return translate("live", "and {count} more crews").format(count=whole(count))
