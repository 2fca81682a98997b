"""Uploads by hand: one request a line, on a hub with a photo's row in it."""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from sync.contracts.blobs import CHUNK_TYPE, TUS_VERSION
from sync.contracts.ops import Kind, Op
from tests.helpers.hub import HubAtHand, Person
from tests.hub.http.wire import Laptop, laptop, new_id

PHOTO = (Path(__file__).parents[2] / "data/photos/image01137.jpg").read_bytes()


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def b64(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


@dataclass
class Uploader:
    """A signed-in device that sends files."""

    http: httpx.Client
    content: bytes = PHOTO

    @property
    def path(self) -> str:
        return f"/v1/blobs/{sha(self.content)}"

    def head(self, size: str = "original") -> httpx.Response:
        return self.http.head(self.path, params={"size": size})

    def patch(
        self, offset: int, chunk: bytes, size: str = "original", whole: bytes = b"", **headers: str
    ) -> httpx.Response:
        whole = whole or self.content
        told = {
            "tus-resumable": TUS_VERSION, "content-type": CHUNK_TYPE, "upload-offset": str(offset),
            "upload-length": str(len(whole)), "upload-checksum": f"sha256 {b64(chunk)}",
            "repr-digest": f"sha-256=:{b64(whole)}:",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }  # fmt: skip
        return self.http.patch(self.path, params={"size": size}, content=chunk, headers=told)

    def get(self, size: str = "original", **headers: str) -> httpx.Response:
        return self.http.get(self.path, params={"size": size}, headers=headers)


def add(entity: str, key: str, **fields: Any) -> Op:
    return Op(new_id(), Kind.ADD, entity, key, fields, base=0, hlc=1)


@dataclass
class Site:
    """A storm with two routes of two crews, and a job on each."""

    office: Laptop
    storm: str
    crew: str
    routes: tuple[str, str]
    jobs: tuple[str, str]

    def photo(self, job: int = 0, content: bytes = PHOTO, **fields: Any) -> Op:
        told = {"sha256": sha(content), "bytes": len(content), "mime": "image/jpeg", "state": "saved"}
        return add("photos", new_id(), job_id=self.jobs[job], **{**told, **fields})


def furnished(hub: HubAtHand, person: Person, crew_id: str) -> Site:
    """The rows of a day; the first route is the crew's."""
    office = laptop(hub, person)
    storm, house, other_crew = new_id(), new_id(), new_id()
    site = Site(office, storm, crew_id, (new_id(), new_id()), (new_id(), new_id()))
    ops = [
        add("storms", storm, event_id=f"E {storm}", name="Hail", status="active", is_sample=False),
        add("crews", other_crew, crew_name="Other", active=True),
        add("properties", house, address="1 Elm St", do_not_knock=False, is_synthetic=True),
    ]
    for route, job, crew in zip(site.routes, site.jobs, (crew_id, other_crew), strict=True):
        ops += [
            add("routes", route, storm_id=storm, route_name="N", status="published", plan_version=1,
                property_count=1),
            add("assignments", new_id(), storm_id=storm, route_id=route, crew_id=crew, epoch=1, active=True,
                assigned_at=1),
            add("jobs", job, storm_id=storm, route_id=route, property_id=house, status="assigned"),
        ]  # fmt: skip
    answer = office.push(*ops)
    assert answer.verdicts == (), answer.verdicts
    return site
