# Two commands do all the set-up: `make demo` and `make test`. Both need Python 3.11 or newer and nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: help demo test evals bench golden lock browser clean

VENV ?= .venv
BIN := $(VENV)/bin
EVENT ?= examples/kell-bridge
# The first Python on PATH that runs and is 3.11 or newer.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/run.stamp ## set up, and build the record of the bundled example
	$(BIN)/onrecord brief $(EVENT)/accounts -o out/demo
	@echo; echo "The report is in out/demo/record.html (open it in a browser); record.json and record.md lie beside it."

test: $(VENV)/test.stamp browser ## set up, and run every check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(PYTEST)

evals: $(VENV)/run.stamp ## measure quality against gold, and hold it to the floors
	$(BIN)/python -m evals $(EVALS)

bench: $(VENV)/run.stamp ## measure time and memory
	$(BIN)/python -m benchmarks $(BENCH)

golden: $(VENV)/run.stamp ## write the generated files again: schema, example record, docs, README output
	$(BIN)/python -m tools.generate

lock: requirements-build.in pyproject.toml ## resolve the dependencies again (needs uv)
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header \
		pyproject.toml requirements-build.in -o requirements.lock
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header \
		--extra test -c requirements.lock pyproject.toml requirements-build.in -o requirements-test.lock

browser:
	@tools/find_browser.sh --install

clean: ## remove what was built here
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "no Python 3.11 or newer on PATH; install one and run this again" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --require-hashes -r requirements-test.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run.stamp
