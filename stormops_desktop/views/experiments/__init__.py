"""Insights: experiments."""
