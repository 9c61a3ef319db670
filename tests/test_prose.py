"""Prose: Markdown of text fields, their references, and links that are not followed."""

import pytest
from markupsafe import Markup

from briefings.prose import Cite, Markdown, Reference, references, unsafe_links

QUOTES = ("“", "”", "‘", "’")


def show(reference: Reference) -> Markup:
    """A reference as `{id}` or `{key@locator;key}`."""
    cites = ";".join(f"{c.key}@{c.locator}" if c.locator else c.key for c in reference.cites)
    return Markup("{{{}}}").format(reference.id or cites)


@pytest.fixture
def markdown() -> Markdown:
    """Markdown that shows references in braces."""
    return Markdown(show, QUOTES)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("*a* and **b**", "<em>a</em> and <strong>b</strong>"),
        ("`a < b`", "<code>a &lt; b</code>"),
        ("[x](https://example.org)", '<a href="https://example.org">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org">x</a>'),
        ("<https://example.org>", '<a href="https://example.org">https://example.org</a>'),
        ("[x](https://example.org?a=1&b=2)", '<a href="https://example.org?a=1&amp;b=2">x</a>'),
        ("one  \ntwo", "one<br>\ntwo"),
        ("\"quoted\" and 'inner'", "“quoted” and ‘inner’"),
        (r"\*not\*", "*not*"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<b onclick="x()">b</b>', "&lt;b onclick=“x()”&gt;b&lt;/b&gt;"),
        ("&amp; & &lt;", "&amp;amp; &amp; &amp;lt;"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        (
            "![picture](https://example.org/x.png)",
            '!<a href="https://example.org/x.png">picture</a>',
        ),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)"),
        ("[x](//example.org)", "[x](//example.org)"),
        ("[x](data:text/html,x)", "[x](data:text/html,x)"),
        ("", ""),
    ],
)
def test_lines(markdown: Markdown, text: str, html: str) -> None:
    """Inline Markdown becomes HTML; raw HTML, templates and unsafe links print as they are."""
    assert str(markdown.line(text)) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("# a", "<p># a</p>\n"),
        ("<div>a</div>", "<p>&lt;div&gt;a&lt;/div&gt;</p>\n"),
        ("see [#F1]", "<p>see {F1}</p>\n"),
    ],
)
def test_blocks(markdown: Markdown, text: str, html: str) -> None:
    """Long fields have paragraphs, lists and block quotations, and no headings or HTML."""
    assert str(markdown.prose(text)) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[@accord]", "{accord}"),
        ("[@accord, p. 4]", "{accord@p. 4}"),
        ("[@a; @b, para 3]", "{a;b@para 3}"),
        ("[#F1]", "{F1}"),
        ("[@doi:10.1000/x_y-z+1]", "{doi:10.1000/x_y-z+1}"),
        ("*see [@a]*", "<em>see {a}</em>"),
        ("[@a][#F1].", "{a}{F1}."),
        ("`[@a]`", "<code>[@a]</code>"),
        (r"\[@a]", "[@a]"),
        ("mail@example.org", "mail@example.org"),
        ("[not@a]", "[not@a]"),
        ("[#1]", "[#1]"),
    ],
)
def test_references_print(markdown: Markdown, text: str, html: str) -> None:
    """Citations and references to items are shown; what only looks like one is text."""
    assert str(markdown.line(text)) == html


def test_nothing_is_a_line(markdown: Markdown) -> None:
    """A field that is not there prints nothing."""
    assert markdown.line(None) == markdown.prose(None) == ""


def test_plain_words_of_a_line(markdown: Markdown) -> None:
    """Titles and labels take a line without its markup."""
    assert markdown.words("The **accord** <b> & [x](https://example.org)") == "The accord <b> & x"


def test_references_are_found_in_order() -> None:
    """Every reference of a text, with its keys and locators."""
    assert list(references("a [@x, p. 1; @y] b [#F2]")) == [
        Reference("[@x, p. 1; @y]", (Cite("x", "p. 1"), Cite("y", "")), ""),
        Reference("[#F2]", (), "F2"),
    ]


def test_code_holds_no_references() -> None:
    """What stands in code is not a reference."""
    assert list(references("`[@x]` and ``[#F1]``")) == []


def test_escaped_brackets_hold_no_references() -> None:
    """What prints as text is not looked up as a source."""
    assert list(references(r"\[@x]")) == []


@pytest.mark.parametrize(
    "target",
    ["javascript:x", "file:///etc/passwd", "//example.org", "data:text/html,x", "notes.md"],
)
def test_unsafe_links(target: str) -> None:
    """Links to anything but web and mail addresses are found."""
    assert list(unsafe_links(f"see [x]({target}) there")) == [target]


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org)",
        "[x](HTTP://example.org)",
        "[x](mailto:a@example.org)",
        "<https://example.org>",
        "`[x](javascript:y)`",
        "a < b and c > d",
    ],
)
def test_safe_links(text: str) -> None:
    """Nothing is said about links that lead to the web, to mail, or stand in code."""
    assert list(unsafe_links(text)) == []


def test_unsafe_automatic_link() -> None:
    """An address in angle brackets is a link, too."""
    assert list(unsafe_links("<ftp://example.org>")) == ["ftp://example.org"]
