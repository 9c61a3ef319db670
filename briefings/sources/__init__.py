"""Sources: their numbers, their form in a bibliography, their exchange with other programs."""
