"""Use cases: one public verb is one transaction is one ChangeSet."""
