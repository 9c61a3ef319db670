"""SARIF 2.1.0: findings for the tools that gather those of many programs.

Source: OASIS, Static Analysis Results Interchange Format, version 2.1.0.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from ... import __version__
from ...findings.codes import CODES
from ...findings.finding import Finding
from ...findings.report import Ink, sentence
from ...lint.describing import description
from ...lint.rule import all_rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Iterable[Finding], ink: Ink) -> str:
    """One log with one run."""
    found = list(findings)
    codes = sorted({finding.code for finding in found})
    driver = {
        "name": "make-briefing",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def _rule(code: str) -> dict[str, Any]:
    rule = all_rules().get(code)
    if rule is None:
        entry = CODES[code]
        return {
            "id": code, "shortDescription": {"text": entry.title},
            "help": {"text": entry.text, "markdown": entry.text},
        }  # fmt: skip
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "help": {"text": rule.text, "markdown": description(rule)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    place = finding.place
    location = {
        "artifactLocation": {"uri": quote(place.file.replace("\\", "/"))},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.column + place.length,
        },
    }
    # Lines move with every edit; what a finding is about does not.
    about = f"{finding.code} {place.file} {finding.at} {finding.message}"
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": sentence(finding)},
        "locations": [{"physicalLocation": location}] if place.file else [],
        "partialFingerprints": {"about/v1": hashlib.sha256(about.encode()).hexdigest()[:32]},
    }
