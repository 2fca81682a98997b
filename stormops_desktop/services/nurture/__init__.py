"""The unconverted, what is scheduled for them, and lists that go out and come back."""
