"""What a chain comes to, by walking it instead of inverting it: a measure of the product's own way."""

import numpy as np

from stormops_desktop.domain.attribution.chain import Chain


def absorbed_in_conversion(chain: Chain) -> float:
    """B_0: the chance that a path from the start converts."""
    whole = chain.outflow
    share = np.divide(1.0, whole, out=np.zeros_like(whole), where=whole > 0)
    step, here = chain.counts * share[:, None], np.zeros(len(whole))
    here[0], rate = 1.0, 0.0
    while here.sum() > 1e-16:
        rate += float(here @ (chain.converted * share))
        here = here @ step
    return rate
