"""Questions about storms: their list, reports, imports, scores."""
