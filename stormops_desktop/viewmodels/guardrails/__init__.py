"""What the guardrails asked for, as a screen shows it."""
