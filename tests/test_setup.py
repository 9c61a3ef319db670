"""What `make` installs: the locks, whatever the index offers by now and however pip is set up."""

import hashlib
import os
import re
import subprocess
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ROOT / "locks"
PINS = {path.stem: path for path in sorted(LOCKS.glob("*.lock"))}


def wheel(folder: Path, name: str, version: str, *requires: str) -> Path:
    """A wheel without code, in a folder of an index."""
    path = folder / name / f"{name}-{version}-py3-none-any.whl"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    head += "Provides-Extra: more\n" + "".join(f"Requires-Dist: {one}\n" for one in requires)
    files = {
        f"{name}-{version}.dist-info/METADATA": head,
        f"{name}-{version}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
        f"{name}.py": "",
    }
    record = f"{name}-{version}.dist-info/RECORD"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
        archive.writestr(record, "".join(f"{file},,\n" for file in [*files, record]))
    links = "".join(f'<a href="{one.name}">{one.name}</a>' for one in path.parent.glob("*.whl"))
    (path.parent / "index.html").write_text(f"<!DOCTYPE html><body>{links}</body>")
    return path


def pinned(name: str, path: Path) -> str:
    """A line of a lock."""
    return f"{name} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock of three packages, and an index that offers newer releases of all of them.

    As pytest-cov asks for `coverage[toml]`, `outer` asks for an extra of `inner`; a resolver that finds
    the lock silent about the extra would take the newest release, for which there is no hash.
    """
    index = tmp_path / "simple"
    lines = [
        pinned("outer==1.0", wheel(index, "outer", "1.0", "inner[more]>=1")),
        pinned("inner==1.0", wheel(index, "inner", "1.0", "leaf ; extra == 'more'")),
        pinned("leaf==1.0", wheel(index, "leaf", "1.0")),
    ]
    for name in ("outer", "inner", "leaf"):
        wheel(index, name, "2.0")
    path = tmp_path / "three.lock"
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.mark.parametrize("pip", ["of this Python", "oldest"])
def test_lock_installs_what_it_names(lock: Path, tmp_path: Path, pip: str) -> None:
    """Newer releases, an old pip and the machine's settings change nothing."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=True, symlinks=os.name != "nt")
    python = str(home / ("Scripts" if os.name == "nt" else "bin") / "python")
    if pip == "oldest":
        pins = str(ROOT / "tests" / "data" / "oldest-pip.txt")
        words = ("-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", pins)
        if subprocess.run([python, *words], capture_output=True).returncode:
            pytest.skip("the index is out of reach")
    (tmp_path / "constraints.txt").write_text("inner==2.0\nleaf==2.0\n")
    hostile = {
        "PIP_INDEX_URL": (tmp_path / "simple").as_uri(), "PIP_CONFIG_FILE": os.devnull,
        "PIP_CONSTRAINT": str(tmp_path / "constraints.txt"), "PIP_USER": "1",
        "PIP_NO_BINARY": ":all:", "PIP_TARGET": str(tmp_path / "elsewhere"), "PIP_PRE": "1",
    }  # fmt: skip
    words = [python, str(ROOT / "scripts" / "install.py"), str(lock)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    done = subprocess.run(words, env=kept | hostile, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    listed = subprocess.run(
        [python, "-m", "pip", "list", "--format=freeze"],
        env=kept | {"PIP_CONFIG_FILE": os.devnull}, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert {"outer==1.0", "inner==1.0", "leaf==1.0"} <= {*listed.split()}


def locked_versions(path: Path) -> dict[str, tuple[str, set[str]]]:
    """Of a lock's packages, by name: version and extras."""
    found = re.findall(r"^([\w.-]+)(?:\[([\w,]+)\])?==(\S+)", path.read_text(), re.MULTILINE)
    return {canonicalize_name(n): (v, {*filter(None, e.split(","))}) for n, e, v in found}


@pytest.mark.parametrize("name", ["run", "develop", "oldest"])
def test_lock_meets_the_declared_bounds(name: str) -> None:
    """Every declared dependency is locked, with its extras, at a version that its bounds allow."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = list(declared["dependencies"])
    if name == "develop":
        wanted += declared["optional-dependencies"]["dev"]
    versions = locked_versions(PINS[name])
    for text in wanted:
        one = Requirement(text)
        version, extras = versions[canonicalize_name(one.name)]
        assert one.specifier.contains(version, prereleases=True), text
        assert one.extras <= extras, text


@pytest.mark.parametrize("name", sorted(PINS))
def test_lock_has_a_hash_for_every_package(name: str) -> None:
    """No line of a lock is installed unseen."""
    text = PINS[name].read_text()
    for block in re.split(r"\n(?=[a-z])", text):
        if "==" in block.partition("\n")[0]:
            assert "--hash=sha256:" in block, block


def test_locks_serve_every_system() -> None:
    """What only one system needs is locked with its condition."""
    assert "colorama==" in (text := PINS["develop"].read_text())
    assert "sys_platform == 'win32'" in text
