"""Twenty-five checks of what is known about a storm: declared here, run where the rows are."""
