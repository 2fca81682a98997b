"""A house that no storm has hit is the office's to see: nothing that is kept is out of everyone's sight."""

from sync.contracts.ops import Kind
from tests.helpers.centre import Centre, Laptop


def test_an_imported_house_reaches_the_office_and_no_crew(centre: Centre) -> None:
    office, crew = centre.laptop("planner"), centre.laptop("crew", centre.crew_a)
    house, roof = centre.uuid(), centre.uuid()
    assert office.push(centre.house(office, house)).verdicts == ()
    assert office.push(centre.add(office, "roofs", roof, property_id=house, material="slate")).verdicts == ()
    both(office, crew)
    assert office.places["properties", house] == office.places["roofs", roof] == ("o",)
    assert crew.row("properties", house) is None
    assert office.push(centre.set(office, "properties", house, city="Plano")).verdicts == ()
    both(office, crew)
    assert (office.row("properties", house) or {})["city"] == "Plano"


def test_the_first_storm_takes_it_out_of_the_office_bucket(centre: Centre) -> None:
    office, house, roof = centre.laptop("planner"), centre.uuid(), centre.uuid()
    office.push(
        centre.house(office, house), centre.add(office, "roofs", roof, property_id=house, material="tpo")
    )
    office.pull()
    impact = centre.impact(office, house)
    assert office.push(impact).verdicts == ()
    office.pull()
    storm = f"s:{centre.ids['storm']}"
    rows = [("properties", house), ("roofs", roof), ("property_impacts", impact.key)]
    assert [office.places[row] for row in rows] == [(storm,)] * 3
    office.assert_whole()


def test_a_stop_without_a_storm_shows_it_to_the_crew_too(centre: Centre) -> None:
    """A canvassing route may stop at a house that was not hit; the office must not lose sight of it."""
    office, crew, house = centre.laptop("planner"), centre.laptop("crew", centre.crew_a), centre.uuid()
    stop = centre.stop(office, centre.ids["route_a"], house)
    assert office.push(centre.house(office, house), stop).verdicts == ()
    both(office, crew)
    assert office.places["properties", house] == ("o",)
    assert crew.places["properties", house] == (f"r:{centre.ids['route_a']}",)
    assert office.push(office.op(Kind.DELETE, "route_properties", stop.key)).verdicts == ()
    both(office, crew)
    assert office.places["properties", house] == ("o",)
    assert crew.row("properties", house) is None


def both(*laptops: Laptop) -> None:
    for laptop in laptops:
        laptop.pull()
        laptop.assert_whole()
