"""Figures of every kind."""

from stormops_desktop.viewmodels.charts.figure import Figure, Kind, Mark, Origin, Series, Unit

ORIGIN = Origin("As of 25 Mar 2019, 09:05 CDT", "Storm: North Texas hail", "Model 2019.1")
BARS = Figure(
    "rates", Kind.BARS, "Conversion by arm", ("Treated", "Control"),
    (Series("Rate", (Mark(0.12, 0.07, 0.2, "n 100"), Mark(0.08, 0.04, 0.15, "n 100"))),),
    unit=Unit.PART, place_title="Arm", origin=ORIGIN,
)  # fmt: skip
STACKED = Figure(
    "parts", Kind.STACKED, "Decisions by reason", ("Plano", "Allen", "Frisco", "McKinney"),
    (
        Series("Treat", tuple(map(Mark, (30.0, 22.0, 14.0, 9.0))), "ok"),
        Series("Hold", tuple(map(Mark, (12.0, 18.0, 20.0, 31.0))), "warn"),
        Series("Control", tuple(map(Mark, (5.0, 5.0, 4.0, None))), "info"),
    ),
    place_title="City", origin=ORIGIN,
)  # fmt: skip
LINE = Figure(
    "trend", Kind.LINE, "Play score by day", tuple(f"{day} Mar" for day in range(1, 21)),
    (
        Series("Score", tuple(Mark(20.0 + 3 * d, 15.0 + 3 * d, 26.0 + 3 * d) for d in range(20))),
        Series("Measurable", tuple(Mark(75.0 if d < 9 else 100.0) for d in range(20)), "soft"),
    ),
    unit=Unit.POINTS, place_title="Day", whole=100.0, origin=ORIGIN,
)  # fmt: skip
FUNNEL = Figure(
    "funnel", Kind.FUNNEL, "From house to contract", ("Scored", "Treated", "Visited", "Converted"),
    (Series("Houses", tuple(map(Mark, (2000.0, 740.0, 310.0, 41.0)))),), origin=ORIGIN,
)  # fmt: skip
GAUGE = Figure(
    "score", Kind.GAUGE, "Play score", ("Storm",), (Series("Play score", (Mark(60.5),)),),
    unit=Unit.POINTS, whole=100.0, reach=75.0, origin=ORIGIN,
)  # fmt: skip
LIFT = Figure(
    "lift", Kind.BARS, "Harm and help", ("Knock", "Mail"),
    (Series("Lift", (Mark(0.4, -0.1, 0.9), Mark(-0.35, -0.6, -0.1)), "info"),), unit=Unit.PART,
)  # fmt: skip
HEAT = Figure(
    "next", Kind.HEAT, "What follows what", ("Start", "E-mail"),
    (
        Series("E-mail", (Mark(1.0), Mark(0.2))), Series("Converted", (Mark(0.0), Mark(0.3))),
        Series("Lost", (Mark(0.0), Mark(0.5))),
    ),
    unit=Unit.PART, place_title="From", whole=1.0, origin=ORIGIN,
)  # fmt: skip
FIGURES = (BARS, STACKED, LINE, FUNNEL, GAUGE, LIFT, HEAT)
