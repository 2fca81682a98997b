"""Options of a plan: what is typed becomes wishes, or every problem is named at once."""

from datetime import date
from pathlib import Path

import pytest

from stormops_desktop.domain.routing.plans.draft import (
    OSRM,
    ROAD_PACK,
    Crew,
    Everywhere,
    House,
    Place,
    PlanDraft,
    Usual,
)
from stormops_desktop.domain.routing.plans.wishes import RouteWishes
from stormops_desktop.viewmodels.routes.options import (
    BY_TYPE,
    Ground,
    JobType,
    PlanOptions,
    checked,
    job_types_of,
)

CREWS = (Crew("a", "North"), Crew("b", "South"))
TODAY = date(2019, 3, 25)
GROUND = Ground(frozenset({"75002", "75013"}), CREWS, "America/Chicago", TODAY)
BOTH = frozenset({"a", "b"})


def test_what_nobody_touched_are_the_brief_s_options() -> None:
    found = checked(PlanOptions(crew_ids=BOTH), GROUND)
    assert found.wishes == RouteWishes(crew_ids=("a", "b"), service_min=15, by_action={}, match_skills=False)
    assert found.problems == ()


def test_everything_typed_is_taken() -> None:
    options = PlanOptions(
        "25", "75013; 75002 75013", frozenset({"b"}), "2", "2019-07-04", " 33.1, -96.7 ", "20", "5", "7",
        match_skills=True, balance=False, keep_drafts=True,
        by_action={"door_knock": " 20", "Financing|email": "5", "call": " "},
    )  # fmt: skip
    assert checked(options, GROUND).wishes == RouteWishes(
        max_per_route=25, zip_codes=("75013", "75002"), crew_ids=("b",), days=2,
        planned_start=1_562_216_400_000, yard=Place(33.1, -96.7), service_min=20, seconds=5.0, seed=7,
        match_skills=True, balance=False, keep_drafts=True,
        by_action={"door_knock": 20, "Financing|email": 5},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("max_per_route", "501", "from 1 to 500, not “501”"),
        ("max_per_route", "5.5", "not “5.5”"),
        ("zips", "75002, 90210 10001", "in ZIP 10001, 90210. There are: 75002, 75013."),
        ("days", "none", "from 1 to 365, not “none”"),
        ("day", "2019-02-30", "not “2019-02-30”"),
        ("day", "2019-03-24", "First day: 2019-03-24 is over. Choose a day to come."),
        ("day", "2049-03-26", "First day: 2049-03-26 is more than a year ahead. Choose an earlier day."),
        ("yard", "33.1", "not “33.1”"),
        ("yard", "133.1, 0", "“133.1, 0” is no place on earth where crews start"),
        ("yard", "0, 0", "“0, 0” is no place on earth where crews start"),
        ("yard", "nan, 0", "not “nan, 0”"),
        ("service_min", "-1", "from 0 to 1440"),
        ("seconds", "0", "from 1 to 3600"),
        ("seed", "x", "not “x”"),
    ],
)
def test_each_wrong_field_is_named(field: str, text: str, told: str) -> None:
    found = checked(PlanOptions(crew_ids=BOTH, **{field: text}), GROUND)  # type: ignore[arg-type]
    assert found.wishes is None
    assert [name for name, _ in found.problems] == [field]
    assert told in found.problems[0][1]


@pytest.mark.parametrize("text", ["x", "1441", "-5", "5.5"])
def test_wrong_minutes_of_a_job_type_are_named_by_its_words(text: str) -> None:
    found = checked(PlanOptions(crew_ids=BOTH, by_action={"call": "5", "Financing|door_knock": text}), GROUND)
    assert found.wishes is None
    told = f"Financing · Door knock: minutes from 0 to 1440, or nothing, not “{text}”."
    assert found.problems == ((f"{BY_TYPE}Financing|door_knock", told),)


def test_job_types_are_channels_plays_and_what_was_asked_by_how_many_houses() -> None:
    actions = ["Financing|door_knock", "Financing|call", "impact_report", ""]
    houses = {
        str(at): House(str(at), "1 Oak St", "75002", 33.0, -96.0, 0.1, usual=Usual(action=action))
        for at, action in enumerate(actions)
    }
    asked = Everywhere(by_action={"Financing|call": 5, "old": 9})
    plan = PlanDraft("draft", "storm", "", (), houses, everywhere=asked)
    assert job_types_of(plan) == (
        JobType("Financing", "Financing"), JobType("call", "Call"), JobType("door_knock", "Door knock"),
        JobType("Financing|call", "Financing · Call"), JobType("impact_report", "Impact report"),
        JobType("old", "Old"),
    )  # fmt: skip


def test_all_problems_come_at_once() -> None:
    found = checked(PlanOptions(seconds="?", seed="?", crew_ids=frozenset()), GROUND)
    assert [name for name, _ in found.problems] == ["crews", "seconds", "seed"]


def test_days_need_crews_and_no_zip_borders() -> None:
    found = checked(PlanOptions(days="1"), Ground())
    assert "There are no crews" in found.problems[0][1]
    found = checked(PlanOptions(days="1", crew_ids=BOTH, group_by_zip=True), GROUND)
    assert [name for name, _ in found.problems] == ["days"]


def test_roads_need_a_file_or_an_address(tmp_path: Path) -> None:
    pack = tmp_path / "roads.npz"
    missing = checked(PlanOptions(crew_ids=BOTH, travel=ROAD_PACK, where=str(pack)), GROUND)
    assert "there is no file" in missing.problems[0][1]
    pack.touch()
    found = checked(PlanOptions(crew_ids=BOTH, travel=ROAD_PACK, where=str(pack)), GROUND).wishes
    assert found is not None
    assert (found.roads.kind, found.roads.where) == (ROAD_PACK, str(pack))
    wrong = checked(PlanOptions(crew_ids=BOTH, travel=OSRM, where="roads.example"), GROUND)
    assert wrong.problems[0][0] == "where"
