"""The bodies of the account endpoints."""

import msgspec


class LoginRequest(msgspec.Struct, frozen=True):
    """`tenant_id` picks among several memberships; "" takes the only (or first) one."""

    email: str
    password: str
    device: str
    tenant_id: str = ""


class MembershipInfo(msgspec.Struct, frozen=True):
    """One company the account may enter, and as what."""

    tenant_id: str
    org_name: str
    role: str
    crew_id: str | None = None


class TokenResponse(msgspec.Struct, frozen=True):
    """Access tokens are bearer tokens for one tenant; refresh tokens are opaque, short and rotate.

    Attributes:
        identity_key: hex of the tenant's 32-byte key for who is who, for the office; "" for crews.
    """

    access_token: str
    refresh_token: str
    expires_in: int
    account_id: str
    display_name: str
    tenant_id: str
    memberships: tuple[MembershipInfo, ...]
    identity_key: str = ""


class RefreshRequest(msgspec.Struct, frozen=True):
    """Trades a refresh token for new ones; `tenant_id` moves to another membership, "" stays."""

    refresh_token: str
    tenant_id: str = ""


class DeviceRequest(msgspec.Struct, frozen=True):
    """Enrols a device: its id, and what people call it."""

    device: str
    name: str
    platform: str


class TimeResponse(msgspec.Struct, frozen=True):
    """The hub's clock in UTC milliseconds."""

    server_time: int


class HealthResponse(msgspec.Struct, frozen=True):
    """`service` is a fixed word, so that a captive portal's page is never taken for the hub.

    Attributes:
        reports: how the reading of reports from outside stands: "none" where nobody reads any, "up",
            "waiting", or "down" when whoever reads them has been silent for two minutes.
        reports_waiting: how many wait, of all companies together; reports_oldest_s: for how long the first.
    """

    service: str
    version: str
    database: str
    broker: str
    photos: str = "none"
    reports: str = "none"
    reports_waiting: int = 0
    reports_oldest_s: int = 0
