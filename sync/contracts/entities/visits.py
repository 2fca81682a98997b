"""What the app asked at a visit and what the person answered: facts, added and never changed."""

from sync.contracts.schema import EVERYONE, Entity, Scope, json, real, text, timestamp, uuid

CHECK_KINDS = ("roof", "evidence")

VISIT_CHECKS = Entity(
    "visit_checks", "check_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True),
        text("kind", required=True, values=CHECK_KINDS),
        # Answers, sources, slopes and shots are words of the domain: a newer version may know more of them.
        text("answer", required=True), text("words"),
        uuid("photo_id"),
        real("distance_m"), real("latitude"), real("longitude"), text("source"),
        text("slope"), text("shot"), json("gaps"),
        timestamp("asked_at", required=True),
        uuid("actor_id", required=True),
    ),
    writers=EVERYONE, append_only=True,
)  # fmt: skip

ENTITIES = (VISIT_CHECKS,)
