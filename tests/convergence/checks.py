"""The invariants of the sync layer, as questions to one client or to the whole world."""

from collections.abc import Collection, Iterable

from stormops_desktop.domain.merge import RULES
from sync.contracts import clock
from sync.contracts.folding import fold_view, rows_shaped
from sync.contracts.ops import Op
from sync.contracts.replica import field_name
from sync.engine.core.outbox import WAITS
from sync.hub.stores.memory_state import TenantState
from tests.convergence.client import Client
from tests.convergence.oracle import History, RowId


class BrokenInvariantError(AssertionError):
    """One of I1 to I9 does not hold."""


def require(holds: object, text: str) -> None:
    if not holds:
        raise BrokenInvariantError(text)


def check_client(client: Client, history: History) -> None:
    """I1, I2, I6, I8 and the fate of ops that left the log, after anything happened to this client."""
    state = client.replica.state
    _cursor_never_goes_back(client)
    _ops_leave_in_time(client, history)
    published = (state.epoch, state.cursor, state.scope)
    if state.cursor and published != client.published:
        client.published = published
        base_is_history(client, history)
    view_is_base_and_log(client)


def base_is_history(client: Client, history: History) -> None:
    """I1 and I8: the confirmed rows are the history up to the cursor within the scope: no less, no more.
    What they lack because the program is older than the centre's is noted by name, and nothing else is."""
    state, confirmed = client.replica.state, client.replica.confirmed
    lacking = frozenset(state.left_out or ())
    there = history.at(state.epoch, state.cursor, state.scope)
    actual = {row_id: row for row_id, row in confirmed.items() if row.buckets}
    expected = {
        row_id: version for row_id, version in there.items() if row_id in actual or row_id[0] not in lacking
    }
    _same_rows(client, expected.keys(), actual.keys(), state.cursor)
    for row_id, version in expected.items():
        row = actual[row_id]
        other = {name: (row.values[name], value) for name, value in (version.values or {}).items()
                 if row.values[name] != value and field_name(row_id[0], name) not in lacking}  # fmt: skip
        require(not other, f"I1: {client.name} at {state.cursor}, (here, there) of {row_id}: {other}")
        require(row.rev == version.rev, f"I1: {client.name} {row_id} rev {row.rev}, not {version.rev}")
        require(set(row.buckets) == version.buckets, f"I1: {client.name} {row_id} lies in {row.buckets}")


def _same_rows(client: Client, expected: Collection[RowId], actual: Collection[RowId], cursor: int) -> None:
    missing, foreign = set(expected) - set(actual), set(actual) - set(expected)
    require(not missing, f"I1: {client.name} at {cursor} lacks {sorted(missing)[:3]}")
    require(not foreign, f"I8: {client.name} at {cursor} holds {sorted(foreign)[:3]}")


def view_is_base_and_log(client: Client) -> None:
    """I2, and: only rows with a logged op may linger outside the scope."""
    replica = client.replica
    by_row: dict[RowId, list[Op]] = {row_id: [] for row_id in replica.overlaid}
    for item in replica.log:
        for row_id in rows_shaped(item.op):
            by_row.setdefault(row_id, []).append(item.op)
    for row_id, ops in by_row.items():
        base = replica.confirmed.get(row_id)
        expected = fold_view(row_id[0], None if base is None else base.values, ops, RULES)
        require(replica.seen(*row_id) == expected, f"I2: {client.name} sees {row_id} wrongly")
    loose = [row_id for row_id, row in replica.confirmed.items() if not row.buckets and row_id not in by_row]
    require(not loose, f"I8: {client.name} keeps {loose[:3]} without a reason")


def _cursor_never_goes_back(client: Client) -> None:
    """I6, within an epoch; a reset to nothing is not going back but beginning anew."""
    state = client.replica.state
    epoch, highest = client.highest
    if state.cursor:
        require(
            epoch != state.epoch or state.cursor >= highest,
            f"I6: {client.name} went from {highest} back to {state.cursor}",
        )
        client.highest = (state.epoch, state.cursor)


