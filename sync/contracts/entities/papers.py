"""Papers that were signed: one row a paper, each naming the papers it follows."""

from sync.contracts.entities.fieldwork import PHOTO_STATES
from sync.contracts.schema import (
    EVERYONE,
    NOBODY,
    Entity,
    Merge,
    Scope,
    date,
    integer,
    json,
    real,
    text,
    timestamp,
    uuid,
)

PAPER_KINDS = (
    "contingency", "authorisation", "scope_of_loss", "mortgage_form", "permit", "coc", "invoice",
    "depreciation_request",
)  # fmt: skip
SIGNED_BY = ("drawn", "typed")
PAPER_STATES = PHOTO_STATES

_FOR_EVER = Merge.FIXED

PAPERS = Entity(
    "papers", "paper_id", Scope.JOB,
    (
        uuid("job_id", "jobs", required=True, merge=_FOR_EVER),
        text("kind", required=True, values=PAPER_KINDS, merge=_FOR_EVER),
        text("title", required=True, merge=_FOR_EVER), text("template", merge=_FOR_EVER),
        text("sha256", required=True, merge=_FOR_EVER), integer("bytes", required=True, merge=_FOR_EVER),
        text("mime", required=True, merge=_FOR_EVER), text("pages_sha256", merge=_FOR_EVER),
        text("signer", required=True, merge=_FOR_EVER, personal=True),
        text("signed_by", required=True, values=SIGNED_BY, merge=_FOR_EVER),
        text("signature_sha256", required=True, merge=_FOR_EVER),
        timestamp("signed_at", required=True, merge=_FOR_EVER), text("zone", required=True, merge=_FOR_EVER),
        real("latitude", merge=_FOR_EVER), real("longitude", merge=_FOR_EVER), text("place", merge=_FOR_EVER),
        json("parents", required=True, merge=_FOR_EVER), text("chain_hash", required=True, merge=_FOR_EVER),
        date("cancel_by", merge=_FOR_EVER),
        uuid("author_id", required=True, merge=_FOR_EVER),
        text("state", required=True, values=PAPER_STATES, merge=Merge.SERVER, writers=NOBODY),
        timestamp("voided_at", merge=Merge.MIN), text("void_reason"),
    ),
    writers=EVERYONE,
)  # fmt: skip

ENTITIES = (PAPERS,)
