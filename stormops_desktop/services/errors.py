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
    """`str(error)` is a sentence in English, for commands and logs.

    Screens say it in their language: `template` is the sentence before its values were put in, and what
    `viewmodels/service_words` has a translation for. So values go in by name, never by an f-string.
    """

    def __init__(self, template: str = "", **given: object) -> None:
        super().__init__(template.format(**given) if given else template)
        self.template, self.given = template, given


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
