"""Who may come in: passwords, tokens, memberships, devices, and the book of what was done."""
