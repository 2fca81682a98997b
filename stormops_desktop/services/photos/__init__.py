"""Photos of jobs: taking files in, showing them, sending them."""
