"""What fits, on which pages; with `formats/pdf` the only package that knows WeasyPrint."""
