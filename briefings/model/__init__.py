"""Immutable types of the content and of the choices; no reading, no writing."""

import os

# No installed plug-in may hook into validation, and looking for plug-ins takes time.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
