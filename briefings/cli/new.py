"""start a content file; never overwrites"""

import argparse
import os
import re
import unicodedata

from ..findings.finding import Misuse


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `new`."""
    parser.add_argument("title", metavar="TITLE", help="the title of the briefing")
    parser.add_argument("-d", "--directory", default="content", metavar="DIR", help="where to")


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say what comes next."""
    from pathlib import Path

    from ..writing import write

    slug = slug_of(arguments.title)
    path = Path(arguments.directory) / f"{slug}.yaml"
    if path.exists() or path.with_suffix("").exists():
        raise Misuse(f"`{path}` is there already: choose another title")
    write(path, starter(arguments.title, _schema_beside(path)).encode())
    print(f"{path}\nnext: edit it, then run: make-briefing build {path}")
    return 0


def slug_of(title: str) -> str:
    """A file name from a title: lower-case ASCII words joined by hyphens."""
    ascii = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii).strip("-")[:60].strip("-")
    if not slug or slug == "settings":
        raise Misuse(f"no file name can be made of `{title}`: use some Latin letters")
    return slug


def _schema_beside(path: object) -> str:
    """How the file names the schema: by a relative path that other machines have, too."""
    from pathlib import Path

    from ..catalogue.choices import SCHEMAS
    from ..writing import write

    assert isinstance(path, Path)
    relative = os.path.relpath(SCHEMAS / "briefing.json", path.parent)
    in_a_checkout = "site-packages" not in SCHEMAS.parts
    if in_a_checkout and not relative.startswith(os.path.join("..", "..", "..")):
        return relative.replace(os.sep, "/")
    copy = path.parent / "briefing.schema.json"
    if not copy.exists():
        write(copy, (SCHEMAS / "briefing.json").read_bytes())
    return copy.name


def starter(title: str, schema: str) -> str:
    """A content file that builds as it stands."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return STARTER.replace("@TITLE@", f'"{quoted}"').replace("@SCHEMA@", schema)


STARTER = """\
# yaml-language-server: $schema=@SCHEMA@
title: @TITLE@
cutoff: 2026-01-31              # information cut-off: nothing later is in here
status: draft                   # final when it may be handed out
marking: TLP:CLEAR              # who may have it
authors: [{name: Your Name, role: analyst, contact: you@example.org}]
funding: None.
ai_used: None.                  # say it, whatever it is
review_by: 2026-07-31
bottom_line:
  text: One or two sentences that the reader must not miss.
  rests_on: [F1]

key_judgments:                  # what you conclude
- id: J1
  text: The talks are likely to resume before the summer.
  likelihood: likely            # how probable it is: see `make-briefing list scales`
  horizon: 2026-06
  confidence: moderate          # how good the basis is
  basis: Both sides said so; no date exists.
  alternatives: The talks end, and each side builds its own dam.
  rests_on: [F1]

key_facts:                      # what is known or reported, most important first
- id: F1
  text: Both delegations said in January that they would return.
  confidence: moderate
  basis: Two statements, reported by one agency.
  citations: [{source: agency}]

contested_points:               # what is disputed, with every side's case
- id: C1
  question: Who broke off the talks?
  short: Who broke off?
  positions:
  - holder: First side
    text: The others left the table.
    short: The others did.
    citations: [{source: first, own_words: true}]
  - holder: Second side
    text: The table was taken away.
    short: They were made to.
    citations: [{source: second, own_words: true}]
  agreed: The talks ended on 12 January.
  would_settle: Publication of the minutes.

gaps:                           # what is not known
- {id: G1, text: The minutes of the last session have not been published.}

sources_statement: One agency reports the talks; each side's statement speaks for itself.
sources:
- {id: agency, type: article-newspaper, title: Title of the report, container-title: An Agency, issued: 2026-01-15, content: reporting}
- {id: first, type: report, title: Statement of the First Side, issued: 2026-01-13, role: primary, content: official-statement}
- {id: second, type: report, title: Statement of the Second Side, issued: 2026-01-13, role: primary, content: official-statement}
"""
