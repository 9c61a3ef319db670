"""The flagship, `content/hamas-iran`, in all lengths: a briefing of real size."""

from conftest import Example, pdf_text

LENGTHS = ("brief", "standard", "report")


def test_flagship_has_no_findings(flagship: Example) -> None:
    """Nothing is wrong with it, neither in its content nor on its pages."""
    assert {finding.severity for finding in flagship.outcome.findings} <= {"note"}


def test_flagship_has_its_pages(flagship: Example) -> None:
    """One page, at most four, and as many as it takes."""
    pages = {length: len(pdf_text(flagship.files[f"{length}.pdf"])) for length in LENGTHS}
    assert pages["brief"] == 1
    assert pages["standard"] <= 4
    assert pages["report"] >= 20


def test_html_of_the_flagship_is_small(flagship: Example) -> None:
    """Its HTML files are below 400 kB each, fonts included."""
    sizes = {length: flagship.files[f"{length}.html"].stat().st_size for length in LENGTHS}
    assert all(size < 400_000 for size in sizes.values()), sizes
