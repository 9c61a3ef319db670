"""`python -m tests.benchmarks.run`: speed and memory as ratios taken in one run.

Each row times whole processes, ours and a yardstick in turn, and prints the median of the ratios
pair by pair, beside the target. Single times drift with the machine; ratios hold.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users have compiled modules
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, str(ROOT / "make_briefing.py")]
FLAGSHIP = ROOT / "content" / "hamas-iran"
SHEETS = ("tokens", "document", "print")
sys.path.insert(0, str(ROOT / "tests"))
RUNS = int(os.environ.get("RUNS", "5"))


def seconds(command: list[str], before: Callable[[], None] | None = None) -> float:
    """The wall time of a process."""
    if before:
        before()
    started = time.perf_counter()
    subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - started


def compare(
    name: str, target: float, ours: list[str], yardstick: list[str],
    before: Callable[[], None] | None = None, runs: int = RUNS,
) -> None:  # fmt: skip
    """Print one row: the ratio of ours to the yardstick."""
    seconds(ours, before), seconds(yardstick)
    pairs = [(seconds(ours, before), seconds(yardstick)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    times = [statistics.median(column) for column in zip(*pairs, strict=True)]
    row = f"{ratio:6.2f} | {target:6.2f} | {times[0] * 1000:7.0f} | {times[1] * 1000:7.0f}"
    print(f"| {name:<44} | {row} |", flush=True)


def peak(command: list[str]) -> float:
    """The largest resident size of a process or its children, in MiB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True,"
        " stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, *command], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return int(found.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> None:
    """Every row of the table in docs/performance.md."""
    work = Path(tempfile.mkdtemp())
    out = work / "out"
    nothing = [sys.executable, "-c", "pass"]
    brief_page, report_page = _pages(work)
    content = str(FLAGSHIP / "briefing.yaml")
    plain = [sys.executable, str(ROOT / "tests" / "benchmarks" / "plain.py"), content]
    report = [*plain, str(report_page), str(work / "report.pdf")]
    brief = [*plain, str(brief_page), str(work / "brief.pdf")]
    build = [*PROGRAM, "build", str(FLAGSHIP), "-o", str(out)]
    only_brief = [*build, "-l", "brief", "-t", "pdf"]

    def cold() -> None:
        shutil.rmtree(out, ignore_errors=True)

    def fits_known() -> None:
        for record in (out / ".cache").glob("build-*.json"):
            record.unlink()

    print(f"| {'what':<44} |  ratio | target | ours ms | yard ms |")
    print(f"|{'-' * 46}|--------|--------|---------|---------|")
    compare("`--help` / `python -c pass`", 4, [*PROGRAM, "--help"], nothing, runs=15)
    compare("`check` / `python -c pass`", 30, [*PROGRAM, "check", str(FLAGSHIP)], nothing, runs=9)
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    compare("nothing changed / `python -c pass`", 4, build, nothing, runs=15)
    compare("all six files, cold / plain script, report", 2, build, report, cold)
    compare("brief PDF with fitting / plain script, brief", 2, only_brief, brief, cold)
    subprocess.run(only_brief, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    compare("brief PDF, fit known / plain script, brief", 1.2, only_brief, brief, fits_known)
    large = {count: work / f"large-{count}.yaml" for count in (1000, 2000)}
    for count, path in large.items():
        make = [sys.executable, "-m", "tests.benchmarks.large", str(count), str(path)]
        subprocess.run(make, cwd=ROOT, check=True)
    look = {count: [*PROGRAM, "check", "-q", str(path)] for count, path in large.items()}
    load = [sys.executable, "-m", "tests.benchmarks.large", "--validate", str(large[1000])]
    compare("`check` of 1,000 statements / load, validate", 5, look[1000], load)
    compare("`check` of 2,000 statements / of 1,000", 2.2, look[2000], look[1000])
    cold()
    print(f"| {'peak memory of a process, MiB (target 200)':<44} | {peak(build):6.0f} |")
    print(f"limits: {resource.getrlimit(resource.RLIMIT_NOFILE)[0]} files, {os.cpu_count()} cores")
    shutil.rmtree(work)


def _pages(work: Path) -> tuple[Path, Path]:
    """The brief and the report as a plain script would have them: one HTML file with its CSS."""
    from conftest import laid_out

    from briefings.catalogue.choices import TEMPLATES, Catalogue
    from briefings.content.gathering import find
    from briefings.orders import Order

    order = Order(find([str(FLAGSHIP)])[0], formats=("pdf",))
    sheets = [(TEMPLATES / f"{name}.css").read_text("utf-8") for name in SHEETS]
    found = []
    for name, given in laid_out(order, "brief", "report").items():
        layout = given.layout
        fonts = (TEMPLATES / "fonts").as_uri()
        faces = (
            (TEMPLATES / "fonts" / "faces.css").read_text("utf-8").replace("url(", f"url({fonts}/")
        )
        css = [faces, *sheets, Catalogue().theme("default").css]
        size = f":root{{--body:{layout.setting.body}pt}}@page{{size:A4}}"
        style = "\n".join(css) + size
        page = work / f"{name}.html"
        page.write_text(layout.html.replace("</head>", f"<style>{style}</style></head>"), "utf-8")
        found.append(page)
    return found[0], found[1]


if __name__ == "__main__":
    main()
