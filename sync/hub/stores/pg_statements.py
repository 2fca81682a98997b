"""SQL of the centre's own tables. Row-level security supplies the tenant in every WHERE; inserts name it."""

from sync.contracts.wholes import WHOLES
from sync.hub.stores.pg_columns import TENANT, at

# Rows are read and written by their keys and nothing else. Without this, statements (and the checks of
# references) are planned as scans while a table is new, and a connection keeps such a plan while it grows.
BY_KEYS_ONLY = """
    SELECT set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true)"""
CLOCK = "SELECT rev, epoch, horizon_rev FROM tenant_clock"
# Not the clock's row: that one is taken last, by a transaction that may hold rows this one waits for.
LOCK_WRITERS = "SELECT pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id'), 1))"
NEXT_REV = "UPDATE tenant_clock SET rev = rev + 1 RETURNING rev"

# Revisions are in order of time, so this reads no further than the first op that is young enough.
ADVANCE_HORIZON = f"""
    UPDATE tenant_clock SET horizon_rev = greatest(horizon_rev, coalesce(
        (SELECT rev - 1 FROM op_log WHERE rev > horizon_rev AND received_at >= {at("%s::bigint")}
            ORDER BY rev, i LIMIT 1),
        (SELECT max(rev) FROM op_log), 0))"""
# The conditions stand twice: a row may come back to its bucket between being found and being deleted.
_BEYOND = "gone AND rev <= (SELECT horizon_rev FROM tenant_clock)"
DROP_TOMBSTONES = f"""
    DELETE FROM member WHERE {_BEYOND}
        AND ctid = ANY(ARRAY(SELECT ctid FROM member WHERE {_BEYOND} ORDER BY rev LIMIT %s))"""

LOCK_DEVICE = """
    SELECT writer, last_n, chain FROM device_state WHERE device = %s AND incarnation = %s FOR UPDATE"""
ADD_DEVICE = f"""
    INSERT INTO device_state (tenant_id, device, incarnation, writer, chain, account_id)
    SELECT {TENANT}, %s, %s, coalesce(max(writer), 0) + 1, %s, %s FROM device_state
    ON CONFLICT (tenant_id, device, incarnation) DO NOTHING"""
SAVE_DEVICE = f"""
    UPDATE device_state SET last_n = %s, chain = %s, account_id = %s, last_seen = {at("%s::bigint")}
    WHERE device = %s AND incarnation = %s"""

_LOGGED = (
    "SELECT op_id::text, n, rev, verdict, ARRAY(SELECT jsonb_array_elements_text(body->'lost')) FROM op_log"
)
_QUARANTINED = "SELECT op_id::text, n, verdict::text FROM op_quarantine"
_NUMBERS = " WHERE device = %s AND incarnation = %s AND n BETWEEN %s AND %s"
_IDS = " WHERE op_id = ANY(%s::uuid[])"
SETTLED_LOGGED, SETTLED_QUARANTINED = _LOGGED + _NUMBERS, _QUARANTINED + _NUMBERS
KNOWN_LOGGED = _LOGGED + _IDS
# One op may stand there under several numbers; the last of them here is the one that knows how it ended.
KNOWN_QUARANTINED = f"{_QUARANTINED}{_IDS} ORDER BY (verdict->>'kind') <> 'deferred', state <> 'resolved'"

PLACES = """
    SELECT row_id::text, coalesce(array_agg(bucket) FILTER (WHERE NOT gone), '{}'),
        coalesce(array_agg(bucket) FILTER (WHERE gone), '{}')
    FROM member WHERE entity = %s AND row_id = ANY(%s::uuid[]) GROUP BY row_id"""
CREW_ROUTES = """
    SELECT route_id::text, bool_or(active) FROM assignments WHERE crew_id = %s AND NOT deleted GROUP BY 1"""
_ON = "WHERE property_id = ANY(%s::uuid[]) AND route_id = ANY(%s::uuid[]) AND NOT deleted"
HOUSES_ON = f"""
    SELECT property_id::text FROM route_properties {_ON}
    UNION SELECT property_id::text FROM jobs {_ON}
    UNION SELECT row_id::text FROM member
    WHERE entity = 'properties' AND row_id = ANY(%s::uuid[]) AND bucket = ANY(%s::text[])"""
BLOCKS_NOT_KEPT = """
    SELECT block_id::text FROM identity_blocks b WHERE blocked AND NOT deleted AND EXISTS (
        SELECT FROM identifiers i JOIN member m ON m.entity = 'identifiers' AND m.row_id = i.identifier_id
        WHERE i.value_hash = b.value_hash AND NOT i.deleted AND NOT m.gone AND m.bucket LIKE 'r:%%')"""
ACTIVE_ROUTES = """
    SELECT DISTINCT route_id::text FROM assignments WHERE crew_id = %s AND active AND NOT deleted"""
STORMS = "SELECT storm_id::text FROM storms WHERE NOT deleted"

_WAITING = """
    SELECT op_id::text, device::text, incarnation, n, account_id::text, waits_for,
        (extract(epoch FROM received_at) * 1000)::bigint, body::text
    FROM op_quarantine WHERE state = 'deferred' AND """
