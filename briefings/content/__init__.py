"""A briefing on disk -> the part of it that may be shown."""
