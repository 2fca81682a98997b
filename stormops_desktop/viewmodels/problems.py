"""Turns an error into the one sentence a person reads."""

import logging

from PySide6.QtCore import QCoreApplication

from stormops_desktop.domain.routing.plans.errors import PlanError
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.viewmodels.said import say

log = logging.getLogger("screens")


def sentence(error: Exception) -> str:
    """What still works and what to do; never a traceback.

    A ServiceError or a PlanError already is such a sentence, said here in the screen's language. Anything
    else is our defect: it goes to the log in full.
    """
    if isinstance(error, ServiceError):
        return say(error.said)
    if isinstance(error, PlanError):
        return say(str(error))
    log.error("unexpected kind=%s", type(error).__name__, exc_info=error)
    return QCoreApplication.translate(
        "problems",
        "That did not work, and it is our fault. What you saved before is safe on this machine. "
        "Try again; if it happens twice, tell the office.",
    )
