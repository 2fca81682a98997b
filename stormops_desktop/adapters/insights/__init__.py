"""Pictures and tables of the section Insights on paper."""
