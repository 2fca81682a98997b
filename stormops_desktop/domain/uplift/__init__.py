"""Expected uplift learnt from randomised arms: what treating a house changes, and how sure that is."""
