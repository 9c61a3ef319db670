"""XML of strangers: no document type is followed, no entity resolved, no network asked."""

from typing import Any


class NotXml(ValueError):
    """What cannot be read as XML."""

    def __init__(self, line: int) -> None:
        super().__init__(f"not XML from line {line} on")
        self.line = line
        """1-based."""


def root_of(raw: bytes) -> Any:
    """The root element, without comments and instructions. Raises `NotXml`."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotXml(getattr(error, "lineno", None) or 1) from None
