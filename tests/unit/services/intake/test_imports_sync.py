"""An import through the real hub: evidence with areas, withdrawn reports and houses reach a second laptop."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from stormops_desktop.services.intake.desk import ImportDesk
from tests.helpers.desktops import Laptop, laptops
from tests.helpers.hub import HubAtHand
from tests.helpers.intake import DAILY_HAIL

__all__ = ["laptops"]
pytestmark = pytest.mark.postgres
GRID = "lat,lon,mesh_mm\n44.775,-89.695,30\n44.785,-89.685,50.8\n"
HOMES = (
    "LON,LAT,NUMBER,STREET,CITY,POSTCODE\n-89.69,44.781,12,Oak St,Mosinee,54455\n-120,40,1,Far St,Far,96000\n"
)
LOOK = (
    "SELECT source_id, area, dataset, withdrawn_at IS NOT NULL FROM storm_reports ORDER BY source_id",
    "SELECT kind, file_name, rows, accepted, tiers_moved FROM data_imports ORDER BY kind, file_name, rows",
    "SELECT address, parcel_id FROM properties ORDER BY address",
    "SELECT tier, hail_in, sii_version FROM property_impacts ORDER BY impact_id",
    "SELECT part, json_extract(document, '$.counts.added'), json_extract(document, '$.counts.withdrawn'), "
    "json_extract(document, '$.houses[0][2]') FROM import_changes ORDER BY change_id",
)  # fmt: skip


def seen(laptop: Laptop) -> list[list[tuple[object, ...]]]:
    database = laptop.desktop.accounts.session.work.database
    with database.read() as connection:
        return [[tuple(row) for row in connection.exec_driver_sql(sql).fetchall()] for sql in LOOK]


def test_what_one_imports_all_of_the_office_see(
    hub_app: HubAtHand, laptops: Callable[..., Laptop], tmp_path: Path
) -> None:
    first, second = laptops(), laptops()
    first.sign_in(hub_app.ours.people["planner"])
    desk = ImportDesk(first.desktop.accounts.session.work)
    for name, text in (
        ("180615_rpts_hail.csv", DAILY_HAIL), ("MESH_20180615.csv", GRID), ("homes.csv", HOMES),
        ("180615_rpts_hail.csv", "\n".join(DAILY_HAIL.splitlines()[:3]) + "\n"),
    ):  # fmt: skip
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        desk.run(path)
    report = first.sync()
    assert (report.problem, first.desktop.services().sync.status().waiting) == ("", 0)
    assert first.desktop.services().sync.inbox() == []
    second.sign_in(hub_app.ours.people["manager"])
    second.sync()
    ours, theirs = seen(first), seen(second)
    assert ours == theirs
    assert [row[3] for row in theirs[0]].count(1) == 1
    assert (None, 1) in [row[1:3] for row in theirs[4]]  # what the shorter edition took back
    assert len(theirs[2]) == 2  # a house that no storm has hit is in the office's bucket
    again = ImportDesk(second.desktop.accounts.session.work).preview(tmp_path / "MESH_20180615.csv")
    assert (again.counts.accepted, again.counts.changed, again.counts.unchanged) == (0, 0, 2)


def test_two_who_import_the_same_offline_agree(
    hub_app: HubAtHand, laptops: Callable[..., Laptop], tmp_path: Path
) -> None:
    first, second = laptops(), laptops()
    first.sign_in(hub_app.ours.people["planner"])
    second.sign_in(hub_app.ours.people["manager"])
    for laptop, minute in ((first, 0), (second, 60_000)):
        work = laptop.desktop.accounts.session.work
        desk = ImportDesk(replace(work, now_ms=partial(int, work.now_ms() + minute)))
        for name, text in (("180615_rpts_hail.csv", DAILY_HAIL), ("homes.csv", HOMES)):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            desk.run(path)
    for laptop in (first, second, first):
        assert laptop.sync().problem == ""
        assert laptop.desktop.services().sync.inbox() == []
        assert laptop.desktop.services().sync.status().waiting == 0
    ours, theirs = seen(first), seen(second)
    assert [ours[0], ours[2], ours[3]] == [theirs[0], theirs[2], theirs[3]]
    assert len(ours[3]) == 1
