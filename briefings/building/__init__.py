"""One briefing, all its lengths."""
