"""Many briefings: what is out of date, building in parallel, the gallery."""
