"""The papers of one signed-in member: templates, rules and files put together."""

from collections.abc import Mapping

from stormops_desktop.adapters.papers_templates import load_paper_templates
from stormops_desktop.adapters.photo_vault import PhotoVault
from stormops_desktop.adapters.resources import resource_folder
from stormops_desktop.domain.claims.rule_pack import RulePack
from stormops_desktop.services.papers.files import Fetch, PaperFiles
from stormops_desktop.services.papers.out import OutDesk
from stormops_desktop.services.papers.ports import PaperServices
from stormops_desktop.services.papers.reads import PaperDesk, PaperStock
from stormops_desktop.services.papers.sealing import PaperSealing
from stormops_desktop.services.workplace import Workplace


def paper_services(
    work: Workplace, vault: PhotoVault, fetch: Fetch, packs: Mapping[str, RulePack]
) -> PaperServices:
    """The use cases of the papers page; what a rescue has forgotten of the files is queued again.

    Args:
        fetch: asks the office for a file of a paper.
        packs: rule packs by state.

    Raises:
        StoreTrouble: the replica is busy or damaged.
    """
    files = PaperFiles(work, vault, fetch)
    files.recover()
    stock = PaperStock(load_paper_templates(), packs, resource_folder() / "fonts")
    desk = PaperDesk(work, files, stock)
    return PaperServices(desk, PaperSealing(work, files, desk), OutDesk(work, desk))
