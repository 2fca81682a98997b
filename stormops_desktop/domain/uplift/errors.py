"""What makes learning impossible."""

from stormops_desktop.domain.said import Said


class UpliftError(ValueError):
    """A trial from which nothing can be learnt; `str(error)` is a `Said` that tells why."""

    def __init__(self, template: str, **given: object) -> None:
        super().__init__(Said(template, **given))
