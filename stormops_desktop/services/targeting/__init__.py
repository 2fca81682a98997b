"""Whom to treat in a storm, and why: the policy over the replica, its log, and uplift models."""
