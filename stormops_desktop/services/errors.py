"""What can go wrong in a use case.

ServiceError            a sentence for the user: what still works and what to do
  NotAllowed            the role or the state forbids it
    AskedToRest         a guardrail asks to leave the house alone; who insists may do it all the same
  NotFound              the row is not (or no longer) in this replica
  WrongCredentials      e-mail, password or PIN
  Unreachable           the centre can't be reached just now
  StoreTrouble          the local file: locked, full, damaged, wrong key
"""


class ServiceError(Exception):
    """`str(error)` is shown as it is."""


class NotAllowed(ServiceError):  # noqa: N818 - reads as the sentence it is
    pass


class AskedToRest(NotAllowed):
    pass


class NotFound(ServiceError):  # noqa: N818
    pass


class WrongCredentials(ServiceError):  # noqa: N818
    pass


class Unreachable(ServiceError):  # noqa: N818
    pass


class StoreTrouble(ServiceError):  # noqa: N818
    pass
