"""Storms as those who lead see them: status, evidence, editions, scores, dates of loss, thresholds."""
