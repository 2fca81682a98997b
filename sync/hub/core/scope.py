"""Which buckets a member may see."""

import hashlib

from sync.contracts import buckets
from sync.contracts.messages import ScopeChange
from sync.hub.core.model import Principal
from sync.hub.core.store import ReadTx


def scope_of(tx: ReadTx, principal: Principal) -> ScopeChange:
    """The member's buckets now, in order, with the etag that names this set."""
    names = tuple(sorted(_buckets(tx, principal)))
    etag = hashlib.blake2b("\n".join(names).encode(), digest_size=8).hexdigest()
    return ScopeChange(names, etag)


def _buckets(tx: ReadTx, principal: Principal) -> set[str]:
    if principal.office:
        return {buckets.TENANT, buckets.OFFICE, *map(buckets.storm, tx.storms())}
    if principal.crew_id is None:
        return {buckets.TENANT}
    routes = map(buckets.route, tx.active_routes(principal.crew_id))
    return {buckets.TENANT, buckets.crew(principal.crew_id), *routes}
