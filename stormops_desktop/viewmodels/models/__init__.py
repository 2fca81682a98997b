"""Models of uplift: the registry, what each is worth, training, making live."""
