"""What the centre tells of accepted changes: the envelope, the names of events, and their schemas."""
