"""Puts the service together on a real database."""

import time
from collections.abc import Callable

from starlette.applications import Starlette

from stormops_desktop.domain.merge import RULES
from sync.hub.accounts.members import Members
from sync.hub.accounts.passwords import Passwords
from sync.hub.accounts.sign_in import AccountLimits, Accounts
from sync.hub.accounts.throttle import LoginThrottle
from sync.hub.accounts.tokens import AccessTokens
from sync.hub.app import create_app
from sync.hub.blobs.desk import BlobDesk
from sync.hub.blobs.opening import open_blob_store
from sync.hub.blobs.probe import BlobProbe
from sync.hub.blobs.store import BlobStore
from sync.hub.broker_probe import BrokerProbe
from sync.hub.core.hub import Hub
from sync.hub.database import HubDatabase, Pools
from sync.hub.ingest.desk import IngestDesk
from sync.hub.live.reads import LiveReads
from sync.hub.parts import HubParts
from sync.hub.settings import HubSettings
from sync.hub.stores.pg import PgStore
from sync.hub.windows import WindowDesk
from sync.postgres.urls import ServerUrls


def open_hub(
    settings: HubSettings,
    urls: ServerUrls,
    *,
    passwords: Passwords | None = None,
    now_s: Callable[[], float] = time.time,
    monotonic: Callable[[], float] = time.monotonic,
) -> Starlette:
    """The ASGI application on a migrated database.

    Raises:
        Unavailable: the database does not answer.
        DatabaseError: one of the roles could pass by the isolation of tenants.
        BlobStoreUnusable: the place for photo files is not an address of one.
    """
    pools = Pools.open(urls, settings.threads)
    database = HubDatabase(pools, now_s)
    tokens = AccessTokens(settings.token_secret, settings.access_ttl_s, now_s)
    hasher = passwords or Passwords()
    hasher.warm()
    accounts = Accounts(
        database.sign_in, tokens, hasher, LoginThrottle(monotonic),
        AccountLimits(settings.refresh_ttl_s, settings.refresh_grace_s, settings.identity_secret), now_s,
        database.remember,
    )  # fmt: skip
    store = PgStore(pools.app)
    core = Hub(store, RULES, lambda: int(now_s() * 1000))
    blobs = _blob_store(settings)
    parts = HubParts(
        settings=settings,
        core=core,
        accounts=accounts,
        tokens=tokens,
        members=Members(database.member, settings.member_cache_s, monotonic),
        database=database,
        blobs=None if blobs is None else BlobDesk(pools.app, blobs, core, lambda: int(now_s() * 1000)),
        blobs_state=BlobProbe(blobs, monotonic).state,
        broker_state=BrokerProbe(settings.broker, settings.broker_settings).state,
        ingest=IngestDesk(pools.app, store, pools.relay, lambda: int(now_s() * 1000)),
        windows=WindowDesk(pools.app, store, lambda: int(now_s() * 1000)),
        storm_reads=LiveReads(pools.app, lambda: int(now_s() * 1000)),
        now_s=now_s,
    )
    return create_app(parts)


def _blob_store(settings: HubSettings) -> BlobStore | None:
    if not settings.blobs:
        return None
    return open_blob_store(settings.blobs, endpoint=settings.blobs_endpoint, connections=settings.threads)