def _ops_leave_in_time(client: Client, history: History) -> None:
    """I3 and I6: an op leaves the log for the inbox, or when the base shows the revision that carries it."""
    replica, state = client.replica, client.replica.state
    now = {item.op.id for item in replica.log}
    boxed = {item.op.id for item in replica.inbox}
    for op_id in sorted(client.known_ops - now - boxed):
        revs = [revs[op_id] for revs in history.op_revs.values() if op_id in revs]
        require(revs, f"I3: {client.name} lost op {op_id}, which the centre does not have")
        rev = history.op_revs.get(state.epoch, {}).get(op_id, 0)
        require(rev <= state.cursor or not state.cursor, f"I6: op {op_id} of revision {rev} left the view of "
                f"{client.name} at {state.cursor}")  # fmt: skip
    client.known_ops = now


def check_groups(groups: Iterable[Collection[str]], history: History, epoch: str) -> None:
    """I7: the centre has all of a group or none."""
    accepted = history.op_revs.get(epoch, {})
    for group in groups:
        revs = {accepted.get(op_id) for op_id in group}
        require(len(revs) == 1, f"I7: group {sorted(group)} was half taken: {revs}")


def check_nothing_lost(captured: Collection[str], clients: Iterable[Client], tenant: TenantState) -> None:
    """I3: every op a person ever captured is in a log, in an inbox, in the centre's log or its quarantine."""
    somewhere = set(tenant.by_op)
    for client in clients:
        somewhere.update(item.op.id for item in client.replica.log)
        somewhere.update(item.op.id for item in client.replica.inbox)
    lost = set(captured) - somewhere
    require(not lost, f"I3: ops {sorted(lost)[:3]} disappeared ({len(lost)})")


def check_one_fate(clients: Iterable[Client], history: History, epoch: str) -> None:
    """I3: what the centre took is in nobody's inbox."""
    accepted = history.op_revs.get(epoch, {})
    for client in clients:
        both = [item.op.id for item in client.replica.inbox if item.op.id in accepted]
        require(not both, f"I3: {client.name} was told that {both[:3]} failed, but the centre took them")


def check_clocks(tenant: TenantState, now_ms: int) -> None:
    """No laptop's clock reaches more than a minute into the centre's future."""
    latest = clock.pack(now_ms + clock.CLAMP_MS, clock.COUNTER_MAX)
    ahead = [logged.entry.op.id for logged in tenant.log if logged.entry.hlc > latest]
    require(not ahead, f"clock: ops {ahead[:3]} are from the future")
    for table in tenant.rows.values():
        for row in table.values():
            require(max(map(abs, row.fh), default=0) <= latest, f"clock: {row.key} is from the future")


def check_places(tenant: TenantState) -> None:
    """Whatever the centre keeps, somebody may see: every live row lies in a bucket."""
    for table in tenant.rows.values():
        for row in table.values():
            row_id = (row.entity, row.key)
            live = [b for b in tenant.places.get(row_id, ()) if not tenant.members[b][row_id].gone]
            require(row.deleted or live, f"{row_id} lies in no bucket")


def check_rest(client: Client, tenant: TenantState) -> None:
    """I9: nothing waits (but for rows that never came), nothing is missing, all sums agree."""
    state = client.replica.state
    waiting = [item for item in client.replica.log if item.rev != WAITS]
    require(not waiting, f"I9: {client.name} still has {len(waiting)} ops to send")
    there = (tenant.epoch, tenant.rev)
    require(not state.left_out, f"I9: {client.name} still lacks {state.left_out}")
    require((state.epoch, state.cursor) == there, f"I9: {client.name} stands at {state.cursor}, not {there}")
    for bucket, digest in client.replica.digests.items():
        theirs = tenant.digests.get(bucket, (0, 0))
        require(
            (digest.count, digest.total) == theirs, f"I9: {client.name} {bucket}: {digest} is not {theirs}"
        )
