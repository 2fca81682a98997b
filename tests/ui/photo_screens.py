"""The photo page in its states, for the tests that go over every screen."""

from pathlib import Path

from stormops_desktop.domain.evidence.matching import Match
from stormops_desktop.services.photos.models import Proposed, RefusedPhoto
from stormops_desktop.viewmodels.session import SessionViewModels
from stormops_desktop.views.shell.shell_view import ShellView
from tests.helpers.fakes import FakeDesk
from tests.helpers.photos import roof_of_photos

JOB = "job-000004"


def photos_none(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    shell.open_photos(JOB)


def photos(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    desk.photos.kept[JOB] = roof_of_photos()
    why = "The picture is damaged: the file ends early."
    desk.photos.refused[JOB] = [RefusedPhoto("IMG_0007.JPG", "damaged", why)]
    shell.open_photos(JOB)
    session.labels.choose(slope="S", shot="close_up")
    shell.photos.grid.setCurrentIndex(session.photos.photos.photos.index(0))


def photos_day(shell: ShellView, session: SessionViewModels, desk: FakeDesk) -> None:
    address = "1232 Coit Rd"
    desk.photos.proposals = [
        Proposed(Path("IMG_0001.JPG"), Match.NEAR, JOB, address, 12.0, during_visit=True),
        Proposed(Path("IMG_0002.JPG"), Match.AMBIGUOUS, JOB, address, 12.0, "1240 Parker Bend Way", 14.0),
        Proposed(Path("IMG_0003.JPG"), Match.NO_PLACE),
    ]
    photos(shell, session, desk)
    session.photos.day.look_at([Path("DCIM")])


PHOTO_SCREENS = (photos_none, photos, photos_day)
