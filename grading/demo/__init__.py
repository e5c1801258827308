"""A simulated cohort through the real path, from an empty folder to certificates."""
