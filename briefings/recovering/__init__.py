"""From a PDF back to its content."""
