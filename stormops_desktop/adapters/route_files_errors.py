"""What can go wrong with files of routes.

UnreadableRoutes
"""

from stormops_desktop.domain.said import Said


class UnreadableRoutes(Exception):  # noqa: N818 - reads as the sentence it is
    """`str(error)` is a sentence for the planner; it names the rows.

    Attributes:
        fault: what is wrong, without the sentence that nothing was read.
    """

    def __init__(self, template: str, **given: object) -> None:
        self.fault = template if isinstance(template, Said) else Said(template, **given)
        super().__init__(Said("{fault} Nothing was read.", fault=self.fault))
