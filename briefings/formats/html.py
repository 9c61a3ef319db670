"""HTML: one self-contained file that asks nothing of any network."""

NEEDS_PAGES = False
SUMMARY = "one self-contained file for screens"


def style(tokens: str, document: str, screen: str, theme: str, fonts: str) -> str:
    """Everything that the page's `style` element holds."""
    return f"{fonts}\n{tokens}\n{document}\n{screen}\n{theme}"
