"""The company's crews: the office reads them, managers change them, one step back, and routes follow."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stormops_desktop.domain.routing.crews import CrewForm, new_form
from stormops_desktop.domain.routing.plans.draft import Place
from stormops_desktop.services.errors import NotAllowed, NotFound, ServiceError
from stormops_desktop.services.office.crews import CrewRoster
from stormops_desktop.services.office.models import CrewCard
from stormops_desktop.services.undo import UndoShelf
from sync.contracts.capture import Draft
from sync.contracts.ops import Kind
from tests.helpers.replica_rows import key
from tests.helpers.route_storm import RouteBench, storm_rows

FORM = CrewForm(
    "Crew Plano", "33.02, -96.7", "33.1, -96.6", "06:30", "15:00", "11:30", "45", "tile, steep", "Truck 9",
    "18",
)  # fmt: skip


class Roster:
    """A manager's roster over a real replica."""

    def __init__(self, folder: Path, role: str) -> None:
        self.bench = RouteBench(folder, storm_rows(4), role)
        self.shelf = UndoShelf(self.bench.work.now_ms)
        self.verbs = CrewRoster(self.bench.work, self.shelf)

    def named(self, name: str) -> CrewCard:
        return next(one for one in self.verbs.view().crews if one.form.name == name)

    def undo(self, token: str) -> None:
        self.bench.work.capture(self.shelf.take(token)[1])


@pytest.fixture
def roster_of(tmp_path: Path) -> Callable[[str], Roster]:
    return lambda role: Roster(tmp_path, role)


def test_a_manager_adds_a_crew_and_the_desk_plans_with_it(roster_of: Callable[[str], Roster]) -> None:
    roster = roster_of("manager")
    roster.bench.new_ops()
    made = roster.verbs.save(None, FORM, origin=roster)
    assert made.name == "Added Crew Plano"
    assert made.origin is roster
    (op,) = roster.bench.new_ops()
    assert (op.kind, op.entity) == (Kind.ADD, "crews")
    assert [one.form.name for one in roster.verbs.view().crews] == ["Crew A", "Crew B", "Crew Plano"]
    assert roster.named("Crew Plano").form == FORM
    crew = next(one for one in roster.bench.desk.crews() if one.name == "Crew Plano")
    assert (crew.start, crew.end) == (Place(33.02, -96.7), Place(33.1, -96.6))
    assert (crew.shift_start_min, crew.shift_end_min) == (390, 900)
    assert (crew.break_start_min, crew.break_min, crew.most_stops) == (690, 45, 18)
    assert (crew.skills, crew.vehicle) == (frozenset({"tile", "steep"}), "Truck 9")
    assert made.undo is not None
    roster.undo(made.undo.token)
    assert not roster.named("Crew Plano").form.active
    assert all(one.name != "Crew Plano" for one in roster.bench.desk.crews())


def test_a_change_writes_only_what_differs_and_goes_back(roster_of: Callable[[str], Roster]) -> None:
    roster = roster_of("admin")
    card = roster.named("Crew A")
    roster.bench.new_ops()
    made = roster.verbs.save(card.crew_id, replace(card.form, break_min="30", most_stops="", end=""))
    (op,) = roster.bench.new_ops()
    hours = {"shift_start_min": 420, "shift_end_min": 1_140, "break_start_min": 720, "break_min": 30}
    assert op.fields == {**hours, "max_stops": None}  # hours go together (`Entity.units`)
    assert roster.named("Crew A").form == replace(
        card.form, break_start="12:00", break_min="30", most_stops=""
    )
    assert made.undo is not None
    roster.undo(made.undo.token)
    assert roster.named("Crew A") == card
    with pytest.raises(NotAllowed, match="stored already"):
        roster.verbs.save(card.crew_id, card.form)
    roster.verbs.save(card.crew_id, replace(card.form, active=False))
    assert [one.name for one in roster.bench.desk.crews()] == ["Crew B"]
    assert [one.form.name for one in roster.verbs.view().crews] == ["Crew B", "Crew A"]


def test_what_others_changed_meanwhile_stays_theirs(roster_of: Callable[[str], Roster]) -> None:
    roster = roster_of("manager")
    seen = roster.named("Crew A")
    roster.bench.work.capture(
        [Draft(Kind.SET, "crews", seen.crew_id, {"vehicle": "Truck 9", "skills": "tile"})]
    )
    roster.bench.new_ops()
    typed = replace(seen.form, vehicle="Van", most_stops="12")
    roster.verbs.save(seen.crew_id, typed, seen=seen.form)
    (op,) = roster.bench.new_ops()
    assert op.fields == {"vehicle": "Van", "max_stops": 12}
    assert roster.named("Crew A").form == replace(typed, skills="tile")
    with pytest.raises(ServiceError, match="ends at 06:00"):
        roster.bench.work.capture([Draft(Kind.SET, "crews", seen.crew_id, {"shift_end_min": 360})])
        roster.verbs.save(seen.crew_id, replace(seen.form, vehicle="Car"), seen=seen.form)


