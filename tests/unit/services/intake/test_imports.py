"""Importing into a real encrypted replica: what is new, what is the same, what an edition takes back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stormops_desktop.services.errors import NotAllowed, NotFound, StoreTrouble
from stormops_desktop.services.intake import desk as desk_module
from stormops_desktop.services.intake.desk import ImportDesk
from stormops_desktop.services.intake.mappings import MappingDesk
from stormops_desktop.services.intake.models import ImportWish
from stormops_desktop.services.intake.reading import BadFile
from stormops_desktop.services.intake.scores import ScoreDesk
from stormops_desktop.services.storms.losses import LossDesk
from stormops_desktop.storage.opening import OpenStore
from tests.helpers.intake import ADA, DAILY_HAIL, counted, data_file, needs_data, new_store, workplace
from tests.helpers.replica_rows import block

ADDRESSES = (
    "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID\n"
    "-89.69,44.781,12,Oak St,,Mosinee,Marathon,WI,54455,\n"
    "-89.69,44.81,14,Oak St,,Mosinee,Marathon,WI,54455,\n"
    "-92.77,46.45,1,Elm St,,Moose Lake,Carlton,MN,55767,\n"
    "-120.0,40.0,1,Far St,,Nowhere,,CA,96000,\n"
    "-120.0,40.0,,No Number St,,Nowhere,,CA,96000,\n"
)
HAIL_NAME = "180615_rpts_hail.csv"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: OpenStore) -> ImportDesk:
    return ImportDesk(workplace(store))


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def values(store: OpenStore, sql: str) -> list[tuple[object, ...]]:
    with store.database.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql).fetchall()]


def test_a_preview_changes_nothing(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    told = desk.preview(written(tmp_path, HAIL_NAME, DAILY_HAIL))
    assert (told.kind, told.counts.accepted, told.storms) == (
        "spc_daily",
        3,
        (("Reports of 15 June 2018", 3),),
    )
    assert counted(store, "storm_reports") == counted(store, "op_log") == 0


def test_the_same_file_twice_changes_nothing(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    path = written(tmp_path, HAIL_NAME, DAILY_HAIL)
    first = desk.run(path)
    logged = counted(store, "op_log")
    again = desk.run(path)
    assert (first.preview.counts.accepted, again.preview.counts.accepted) == (3, 0)
    assert (again.preview.counts.unchanged, again.ops) == (3, 0)
    assert counted(store, "op_log") == logged
    assert counted(store, "data_imports") == 1
    storm = values(store, "SELECT status, max_hail_in, south, is_sample FROM storms")
    assert storm == [("planning", 1.75, 44.78, 0)]


def test_past_imports_tell_who_brought_them_in(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    desk.run(written(tmp_path, HAIL_NAME, DAILY_HAIL))
    (line,) = desk.history()
    assert (line.file_name, line.counts.accepted, line.imported_by) == (HAIL_NAME, 3, "Somebody")
    ada = block("users", [(ADA, {"display_name": "Ada", "role": "admin", "crew_id": None})])
    with store.replica.begin() as tx:
        tx.load_rows(ada)
    assert [one.imported_by for one in desk.history()] == ["Ada"]


def test_an_edition_adds_changes_and_withdraws(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    desk.run(written(tmp_path, HAIL_NAME, DAILY_HAIL))
    desk.run(written(tmp_path, "homes.csv", ADDRESSES))
    assert values(store, "SELECT tier, count(*) FROM property_impacts GROUP BY tier ORDER BY tier") == [
        ("B", 1), ("C", 1), ("D", 1),
    ]  # fmt: skip
    lines = DAILY_HAIL.splitlines()
    newer = "\n".join(
        [lines[0], lines[1].replace("1335,100", "1335,225"), lines[3], "1600,100,A,B,WI,44.9,-89.6,x"]
    )
    done = desk.run(written(tmp_path, HAIL_NAME, newer + "\n"))
    counts = done.preview.counts
    assert (counts.accepted, counts.changed, counts.unchanged, counts.withdrawn) == (1, 1, 1, 1)
    (moved,) = done.tiers
    assert dict(moved.moves) == {("C", "A"): 1, ("D", "B"): 1, ("B", ""): 1}
    assert values(store, "SELECT count(*) FROM storm_reports WHERE withdrawn_at IS NOT NULL") == [(1,)]
    back = desk.run(written(tmp_path, HAIL_NAME, DAILY_HAIL))
    assert (back.preview.counts.changed, back.preview.counts.withdrawn) == (2, 1)


def test_addresses_come_with_their_impact_and_only_once(
    desk: ImportDesk, store: OpenStore, tmp_path: Path
) -> None:
    desk.run(written(tmp_path, HAIL_NAME, DAILY_HAIL))
    path = written(tmp_path, "homes.csv", ADDRESSES)
    first, again = desk.run(path), desk.run(path)
    assert (first.preview.counts.accepted, first.preview.counts.rejected) == (4, 1)
    assert (again.preview.counts.accepted, again.preview.counts.unchanged, again.ops) == (0, 4, 0)
    assert counted(store, "property_impacts") == 3  # nothing is known of the far one, so it has no score
    assert values(store, "SELECT kind, rejects FROM data_imports ORDER BY imported_at, kind LIMIT 1") == [
        ("addresses", '[[6, "has no house number"]]'),
    ]  # fmt: skip


def test_leads_fill_what_was_blank(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    desk.run(written(tmp_path, "homes.csv", ADDRESSES))
    leads = (
        "Id,Address,City,Zip,Roof Type,Do Not Knock\n7,12 Oak Street,Mosinee,54455,slate,yes\n"
        "8,99 New St,Mosinee,54455,slate,\n"
    )
    done = desk.run(written(tmp_path, "crm.csv", leads))
    assert (done.preview.counts.accepted, done.preview.counts.changed) == (1, 1)
    assert values(store, "SELECT address FROM properties WHERE do_not_knock = 1") == [("12 Oak St",)]
    assert values(store, "SELECT material FROM roofs") == [("slate",)]
    assert desk.run(written(tmp_path, "crm.csv", leads)).ops == 0


def test_a_killed_import_goes_on(store: OpenStore, tmp_path: Path) -> None:
    rows = "".join(
        f"-9{i % 5}.{i:06},3{i % 3}.{i:06},{i},Oak St,,T,,TX,75{i % 100:03},\n" for i in range(2_500)
    )
    path = written(tmp_path, "many.csv", ADDRESSES.splitlines()[0] + "\n" + rows)
    store.close()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.unit.services.intake.killed_import", str(tmp_path), str(path)],
        timeout=120,
    )
    assert ran.returncode == 9
    opened = new_store(tmp_path)
    try:
        desk = ImportDesk(workplace(opened))
        assert (counted(opened, "properties"), desk.unfinished()) == (desk_module.CHUNK, str(path))
        done = desk.run(path)
        assert (done.preview.counts.accepted, done.preview.counts.unchanged) == (1_500, 1_000)
        assert (counted(opened, "properties"), desk.unfinished()) == (2_500, "")
    finally:
        opened.close()


def test_an_import_that_ended_before_its_houses_were_scored_scores_them(
    desk: ImportDesk, store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run(written(tmp_path, "homes.csv", ADDRESSES))
    path = written(tmp_path, HAIL_NAME, DAILY_HAIL)
    with monkeypatch.context() as broken:
        broken.setattr(desk._scoring, "rescore", _no_room)
        with pytest.raises(StoreTrouble, match="full"):
            desk.run(path)
    assert (counted(store, "property_impacts"), desk.unfinished()) == (0, str(path))
    done = desk.run(path)
    assert (done.preview.counts.accepted, counted(store, "property_impacts")) == (0, 3)
    assert (counted(store, "data_imports"), desk.unfinished()) == (2, "")
    assert desk.run(path).ops == 0
    assert counted(store, "data_imports") == 2


def _no_room(*_: object) -> None:
    raise StoreTrouble("The disk is full.")


def test_a_cancelled_import_keeps_what_is_in(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    done = desk.run(written(tmp_path, HAIL_NAME, DAILY_HAIL), cancelled=lambda: True)
    assert (done.ops, counted(store, "storm_reports"), counted(store, "data_imports")) == (0, 0, 0)


def test_who_may_and_what_is_refused(store: OpenStore, desk: ImportDesk, tmp_path: Path) -> None:
    path = written(tmp_path, HAIL_NAME, DAILY_HAIL)
    with pytest.raises(NotAllowed, match="office"):
        ImportDesk(workplace(store, "crew")).run(path)
    with pytest.raises(NotFound):
        desk.run(path, ImportWish(storm_id="0190b6d0-0000-7000-8000-0000000000ff"))
    with pytest.raises(BadFile, match="web page"):
        desk.run(written(tmp_path, "404.html", "<html>"))
    assert counted(store, "op_log") == 0


def test_a_score_opens_to_its_inputs(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    desk.run(written(tmp_path, HAIL_NAME, DAILY_HAIL))
    desk.run(written(tmp_path, "homes.csv", ADDRESSES))
    scores = ScoreDesk(workplace(store))
    ((storm, house, sii),) = values(
        store, "SELECT storm_id, property_id, sii FROM property_impacts WHERE hail_in = 1.75"
    )
    opened = scores.opened(str(storm), str(house))
    assert opened.sii == pytest.approx(sii)
    assert (opened.version, opened.threshold_in, opened.material_assumed) == ("sii-1+hail-1", 1.25, True)
    assert opened.hail is not None
    assert (opened.hail.figure, opened.hail.confidence, opened.hail.distance_mi) == (1.75, 1.0, 0.0)
    assert (opened.hail.source, opened.wind) == ("spc_daily", None)
    losses = LossDesk(workplace(store)).report(str(house))
    assert [str(one.day) for one in losses.days] == ["2018-06-15"]
    assert "not proof" in losses.note


def test_a_company_edits_its_thresholds(desk: ImportDesk, store: OpenStore, tmp_path: Path) -> None:
    desk.run(written(tmp_path, HAIL_NAME, DAILY_HAIL))
    desk.run(written(tmp_path, "homes.csv", ADDRESSES))
    scores = ScoreDesk(workplace(store))
    scores.set_thresholds({"asphalt_laminated": 1.0}, "our adjuster's experience")
    version, table = scores.thresholds()
    assert (version, table["asphalt_laminated"], table["slate"]) == ("hail-1790000000000", 1.0, 1.5)
    ((storm,),) = values(store, "SELECT storm_id FROM storms")
    moved, _ = scores.rescore(str(storm))
    assert moved.written == 3
    assert values(store, "SELECT DISTINCT sii_version FROM property_impacts") == [
        ("sii-1+hail-1790000000000",)
    ]
    with pytest.raises(NotAllowed):
        ScoreDesk(workplace(store, "planner")).set_thresholds({"slate": 2.0}, "")


def test_mappings_are_kept_by_name(store: OpenStore) -> None:
    mappings = MappingDesk(workplace(store))
    mappings.save("Our CRM", "crm_leads", {"address": "Wo"})
    mappings.save("Our CRM", "crm_leads", {"address": "Where"})
    (one,) = mappings.saved("crm_leads")
    assert (one.name, dict(one.columns)) == ("Our CRM", {"address": "Where"})
    mappings.forget(one.mapping_id)
    assert mappings.saved() == []


@needs_data
def test_the_archive_of_a_quarter_beside_its_demo_storm(desk: ImportDesk, store: OpenStore) -> None:
    path = data_file("storms", "ncei_details_2019_jan_mar.csv.gz")
    episode = desk.run(path, ImportWish(episode="135504"))
    assert episode.preview.counts.accepted == 53
    whole = desk.run(path)
    assert (whole.preview.counts.accepted, whole.preview.counts.unchanged) == (4_114, 53)
    assert values(store, "SELECT DISTINCT status FROM storms") == [("archived",)]
    assert counted(store, "property_impacts") == 0


def test_a_list_with_columns_of_its_own_is_mapped_and_taken(desk: ImportDesk, tmp_path: Path) -> None:
    path = written(tmp_path, "kunden.csv", "Wo,Ort,Bundesland\n12 Oak St,Mosinee,WI\n14 Oak St,Mosinee,WI\n")
    found = desk.columns(path)
    assert found is not None
    assert found.samples["Ort"] == ("Mosinee",)
    with pytest.raises(BadFile):
        desk.preview(path)
    wish = ImportWish(columns={"address": "Wo", "city": "Ort", "state": "Bundesland"})
    assert desk.preview(path, wish).counts.accepted == 2


def test_storm_evidence_and_addresses_have_no_columns_to_map(desk: ImportDesk, tmp_path: Path) -> None:
    assert desk.columns(written(tmp_path, HAIL_NAME, DAILY_HAIL)) is None
    assert desk.columns(written(tmp_path, "homes.csv", ADDRESSES)) is None


@needs_data
def test_the_storms_of_an_archive_are_told_apart_the_largest_first(desk: ImportDesk) -> None:
    told = desk.preview(data_file("storms/ncei_details_2019_jan_mar.csv.gz"), ImportWish(state="TX"))
    assert told.episodes[0].reports >= told.episodes[-1].reports
    mine = next(one for one in told.episodes if one.episode == "135504")
    one = desk.preview(data_file("storms/ncei_details_2019_jan_mar.csv.gz"), ImportWish(episode="135504"))
    assert mine.where.endswith("TX")
    assert one.counts.accepted == mine.reports
