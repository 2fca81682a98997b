"""What can go wrong between the op log and Kafka.

RelayError
├── BrokerUnavailable   nobody answers, or the answer cannot be trusted: connect anew, later
├── Misconfigured       a setting of the Kafka client is not one
└── Undeliverable       the broker refuses an event: its tenant waits, and the log says so
"""


class RelayError(Exception):
    """Base of the relay's errors."""


class BrokerUnavailable(RelayError):  # noqa: N818 - reads as what is the case
    """The broker does not answer."""


class Misconfigured(RelayError):  # noqa: N818 - as above
    """A setting of the Kafka client is unknown or impossible."""


class Undeliverable(RelayError):  # noqa: N818 - as above
    """The broker refuses an event for what it is."""
