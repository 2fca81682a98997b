"""What a planner may not do to a plan.

PlanError               a sentence for the planner; nothing was changed
  BadWish               the options contradict themselves or the data
  FixedStop             done, locked, or not there
"""

from stormops_desktop.domain.said import Said


class PlanError(Exception):
    """`str(error)` is a sentence, a `Said` that screens translate."""

    def __init__(self, template: str, **given: object) -> None:
        super().__init__(Said(template, **given))


class BadWish(PlanError):  # noqa: N818 - reads as the sentence it is
    pass


class FixedStop(PlanError):  # noqa: N818
    pass
