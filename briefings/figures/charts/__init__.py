"""Charts: from rows of numbers, or a Vega-Lite specification, to a drawing that is safe to print."""
