"""A real Apache Kafka: one broker that is its own controller, from the jars that `make integration` fetched.

It keeps its data over a kill, as the embedded broker in memory does not; and for ever, because the clocks of
tests are not those of the machine.
"""

import os
import shutil
import subprocess
import uuid
from pathlib import Path
from threading import Event
from time import monotonic

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from sync.serve.postgres_process import free_port

PARTS = Path(__file__).parents[2] / "build" / "integration"
READY_WITHIN_S = 90.0
MEMORY = ("-Xmx512m", "-Xms128m")
_PROPERTIES = """
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs={folder}/log
num.partitions=6
log.retention.ms=-1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=6000
"""
_LOGGING = """
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d %p %m (%c)%n
"""


class KafkaServer:
    """A broker with a folder of its own; the port stays over restarts.

    Attributes:
        bootstrap: its address.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._port, self._controller = folder, free_port(), free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._settings = folder / "server.properties"
        self.bootstrap = f"127.0.0.1:{self._port}"

    def __enter__(self) -> "KafkaServer":
        self._folder.mkdir(parents=True, exist_ok=True)
        ports = {"port": self._port, "controller": self._controller}
        self._settings.write_text(_PROPERTIES.format(folder=self._folder, **ports))
        (self._folder / "log4j2.properties").write_text(_LOGGING)
        cluster = uuid.uuid4().hex[:22]
        subprocess.run(
            self._java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(self._settings)),
            check=True, capture_output=True,
        )  # fmt: skip
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Returns when it answers."""
        with (self._folder / "kafka.log").open("ab") as sink:
            self._process = subprocess.Popen(
                self._java("kafka.Kafka", str(self._settings)),
                stdout=sink,
                stderr=sink,
                start_new_session=True,
            )
        deadline = monotonic() + READY_WITHIN_S
        while not self._answers():
            assert self._process.poll() is None, self.log()
            assert monotonic() < deadline, self.log()
            Event().wait(0.2)

    def kill(self) -> None:
        """As a power cut would; what it acknowledged is there after `start`."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def log(self) -> str:
        return (self._folder / "kafka.log").read_text(errors="replace")[-3000:]

    def _java(self, program: str, *words: str) -> list[str]:
        logging = f"-Dlog4j2.configurationFile={self._folder / 'log4j2.properties'}"
        jars = str(PARTS / "kafka" / "*")
        return [java(), *MEMORY, "-XX:+UseSerialGC", logging, "-cp", jars, program, *words]

    def _answers(self) -> bool:
        try:
            AdminClient({"bootstrap.servers": self.bootstrap, "log_level": 0}).list_topics(timeout=2.0)
        except KafkaException:
            return False
        return True


def java(home: str = "") -> str:
    """The program of that Java, else of JAVA_HOME, else of the path."""
    home = home or os.environ.get("JAVA_HOME", "")
    return str(Path(home) / "bin" / "java") if home else "java"
