"""The demo's storm taken through the product's own use cases: experiment, policy, stock, nurture.

What the demo shows of them are the storm's real numbers, so none of it is written beside the services.
"""

from stormops_desktop.domain.targeting.vocabulary import Decision
from stormops_desktop.services.experiments.desk import ExperimentDesk
from stormops_desktop.services.experiments.models import Arm, Design
from stormops_desktop.services.nurture.desk import NurtureDesk
from stormops_desktop.services.quality.desk import QualityDesk
from stormops_desktop.services.scoring.desk import ScoreDesk
from stormops_desktop.services.targeting.policy_desk import PolicyDesk
from stormops_desktop.services.undo import UndoShelf
from stormops_desktop.services.workplace import Workplace
from stormops_desktop.storage.targeting import inputs
from sync.contracts.replica import Touched

TRIAL = "Financing at the door"
MOST_IN_TRIAL = 500
FOLLOWED_UP = 40


def decide_demo(work: Workplace, storm_id: str) -> tuple[frozenset[str], Touched]:
    """Draws the experiment where the houses are enough for one, and runs the policy (moderate).

    Returns:
        Houses that are treated.

    Raises:
        ServiceError: as the use cases say.
    """
    touched = _drawn(work, storm_id)
    touched.merge(PolicyDesk(work).run(storm_id).change.touched)
    with work.reading() as connection:
        decided = inputs.current_decisions(connection, storm_id)
    return frozenset(row.property_id for row in decided if row.decision == Decision.TREAT), touched


def lead_demo(work: Workplace, storm_id: str, routed: frozenset[str]) -> Touched:
    """Plans steps for the likeliest houses that no crew drives to, and takes stock of the score.

    Raises:
        ServiceError: as the use cases say.
    """
    shelf = UndoShelf(work.now_ms)
    quality = QualityDesk(work, shelf)
    touched = Touched()
    nurture = NurtureDesk(work, shelf)
    listed = [row.property_id for row in nurture.page(storm_id, 0, nurture.count(storm_id))]
    chosen = [house for house in listed if house not in routed][:FOLLOWED_UP]
    if chosen and nurture.preview(storm_id, chosen).steps:  # years after the storm there is nothing to say
        touched.merge(nurture.schedule(storm_id, chosen).touched)
    touched.merge(ScoreDesk(work, quality).take_stock(storm_id).touched)
    return touched


def _drawn(work: Workplace, storm_id: str) -> Touched:
    desk = ExperimentDesk(work)
    design = Design(
        storm_id, TRIAL, (Arm("control", 0.25), Arm("treatment", 0.75, "Financing_Aggressive")),
        hypothesis="An offer of financing at the door brings more signatures than none.",
        tiers=("A", "B", "C"), most=MOST_IN_TRIAL, wanted_effect=0.15,
    )  # fmt: skip
    made = next((one for one in desk.experiments(storm_id) if one.name == TRIAL), None)
    touched = Touched()
    if made is None:
        if desk.check(design).warning:
            return touched
        made, changes = desk.create(design)
        touched.merge(changes.touched)
    if made.status == "draft":
        touched.merge(desk.start(made.experiment_id).touched)
    return touched
