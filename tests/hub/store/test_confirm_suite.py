"""What the centre says of a photo is a revision like any other: seen by all, in the digests, said once."""

from sync.hub.core.confirm import confirm_stored
from tests.helpers.centre import Centre, Laptop


def with_photos(centre: Centre, laptop: Laptop, count: int) -> list[str]:
    ops = [
        centre.add(laptop, "photos", job_id=centre.ids["job_a"], sha256=f"{n:064x}", bytes=9,
                   mime="image/jpeg", state="stored")
        for n in range(count)
    ]  # fmt: skip
    assert laptop.push(*ops).verdicts == ()
    return [op.key for op in ops]


def states(laptop: Laptop, keys: list[str]) -> list[str]:
    return [(laptop.row("photos", key) or {})["state"] for key in keys]


def test_everyone_who_sees_the_photo_learns_of_it(centre: Centre) -> None:
    crew, office = centre.laptop("crew", centre.crew_a), centre.laptop("manager")
    photos = with_photos(centre, crew, 3)
    for laptop in (crew, office):
        laptop.pull()
        assert states(laptop, photos) == ["saved"] * 3
    before = centre.high()
    assert centre.hub.confirm_stored(office.principal, photos[:2]) == before + 1
    for laptop in (crew, office):
        laptop.pull()
        assert states(laptop, photos) == ["stored", "stored", "saved"]
        laptop.assert_whole()


def test_it_is_said_once_and_of_live_photos_only(centre: Centre) -> None:
    office = centre.laptop("manager")
    photos = with_photos(centre, office, 1)
    assert centre.hub.confirm_stored(office.principal, photos) > 0
    before = centre.high()
    assert centre.hub.confirm_stored(office.principal, [*photos, centre.uuid()]) == 0
    assert centre.high() == before


def test_an_edit_of_another_field_does_not_meet_it(centre: Centre) -> None:
    """The author had not seen the confirmation; a caption is none of its business."""
    crew, office = centre.laptop("crew", centre.crew_a), centre.laptop("manager")
    (photo,) = with_photos(centre, crew, 1)
    crew.pull()
    centre.hub.confirm_stored(office.principal, [photo])
    assert crew.push(centre.set(crew, "photos", photo, caption="North slope")).verdicts == ()
    crew.pull()
    row = crew.row("photos", photo) or {}
    assert (row["caption"], row["state"]) == ("North slope", "stored")


def test_nothing_is_written_when_the_store_refuses(centre: Centre) -> None:
    office = centre.laptop("manager")
    photos = with_photos(centre, office, 1)
    before = centre.high()
    try:
        with centre.store.push(office.principal, "") as tx:
            assert confirm_stored(tx, office.principal, photos, centre.clock()) == before + 1
            raise RuntimeError
    except RuntimeError:
        pass
    assert centre.high() == before


def test_two_confirmations_are_two_ops_of_the_log(centre: Centre) -> None:
    """The log has them in order under their own ids, and no laptop is asked to answer for them."""
    office = centre.laptop("manager")
    photos = with_photos(centre, office, 3)
    first = centre.hub.confirm_stored(office.principal, photos[:2])
    second = centre.hub.confirm_stored(office.principal, photos)
    assert 0 < first < second
    office.push(centre.note(office, centre.ids["job_a"]))  # the numbers of laptops go on undisturbed
    office.pull()
    office.assert_whole()
