"""The referent's half of Netzwerk-Workbook: building assignments, trusted grading, cohort, certificate."""
