#!/bin/sh
# Are Python, venv and the layout engine's system libraries here?  As root with apt: installs what
# is missing.  Otherwise: prints the one line to type, and stops.
set -eu
python=${1:-python3}
packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

say() { echo "setup: $*" >&2; }

command -v "$python" >/dev/null || { say "there is no $python: install Python 3.11 or newer"; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  say "$("$python" --version) is too old: install Python 3.11 or newer, or call make PYTHON=python3.12"; exit 1; }

missing=""
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="python3-venv"
"$python" - <<'PROBE' 2>/dev/null || missing="$missing $packages"
import ctypes, sys
names = {
    "linux": ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
    "darwin": ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib"),
}.get(sys.platform, ())
folders = ("", "/opt/homebrew/lib/", "/usr/local/lib/") if sys.platform == "darwin" else ("",)
for name in names:
    for folder in folders:
        try:
            ctypes.CDLL(folder + name)
            break
        except OSError:
            pass
    else:
        sys.exit(1)
PROBE
missing=$(echo $missing)
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null; then
  line="apt-get install -y --no-install-recommends $missing"
  if [ "$(id -u)" = 0 ]; then
    say "installing with apt: $missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null
    exit 0
  fi
  say "system libraries are missing; type:"; echo "  sudo $line" >&2
elif command -v dnf >/dev/null; then
  say "system libraries are missing; type:"; echo "  sudo dnf install -y pango harfbuzz" >&2
elif command -v brew >/dev/null; then
  say "system libraries are missing; type:"; echo "  brew install pango" >&2
else
  say "missing: Pango 1.44 or newer, HarfBuzz with its subset library"
fi
exit 1
