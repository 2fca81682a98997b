"""The live line of a session, and the panels that are told over it."""

import random
from dataclasses import dataclass

from stormops_desktop.assembly.settings import DesktopSettings
from stormops_desktop.services.live.desk import LiveDesk
from stormops_desktop.services.live.line import LiveLine
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.opening import OpenStore
from sync.engine.backoff import Backoff
from sync.engine.live import Listener
from sync.engine.live_panels import LivePanels
from sync.engine.transport import HubClient


@dataclass(frozen=True, slots=True)
class LiveParts:
    """The line, and what screens ask of it."""

    line: LiveLine
    desk: LiveDesk


def live_parts(settings: DesktopSettings, store: OpenStore, hub: HubClient, work: Workplace) -> LiveParts:
    """A line that opens with the first wait for news."""
    url = f"ws{settings.hub_url.removeprefix('http')}/v1/live"
    panels = LivePanels(work.now_ms)
    line = LiveLine(
        lambda on_news: Listener(hub, store.replica, url, on_news, Backoff(random.uniform), panels)
    )
    return LiveParts(line, LiveDesk(work, panels, line))
