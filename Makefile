# Certguide: run it, test it, measure it. Each target makes and refreshes .venv by itself.
VENV    := .venv
BIN     := $(VENV)/bin
PYTHON  ?= python3
READY   := $(VENV)/.ready

.PHONY: run test lint format bench

run: $(READY)  ## start it: in Slack when a SLACK_* token is set, else in the terminal
	@$(BIN)/certguide start

test: $(READY)  ## the gate: format, lint, types, knowledge, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/certguide check --strict knowledge
	$(BIN)/pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	$(BIN)/python -m benchmarks

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Certguide needs Python 3.11 or later, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Install it (on Debian: apt-get install python3 python3-venv), or name another: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up $(VENV); this takes a minute the first time." >&2
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'; \
	else \
	  $(PYTHON) -m venv $(VENV) || { \
	    echo "Python cannot make virtual environments here. On Debian: apt-get install python3-venv" >&2; exit 1; }; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'; \
	fi >&2
	@touch $@
