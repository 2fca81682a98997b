"""The use cases of evidence over one member's replica and vault."""

from stormops_desktop.adapters.position.receiver import Receiver
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.services.evidence.desk import EvidenceDesk
from stormops_desktop.services.evidence.later import EvidenceFilesLater
from stormops_desktop.services.papers.ports import HandingOut
from stormops_desktop.services.photos.ports import PhotoReads
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace


def evidence_desk(
    work: Workplace, photos: PhotoReads, shelf: UndoShelf, receiver_port: str, claims: HandingOut
) -> EvidenceDesk:
    """The desk; `receiver_port` is the serial port of a satellite receiver, "" for none."""
    files = EvidenceFilesLater(work, photos.picture, resource_folder() / "fonts", claims)
    return EvidenceDesk(work, photos.picture, shelf, Receiver(receiver_port, work.office_ms), files)
