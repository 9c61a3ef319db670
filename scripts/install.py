"""Installs what a lock names into the Python that runs this: `install.py [--project] LOCK…`.

What is installed must not depend on what the index offers by now, on the age of pip, or on how pip
is set up on this machine. So nothing is resolved (`--no-deps`: a lock names everything), every file
is held against its hash, and of pip's settings only those count that say where packages lie and how
to get there. `--project` installs the checkout itself, with its command, after its locks.
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = frozenset({
    "index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "cert", "client-cert",
    "proxy", "timeout", "default-timeout", "retries", "keyring-provider", "cache-dir", "no-cache-dir",
})  # fmt: skip


def settings() -> dict[str, str]:
    """What pip's files and environment say of the way to packages, as environment variables."""
    listed = _pip("config", "list", environment=dict(os.environ), capture=True)
    found = {}
    for line in listed.splitlines():  # in rising order of weight: files, then the environment
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if option in KEPT and section in {"global", "install", ":env:"}:
            words = str(ast.literal_eval(value)).split("\n")
            found[f"PIP_{option.upper().replace('-', '_')}"] = " ".join(filter(None, words))
    return found


def install(locks: list[str], project: bool) -> None:
    """Install the locks, and the project where it is asked for."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environment = {**clean, **settings(), "PIP_CONFIG_FILE": os.devnull}
    common = ("install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps")
    files = [word for lock in locks for word in ("-r", lock)]
    _pip(*common, "--require-hashes", "--only-binary", ":all:", *files, environment=environment)
    if project:
        _pip(*common, "--no-build-isolation", "--editable", str(ROOT), environment=environment)


def _pip(*words: str, environment: dict[str, str], capture: bool = False) -> str:
    command = [sys.executable, "-m", "pip", *words]
    return subprocess.run(
        command, env=environment, check=True, text=True, stdout=subprocess.PIPE if capture else None
    ).stdout


if __name__ == "__main__":
    try:
        install([w for w in sys.argv[1:] if w != "--project"], "--project" in sys.argv)
    except subprocess.CalledProcessError as error:
        print("setup: pip could not install what the lock names", file=sys.stderr)
        sys.exit(error.returncode)
