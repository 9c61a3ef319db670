"""Sources: their numbers, their bibliography, their exchange with other programs."""
