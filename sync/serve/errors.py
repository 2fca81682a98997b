"""What can keep the centre from running, in words for the person who runs it.

CentreError
├── ChildFailed      a part of the centre did not start; the message holds its own words
├── BrokerMissing    the embedded broker is not installed here
└── WrongSettings    the options contradict each other or are incomplete
"""


class CentreError(RuntimeError):
    """The centre cannot run; the message says what to do."""


class ChildFailed(CentreError):  # noqa: N818 - reads as what is the case
    """A process of the centre ended while starting, or never became ready."""


class BrokerMissing(CentreError):  # noqa: N818 - as above
    """There is no broker program."""


class WrongSettings(CentreError):  # noqa: N818 - as above
    """Options that cannot be followed."""
