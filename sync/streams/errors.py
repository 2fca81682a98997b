"""What can stop a stream job for a while."""


class StreamsError(Exception):
    """One line for an operator; the job goes on by itself when the reason is gone."""


class BrokerLost(StreamsError):  # noqa: N818
    """The connection to the broker is gone, or another broker may answer now. Open a new one."""


class Overtaken(StreamsError):  # noqa: N818
    """Another runner has gone on from here; what was read is dropped and read again from its place."""


class ReducedElsewhere(StreamsError):  # noqa: N818
    """The windows of this database are made in the other way: by the embedded runner, or by Flink."""
