"""The live channel: who listens, and when to poke."""
