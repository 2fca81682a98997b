"""What is safe, what is only here, what needs a person."""
