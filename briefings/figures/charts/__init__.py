"""Charts: rows of numbers, or a Vega-Lite specification -> a drawing that is safe to print."""
