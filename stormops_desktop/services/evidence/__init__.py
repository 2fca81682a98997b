"""Photos as evidence: marks, the checklist of a job, the roof one is at, and what leaves the house."""
