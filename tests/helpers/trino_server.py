"""A real Trino with the Iceberg connector alone, from what `make trino` fetched; needs Java 24 or newer."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx

from sync.serve.postgres_process import free_port
from sync.streams.lakehouse.catalogue import Place
from tests.helpers.kafka_server import PARTS
from tests.helpers.objects import KEYS

READY_WITHIN_S = 240.0
NEWEST_JAVA = Path("/usr/lib/jvm")
_CONFIG = """
coordinator=true
node-scheduler.include-coordinator=true
http-server.http.port={port}
discovery.uri=http://127.0.0.1:{port}
catalog.management=static
query.max-memory=256MB
"""
_CATALOGUE = """
connector.name=iceberg
iceberg.catalog.type=jdbc
iceberg.jdbc-catalog.catalog-name=stormops
iceberg.jdbc-catalog.driver-class=org.postgresql.Driver
iceberg.jdbc-catalog.connection-url=jdbc:postgresql://{host}:{pg_port}{path}
iceberg.jdbc-catalog.connection-user={user}
iceberg.jdbc-catalog.connection-password={password}
iceberg.jdbc-catalog.default-warehouse-dir={warehouse}
iceberg.security=read_only
fs.native-s3.enabled=true
s3.endpoint={endpoint}
s3.region=us-east-1
s3.path-style-access=true
s3.aws-access-key={key}
s3.aws-secret-key={secret}
"""
_JVM = """
-server
-Xmx1G
-XX:+UseSerialGC
-XX:+ExitOnOutOfMemoryError
-Djdk.attach.allowAttachSelf=true
--add-modules=jdk.incubator.vector
--sun-misc-unsafe-memory-access=allow
"""


class TrinoServer:
    """One node that is coordinator and worker, over the lakehouse of a catalogue."""

    def __init__(self, folder: Path, place: Place) -> None:
        self._folder, self._port, self._place = folder, free_port(), place
        self._process: subprocess.Popen[bytes] | None = None
        self._url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> "TrinoServer":
        self._configure()
        command = [str(PARTS / "trino" / "bin" / "launcher"), "run", "--etc-dir", str(self._folder / "etc")]
        with (self._folder / "trino.log").open("wb") as sink:
            self._process = subprocess.Popen(
                [*command, "--data-dir", str(self._folder / "data")], stdout=sink, stderr=sink,
                env={**os.environ, "JAVA_HOME": str(newest_java())}, start_new_session=True,
            )  # fmt: skip
        deadline = monotonic() + READY_WITHIN_S
        while not self._ready():
            assert self._process.poll() is None, self.log()
            assert monotonic() < deadline, self.log()
            Event().wait(0.5)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def ask(self, sql: str) -> Sequence[tuple[Any, ...]]:
        """The rows of an answer."""
        rows: list[tuple[Any, ...]] = []
        with httpx.Client(timeout=60) as client:
            headers = {"X-Trino-User": "analyst", "X-Trino-Catalog": "iceberg", "X-Trino-Schema": "stormops"}
            page = client.post(f"{self._url}/v1/statement", content=sql, headers=headers).json()
            while True:
                assert "error" not in page, causes(page["error"]["failureInfo"])
                rows += map(tuple, page.get("data", ()))
                if "nextUri" not in page:
                    return rows
                page = client.get(page["nextUri"]).json()

    def log(self) -> str:
        return (self._folder / "trino.log").read_text(errors="replace")[-6000:]

    def _ready(self) -> bool:
        try:
            told = httpx.get(f"{self._url}/v1/info", timeout=2).json()
        except (httpx.TransportError, ValueError):
            return False
        return told.get("starting") is False

    def _configure(self) -> None:
        etc = self._folder / "etc"
        (etc / "catalog").mkdir(parents=True)
        address = urlsplit(self._place.catalogue)
        facts = {
            "host": address.hostname, "pg_port": address.port, "path": address.path, "user": address.username,
            "password": address.password, "warehouse": self._place.warehouse,
            "endpoint": self._place.s3_endpoint,
            "key": KEYS["AWS_ACCESS_KEY_ID"], "secret": KEYS["AWS_SECRET_ACCESS_KEY"],
        }  # fmt: skip
        (etc / "catalog" / "iceberg.properties").write_text(_CATALOGUE.format(**facts))
        (etc / "config.properties").write_text(_CONFIG.format(port=self._port))
        (etc / "node.properties").write_text("node.environment=integration\n")
        (etc / "log.properties").write_text("io.trino=WARN\n")
        (etc / "jvm.config").write_text(_JVM.lstrip())


def causes(failure: Mapping[str, Any]) -> list[str]:
    """What went wrong, and why, and why that."""
    behind = failure.get("cause")
    return [f"{failure.get('type')}: {failure.get('message')}", *(causes(behind) if behind else [])]


def newest_java() -> Path:
    """STORMOPS_TRINO_JAVA_HOME, or the newest Java that is installed where Debian installs them."""
    said = os.environ.get("STORMOPS_TRINO_JAVA_HOME", "")
    if said:
        return Path(said)
    found = {int(number): home for home in NEWEST_JAVA.glob("*") if (number := _version(home))}
    return found[max(found)]


def _version(home: Path) -> str:
    """The major version that a Java says it has, "" for what is none."""
    release = home / "release"
    lines = release.read_text().splitlines() if release.is_file() else []
    said = next((line.split('"')[1] for line in lines if line.startswith("JAVA_VERSION=")), "")
    return said.split(".")[0]
