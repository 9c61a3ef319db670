"""A selection in a theme and a language -> HTML; the only package that knows Jinja."""
