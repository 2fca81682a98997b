"""Whom to treat, models of uplift and experiments, over one replica."""

from stormops_desktop.services.experiments.desk import ExperimentDesk
from stormops_desktop.services.targeting.models_desk import ModelDesk
from stormops_desktop.services.targeting.policy_desk import PolicyDesk
from stormops_desktop.services.targeting.ports import TargetingServices
from stormops_desktop.services.workplace import Workplace


def targeting_services(work: Workplace) -> TargetingServices:
    """The policy's desk, the models' and the experiments'."""
    return TargetingServices(PolicyDesk(work), ModelDesk(work), ExperimentDesk(work))
