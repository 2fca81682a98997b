"""House states are brought up to date before a question is answered from them."""

from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.quality.storms import StormSpan, storm_span
from stormops_desktop.storage.scoring import refreshing

NO_STORM = "This storm is not on this computer. Sync, or choose another one."


def current_storm(work: Workplace, storm_id: str) -> StormSpan:
    """The storm, once every house of it is up to date; the first time this takes a while.

    Raises:
        NotFound: it is not here. StoreTrouble.
    """
    with work.reading() as connection:
        storm = storm_span(connection, storm_id)
    if storm is None:
        raise NotFound(NO_STORM)
    while not _is_current(work, storm_id):
        with work.deriving() as connection:
            refreshing.refresh(connection, storm_id)
    return storm


def _is_current(work: Workplace, storm_id: str) -> bool:
    with work.reading() as connection:
        return refreshing.is_current(connection, storm_id)
