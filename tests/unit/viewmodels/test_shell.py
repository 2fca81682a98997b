"""The frame's state: section, storm, tenant, leaving."""

from collections.abc import Iterator

import pytest

from stormops_desktop.viewmodels.base import Surroundings
from stormops_desktop.viewmodels.session import SessionViewModels, open_session
from stormops_desktop.viewmodels.shell import Section
from tests.helpers.fakes import CREW, OTHER, OTHER_TENANT, SAMPLE, STORM, FakeDesk


@pytest.fixture
def session(desk: FakeDesk, around: Surroundings) -> Iterator[SessionViewModels]:
    desk.memberships = (CREW, OTHER)
    made = open_session(desk.services(), desk, around)
    made.start()
    yield made
    made.dispose()


def test_the_active_real_storm_is_in_front_and_the_table_follows_it(session: SessionViewModels) -> None:
    assert session.shell.storm is not None
    assert session.shell.storm.storm_id == STORM == session.jobs.wanted.storm_id
    session.shell.choose_storm(SAMPLE)
    assert session.jobs.wanted.storm_id == SAMPLE


def test_a_chosen_storm_stays_when_news_arrive(session: SessionViewModels, around: Surroundings) -> None:
    session.shell.choose_storm(SAMPLE)
    around.bus.announce_arrival(None)
    assert session.shell.storm is not None
    assert session.shell.storm.storm_id == SAMPLE


def test_the_other_tenant_is_offered_and_only_it_switches(session: SessionViewModels) -> None:
    wanted: list[str] = []
    session.shell.switch_wanted.connect(wanted.append)
    assert [member.tenant_id for member in session.shell.tenants] == [CREW.tenant_id, OTHER_TENANT]
    session.shell.choose_tenant(CREW.tenant_id)
    session.shell.choose_tenant(OTHER_TENANT)
    assert wanted == [OTHER_TENANT]


def test_signing_out_is_refused_while_something_is_only_here(
    session: SessionViewModels, desk: FakeDesk
) -> None:
    left, said = list[bool](), list[str]()
    session.shell.left.connect(lambda: left.append(True))
    session.shell.refused.connect(said.append)
    desk.complete("job-000004", "built")
    session.shell.sign_out()
    assert (left, said) == ([], ["1 change exists only on this machine. Sync first, then sign out."])
    desk.log.clear()
    session.shell.sign_out()
    assert left == [True]


def test_going_where_one_is_announces_nothing(session: SessionViewModels) -> None:
    went: list[Section] = []
    session.shell.section_changed.connect(lambda: went.append(session.shell.section))
    session.shell.go(Section.TODAY)
    session.shell.go(Section.JOBS)
    assert went == [Section.JOBS]
