"""What the job's page says of a roof."""

from types import SimpleNamespace

import pytest

from stormops_desktop.domain.storms.vocabulary import Material
from stormops_desktop.services.evidence_words import roof
from stormops_desktop.viewmodels.storms.words import material_word


@pytest.mark.parametrize("material", [one for one in Material if one is not Material.UNKNOWN])
def test_a_roof_is_called_as_the_page_thresholds_calls_it(material: Material) -> None:
    job = SimpleNamespace(material=material.value, age_years=12.0, stories=1, layers=1)
    assert roof(job) == f"{material_word(material.value)}, about 12 years old, one story."


def test_a_roof_that_nobody_knows_is_not_called_anything() -> None:
    job = SimpleNamespace(material="unknown", age_years=None, stories=None, layers=None)
    assert roof(job) == "Material not known."
    job.material = None
    assert roof(job) == "Roof not known yet."
