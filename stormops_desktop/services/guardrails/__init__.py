"""What the guardrails asked for, and what the office does about it."""
