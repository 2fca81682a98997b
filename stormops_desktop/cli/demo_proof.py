"""Shows that what a crew did offline arrived: the row, the event, and what another company sees of it."""

from collections.abc import Callable, Mapping
from typing import Any

from stormops_desktop.cli.demo_people import Person
from sync.serve.centre import CentreUrls
from sync.serve.witness import event_on_broker, job_at_centre

COMPLETED = "com.stormops.job.transitioned.v1"


def prove(
    facts: Mapping[str, Any], crew: Person, stranger: Person, urls: CentreUrls, say: Callable[[str], None]
) -> int:
    """Prints what PostgreSQL and the broker hold of the job; 0 when all of it is as it must be, else 1.

    Args:
        facts: the tour's: job_id, address, note.
    """
    job_id = facts["job_id"]
    say(f"The crew completed {facts['address']} without a network, with a note. After the sync:")
    row = job_at_centre(urls.database.app, crew.tenant_id, job_id)
    arrived = row is not None and row.status == "completed" and facts["note"] in row.notes
    if row is not None:
        say(f"  PostgreSQL: job {job_id} is {row.status} ({row.outcome}), revision {row.rev}")
        say(f"  its notes: {' / '.join(row.notes)}")
    event = event_on_broker(urls.broker, crew.tenant_id, job_id, COMPLETED)
    if event is not None:
        where = f"partition {event.partition}, offset {event.offset}"
        say(f"  Kafka: {event.type} {event.id} at {event.time}, {where}")
    seen = job_at_centre(urls.database.app, stranger.tenant_id, job_id)
    say(f"  {stranger.company} sees {'nothing' if seen is None else 'ALL'} of it.")
    complete = arrived and event is not None and seen is None
    say("The day is complete." if complete else "The day is NOT complete: a line above is missing or wrong.")
    return 0 if complete else 1
