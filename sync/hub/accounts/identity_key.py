"""The key under which a tenant's office reads who is who; it follows from a secret that no database holds."""

import hashlib
import hmac

_CONTEXT = b"stormops identity key v1\x00"


def identity_key(secret: bytes, tenant_id: str) -> str:
    """Hex of the tenant's 32 bytes; "" without a secret. The secret is random, so one HMAC derives it."""
    if not secret:
        return ""
    return hmac.new(secret, _CONTEXT + tenant_id.lower().encode(), hashlib.sha256).hexdigest()
