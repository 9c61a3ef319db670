"""What a plain script does: read the YAML, fill a Jinja template, let WeasyPrint write a PDF.

`python plain.py CONTENT.yaml PAGE.html OUT.pdf`. The page is a finished one of ours, so that both
sides set the same words; the script still loads the content and runs a template, as it would.
"""

import sys
from pathlib import Path

import jinja2
import weasyprint
import yaml

content, page, out = sys.argv[1:4]
data = yaml.load(Path(content).read_text("utf-8"), Loader=yaml.CSafeLoader)
template = jinja2.Environment(autoescape=True).from_string("{{ page }}<!-- {{ title }} -->")
html = template.render(page=jinja2.utils.markupsafe.Markup(Path(page).read_text("utf-8")), **data)
weasyprint.HTML(string=html, base_url=str(Path(page).parent)).write_pdf(out)
