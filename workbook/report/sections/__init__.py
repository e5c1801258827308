"""The sections of the report, one file each: (analysis, findings by topic) -> Section, or None if nothing to say."""
