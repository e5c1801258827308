"""What each command of ``grading`` does, imported only when it is run."""
