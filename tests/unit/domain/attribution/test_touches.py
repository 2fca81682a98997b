"""How channels are written in files of others."""

import pytest

from stormops_desktop.domain.attribution.touches import Channel, channel_of


@pytest.mark.parametrize(
    ("written", "channel"),
    [("ga4", Channel.GA4), ("Web", Channel.GA4), ("Door Knock", Channel.DOOR_KNOCK), ("phone", Channel.CALL),
     ("direct-mail", Channel.DIRECT_MAIL), ("carrier pigeon", Channel.OTHER), ("", Channel.OTHER)],
)  # fmt: skip
def test_spellings_of_channels(written: str, channel: Channel) -> None:
    assert channel_of(written) is channel
