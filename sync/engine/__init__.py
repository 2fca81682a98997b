"""The laptop's end of the wire: `session.run_sync` over a `transport`, driven by the sans-I/O `core`."""
