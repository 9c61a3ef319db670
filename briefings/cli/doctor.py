"""check whether this machine can build, and say how to fix it if not"""

import argparse
import platform
import shutil
import sys


def add(parser: argparse.ArgumentParser) -> None:
    """`doctor` has no options."""


def run(arguments: argparse.Namespace) -> int:
    """Print each thing that a build needs, and the line that installs what is missing."""
    checks = [_python(), *_packages(), _engine(), _fonts(), *_scripts()]
    for good, what, mend in checks:
        print(f"{'ok     ' if good else 'MISSING'}  {what}")
        if not good:
            print(f"         {mend}")
    return 0 if all(good for good, _, _ in checks) else 1


def _python() -> tuple[bool, str, str]:
    version = platform.python_version()
    return sys.version_info >= (3, 11), f"Python {version}", "install Python 3.11 or newer"


def _packages() -> list[tuple[bool, str, str]]:
    from importlib import metadata

    found = []
    for name in ("weasyprint", "jinja2", "pydantic", "pyyaml", "markdown-it-py", "pypdfium2"):
        try:
            found.append((True, f"{name} {metadata.version(name)}", ""))
        except metadata.PackageNotFoundError:
            found.append((False, name, "make setup, or: pip install ."))
    import yaml

    fast = hasattr(yaml, "CSafeLoader")
    found.append((fast, "libyaml inside PyYAML", "pip install --force-reinstall pyyaml"))
    return found


def _engine() -> tuple[bool, str, str]:
    from ..findings.finding import Faulty
    from ..layout.engine import import_weasyprint

    try:
        import_weasyprint()
    except Faulty:
        return False, "Pango and HarfBuzz", install_line()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return True, f"Pango {version} and HarfBuzz", ""


def install_line() -> str:
    """The one line that installs the engine's system libraries here."""
    if shutil.which("apt-get"):
        names = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        return f"sudo apt-get install -y --no-install-recommends {names}"
    if shutil.which("dnf"):
        return "sudo dnf install -y pango harfbuzz"
    if shutil.which("brew"):
        return "brew install pango"
    return "install Pango 1.44 or newer and HarfBuzz with its subset library"


def _fonts() -> tuple[bool, str, str]:
    from ..catalogue.choices import TEMPLATES
    from ..fonts import faces

    folder = TEMPLATES / "fonts"
    lost = [face.file for face in faces(folder) if not (folder / face.file).is_file()]
    return not lost, f"{len(faces(folder))} bundled font files", "check out the project again"


def _scripts() -> list[tuple[bool, str, str]]:
    """The scripts of `content/` that no bundled font and no font of its own has."""
    from pathlib import Path

    from ..catalogue.choices import TEMPLATES
    from ..content.own_fonts import FOLDER, own_fonts
    from ..fonts import PACKAGES, covered, script_name

    root = Path("content")
    files = sorted([*root.glob("*.yaml"), *root.glob("*/*.yaml")]) if root.is_dir() else []
    known = covered(TEMPLATES / "fonts") | own_fonts(root).characters
    lacking: dict[str, str] = {}
    for file in files:
        if file.is_file() and not file.is_symlink():
            for character in sorted(set(file.read_text("utf-8", errors="replace")) - known):
                if character.isprintable() and (script := script_name(character)):
                    lacking.setdefault(script, str(file))
    found = []
    for script, name in sorted(lacking.items()):
        package = PACKAGES.get(script, "fonts-noto-core")
        line = f"sudo apt-get install {package}, then copy its font file into {root / FOLDER}/"
        found.append((False, f"a font for {script}, which {name} needs", line))
    return found
