"""What fits on which pages; only this package and `formats/pdf` know WeasyPrint."""
