"""Opens the app: one application, one desktop, one window."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.app.crash import CrashNet
from stormops_desktop.app.no_start import no_window_in_words, tell_why
from stormops_desktop.app.sweeper import swept
from stormops_desktop.app.window import MainWindow
from stormops_desktop.assembly.desktop import Desktop, open_desktop
from stormops_desktop.assembly.settings import from_environment
from stormops_desktop.services.errors import ServiceError
from stormops_desktop.tasks.network_state import NetworkState
from stormops_desktop.tasks.runner import LaneRunner
from stormops_desktop.views.style.look import Look
from stormops_desktop.views.style.metrics import Density
from stormops_desktop.views.style.resources import resources_lie_in
from stormops_desktop.views.style.tokens import Theme

NOTICE_ENV = "STORMOPS_NOTICE"  # a standing remark in the bottom bar, e.g. what clock a demo runs on

# While a worker computes in Python, the GUI thread gets the interpreter back once an interval, and painting
# one table gives it away hundreds of times. At Python's own 5 ms that added up to stalls of 90 ms.
SWITCH_S = 0.0005


def run(argv: Sequence[str] | None = None) -> int:
    """Opens the window and returns the process's exit code when it is closed."""
    app = application(argv)
    try:
        network = NetworkState(app)
        desktop = open_desktop(replace(from_environment(), link_costs=network.costs))
        net = CrashNet(desktop.settings.folder / "logs" / "stormops.log", app)
    except (ServiceError, OSError) as error:
        return tell_why(app, error)
    try:
        with desktop:
            runner = LaneRunner(parent=app)
            window = open_window(app, desktop, runner)
            window.catch(net)
            network.changed.connect(lambda: _send_what_waited(window))
            window.show()
            QTimer.singleShot(0, network.listen)
            with swept(window):
                code = app.exec()
            runner.close()
    finally:
        net.remove()
    return code


def _send_what_waited(window: MainWindow) -> None:
    """The link costs no more, or does: photos may go that waited, and the chip says so."""
    if window.session is not None:
        window.session.driver.sync_now()


def application(argv: Sequence[str] | None = None) -> QApplication:
    """The QApplication with its name, its pictures and its language; threads take turns in small slices."""
    sys.setswitchinterval(SWITCH_S)
    with no_window_in_words():
        app = QApplication([sys.argv[0], *(argv or [])])
    if QLocale().language() is QLocale.Language.C:  # no country was said: numbers as roofers write them
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app.setApplicationName("stormops")
    app.setApplicationDisplayName("StormOps")
    resources_lie_in(resource_folder())
    for folder, stem in (
        (str(resource_folder() / "i18n"), "stormops"),
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase"),
    ):
        translator = QTranslator(app)
        if translator.load(QLocale(), stem, "_", folder):
            app.installTranslator(translator)
    return app


def open_window(app: QApplication, desktop: Desktop, runner: LaneRunner) -> MainWindow:
    """The window over an opened desktop, looking as it was left."""
    memory = QSettings(str(desktop.settings.folder / "window.ini"), QSettings.Format.IniFormat)
    look = Look(app, _theme(memory), _density(memory))
    notice = os.environ.get(NOTICE_ENV, "")
    return MainWindow(look, desktop, runner, desktop.settings.now_ms, notice=notice, memory=memory)


def _theme(memory: QSettings) -> Theme:
    kept = str(memory.value("theme", ""))
    return Theme(kept) if kept in set(Theme) else Theme.LIGHT


def _density(memory: QSettings) -> Density:
    kept = str(memory.value("density", ""))
    return Density(kept) if kept in set(Density) else Density.OFFICE
