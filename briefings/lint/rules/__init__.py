"""One editorial rule a file; `lint/rule.py` says what such a file has."""
