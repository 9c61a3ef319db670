"""Immutable types of the content and of the choices; no reading, no writing."""
