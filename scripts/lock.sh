#!/bin/sh
# Writes locks/ anew: newer versions where pyproject.toml allows them, for every system, with hashes.
# `scripts/lock.sh PACKAGE…` renews these packages only.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
upgrade=--upgrade
[ $# = 0 ] || upgrade=$(printf -- '--upgrade-package %s ' "$@")

lock() { # NAME INPUT…
  name=$1; shift
  # shellcheck disable=SC2086  # words on purpose
  $uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-emit-index-url \
    --python-version 3.11 --custom-compile-command "make locks" --output-file "locks/$name.lock" \
    $upgrade "$@"
}

printf 'hatchling>=1.27,<2\neditables>=0.5\n' | lock build -
lock run pyproject.toml
lock develop --extra dev pyproject.toml
upgrade=--resolution=lowest-direct
rm -f locks/oldest.lock
lock oldest pyproject.toml
