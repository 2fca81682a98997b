"""What can go wrong with road times. Planning goes on by the great circle in every case.

RoadError
  UnreadablePack   the file is no OSM extract, or holds no road
  NoRoadEngine     the library is not installed here
  OutsideThePack   places that the pack does not cover, or too many at once
  RoadService      the OSRM address did not answer, or not as it should
"""

from stormops_desktop.domain.said import Said


class RoadError(Exception):
    """`str(error)` is a sentence for the planner, a `Said` that screens translate."""

    def __init__(self, template: str, **given: object) -> None:
        super().__init__(Said(template, **given))


class UnreadablePack(RoadError):  # noqa: N818 - reads as the sentence it is
    pass


class NoRoadEngine(RoadError):  # noqa: N818
    pass


class OutsideThePack(RoadError):  # noqa: N818
    pass


class RoadService(RoadError):  # noqa: N818
    pass
