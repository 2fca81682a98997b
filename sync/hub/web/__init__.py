"""HTTP as laptops speak it: bodies, answers, problems, fair lanes, the sync endpoints."""
