"""The sync state in words (product.md D.4): the shape's name and the sentence beside it."""

from PySide6.QtCore import QCoreApplication

from stormops_desktop.services.models import SyncPhase, SyncStatus
from stormops_desktop.viewmodels.moments import ago, clock_time, size, whole

translate = QCoreApplication.translate


def chip_text(status: SyncStatus, zone: str = "") -> str:
    """What the chip says, times in the zone. Is my work safe? comes first, details follow."""
    if status.phase is SyncPhase.SENDING:
        return _sending(status)
    if status.phase is SyncPhase.ATTENTION:
        return _needs(status.attention)
    if status.phase is SyncPhase.WAITING:
        return _waiting(status)
    if status.phase is SyncPhase.OFFLINE:
        return _offline(status, zone)
    return translate("sync", "Safe at office")


def only_here(status: SyncStatus) -> str:
    """The bottom bar's count of what would be lost with this machine."""
    if status.photos_unsafe:
        return _with_photos(status)
    if not status.waiting:
        return translate("sync", "Nothing is only on this machine")
    return translate("sync", "Only on this machine: {changes}").format(changes=_changes(status.waiting))


def contact(status: SyncStatus, now_ms: int, zone: str = "") -> str:
    """When the office was last heard of, in the zone's time."""
    if status.last_contact is None:
        return translate("sync", "Office not reached yet")
    return translate("sync", "Office reached {when}").format(when=ago(status.last_contact, now_ms, zone))


def photos_not_safe(count: int, papers: int = 0) -> str:
    """Photos that would be lost with this machine; "" for none. With `papers` among them they are files."""
    if papers:
        one, many = translate("sync", "1 file not yet safe"), translate("sync", "{count} files not yet safe")
        return one if count == 1 else many.format(count=whole(count))
    if count == 1:
        return translate("sync", "1 photo not yet safe")
    return translate("sync", "{count} photos not yet safe").format(count=whole(count)) if count else ""


def photos_wait(count: int, papers: int = 0) -> str:
    """Photos that the person's thrift holds back; "" for none. With `papers` among them they are files."""
    if papers and count:
        one, many = (
            translate("sync", "1 file waits for Wi-Fi"),
            translate("sync", "{count} files wait for Wi-Fi"),
        )
        return one if count == 1 else many.format(count=whole(count))
    if count == 1:
        return translate("sync", "1 photo waits for Wi-Fi")
    return translate("sync", "{count} photos wait for Wi-Fi").format(count=whole(count)) if count else ""


def _not_safe(status: SyncStatus) -> str:
    return photos_not_safe(status.photos_unsafe, status.papers_unsafe)


def _waiting(status: SyncStatus) -> str:
    if status.photos_unsafe and not status.waiting:
        photos = photos_wait(status.photos_wait, status.papers_unsafe) or _not_safe(status)
        return translate("sync", "Saved here, {photos}").format(photos=photos)
    return translate("sync", "Saved here, {count} waiting").format(
        count=whole(status.waiting + status.photos_unsafe)
    )


def _with_photos(status: SyncStatus) -> str:
    photos = _not_safe(status)
    if not status.waiting:
        return translate("sync", "Only on this machine: {photos}").format(photos=photos)
    return translate("sync", "Only on this machine: {changes} and {photos}").format(
        changes=_changes(status.waiting), photos=photos
    )


def _changes(count: int) -> str:
    if count == 1:
        return translate("sync", "1 change")
    return translate("sync", "{count} changes").format(count=whole(count))


def _sending(status: SyncStatus) -> str:
    if not status.sending_total:
        return translate("sync", "Talking to the office")
    counts = translate("sync", "Sending {done} of {total}").format(
        done=whole(status.sending_done), total=whole(status.sending_total)
    )
    if not status.bytes_left:
        return counts
    return translate("sync", "{counts}, {size} left").format(counts=counts, size=size(status.bytes_left))


def _needs(count: int) -> str:
    if count == 1:
        return translate("sync", "1 needs you")
    return translate("sync", "{count} need you").format(count=whole(count))


def _offline(status: SyncStatus, zone: str) -> str:
    if status.offline_since is None:
        return translate("sync", "Offline, all saved here")
    return translate("sync", "Offline since {time}, all saved here").format(
        time=clock_time(status.offline_since, zone)
    )
