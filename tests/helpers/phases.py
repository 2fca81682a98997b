"""Phases of a storm for the screens' tests: canned numbers that a test may change."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from stormops_desktop.domain.phases.gates import Measured, judged
from stormops_desktop.services.phases.models import GateRow, PhaseStrip
from tests.helpers.insights import NOW

WORKED: dict[str, Measured] = {
    "hot_zones": Measured(14), "fresh_data": Measured(1.4), "doors": Measured(740), "hot_zips": Measured(9),
    "control_group": Measured(96), "routes_out": Measured(4), "routed_value": Measured(184_250_00),
    "held_out_routed": Measured(0), "inspections": Measured(2), "claims": Measured(0),
    "follow_ups": Measured(0), "answers": Measured(0), "journeys": Measured(3), "conversions": Measured(0),
    "identified": Measured(None, "no_persons"), "attributed": Measured(0),
}  # fmt: skip


@dataclass
class FakePhases:
    """`Phases` over one set of numbers; `asked` keeps the storms that were read."""

    found: dict[str, Measured] = field(default_factory=lambda: dict(WORKED))
    asked: list[str] = field(default_factory=list)

    def strip(self, storm_id: str) -> PhaseStrip:
        self.asked.append(storm_id)
        return PhaseStrip(storm_id, "North Texas hail", NOW, judged(self.found))

    def count(self, storm_id: str, code: str) -> int:
        return 0 if code in ("fresh_data", "identified") else int(self.found[code].value or 0)

    def rows(self, storm_id: str, code: str, offset: int, limit: int) -> Sequence[GateRow]:
        whole, jobs = self.count(storm_id, code), code in ("inspections", "claims")
        return tuple(
            GateRow(
                f"row-{at}", f"{1200 + 8 * at} Coit Rd", "Plano",
                "inspected_damage" if jobs else "high_uplift", 0.21, f"job-{at:06d}" if jobs else None,
            )
            for at in range(offset, min(whole, offset + limit))
        )  # fmt: skip
