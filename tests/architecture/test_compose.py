"""Promises about the stack in packaging/compose. Whether Docker takes it, `docker compose config` tells."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml  # type: ignore[import-untyped]  # ships no annotations

PACKAGING = Path(__file__).parents[2] / "packaging"
COMPOSE = PACKAGING / "compose"
STACK: dict[str, Any] = yaml.safe_load((COMPOSE / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = STACK["services"]
ONCE = {name for name, service in SERVICES.items() if service.get("restart") == "no"}
PINNED = re.compile(r".+:[^:]*\d[^:]*")
each_service = pytest.mark.parametrize("name", SERVICES)


def dockerfile(name: str) -> str:
    """The recipe of a service that is built here, "" for one that is not."""
    build = SERVICES[name].get("build")
    return (COMPOSE / build["context"] / build["dockerfile"]).read_text(encoding="utf-8") if build else ""


def pom_versions(part: str) -> dict[str, str]:
    """Version by artifact of what Maven fetches."""
    space = {"m": "http://maven.apache.org/POM/4.0.0"}
    tree = ElementTree.parse(PACKAGING / "integration" / part / "pom.xml")
    found = tree.findall(".//m:dependencies/m:dependency", space)
    return {each.findtext("m:artifactId", "", space): each.findtext("m:version", "", space) for each in found}


def test_every_part_of_the_centre_is_there() -> None:
    wanted = {"postgres", "kafka", "object-store", "hub", "streams", "lakehouse", "trino"}
    assert wanted | {"flink-jobmanager", "flink-taskmanager", "flink-job"} <= set(SERVICES)


def test_the_events_are_reduced_once() -> None:
    assert SERVICES["streams"]["command"][-3:] == ["run", "--reducers", "flink"]
    hub = SERVICES["hub"]["command"]
    assert hub[hub.index("--streams") + 1] == "none"


@each_service
def test_what_is_no_single_step_comes_back_after_a_crash(name: str) -> None:
    assert name in ONCE or SERVICES[name]["restart"] == "unless-stopped"
    assert {"buckets", "lakehouse-init"} == ONCE


def test_the_flink_job_comes_back_from_its_checkpoints() -> None:
    kept = "flink-checkpoints:/var/lib/flink/checkpoints"
    for name in ("flink-jobmanager", "flink-taskmanager", "flink-job"):
        assert kept in SERVICES[name]["volumes"]
    assert "keep_flink_job.py" in dockerfile("flink-job")
    script = (COMPOSE / "keep_flink_job.py").read_text(encoding="utf-8")
    assert f'FOLDER = "{kept.split(":")[1]}"' in script


@each_service
def test_every_image_is_pinned(name: str) -> None:
    images = re.findall(r"^FROM (\S+)", dockerfile(name), re.MULTILINE) or [SERVICES[name]["image"]]
    assert images
    assert not [image for image in images if not PINNED.fullmatch(image)]


@each_service
def test_nothing_runs_as_root_or_with_more_rights_than_it_needs(name: str) -> None:
    users = re.findall(r"^USER (\S+)", dockerfile(name), re.MULTILINE) or [SERVICES[name].get("user", "root")]
    assert users[-1].split(":")[0] not in ("root", "0")
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in SERVICES[name]["security_opt"]


@each_service
def test_what_stays_up_says_whether_it_is_well(name: str) -> None:
    assert (name in ONCE) != ("healthcheck" in SERVICES[name])


@each_service
def test_what_is_waited_for_is_waited_for_until_it_is_ready(name: str) -> None:
    for other, how in SERVICES[name].get("depends_on", {}).items():
        assert how["condition"] == ("service_completed_successfully" if other in ONCE else "service_healthy")


@each_service
def test_named_volumes_and_secrets_are_declared_and_files_are_there(name: str) -> None:
    for volume in SERVICES[name].get("volumes", ()):
        source = volume.split(":")[0]
        assert (COMPOSE / source).exists() if source.startswith(".") else source in STACK["volumes"]
    assert set(SERVICES[name].get("secrets", ())) <= set(STACK["secrets"])


def test_no_password_is_in_the_files() -> None:
    assert all(set(secret) == {"file"} for secret in STACK["secrets"].values())
    for service in SERVICES.values():
        for key, value in service.get("environment", {}).items():
            assert not re.search("PASSWORD|SECRET|KEY", key) or str(value).startswith("/run/secrets/")


def test_only_this_machine_reaches_the_ports() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_stack_runs_what_the_integration_run_proves() -> None:
    assert SERVICES["kafka"]["image"].endswith(f":{pom_versions('kafka')['kafka_2.13']}")
    assert SERVICES["trino"]["image"].endswith(f":{pom_versions('trino')['trino-server-core']}")
    connector = pom_versions("flink")["flink-sql-connector-kafka"].split("-")[1]
    pinned = re.search(
        r"^apache-flink==(\S+)", (PACKAGING / "locks/flink.txt").read_text(encoding="utf-8"), re.M
    )
    assert pinned
    assert pinned[1].startswith(f"{connector}.")


@pytest.mark.parametrize("lock", ["flink.txt", "server.txt"])
def test_locks_of_their_own_name_hashes_and_no_index(lock: str) -> None:
    text = (PACKAGING / "locks" / lock).read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pinned) > 40
    assert all("==" in line for line in pinned)
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text
