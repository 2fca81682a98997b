"""The contract spells experiments as the domain does."""

from stormops_desktop.domain.experiments.lifecycle import VERBS, ExperimentStatus
from stormops_desktop.domain.targeting.vocabulary import PolicyMode
from stormops_desktop.domain.uplift.registry import ModelStatus
from sync.contracts.entities.targeting import POLICY_MODES
from sync.contracts.entities.trials import EXPERIMENT_STATUS, MODEL_STATUS


def test_statuses_and_modes() -> None:
    assert tuple(status.value for status in ExperimentStatus) == EXPERIMENT_STATUS
    assert set(VERBS.values()) < set(EXPERIMENT_STATUS)
    assert tuple(status.value for status in ModelStatus) == MODEL_STATUS
    assert tuple(mode.value for mode in PolicyMode) == POLICY_MODES
