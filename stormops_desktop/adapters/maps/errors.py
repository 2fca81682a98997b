"""What can be wrong with a map pack.

PackError               a sentence for the person: what is wrong with the file and what to do
"""

from stormops_desktop.domain.said import Said


class PackError(Exception):
    """`str(error)` is a `Said`, which screens translate."""

    def __init__(self, template: str, **given: object) -> None:
        super().__init__(Said(template, **given))
