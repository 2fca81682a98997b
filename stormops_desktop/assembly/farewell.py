"""The end of a membership on this machine: what destroys a company's key when the office has everything."""

from functools import partial

import msgspec

from stormops_desktop.adapters import vault as vaults
from stormops_desktop.adapters.vault import Vault
from stormops_desktop.assembly.profile import Profiles
from stormops_desktop.services.farewell import Farewell
from stormops_desktop.services.models import Member
from stormops_desktop.services.photos.lane import PhotoLane
from stormops_desktop.services.workplace import Workplace
from sync.engine.blobs import FAREWELL, HubBlobs
from sync.engine.transport import HubClient


def farewell_of(
    work: Workplace, lane: PhotoLane, hub: HubClient, vault: Vault, profiles: Profiles
) -> Farewell:
    """What one session does when its member was taken out."""
    forget = partial(forget_key, vault, profiles, work.member)
    return Farewell(work, lane, hub, HubBlobs(hub, FAREWELL), forget)


def forget_key(vault: Vault, profiles: Profiles, member: Member) -> None:
    """No copy of the replica or of a photo can be read after this; the file itself goes when it is closed."""
    vault.forget(vaults.REPLICA + member.tenant_id)
    vault.forget(vaults.IDENTITY + member.tenant_id)
    profile = profiles.read(member.account_id)
    if profile is not None:
        others = tuple(each for each in profile.memberships if each.tenant_id != member.tenant_id)
        profiles.keep(msgspec.structs.replace(profile, memberships=others))
