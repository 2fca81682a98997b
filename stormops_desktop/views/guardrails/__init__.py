"""What the guardrails asked for, on screen."""
