"""Who is who over one replica, under the company's key where this member has it."""

from stormops_desktop.adapters.identity.sealing import ValueSeal
from stormops_desktop.adapters.vault import IDENTITY, Vault
from stormops_desktop.services.identity.desk import IdentityDesk
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace


def identity_desk(work: Workplace, vault: Vault, undo: UndoShelf) -> IdentityDesk | None:
    """The desk, for the office; None for crews, who are given no key and decide nothing."""
    if not work.is_office:
        return None
    key = vault.get(IDENTITY + work.member.tenant_id)
    return IdentityDesk(work, ValueSeal(bytes.fromhex(key)) if key else None, undo)
