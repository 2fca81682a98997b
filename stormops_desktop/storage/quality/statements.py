"""Each check in SQL: how many rows it looks at, and which of them fail.

A statement's FROM and WHERE say what is looked at; `fails` is the further condition. Every statement may use
:storm, :now, :first_day and :last_day (the storm's local days, one more on either side).
"""

from dataclasses import dataclass

from stormops_desktop.domain.quality.checks import (
    CREDIT_SLACK,
    GUST_AT_MOST,
    HAIL_AT_MOST_IN,
    IDENTIFIERS_AT_MOST,
    PENNIES,
    PHOTO_METRES,
    STALE_MS,
    VISIT_SLACK_MS,
)
from stormops_desktop.domain.storms.vocabulary import ReportHazard
from sync.contracts.entities.targeting import CHANNELS


@dataclass(frozen=True, slots=True)
class Statement:
    """The parts of a check's two questions.

    Attributes:
        row_id, property_id, detail: expressions of a failing row; detail is what is wrong, in words.
        needs: columns of a table that must be here, as a newer version of the product may bring them.
    """

    looks_at: str
    fails: str
    row_id: str
    property_id: str
    detail: str
    needs: tuple[str, tuple[str, ...]] | None = None


_HOUSES = "property_impacts i JOIN properties p ON p.property_id = i.property_id WHERE i.storm_id = :storm"
_JOBS = "jobs j WHERE j.storm_id = :storm"
_PHOTOS = "photos f JOIN jobs j ON j.job_id = f.job_id WHERE j.storm_id = :storm"
_CLAIMS = "claim_intel c JOIN jobs j ON j.job_id = c.job_id WHERE j.storm_id = :storm"
_STOPS = (
    "route_properties s JOIN routes r ON r.route_id = s.route_id WHERE s.storm_id = :storm "
    "AND r.status IN ('draft', 'published', 'in_progress')"
)
_TOUCHES = "customer_journeys t WHERE t.storm_id = :storm"
_SHOTS = "('slope_overview', 'test_square', 'close_up')"
_KNOWN = ", ".join(f"'{channel}'" for channel in CHANNELS if channel != "other")
_ARRIVED = (
    "(SELECT min(e.happened_at) FROM job_events e WHERE e.job_id = j.job_id AND e.to_status = 'on_site')"
)

