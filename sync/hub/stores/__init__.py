"""Where the centre keeps what it decides: PostgreSQL in earnest, memory for the simulator."""
