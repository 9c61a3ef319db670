# make: set up and build every briefing under content/.  make test: set up and run all checks.
# make test-all: the rest: a browser, validators, the oldest versions of what is needed.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
RUNNING := $(VENV)/.running
DEVELOPING := $(VENV)/.developing

.PHONY: all setup develop system validators test test-all coverage lint format golden specimen pictures bench \
	locks clean

all: setup
	$(VENV)/bin/make-briefing build

setup: system $(RUNNING)

develop: setup $(DEVELOPING)

system:
	@sh scripts/system-libraries.sh "$(PYTHON)"

$(RUNNING): locks/build.lock locks/run.lock pyproject.toml
	@echo "setting up $(VENV) from locks/run.lock"
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) scripts/install.py --project locks/build.lock locks/run.lock
	@touch $@

$(DEVELOPING): locks/develop.lock $(RUNNING)
	@echo "adding what tests need, from locks/develop.lock"
	@$(RUN) scripts/install.py locks/develop.lock
	@touch $@

validators: develop
	@sh scripts/validators.sh $(RUN)

lint: develop
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/codespell briefings templates content docs *.md

test: lint
	$(RUN) -m pytest -n auto --durations=25

test-all: test validators
	VALIDATORS=required $(RUN) -m pytest -n auto --durations=25 -m validators
	@sh scripts/oldest.sh "$(PYTHON)"

coverage: develop
	$(RUN) -m pytest -n auto --cov --cov-report=term:skip-covered

format: develop
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

golden: develop
	$(RUN) -m pytest -n auto --update-golden

specimen: develop
	$(RUN) -m pytest -n auto -m thorough
	HYPOTHESIS_PROFILE=search $(RUN) -m pytest -n auto tests/test_loading.py tests/test_quotations.py
	$(RUN) -m tests.specimen.make

pictures: validators
	$(RUN) scripts/pictures.py

bench: develop
	$(RUN) -m tests.benchmarks.run

locks: develop
	sh scripts/lock.sh $(PACKAGES)

clean:
	rm -rf output $(VENV) .venv-oldest .validators .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
