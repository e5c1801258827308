"""What ``make lab`` runs: a demo cohort, the workbook of one participant in it, and JupyterLab on the start page."""
