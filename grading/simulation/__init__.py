"""Answers of made-up participants, computed from their own network: for the demo cohort and the golden submissions."""
