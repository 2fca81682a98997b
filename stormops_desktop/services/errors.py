"""What can go wrong in a use case.

ServiceError            a sentence for the user: what still works and what to do
  NotAllowed            the role or the state forbids it
    AskedToRest         a guardrail asks to leave the house alone; who insists may do it all the same
  NotFound              the row is not (or no longer) in this replica
  WrongCredentials      e-mail, password or PIN
  Unreachable           the centre can't be reached just now
  StoreTrouble          the local file: locked, full, damaged, wrong key
"""

from collections.abc import Mapping

from stormops_desktop.domain.said import Said


class ServiceError(Exception):
    """`str(error)` is a sentence in English, for commands and logs.

    Screens say it in their language: `said.template` is the sentence before its values were put in, and what
    the lists of `viewmodels/service_words` have a translation for. So values go in by name, never by an
    f-string.
    """

    def __init__(self, template: str = "", **given: object) -> None:
        self.said = template if isinstance(template, Said) else Said(template, **given)
        super().__init__(self.said)

    @property
    def template(self) -> str:
        return self.said.template

    @property
    def given(self) -> Mapping[str, object]:
        return self.said.given


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