STATEMENTS: dict[str, Statement] = {
    "DQ01": Statement(
        _HOUSES,
        "(p.latitude IS NULL OR p.longitude IS NULL OR p.latitude NOT BETWEEN -90 AND 90 "
        "OR p.longitude NOT BETWEEN -180 AND 180 OR (p.latitude = 0 AND p.longitude = 0))",
        "p.property_id", "p.property_id",
        "coalesce(p.latitude || ', ' || p.longitude, 'no coordinates')",
    ),
    "DQ02": Statement(
        _HOUSES, "trim(coalesce(p.address, '')) = ''", "p.property_id", "p.property_id", "'no address'"
    ),
    "DQ03": Statement(
        "(SELECT q.property_id, q.address, min(q.property_id) OVER same AS first, "
        "count(*) OVER same AS n FROM (SELECT p.property_id, p.address, p.unit, p.zip_code FROM "
        f"{_HOUSES} AND trim(coalesce(p.address, '')) <> '' AND NOT EXISTS (SELECT 1 FROM "
        "contact_preferences c WHERE c.property_id = p.property_id AND c.reason = 'duplicate')) q "
        "WINDOW same AS (PARTITION BY lower(trim(q.address)), lower(trim(coalesce(q.unit, ''))), "
        "coalesce(q.zip_code, ''))) d WHERE true",
        "d.n > 1 AND d.property_id <> d.first", "d.property_id", "d.property_id",
        "'same address as ' || d.first",
    ),
    "DQ04": Statement(
        f"{_HOUSES} AND zip_in_state(p.zip_code, p.state) IS NOT NULL",
        "zip_in_state(p.zip_code, p.state) = 0", "p.property_id", "p.property_id",
        "p.zip_code || ' is not in ' || p.state",
    ),
    "DQ05": Statement(
        "lead_uplift u WHERE u.storm_id = :storm",
        "(u.expected_uplift IS NULL OR u.expected_uplift NOT BETWEEN -1 AND 1)", "u.uplift_id",
        "u.property_id", "'uplift ' || coalesce(u.expected_uplift, 'not a number')",
    ),
    "DQ06": Statement(
        "play_house h JOIN models m ON m.storm_id = h.storm_id AND m.kind = 'uplift' AND m.action = 'any' "
        "AND m.status = 'live' WHERE h.storm_id = :storm AND h.uplift IS NOT NULL",
        "h.model_version <> m.version", "h.property_id", "h.property_id",
        "'scored by ' || coalesce(h.model_version, 'nothing') || ', live is ' || m.version",
    ),
    "DQ07": Statement(
        "play_house h WHERE h.storm_id = :storm AND h.treated = 1",
        "h.uplift IS NULL AND h.reason <> 'rct_treatment'", "h.property_id", "h.property_id",
        "'treated (' || h.reason || ') without a score'",
    ),
    "DQ08": Statement(
        _STOPS,
        "EXISTS (SELECT 1 FROM play_house h WHERE h.storm_id = s.storm_id AND h.property_id = s.property_id "
        "AND h.suppressed = 'control_arm')", "s.stop_id", "s.property_id", "'on ' || r.route_name",
    ),
    "DQ09": Statement(
        "(SELECT s.stop_id, s.property_id, r.route_name, count(*) OVER (PARTITION BY s.property_id) AS n "
        f"FROM {_STOPS} AND r.status <> 'draft') d WHERE true", "d.n > 1", "d.stop_id", "d.property_id",
        "'on ' || d.route_name || ' and ' || (d.n - 1) || ' more'",
    ),
    "DQ10": Statement(
        "(SELECT s.route_id, r.route_name, count(*) AS n, count(DISTINCT s.sequence_order) AS kinds, "
        f"min(s.sequence_order) AS low, max(s.sequence_order) AS high FROM {_STOPS} "
        "GROUP BY s.route_id) d WHERE true",
        "(d.kinds <> d.n OR d.low <> 1 OR d.high <> d.n)", "d.route_id", "NULL",
        "d.route_name || ': ' || d.n || ' stops numbered ' || d.low || ' to ' || d.high",
    ),
    "DQ11": Statement(
        _JOBS, "NOT EXISTS (SELECT 1 FROM properties p WHERE p.property_id = j.property_id)", "j.job_id",
        "j.property_id", "'no such house here'",
    ),
    "DQ12": Statement(
        f"{_JOBS} AND j.status = 'completed'", "j.completed_at IS NULL", "j.job_id", "j.property_id",
        "'completed, no time'",
    ),
    "DQ13": Statement(
        f"{_JOBS} AND j.completed_at IS NOT NULL AND made_ms(j.job_id) IS NOT NULL",
        "j.completed_at < made_ms(j.job_id)", "j.job_id", "j.property_id",
        "'completed ' || ((made_ms(j.job_id) - j.completed_at) / 60000) || ' minutes before it was made'",
    ),
    "DQ14": Statement(
        _PHOTOS,
        f"(coalesce(f.sha256, '') = '' OR (f.category IN {_SHOTS} AND coalesce(f.slope, '') = ''))",
        "f.photo_id", "j.property_id",
        "CASE WHEN coalesce(f.sha256, '') = '' THEN 'no hash' ELSE f.category || ' without a slope' END",
    ),
    "DQ15": Statement(
        "photos f JOIN jobs j ON j.job_id = f.job_id JOIN properties p ON p.property_id = j.property_id "
        "WHERE j.storm_id = :storm AND f.latitude IS NOT NULL AND f.longitude IS NOT NULL "
        "AND p.latitude IS NOT NULL AND p.longitude IS NOT NULL",
        f"metres_apart(f.latitude, f.longitude, p.latitude, p.longitude) > {PHOTO_METRES}", "f.photo_id",
        "j.property_id",
        "CAST(metres_apart(f.latitude, f.longitude, p.latitude, p.longitude) AS INTEGER) || ' m away'",
    ),
    "DQ16": Statement(
        f"{_PHOTOS} AND f.taken_at IS NOT NULL AND j.completed_at IS NOT NULL AND {_ARRIVED} IS NOT NULL",
        f"f.taken_at NOT BETWEEN {_ARRIVED} - {VISIT_SLACK_MS} AND j.completed_at + {VISIT_SLACK_MS}",
        "f.photo_id", "j.property_id", "'taken outside the visit'",
    ),
    "DQ17": Statement(
        f"{_CLAIMS} AND c.rcv_cents IS NOT NULL AND c.acv_cents IS NOT NULL",
        "abs(c.acv_cents - (c.rcv_cents - coalesce(c.recoverable_dep_cents, 0) "
        f"- coalesce(c.nonrecoverable_dep_cents, 0))) > {PENNIES}", "c.claim_id", "j.property_id",
        "'ACV ' || printf('%.2f', c.acv_cents / 100.0) || ' is not RCV less depreciation, ' || "
        "printf('%.2f', (c.rcv_cents - coalesce(c.recoverable_dep_cents, 0) "
        "- coalesce(c.nonrecoverable_dep_cents, 0)) / 100.0)",
    ),
    "DQ18": Statement(
        f"{_CLAIMS} AND c.date_of_loss IS NOT NULL AND :first_day IS NOT NULL",
        "c.date_of_loss NOT BETWEEN :first_day AND :last_day", "c.claim_id", "j.property_id",
        "'loss on ' || c.date_of_loss",
    ),
    "DQ19": Statement(
        "customer_journeys t JOIN policy_outcomes o ON o.storm_id = t.storm_id "
        "AND o.property_id = t.property_id AND o.converted_at IS NOT NULL "
        "WHERE t.storm_id = :storm AND t.converted = 0", "t.timestamp > o.converted_at", "t.journey_id",
        "t.property_id", "t.channel || ' after the conversion'",
    ),
    "DQ20": Statement(
        _TOUCHES,
        f"(t.channel NOT IN ({_KNOWN}) OR (t.play_id IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM plays y WHERE y.play_id = t.play_id)))", "t.journey_id", "t.property_id",
        f"CASE WHEN t.channel NOT IN ({_KNOWN}) THEN 'channel ' || coalesce(t.channel_original, t.channel) "
        "ELSE 'unknown play' END",
    ),
    "DQ21": Statement(
        "(SELECT a.attribution_run_id, a.method, coalesce(a.zip_code, '') AS zip, sum(a.credit) AS total "
        "FROM channel_attribution a WHERE a.storm_id = :storm AND a.n_conversions > 0 "
        "GROUP BY a.attribution_run_id, a.method, a.zip_code) d WHERE true",
        f"abs(d.total - 1) > {CREDIT_SLACK}", "d.attribution_run_id || '/' || d.method || '/' || d.zip",
        "NULL",
        "d.method || CASE d.zip WHEN '' THEN '' ELSE ' in ' || d.zip END || ' adds up to ' || d.total",
    ),
    "DQ22": Statement(
        "policy_outcomes o WHERE o.storm_id = :storm",
        "NOT EXISTS (SELECT 1 FROM policy_decisions_log d WHERE d.storm_id = o.storm_id "
        "AND d.property_id = o.property_id)", "o.outcome_id", "o.property_id", "'never decided'",
    ),
    "DQ23": Statement(
        "(SELECT l.node_id, min(l.property_id) AS property_id, count(DISTINCT l.kind || l.value_hash) AS n "
        "FROM identifiers l JOIN property_impacts i ON i.property_id = l.property_id "
        "AND i.storm_id = :storm GROUP BY l.node_id) d WHERE true",
        f"d.n > {IDENTIFIERS_AT_MOST}", "d.node_id", "d.property_id", "d.n || ' identifiers'",
        needs=("identifiers", ("node_id", "property_id", "kind", "value_hash")),
    ),
    "DQ24": Statement(
        "(SELECT json_extract(CAST(body AS TEXT), '$.last_contact_ms') AS at FROM sync_state) d "
        "WHERE coalesce(d.at, 0) > 0", f"d.at < :now - {STALE_MS}", "'replica'", "NULL",
        "'last contact ' || ((:now - d.at) / 3600000) || ' hours ago'",
    ),
    "DQ25": Statement(
        "storm_reports t WHERE t.storm_id = :storm AND t.hazard IN "
        f"('{ReportHazard.HAIL}', '{ReportHazard.WIND}')",
        f"((t.hazard = '{ReportHazard.HAIL}' AND (coalesce(t.unit, 'in') NOT IN ('in', 'inch', 'inches') "
        f"OR t.magnitude NOT BETWEEN 0 AND {HAIL_AT_MOST_IN})) OR (t.hazard = '{ReportHazard.WIND}' "
        f"AND t.magnitude NOT BETWEEN 0 AND {GUST_AT_MOST}) OR (:first_day IS NOT NULL AND "
        "date(t.time_at / 1000, 'unixepoch') NOT BETWEEN :first_day AND date(:last_day, '+1 day')))",
        "t.report_id", "NULL",
        "t.hazard || ' ' || coalesce(t.magnitude, '') || ' ' || coalesce(t.unit, '') || ' at ' || "
        "datetime(t.time_at / 1000, 'unixepoch') || ' UTC'",
    ),
}  # fmt: skip