_BY_ARRIVAL = " ORDER BY received_at, device, incarnation, n"
WAITING = f"{_WAITING} waits_for = ANY(%s::text[]) {_BY_ARRIVAL} FOR UPDATE"
REFUSED_WHOLES = f"""
    SELECT (body ->> 'entity') || ':' || (body ->> 'key') FROM op_quarantine
    WHERE state IN ('conflict', 'rejected') AND body ->> 'kind' = 'add'
        AND body ->> 'entity' IN ({", ".join(f"'{name}'" for name in WHOLES)})"""
OVERDUE = f"{_WAITING} received_at < {at('%s::bigint')} {_BY_ARRIVAL} LIMIT %s FOR UPDATE"

# Also for rows that are there: an UPDATE joined to arrays may be planned over a whole bucket, this cannot.
WRITE_MEMBERS = f"""
    INSERT INTO member AS m (tenant_id, bucket, entity, row_id, rev, enter_rev, gone)
    SELECT {TENANT}, x.bucket, x.entity, x.row_id, p.rev, CASE WHEN x.enters THEN p.rev ELSE 0 END, x.gone
    FROM (SELECT %s::bigint AS rev) p,
        unnest(%s::text[], %s::text[], %s::uuid[], %s::boolean[], %s::boolean[])
        AS x(bucket, entity, row_id, gone, enters)
    ON CONFLICT (tenant_id, bucket, entity, row_id) DO UPDATE SET rev = excluded.rev, gone = excluded.gone,
        enter_rev = CASE WHEN excluded.enter_rev > 0 THEN excluded.enter_rev ELSE m.enter_rev END"""
BEGIN_DIGESTS = f"""
    INSERT INTO bucket_digest (tenant_id, bucket) SELECT {TENANT}, unnest(%s::text[])
    ON CONFLICT (tenant_id, bucket) DO NOTHING"""
ADD_DIGESTS = """
    UPDATE bucket_digest d SET rows = d.rows + x.rows, total = mod(d.total + x.total, 18446744073709551616)
    FROM unnest(%s::text[], %s::bigint[], %s::numeric[]) AS x(bucket, rows, total)
    WHERE d.bucket = x.bucket AND d.bucket = ANY(%s::text[])"""

ADD_LOG = f"""
    INSERT INTO op_log (tenant_id, rev, i, op_id, device, incarnation, n, kind, entity, row_id, storm_id,
        base, hlc, quality, account_id, body, verdict, received_at)
    SELECT {TENANT}, %s::bigint, i, op_id, device, incarnation, n, kind, entity, row_id, storm_id,
        base, hlc, quality, account_id, body, verdict, {at("%s::bigint")}
    FROM json_to_recordset(%s::json) AS x(i int, op_id uuid, device uuid, incarnation int, n bigint,
        kind text, entity text, row_id uuid, storm_id uuid, base bigint, hlc bigint, quality text,
        account_id uuid, body jsonb, verdict text)"""
ADD_QUARANTINE = f"""
    INSERT INTO op_quarantine (tenant_id, op_id, device, incarnation, n, account_id, state, verdict, body,
        waits_for, received_at)
    SELECT {TENANT}, op_id, device, incarnation, n, account_id, state, verdict, body, waits_for,
        {at("%s::bigint")}
    FROM json_to_recordset(%s::json) AS x(op_id uuid, device uuid, incarnation int, n bigint,
        account_id uuid, state text, verdict jsonb, body jsonb, waits_for text)
    ON CONFLICT (tenant_id, device, incarnation, n) DO UPDATE
        SET state = excluded.state, verdict = excluded.verdict, waits_for = excluded.waits_for,
            body = excluded.body"""
# The list of tables stands there for the index of such rows: no other's words are taken back.
TAKE_WORDS_FROM_LOG = """
    UPDATE op_log SET body = jsonb_set(body, '{fields}', (body->'fields') - %s::text[])
    WHERE entity IN ('notes', 'identity_nodes', 'identifiers', 'identity_events')
        AND entity = %s AND row_id = ANY(%s::uuid[])"""
TAKE_WORDS_FROM_QUARANTINE = """
    UPDATE op_quarantine SET body = jsonb_set(body, '{fields}', (body->'fields') - %s::text[])
    WHERE body->>'entity' = %s AND body->>'key' = ANY(%s::text[])"""
# Notes that were redacted before their words left the log with them.
REDACTED_WITH_WORDS = """
    SELECT note_id::text FROM notes n WHERE redacted_at IS NOT NULL AND (
        EXISTS (SELECT FROM op_log l
            WHERE l.entity IN ('notes', 'identity_nodes', 'identifiers', 'identity_events')
                AND l.entity = 'notes' AND l.row_id = n.note_id AND l.tenant_id = n.tenant_id
                AND l.body->'fields' ?| %s::text[])
        OR note_id::text IN (SELECT q.body->>'key' FROM op_quarantine q
            WHERE q.body->>'entity' = 'notes' AND q.body->'fields' ?| %s::text[]))
    ORDER BY note_id LIMIT %s"""

DIGESTS = "SELECT bucket, rows, total::text FROM bucket_digest WHERE bucket = ANY(%s::text[])"
ROW_REVS = "SELECT row_id::text, rev FROM member WHERE bucket = %s AND NOT gone"
