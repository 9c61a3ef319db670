"""A briefing on disk -> what may be shown of it."""
