"""What `routes generate` is asked of visits, on the command line."""

import click
import pytest

from stormops_desktop.cli.routes_asked import ASKED, with_asked
from stormops_desktop.domain.routing.plans.draft import House, LeftOutHouse, PlanDraft, Usual
from stormops_desktop.domain.routing.plans.wishes import RouteWishes

KNOCK = Usual(action="play|door_knock")
HOUSES = {key: House(key, f"{key} Oak St", "75002", 33.0, -96.0, usual=KNOCK) for key in ("a", "b")}
PLAN = PlanDraft("d", "s", "", (), HOUSES, left_out=(LeftOutHouse("x", "held", "9 Elm St"),))
NOTHING = dict.fromkeys(ASKED, ()) | {"service": None, "balance": True, "match_skills": None}


def test_houses_are_named_by_id_or_address() -> None:
    said = NOTHING | {
        "windows": ("a=09:00-11:30", "a Oak St=14:00-15:00"), "needs": ("b=Spanish", "b=steep"),
        "doors": ("b oak st=40",), "priorities": ("a=HIGH",), "must": ("a",), "avoid": ("b Oak St",),
        "forget": ("9 Elm St",),
        "by_action": ("play|door_knock=20",), "service": 12, "balance": False, "match_skills": True,
    }  # fmt: skip
    found = with_asked(RouteWishes(), PLAN, said)
    assert found == RouteWishes(
        windows={"a": ((540, 690), (840, 900))}, needs={"b": frozenset({"spanish", "steep"})},
        minutes={"b": 40}, priorities={"a": "high"}, must=frozenset({"a"}), avoid=frozenset({"b"}),
        forget=frozenset({"x"}), by_action={"play|door_knock": 20}, service_min=12, balance=False,
        match_skills=True,
    )  # fmt: skip


def test_nothing_said_is_nothing_asked() -> None:
    assert with_asked(RouteWishes(), PLAN, NOTHING) == RouteWishes()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"windows": ("a",)}, "--window a: give it as NAME=VALUE"),
        ({"windows": ("a=noon",)}, "HH:MM-HH:MM"),
        ({"windows": ("a=9:70-10:00",)}, "HH:MM-HH:MM"),
        ({"doors": ("a=-3",)}, "--door -3: minutes are a whole number"),
        ({"by_action": ("knock=1441",)}, "--minutes 1441"),
        ({"by_action": ("knock=14",)}, "There are: door_knock, play, play|door_knock."),
        ({"priorities": ("a=soon",)}, "one of low, medium, high, critical"),
        ({"must": ("c Oak St",)}, "no decided house 'c Oak St'"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(said: dict[str, object], why: str) -> None:
    with pytest.raises(click.ClickException, match=None) as error:
        with_asked(RouteWishes(), PLAN, NOTHING | said)
    assert why in error.value.message
