"""What a screen reader gets of the page Identity: everybody, and one person opened."""

from stormops_desktop.views.identity.identity_screen import IdentityScreen
from tests.helpers.a11y import tree
from tests.ui.acting import settle
from tests.ui.test_accessibility import compare
from tests.ui.test_identity_screen import bench, desk, find, screen

__all__ = ["bench", "desk", "screen"]


def test_what_a_screen_reader_gets_is_what_it_was(screen: IdentityScreen) -> None:
    find(screen, "ann@mail.example")
    settle()
    compare("identity", tree(screen))
