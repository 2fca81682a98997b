"""Photos as evidence: what they were asked, and what the visit was asked."""
