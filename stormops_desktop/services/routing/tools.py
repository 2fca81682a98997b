"""What the desk of routes needs from outside: a clock, solvers and road times. Wired by the assembly."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from stormops_desktop.domain.routing.plans.wishes import Roads

if TYPE_CHECKING:  # they load the compiler, which no start of the program should wait for
    from stormops_desktop.domain.routing.plans.problem_of import Legs
    from stormops_desktop.domain.routing.problem import Problem
    from stormops_desktop.domain.routing.travel import Floats


class CrewSolver(Protocol):
    """See `adapters.ortools_crews.crews_for`."""

    def __call__(
        self, way_min: Sequence[Sequence[int | None]], work_min: Sequence[int], already_min: Sequence[int],
        *, at_first: Sequence[int | None] | None = None,
    ) -> list[int | None]: ...  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoutingTools:
    """Solvers and sources.

    Attributes:
        clock: seconds, ever rising. polish: orders one route where nothing is compiled.
        late_order: orders a started route that can't be on time everywhere.
        crews_for: gives routes to crews. legs: road times; raises an error whose text is for the planner.
        compiled: whether the fast engine runs here; asking loads it.
    """

    clock: Callable[[], float]
    polish: Callable[..., list[int]]
    late_order: "Callable[[Problem], Sequence[int]]"
    crews_for: CrewSolver
    legs: "Callable[[Roads, Floats, Floats], Legs]"
    compiled: Callable[[], bool]
