"""Findings: what is wrong, its codes, and how it is shown."""
