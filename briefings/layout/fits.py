"""The settings of earlier fits, by length: a known fit takes only one layout."""

from ..cache import Cache
from .typesetting import Layout, Setting


def known_setting(cache: Cache, length: str) -> Setting | None:
    """The setting of a length, if it was fitted under the cache's fingerprint."""
    record = cache.find("fit", f"{cache.fingerprint} {length}")
    if record is None:
        return None
    try:
        record["gaps"] = tuple((gap, tuple(ids)) for gap, ids in record["gaps"])
        record["passed"] = tuple(tuple(one) for one in record["passed"])
        return Setting(**record)
    except (TypeError, KeyError, ValueError):
        return None


def keep_setting(cache: Cache, length: str, layout: Layout) -> None:
    """Keep the setting of a layout."""
    cache.keep("fit", f"{cache.fingerprint} {length}", layout.setting._asdict())
