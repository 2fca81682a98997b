"""Which role may do what: the second entry of the books, which the catalogue is held against."""

from sync.contracts.entities import ALL

GLOBAL_TABLES = {"accounts", "alembic_version", "stream_offsets", "relay_offsets", "inbound_state"}
KEYED_BY_SECRET = {"refresh_tokens"}  # found by the hash of a random token, before a tenant is known

READ = frozenset({"SELECT"})
APPEND = READ | {"INSERT"}
WRITE = APPEND | {"UPDATE"}
ALL_FOUR = WRITE | {"DELETE"}

GRANTS: dict[tuple[str, str], frozenset[str]] = {
    **{(entity.name, "stormops_app"): WRITE for entity in ALL},
    **{(name, "stormops_app"): WRITE for name in ("bucket_digest", "device_state", "devices")},
    **{(name, "stormops_app"): ALL_FOUR for name in ("member", "op_quarantine", "blob_uploads")},
    **{(name, "stormops_app"): APPEND for name in ("op_log", "audit", "blobs", "last_words")},
    **{(name, "stormops_app"): READ for name in ("tenants", "memberships")},
    ("tenant_clock", "stormops_app"): frozenset({"SELECT", "UPDATE"}),
    **{(name, "stormops_auth"): READ for name in ("accounts", "memberships")},
    ("refresh_tokens", "stormops_auth"): ALL_FOUR,
    ("farewells", "stormops_auth"): READ,
    ("farewells", "stormops_app"): frozenset({"SELECT", "UPDATE"}),
    **{(name, "stormops_relay"): READ for name in ("op_log", "tenant_clock")},
    ("relay_cursor", "stormops_relay"): WRITE,
    ("relay_offsets", "stormops_relay"): WRITE,
    ("relay_offsets", "stormops_streams"): READ,
    ("inbound_state", "stormops_streams"): WRITE,
    ("inbound_state", "stormops_relay"): READ,
    **{
        (f"stream_{name}", "stormops_streams"): ALL_FOUR
        for name in (
            "offsets",
            "rows",
            "houses",
            "windows",
            "chains",
            "clocks",
            "actions",
            "waiting",
            "credit",
        )
    },
    ("stream_revisions", "stormops_streams"): APPEND,
    **{(f"stream_{name}", "stormops_app"): READ for name in ("windows", "revisions", "chains", "clocks")},
}
COLUMN_GRANTS: dict[tuple[str, str], frozenset[tuple[str, str]]] = {
    ("accounts", "stormops_auth"): frozenset({("password_hash", "UPDATE")}),
    ("op_log", "stormops_app"): frozenset({("body", "UPDATE")}),  # words of erased rows leave it
    ("tenants", "stormops_auth"): frozenset({(c, "SELECT") for c in ("tenant_id", "org_name", "status")}),
}

ISOLATION = (
    "(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid "
    'AS "nullif"))'
)
OPEN_DOORS = {  # (table, policy): (role, command)
    ("tenants", "owner_lists_tenants"): ("stormops_owner", "SELECT"),
    ("memberships", "sign_in_reads_memberships"): ("stormops_auth", "SELECT"),
    ("tenants", "sign_in_reads_tenants"): ("stormops_auth", "SELECT"),
    ("refresh_tokens", "sign_in_keeps_tokens"): ("stormops_auth", "ALL"),
    ("farewells", "sign_in_reads_farewells"): ("stormops_auth", "SELECT"),
    ("op_log", "relay_reads_op_log"): ("stormops_relay", "SELECT"),
    ("tenant_clock", "relay_reads_clocks"): ("stormops_relay", "SELECT"),
    ("relay_cursor", "relay_keeps_cursor"): ("stormops_relay", "ALL"),
    ("stream_actions", "streams_find_actions"): ("stormops_streams", "SELECT"),
    ("stream_waiting", "streams_find_waiting"): ("stormops_streams", "SELECT"),
    ("stream_credit", "streams_find_outdated_credit"): ("stormops_streams", "SELECT"),
}  # fmt: skip
