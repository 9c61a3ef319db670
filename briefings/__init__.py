"""Printable briefings in several lengths from one content file."""

__version__ = "0.1.0"
