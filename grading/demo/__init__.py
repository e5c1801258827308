"""A simulated cohort through the real path, and the answers it gives (also used for golden submissions)."""
