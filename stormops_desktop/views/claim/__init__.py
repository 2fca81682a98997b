"""The claim page: the form in sections, the ledger, the stage, and what needs a look."""
