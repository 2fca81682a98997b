"""Unfinished files that no record knows: what a crash left, or what a restored database never heard of."""

import time
from pathlib import Path

import psycopg
import pytest

from sync.contracts.blobs import BlobKind
from sync.hub.blobs.files import FileStore
from sync.hub.blobs.store import Blob
from sync.hub.housekeeping import Housekeeping
from tests.helpers.hub import HubAtHand
from tests.hub.blobs.wire import PHOTO, Site, Uploader, furnished, sha
from tests.hub.http.wire import new_id

pytestmark = pytest.mark.postgres
DAY_S = 86_400


@pytest.fixture
def site(hub_app: HubAtHand) -> Site:
    hub_app.clock.now = time.time()
    made = furnished(hub_app, hub_app.ours.people["manager"], hub_app.ours.crew_id)
    made.office.push(made.photo())
    Uploader(made.office.http).patch(0, PHOTO[:1000])
    return made


def swept(hub: HubAtHand) -> list[str]:
    """Runs the chores; the unfinished files that are left."""
    parts = hub.parts
    assert parts.blobs is not None
    Housekeeping(
        parts.database.clocks, parts.core.sweep, parts.core.prune, parts.database.forget_ended, 0.001,
        unknown=parts.blobs.sweep_unknown,
    ).round()  # fmt: skip
    return sorted(file.name.split(".")[0] for file in Path(parts.settings.blobs).rglob("incoming/*"))


def test_what_no_record_knows_goes_after_a_day(hub_app: HubAtHand, site: Site) -> None:
    lost = b"of a database that was restored"
    store = FileStore(Path(hub_app.parts.settings.blobs))
    for tenant in (hub_app.ours.tenant_id, hub_app.theirs.tenant_id):
        store.append(Blob(tenant, sha(lost), BlobKind.THUMB), new_id(), 0, lost)
    strange = (
        Path(hub_app.parts.settings.blobs) / hub_app.ours.tenant_id / "incoming" / "notes of an operator"
    )
    strange.write_text("not ours to remove")
    everything = sorted([sha(lost), sha(lost), sha(PHOTO), strange.name])
    assert swept(hub_app) == everything
    hub_app.clock.advance(DAY_S - 600)
    assert swept(hub_app) == everything
    hub_app.clock.advance(1_200)
    assert swept(hub_app) == sorted([sha(PHOTO), strange.name])
    answer = Uploader(hub_app.client(hub_app.ours.people["manager"])).head()
    assert answer.headers["upload-offset"] == "1000"


def test_a_file_whose_record_is_gone_goes_too(hub_app: HubAtHand, site: Site) -> None:
    with psycopg.connect(hub_app.urls.owner) as owner:
        owner.execute("SELECT set_config('app.tenant_id', %s, true)", (hub_app.ours.tenant_id,))
        owner.execute("DELETE FROM blob_uploads")
    hub_app.clock.advance(DAY_S + 600)
    assert swept(hub_app) == []
