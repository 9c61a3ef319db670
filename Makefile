# make: set up and build every briefing under content/.  make test: set up and run all checks.
# make validators: set up the programs of others that make test runs where they are.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.installed

.PHONY: all setup system validators test coverage lint format golden specimen pictures bench clean

all: setup
	$(RUN) make_briefing.py build

setup: system $(STAMP)

system:
	@sh scripts/system-libraries.sh "$(PYTHON)"

$(STAMP): requirements.lock pyproject.toml
	@echo "setting up $(VENV) from requirements.lock"
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

validators: setup
	@sh scripts/validators.sh $(RUN)

lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/codespell briefings templates content docs *.md

test: lint
	$(RUN) -m pytest -n auto

coverage: setup
	$(RUN) -m pytest -n auto --cov --cov-report=term:skip-covered

format: setup
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

golden: setup
	$(RUN) -m pytest -n auto --update-golden

specimen: setup
	$(RUN) -m pytest -n auto -m thorough
	$(RUN) -m tests.specimen.make

pictures: validators
	$(RUN) scripts/pictures.py

bench: setup
	$(RUN) -m tests.benchmarks.run

clean:
	rm -rf output $(VENV) .validators .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
