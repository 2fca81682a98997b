"""Two laptops fill in one claim without a network; the office keeps what both found out."""

from collections.abc import Callable

import pytest

from stormops_desktop.domain.claims.form import Answer
from stormops_desktop.services.claim_models import ClaimView
from tests.helpers.desktops import Laptop, storm_day
from tests.helpers.hub import HubAtHand
from tests.helpers.replica_rows import key

pytestmark = pytest.mark.postgres
JOB = key("job1")


@pytest.fixture
def pair(hub_app: HubAtHand, laptops: Callable[..., Laptop]) -> tuple[Laptop, Laptop]:
    """A planner's and a crew's laptop that know the same jobs, both out of reach from now on."""
    office, truck = laptops(), laptops()
    office.sign_in(hub_app.ours.people["planner"])
    office.capture(*storm_day(hub_app.ours.crew_id))
    assert office.sync().problem == ""
    truck.sign_in(hub_app.ours.people["crew"])
    assert truck.sync().problem == ""
    return office, truck


def answer(laptop: Laptop, **values: object) -> None:
    services = laptop.desktop.services()
    for name, value in values.items():
        seen = services.claims.claim(JOB).seen_rev
        services.claim_verbs.answer(JOB, name, value, seen=seen)


def add(laptop: Laptop, name: str, **values: object) -> None:
    services = laptop.desktop.services()
    services.claim_verbs.add_entry(JOB, name, values, seen=services.claims.claim(JOB).seen_rev)


def exchange(*laptops: Laptop) -> list[ClaimView]:
    """Everybody syncs until everybody has seen everything."""
    for _ in range(2):
        for laptop in laptops:
            assert laptop.sync().problem == ""
    return [laptop.desktop.services().claims.claim(JOB) for laptop in laptops]


def test_every_field_supplement_payment_and_square_of_both_survives(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    theirs = {
        "carrier": "Acme Mutual", "ord_law": True, "rcv": 1_100_000, "first_check": 700_000,
        "contract_signed_on": "2019-03-25", "agent": "Kim", "areas": ["roof"],
        "meeting_at": 1_553_700_000_000,
    }  # fmt: skip
    mine = {
        "damage_type": "hail", "severity": "high", "squares": 31.5, "layers": 2, "pitch": "8/12",
        "policy_number": "TX-9", "date_of_loss": "2019-03-24", "areas": ["fence"], "deductible_pct": 2.0,
        "collateral": ["gutter"], "steep": False,
    }  # fmt: skip
    answer(office, **theirs)
    answer(truck, **mine)
    office.desktop.services().claim_verbs.mark_unknown(JOB, "loan_last4", seen=0)
    truck.desktop.services().claim_verbs.mark_unknown(JOB, "insured", seen=0)
    for laptop, cents in ((office, 120_000), (truck, 80_000)):
        add(laptop, "supplements", requested_cents=cents, state="requested")
        add(laptop, "payments", cents=cents, kind="acv")
        add(laptop, "test_squares", slope="N", hits=cents // 10_000, method="chalk")
        add(laptop, "code_items", code=f"R{cents}")
    one, two = exchange(office, truck)
    assert one.form == two.form
    expected = {**theirs, **mine, "areas": ["fence", "roof"], "meeting_zone": "America/Chicago"}
    assert {name: one.form.values[name] for name in expected} == expected
    assert {one.form.answer(name) for name in ("loan_last4", "insured")} == {Answer.UNKNOWN}
    assert sorted(e.values["requested_cents"] for e in one.entries["supplements"]) == [80_000, 120_000]
    assert sorted(e.values["cents"] for e in one.entries["payments"]) == [80_000, 120_000]
    assert sorted(e.values["hits"] for e in one.entries["test_squares"]) == [8, 12]
    assert sorted(e.values["code"] for e in one.entries["code_items"]) == ["R120000", "R80000"]
    assert not one.pending
    assert [laptop.desktop.services().sync.status().attention for laptop in pair] == [0, 0]


def test_money_and_the_policy_number_go_to_the_inbox_with_both_values(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    answer(office, policy_number="OFFICE-1", rcv=1_100_000, date_of_loss="2019-03-24", agent="Kim")
    answer(truck, policy_number="TRUCK-1", rcv=1_200_000, date_of_loss="2019-03-25", insured="R. Diaz")
    one, _ = exchange(office, truck)
    assert (one.form.values["policy_number"], one.form.values["rcv"]) == ("OFFICE-1", 1_100_000)
    assert (one.form.values["agent"], one.form.values["insured"]) == ("Kim", "R. Diaz")
    services = truck.desktop.services()
    contested = {f.name: (f.mine, f.theirs) for item in services.sync.inbox() for f in item.fields}
    assert contested == {
        "Policy number": ("TRUCK-1", "OFFICE-1"),
        "replacement cost": ("$12,000.00", "$11,000.00"),
        "Date of loss": ("2019-03-25", "2019-03-24"),
    }
    money = next(i for i in services.sync.inbox() if i.fields[0].name == "replacement cost")
    services.sync.keep_mine(money.item_id)
    assert [view.form.values["rcv"] for view in exchange(truck, office)] == [1_200_000, 1_200_000]


def test_two_texts_are_joined_or_written_anew_and_everybody_has_them(pair: tuple[Laptop, Laptop]) -> None:
    office, truck = pair
    answer(office, policy_number="OFFICE-1", claim_number="C-1")
    answer(truck, policy_number="TRUCK-1", claim_number="C-2")
    exchange(office, truck)
    sync = truck.desktop.services().sync
    found = {item.fields[0].name: item for item in sync.inbox()}
    assert sync.status().attention == len(found) == 2
    sync.keep_both(found["Policy number"].item_id)
    claim = found["Claim number"]
    sync.keep_edited(claim.item_id, {claim.fields[0].key: "C-1 of 2"})
    for view in exchange(truck, office):
        assert view.form.values["policy_number"] == "OFFICE-1; TRUCK-1"
        assert view.form.values["claim_number"] == "C-1 of 2"
    assert [laptop.desktop.services().sync.inbox() for laptop in pair] == [[], []]


def test_an_answer_to_a_claim_that_was_begun_elsewhere_contradicts_nobody(
    pair: tuple[Laptop, Laptop],
) -> None:
    """The office begins the claim; the truck, which has not seen it, fills in what was left empty."""
    office, truck = pair
    answer(office, agent="Kim")
    assert office.sync().problem == ""
    answer(truck, policy_number="TX-9", rcv=1_100_000, carrier="Acme")
    one, two = exchange(truck, office)
    assert dict(one.form.values) == dict(two.form.values) == {
        "agent": "Kim", "policy_number": "TX-9", "rcv": 1_100_000, "carrier": "Acme",
    }  # fmt: skip
    assert truck.desktop.services().sync.inbox() == []
