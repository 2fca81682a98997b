"""What the guardrails go by, from the replica."""
