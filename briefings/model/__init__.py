"""Immutable types of the content and of the choices; no reading, no writing."""

import os

# Nothing that happens to be installed may hook into validation; and looking for it takes time.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
