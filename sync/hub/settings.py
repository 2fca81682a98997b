"""What an operator may turn on the hub, and the limits it keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DEFAULT_PORT = 8765
SERVICE = "stormops-hub"


@dataclass(frozen=True, slots=True)
class HubSettings:
    """Limits of the HTTP service. Durations are seconds, sizes bytes.

    Attributes:
        token_secret: signs access tokens; the same for every process of one hub.
        identity_secret: the keys under which tenants seal who people are follow from it. Lost, they are lost;
            b"" to hand out none.
        refresh_grace_s: how long the previous refresh token still works, since the answer that carried the
            new one is often lost on a bad link.
        max_body: cap of a request body, packed and unpacked.
        threads: blocking database work at a time; queue_per_tenant: requests of one tenant that may wait.
        member_cache_s: how old a membership check may be.
        live_recheck_s: how often an open WebSocket's member is checked again.
        live_queue: looks at the database for live panels of one tenant that may wait.
        live_slow_s: a laptop that takes longer to read one delta is told the rest as a snapshot.
        live_linger_s: how long panels are kept up for a laptop whose line was lost.
        max_wait_s: longest long poll.
        housekeeping_s: how often overdue ops and ended sign-ins are cleared.
        clock_poll_s: how often the revisions committed by other processes are looked for.
        blobs: where photo files are kept, a folder or s3://bucket/prefix; "" to take none.
        blobs_endpoint: address of an S3 that is not Amazon's.
        min_version: the oldest contract version of an app that is served; older ones are told to update.
        broker: bootstrap address whose state `/v1/health` tells, "" for none.
        broker_settings: of the Kafka client, such as TLS and SASL.
    """

    token_secret: bytes = field(repr=False)
    access_ttl_s: int = 900
    refresh_ttl_s: int = 60 * 86_400
    refresh_grace_s: int = 60
    max_body: int = 4 << 20
    threads: int = 8
    queue_per_tenant: int = 64
    member_cache_s: float = 2.0
    live_recheck_s: float = 10.0
    live_queue: int = 4096
    live_slow_s: float = 5.0
    live_linger_s: float = 60.0
    max_wait_s: float = 30.0
    clock_poll_s: float = 1.0
    housekeeping_s: float = 3600.0
    min_version: int = 1
    blobs: str = ""
    blobs_endpoint: str = ""
    broker: str = ""
    broker_settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    identity_secret: bytes = field(default=b"", repr=False)
