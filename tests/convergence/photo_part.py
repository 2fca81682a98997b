"""The part of the simulation that photographs: laptops with cameras, the lane's network, and files."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sync.contracts.blobs import BlobJob, LostFile, Standing
from sync.contracts.errors import Problem, ProblemType
from sync.engine.core.blob_lane import AskStanding, BlobCall, Outcome, Reply, SendChunk, SendSmall
from sync.engine.errors import Refused, Unreachable
from sync.hub.blobs.desk import Chunk
from sync.hub.blobs.store import Blob
from sync.hub.core.errors import HubProblem
from tests.convergence import checks, photo_checks
from tests.convergence.client import Client, CrashError
from tests.convergence.photo_centre import MemoryDesk, TearingStore
from tests.convergence.photo_laptop import Camera

PHOTO_WEIGHTS = {"photo": 2.0, "lane": 5.0, "whole_lane": 2.5, "lose_photo_call": 0.7, "free": 0.6,
                 "flip": 0.2, "desk_dies": 0.7}  # fmt: skip
FILE_STEPS = 10
MOST_CALLS = 400
DAY_MS = 86_400_000


class HubCrashError(Exception):
    """The centre's process died around a durable step."""


class PhotoPart:
    """Mixed into the simulation, whose clients, hub and dice it uses.

    Attributes:
        taken: tenant by hash of every picture whose row was captured.
        calm: the road has no faults any more.
    """

    rng: Any
    now_ms: int
    clients: list[Client]

    def _found_photos(self) -> None:
        self.desk_dies_in = 0
        self.files = TearingStore(self._file_step, self.rng)
        self.desk = MemoryDesk(self.hub, self.store, self.files, self._file_step, lambda: self.now_ms)  # type: ignore[attr-defined]
        self.taken: dict[str, str] = {}
        self.calm = False

    def camera(self, client: Client) -> Camera:
        """The client's, unpacked when first used."""
        if client.camera is None:
            client.camera = Camera(client)
        camera: Camera = client.camera
        return camera

    # --- people ------------------------------------------------------------------------------------------

    def _photo(self, client: Client) -> None:
        """Somebody takes a picture, or drops the same one into a second job or a second laptop."""
        jobs = sorted(key for (entity, key) in client.replica.all_seen() if entity == "jobs")
        if not jobs:
            return
        known = sorted({content for other in self.clients for content in self._originals(other)})
        new = client.rng.randbytes(client.rng.randrange(5, 40))
        content = client.rng.choice(known) if known and client.rng.random() < 0.2 else new
        tenant = self._tenant(client)  # type: ignore[attr-defined]
        try:
            self.camera(client).take(
                client.rng.choice(jobs), tenant.world.new_id(self.now_ms), content, self.now_ms
            )
        except CrashError:
            client.die(0)
        logged = {item.op.id for item in client.replica.log}
        tenant.captured |= logged - client.known_ops
        client.known_ops |= logged
        for item in client.replica.log:
            if item.op.entity == "photos" and "sha256" in item.op.fields:
                self.taken.setdefault(item.op.fields["sha256"], client.principal.tenant_id)

    def _originals(self, client: Client) -> list[bytes]:
        return [content for content in self.camera(client).vault.values() if not content.startswith(b"t")]

    def _free(self, client: Client) -> None:
        with self._may_die(client):
            self.camera(client).free(self.now_ms)

    def _flip(self, _client: Client) -> None:
        """The centre's disk gets worse, or is replaced."""
        self.files.flips = self.rng.choice((0.0, 0.0, 0.3))

    def _desk_dies(self, _client: Client) -> None:
        """The centre's process dies at one of the next durable steps of taking a file in."""
        self.desk_dies_in = self.rng.randrange(1, FILE_STEPS)

    def _file_step(self, _point: str) -> None:
        if self.desk_dies_in:
            self.desk_dies_in -= 1
            if not self.desk_dies_in:
                raise HubCrashError

    # --- the lane's network --------------------------------------------------------------------------------

    def _lane(self, client: Client) -> None:
        """The request arrives, or the answer does."""
        camera = self.camera(client)
        with self._may_die(client):
            if camera.call is None:
                camera.begin(self._wall(client), client.rng.randrange(4, 20))  # type: ignore[attr-defined]
            elif camera.answer is None:
                camera.answer = self._served(camera, camera.call)
            else:
                self._hand_over(camera)

    def _whole_lane(self, client: Client) -> None:
        """Some time on a good road: many calls, or as many as the centre lives through."""
        for _ in range(60):
            self._lane(client)
            if self.camera(client).steps is None:
                return

    def _lose_photo_call(self, client: Client) -> None:
        """The link is gone: before the request came, or before its answer did."""
        self.camera(client).stop()

    def _hand_over(self, camera: Camera) -> None:
        answer = camera.answer
        if isinstance(answer, Unreachable):
            camera.stop()
            return
        assert answer is not None
        cut = isinstance(answer, Reply) and None in answer.outcomes
        camera.go_on(answer)
        if cut:
            camera.stop()

    def _served(self, camera: Camera, call: BlobCall) -> Reply | Exception:
        try:
            reply = self._said(camera, call)
        except HubProblem as problem:
            reply = Refused(problem.problem)
        except HubCrashError:
            reply = Unreachable("the hub died")
        except (LostFile, Refused) as failure:
            reply = failure
        tenant_id = camera.client.principal.tenant_id
        self._observe(tenant_id)  # type: ignore[attr-defined]
        photo_checks.check_stored(tenant_id, self.store.tenant(tenant_id), self.files)  # type: ignore[attr-defined]
        return reply

    def _said(self, camera: Camera, call: BlobCall) -> Reply | Exception:
        if isinstance(call, SendSmall):
            return Reply(Standing(0), outcomes=self._several(camera, call.jobs))
        client, blob = camera.client, self._blob(camera, call.job)
        if isinstance(call, AskStanding):
            return Reply(self.desk.standing(client.principal, client.replica.state.device, blob).standing)
        return Reply(self._sent(camera, call))

    def _several(self, camera: Camera, jobs: tuple[BlobJob, ...]) -> tuple[Outcome, ...]:
        """Each by itself; a link that fails between leaves those behind it unsent."""
        outcomes: list[Outcome] = []
        for job in jobs:
            if not self.calm and self.rng.random() < 0.1:
                break
            said = self._served(camera, SendChunk(job, 0, job.size_bytes))
            if isinstance(said, Unreachable):
                break
            outcomes.append(said.standing if isinstance(said, Reply) else said)  # type: ignore[arg-type]
        return (*outcomes, *[None] * (len(jobs) - len(outcomes)))

    def _sent(self, camera: Camera, call: SendChunk) -> Any:
        client, job = camera.client, call.job
        content = camera.read(job.digest, call.offset, call.count) if call.count else b""
        if len(content) != call.count:
            raise LostFile
        if (
            content and not self.calm and self.rng.random() < 0.05
        ):  # a byte changed on the way: the checksum tells
            raise Refused(Problem(ProblemType.CHECKSUM_MISMATCH, "changed", 460, expect=call.offset))
        chunk = Chunk(call.offset, job.size_bytes, job.digest, content)
        blob, device = self._blob(camera, job), client.replica.state.device
        return self.desk.append(client.principal, device, blob, chunk).standing

    @staticmethod
    def _blob(camera: Camera, job: BlobJob) -> Blob:
        return Blob(camera.client.principal.tenant_id, job.sha256, job.kind)

    @contextmanager
    def _may_die(self, client: Client) -> Iterator[None]:
        try:
            yield
        except CrashError:
            client.die(0)

    # --- looking -------------------------------------------------------------------------------------------

    def _look_at_photos(self, client: Client) -> None:
        if client.camera is not None:
            photo_checks.check_laptop(client.camera, self.files)

    def _look_at_all_photos(self) -> None:
        cameras = [client.camera for client in self.clients if client.camera is not None]
        photo_checks.check_nothing_lost(self.taken, cameras, self.files)
        for tenant_id in self.tenants:  # type: ignore[attr-defined]
            photo_checks.check_stored(tenant_id, self.store.tenant(tenant_id), self.files)  # type: ignore[attr-defined]

    def _forgive_photos(self) -> None:
        """What was only on a disk that was replaced is gone."""
        held = {
            (c.principal.tenant_id, digest) for c in self.clients if c.camera for digest in c.camera.vault
        }
        held |= {(blob.tenant_id, blob.sha256) for blob in self.files.kept if blob.kind == "original"}
        self.taken = {sha256: at for sha256, at in self.taken.items() if (at, sha256) in held}

    def _send_all(self, client: Client) -> None:
        """The lane without a mishap."""
        camera = self.camera(client)
        camera.stop()
        for _ in range(MOST_CALLS):
            self._lane(client)
            if camera.steps is None:
                return
        checks.require(holds=False, text=f"I11: {client.name}'s lane made {MOST_CALLS} calls and no end")

    def _rest_of_photos(self) -> None:
        self._look_at_all_photos()
        for tenant_id in self.tenants:  # type: ignore[attr-defined]
            mine = [c.camera for c in self.clients if c.principal.tenant_id == tenant_id and c.camera]
            photo_checks.check_rest(tenant_id, self.store.tenant(tenant_id), mine, self.files)  # type: ignore[attr-defined]


@contextmanager
def worn_disks_are_no_news() -> Iterator[None]:
    """The centre's warnings of files that differ from their hash, made here by the hundred."""
    logger = logging.getLogger("sync.hub.blobs")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
