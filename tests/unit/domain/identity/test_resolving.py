"""Whose record it is: thresholds, protection, limits, and what proves nothing."""

import pytest

from stormops_desktop.domain.identity.identifiers import Identifier, Kind, combined, identifier
from stormops_desktop.domain.identity.resolving import Outcome, Resolution, contradiction, resolve

MAIL, PHONE = Identifier(Kind.EMAIL, "ann@x.org"), Identifier(Kind.PHONE, "+12145559123")
NAME, DEVICE = Identifier(Kind.NAME_ADDRESS, "ann lee 12 oak st"), Identifier(Kind.DEVICE_ID, "cid-7")
CLAIM, OTHER_CLAIM = Identifier(Kind.CLAIM_NUMBER, "C100"), Identifier(Kind.CLAIM_NUMBER, "C999")


def whose(*record: Identifier, apart: tuple = (), **people: tuple) -> Resolution:  # type: ignore[type-arg]
    holders: dict[Identifier, list[str]] = {}
    for person, items in people.items():
        for item in items:
            holders.setdefault(item, []).append(person)
    return resolve(record, holders, people, apart)


def test_strengths_add_up_as_independent_evidence() -> None:
    assert combined([Kind.PHONE, Kind.NAME_ADDRESS]) == pytest.approx(1 - 0.15 * 0.25)
    assert combined([Kind.PHONE, Kind.PHONE]) == pytest.approx(0.85)
    assert combined([Kind.IP]) == combined([]) == 0


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.EMAIL, " Ann@X.org ", "ann@x.org"),
        (Kind.EMAIL, "test@x.org", None),
        (Kind.EMAIL, "nobody", None),
        (Kind.PHONE, "(214) 555-9123", "+12145559123"),
        (Kind.PHONE, "214-555-0123", None),
        (Kind.CLAIM_NUMBER, " c-100 ", "C100"),
        (Kind.POLICY_NUMBER, "pending", None),
        (Kind.CLAIM_NUMBER, "  ", None),
    ],
)
def test_values_that_prove_nothing_are_no_identifiers(kind: Kind, written: str, value: str | None) -> None:
    found = identifier(kind, written)
    assert (found.value if found else None) == value


def test_the_company_s_own_phone_proves_nothing() -> None:
    assert identifier(Kind.PHONE, "214 555 9000", {"+12145559000"}) is None


def test_nobody_known_is_somebody_new() -> None:
    assert whose(MAIL).outcome is Outcome.NEW
    assert whose(DEVICE, ann=(DEVICE, MAIL)).outcome is Outcome.NEW


def test_one_strong_kind_that_proves_enough_joins() -> None:
    found = whose(MAIL, ann=(MAIL, PHONE))
    assert (found.outcome, found.persons) == (Outcome.JOIN, ("ann",))
    assert whose(PHONE, NAME, ann=(PHONE, NAME)).outcome is Outcome.JOIN


def test_between_the_thresholds_or_without_a_strong_kind_a_person_is_asked() -> None:
    assert whose(PHONE, ann=(PHONE,)).outcome is Outcome.ASK
    weak = whose(
        NAME, DEVICE, Identifier(Kind.PARCEL_ID, "R7"), ann=(NAME, DEVICE, Identifier(Kind.PARCEL_ID, "R7"))
    )
    assert weak.matches[0].strength > 0.9
    assert weak.outcome is Outcome.ASK


def test_a_record_may_show_that_two_people_are_one() -> None:
    found = whose(MAIL, CLAIM, ann=(MAIL,), lee=(CLAIM,))
    assert (found.outcome, found.persons) == (Outcome.JOIN, ("lee", "ann"))


def test_two_claims_are_never_joined_by_themselves() -> None:
    found = whose(MAIL, PHONE, OTHER_CLAIM, ann=(MAIL, PHONE, CLAIM))
    assert found.outcome is Outcome.ASK
    assert found.matches[0].refused == "two claim numbers"
    both = whose(MAIL, PHONE, NAME, ann=(MAIL, CLAIM), lee=(PHONE, NAME, OTHER_CLAIM))
    assert both.persons == ("lee",)


def test_people_who_were_told_apart_are_not_joined_again() -> None:
    apart = (frozenset(("ann", "lee")),)
    assert whose(MAIL, CLAIM, apart=apart, ann=(MAIL,), lee=(CLAIM,)).persons == ("lee",)


def test_more_of_a_kind_than_a_person_has_is_no_person() -> None:
    phones = tuple(Identifier(Kind.PHONE, f"+1214555{at:04}") for at in range(5))
    assert contradiction(phones, (MAIL,)) == ""
    assert contradiction(phones, (PHONE,)) == "more than 5 of phone"
    assert whose(MAIL, PHONE, ann=(MAIL, *phones)).outcome is Outcome.ASK
