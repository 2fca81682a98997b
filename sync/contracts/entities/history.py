"""Who changed what on a job besides its status, and when: facts, added and never changed."""

from sync.contracts.schema import EVERYONE, Entity, Scope, text, timestamp, uuid

JOB_CHANGES = Entity(
    "job_changes", "change_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True),
        uuid("actor_id", required=True),
        timestamp("happened_at", required=True),
        # Topics, items and what was done are words of the domain: a newer version may know more of them.
        text("topic", required=True), text("item"), text("did", required=True),
        text("before"), text("after"),
    ),
    writers=EVERYONE, append_only=True,
)  # fmt: skip

ENTITIES = (JOB_CHANGES,)
