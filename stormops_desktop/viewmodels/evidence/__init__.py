"""The evidence of a job: the checklist, the questions of a visit, and what leaves the house."""
