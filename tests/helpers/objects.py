"""A local S3 for tests: a real server process that speaks the protocol, and buckets of it.

Fixture `bucket`: a `Bucket` of the test's own.
"""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import boto3
import httpx
import pytest
from botocore.config import Config

from sync.serve.postgres_process import free_port
from tests.helpers.own_folders import own_folder

KEYS = {"AWS_ACCESS_KEY_ID": "stormops-tests", "AWS_SECRET_ACCESS_KEY": "only for tests"}
WITHIN_S, ATTEMPTS = 60.0, 3
STOP_GRACE_S = 0.3  # it has nothing to save
ROOT = Path(__file__).parents[2]
WATCHER = ROOT / "sync" / "serve" / "child_watch.py"


@dataclass(frozen=True)
class Bucket:
    """An empty bucket: its name, where its server listens, and a client for both."""

    name: str
    endpoint: str
    client: Any

    @property
    def url(self) -> str:
        return f"s3://{self.name}"

    def names(self) -> list[str]:
        listed = self.client.list_objects_v2(Bucket=self.name)
        return sorted(each["Key"] for each in listed.get("Contents", ()))

    def unfinished(self) -> list[str]:
        """Keys of multipart uploads under way."""
        found = self.client.list_multipart_uploads(Bucket=self.name).get("Uploads") or ()
        return [each["Key"] for each in found]


@contextmanager
def object_server(program: str = "nanio") -> Iterator[tuple[str, Path]]:
    """(endpoint, data folder) of a server; a bucket is a folder in there. `program` is its module."""
    with own_folder("s3") as folder:
        buckets = folder / "buckets"
        buckets.mkdir()
        endpoint, process = _serve(program, buckets)
        with process:
            yield endpoint, buckets


def _serve(program: str, folder: Path) -> tuple[str, subprocess.Popen[bytes]]:
    """(endpoint, process) of a server that answers; another one where somebody took its port meanwhile.

    The process watches it: it ends both when its standard input closes, also because this one was killed.
    """
    watch = [sys.executable, "-I", "-S", str(WATCHER), "-1", "-1", str(STOP_GRACE_S)]
    keys = {
        "PYTHONPATH": str(ROOT),
        "NANIO_ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"],
        "NANIO_SECRET_KEY": KEYS["AWS_SECRET_ACCESS_KEY"],
    }
    for _ in range(ATTEMPTS):
        port = free_port()
        command = [*watch, sys.executable, "-m", program, "serve", "--data-dir", str(folder),
                   "--host", "127.0.0.1", "--port", str(port), "--no-access-log",
                   "--log-level", "error"]  # fmt: skip
        process = subprocess.Popen(
            command, env={**os.environ, **keys}, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        if _answers(f"http://127.0.0.1:{port}", process):
            return f"http://127.0.0.1:{port}", process
        process.communicate()
    raise AssertionError("the local S3 did not come up")


def _answers(endpoint: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server says something before it ends."""
    deadline = monotonic() + WITHIN_S
    while process.poll() is None and monotonic() < deadline:
        try:
            httpx.get(endpoint, timeout=WITHIN_S)
        except httpx.HTTPError:
            Event().wait(0.02)
        else:
            return process.poll() is None
    return False


def new_bucket(endpoint: str, folder: Path) -> Bucket:
    name = f"photos-{uuid.uuid4().hex[:12]}"
    (folder / name).mkdir()
    client = boto3.session.Session().client(
        "s3", endpoint_url=endpoint, aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"], region_name="us-east-1",
        config=Config(request_checksum_calculation="when_required", s3={"addressing_style": "path"}),
    )  # fmt: skip
    return Bucket(name, endpoint, client)


@pytest.fixture(scope="session")
def object_server_at() -> Iterator[tuple[str, Path]]:
    with object_server() as where:
        yield where


@pytest.fixture
def bucket(object_server_at: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """A bucket of the test's own; the environment has its keys, as an operator's would."""
    for name, value in {**KEYS, "AWS_DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"):
        monkeypatch.delenv(name, raising=False)
    endpoint, folder = object_server_at
    made = new_bucket(endpoint, folder)
    yield made
    made.client.close()
    # The server goes on for other tests; what it still writes just now goes with the session.
    shutil.rmtree(folder / made.name, ignore_errors=True)
