"""The job that a verb is about, as this replica knows it."""

from typing import Any

from stormops_desktop.domain.said import Said
from stormops_desktop.services.errors import NotFound
from stormops_desktop.services.job_reads import GONE
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.claim_page import ClaimPage, claim_page
from stormops_desktop.storage.job_page import brief

THE_JOB = Said("the job")  # in place of the address of a house that has none


def known_job(work: Workplace, job_id: str) -> Any:
    """What `storage.job_page.brief` tells of it.

    Raises:
        NotFound: the job is not in this replica (any more). StoreTrouble.
    """
    with work.reading() as connection:
        job = brief(connection, job_id)
    if job is None:
        raise NotFound(GONE)
    return job


def known_page(work: Workplace, job_id: str) -> ClaimPage:
    """Its claim page.

    Raises:
        NotFound: the job is not in this replica (any more). StoreTrouble.
    """
    with work.reading() as connection:
        page = claim_page(connection, job_id)
    if page is None:
        raise NotFound(GONE)
    return page
