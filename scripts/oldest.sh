#!/bin/sh
# Runs a part of the tests with the oldest versions that pyproject.toml promises: locks/oldest.lock.
set -eu
cd "$(dirname "$0")/.."
home=.venv-oldest
if ! cmp -s locks/oldest.lock "$home/oldest.lock"; then
  echo "setting up $home from locks/oldest.lock"
  rm -rf "$home"
  "${1:-python3}" -m venv "$home"
  "$home/bin/python" scripts/install.py --project locks/build.lock
  for lock in develop oldest; do  # one after the other: they name different versions
    "$home/bin/python" scripts/install.py "locks/$lock.lock"
  done
  cp locks/oldest.lock "$home/"
fi
"$home/bin/python" -m pytest -n auto tests/test_build.py tests/test_bibliography.py \
  tests/test_figures.py tests/test_import.py tests/test_loading.py tests/test_pdf.py tests/test_prose.py