@pytest.mark.parametrize("theirs", [{"vehicle": "Truck 8"}, {"shift_start_min": 480}, {"active": False}])
def test_a_change_on_top_of_mine_is_not_undone_with_mine(
    roster_of: Callable[[str], Roster], theirs: dict[str, object]
) -> None:
    roster = roster_of("manager")
    card = roster.named("Crew A")
    typed = replace(card.form, vehicle="Van", break_start="12:00", break_min="30", name="Crew C")
    mine = roster.verbs.save(card.crew_id, typed)
    added = roster.verbs.save(None, FORM)
    (new,) = added.touched.rows["crews"] or ()
    for key_ in (card.crew_id, new):
        roster.bench.work.capture([Draft(Kind.SET, "crews", key_, theirs)])
    assert added.undo is not None
    with pytest.raises(NotAllowed, match="Crew Plano was changed again meanwhile, so this can't be undone"):
        roster.undo(added.undo.token)
    assert mine.undo is not None
    if "active" in theirs:  # which mine did not touch
        roster.undo(mine.undo.token)
        assert roster.named("Crew A").form == replace(card.form, active=False)
    else:
        with pytest.raises(NotAllowed, match="Crew C was changed again meanwhile"):
            roster.undo(mine.undo.token)
        assert roster.named("Crew C").form.vehicle == theirs.get("vehicle", "Van")


def test_a_name_that_another_crew_took_meanwhile_does_not_come_back(
    roster_of: Callable[[str], Roster],
) -> None:
    roster = roster_of("manager")
    card = roster.named("Crew A")
    mine = roster.verbs.save(card.crew_id, replace(card.form, name="Crew C"))
    roster.verbs.save(None, replace(FORM, name="crew a"))
    assert mine.undo is not None
    with pytest.raises(ServiceError, match="Another crew is called Crew A"):
        roster.undo(mine.undo.token)


def test_what_is_wrong_with_the_form_stores_nothing(roster_of: Callable[[str], Roster]) -> None:
    roster = roster_of("manager")
    roster.bench.new_ops()
    card = roster.named("Crew A")
    with pytest.raises(ServiceError, match="Another crew is called crew b"):
        roster.verbs.save(card.crew_id, replace(card.form, name="crew b"))
    with pytest.raises(ServiceError, match="0,0 is no place on earth"):
        roster.verbs.save(None, replace(FORM, start="0,0"))
    with pytest.raises(NotFound, match="not on this computer any more"):
        roster.verbs.save(key("nobody"), FORM)
    assert roster.bench.new_ops() == []


def test_planners_read_and_crews_do_not(roster_of: Callable[[str], Roster], tmp_path: Path) -> None:
    planner = roster_of("planner")
    assert planner.verbs.view().may_edit is False
    with pytest.raises(NotAllowed, match="Only a manager or an admin"):
        planner.verbs.save(None, replace(new_form(), name="Crew C"))
    (tmp_path / "crew").mkdir()
    crew = Roster(tmp_path / "crew", "crew")
    with pytest.raises(NotAllowed, match="account is a crew's"):
        crew.verbs.view()
    with pytest.raises(NotAllowed, match="account is a crew's"):
        crew.verbs.places("1 Oak")


def test_members_and_routes_are_counted_and_places_found_by_address(
    roster_of: Callable[[str], Roster],
) -> None:
    roster = roster_of("manager")
    work = roster.bench.work
    people = [(key("ann"), key("crewA"), True), (key("bob"), key("crewA"), False)]
    work.capture(
        [
            Draft(
                Kind.ADD, "users", who, {"display_name": "x", "role": "crew", "crew_id": crew, "active": on}
            )
            for who, crew, on in people
        ]
    )
    roster.bench.desk.generate_routes(key("storm"))
    plan = roster.bench.desk.open_plan(key("storm"))
    roster.bench.desk.publish(plan)
    driver = plan.routes[0].crew_id
    for card in roster.verbs.view().crews:
        assert card.members == (1 if card.form.name == "Crew A" else 0)
        assert card.routes == (1 if card.crew_id == driver else 0)
    (found,) = roster.verbs.places(" 2 oak")
    assert found.address == "2 Oak St, Allen"
    assert found.place.latitude == pytest.approx(33.05)
    assert roster.verbs.places("%") == ()
