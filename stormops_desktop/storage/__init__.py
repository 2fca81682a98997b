"""The encrypted replica on this machine: one file a tenant and member, one writer, and never a lost op."""
