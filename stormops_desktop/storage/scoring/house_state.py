"""What the score and the nurture list know of each house of a storm: a derived row a house, kept here only.

Triggers on the sources note which houses are stale, and only for storms that somebody has asked about: a
first sync and a crew's laptop pay nothing. `refreshing` rebuilds the stale ones before the next question.
`play_count` holds how many houses there are of each kind, so that a count never walks a storm.
"""

from sqlalchemy import REAL, Column, Index, Integer, Table, Text, text

from stormops_desktop.storage.schema import METADATA

KINDS = ("high", "treated", "arm", "converted", "wanted", "listed", "suppressed", "busy")

PLAY_STORM = Table(  # the storms whose houses are kept
    "play_storm",
    METADATA,
    Column("storm_id", Text, primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
PLAY_STALE = Table(
    "play_stale",
    METADATA,
    Column("storm_id", Text, primary_key=True, nullable=False),
    Column("property_id", Text, primary_key=True, nullable=False),
    sqlite_with_rowid=False,
)
PLAY_HOUSE = Table(
    "play_house",
    METADATA,
    Column("storm_id", Text, primary_key=True, nullable=False),
    Column("property_id", Text, primary_key=True, nullable=False),
    Column("uplift", REAL),
    Column("model_version", Text),
    Column("next_action", Text),
    Column("decision", Text),
    Column("reason", Text),
    Column("decided_at", Integer),
    Column("outcome", Text, nullable=False),  # won, lost, pending, none
    Column("last_touch", Integer, nullable=False),  # 0: never
    Column("high", Integer, nullable=False),  # of high uplift, and nothing suppresses it
    Column("treated", Integer, nullable=False),
    Column("arm", Text, nullable=False),  # treat, control or nothing
    Column("converted", Integer, nullable=False),  # inside its window
    Column("wanted", Integer, nullable=False),  # for nurture, were it not suppressed
    Column("listed", Integer, nullable=False),  # for nurture
    Column("suppressed", Text, nullable=False),  # why, or nothing
    Column("busy", Integer, nullable=False),  # has an open job or steps that are still to come
    Column("jobs_total", Integer, nullable=False),  # but for the cancelled; 0 at a duplicate
    Column("jobs_completed", Integer, nullable=False),
    Index(
        "play_house_listed", "storm_id", text("uplift DESC"), "last_touch", "property_id",
        sqlite_where=text("listed = 1"),
    ),
    Index("play_house_high", "storm_id", "treated", "property_id", sqlite_where=text("high = 1")),
    Index("play_house_arm", "storm_id", "arm", "converted", "property_id", sqlite_where=text("arm <> ''")),
    Index(
        "play_house_wanted", "storm_id", "suppressed", "property_id",
        sqlite_where=text("wanted = 1 AND suppressed <> ''"),
    ),
    sqlite_with_rowid=False,
)  # fmt: skip
PLAY_COUNT = Table(
    "play_count",
    METADATA,
    Column("storm_id", Text, primary_key=True, nullable=False),
    *(
        Column(kind, Text if kind in {"arm", "suppressed"} else Integer, primary_key=True, nullable=False)
        for kind in KINDS
    ),
    Column("n", Integer, nullable=False),
    Column("jobs_total", Integer, nullable=False),
    Column("jobs_completed", Integer, nullable=False),
    sqlite_with_rowid=False,
)
QUALITY_RUN = Table(  # the newest run of each check on this laptop
    "quality_run",
    METADATA,
    Column("storm_id", Text, primary_key=True, nullable=False),
    Column("code", Text, primary_key=True, nullable=False),
    Column("ran_ms", Integer, nullable=False),
    Column("checked", Integer, nullable=False),
    Column("failing", Integer, nullable=False),
    sqlite_with_rowid=False,
)
QUALITY_ROW = Table(  # the rows it found, set apart and never altered
    "quality_row",
    METADATA,
    Column("storm_id", Text, primary_key=True, nullable=False),
    Column("code", Text, primary_key=True, nullable=False),
    Column("row_id", Text, primary_key=True, nullable=False),
    Column("entity", Text, nullable=False),
    Column("property_id", Text),
    Column("detail", Text, nullable=False),
    Column("since_ms", Integer, nullable=False),
    sqlite_with_rowid=False,
)

_ITSELF = "SELECT {row}.storm_id, {row}.property_id WHERE {row}.storm_id IN (SELECT storm_id FROM play_storm)"
_EVERY_STORM = "SELECT s.storm_id, {row}.property_id FROM play_storm s"
_WHOLE_STORM = "SELECT h.storm_id, h.property_id FROM play_house h WHERE h.storm_id = {row}.storm_id"

# Source -> which houses become stale. What a house did in one storm shows in the others.
_STALE_BY = {
    "lead_uplift": _ITSELF,
    "policy_decisions_log": _ITSELF,
    "policy_outcomes": _ITSELF,
    "customer_journeys": _ITSELF,
    "jobs": _ITSELF,
    "nurture_sequences": _ITSELF,
    "contact_preferences": _EVERY_STORM,
}
_EVENTS = {"INSERT": "new", "UPDATE": "new", "DELETE": "old"}


def trigger_ddl() -> tuple[str, ...]:
    """The statements that make the triggers."""
    return (
        *(
            _trigger(source, event.lower(), f"{event} ON {source}", select, row)
            for source, select in _STALE_BY.items()
            for event, row in _EVENTS.items()
        ),
        _trigger(
            "properties", "update", "UPDATE OF do_not_knock ON properties WHEN "
            "old.do_not_knock IS NOT new.do_not_knock", _EVERY_STORM, "new",
        ),
        # Another model that counts changes every house.
        _trigger("models", "insert", "INSERT ON models", _WHOLE_STORM, "new"),
        _trigger("models", "update", "UPDATE OF status ON models", _WHOLE_STORM, "new"),
    )  # fmt: skip


def _trigger(source: str, event: str, when: str, select: str, row: str) -> str:
    body = f"INSERT INTO play_stale {select.format(row=row)}"
    # SQLite reads "ON" after a FROM as a join's, so the SELECT always ends in a WHERE.
    ending = "" if "WHERE" in body else " WHERE true"
    return (
        f"CREATE TRIGGER {source}_{event}_plays AFTER {when} BEGIN {body}{ending} ON CONFLICT DO NOTHING; END"
    )
