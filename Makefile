# Certguide: run it, test it, measure it. Every target makes and refreshes .venv by itself.
MAKEFLAGS += --no-print-directory
VENV   := .venv
PY     := $(VENV)/bin/python
READY  := $(VENV)/.ready
MAKING := $(VENV)/.making
WANTED := --constraint constraints.txt --editable '.[dev]'
NEW    := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
            $$python -c '$(NEW)' 2>/dev/null && echo $$python && break; done)

.PHONY: run test lint format bench FORCE

run: $(READY)  # in Slack when a SLACK_* token is set, else in the browser; Ctrl-C (130) is no failure
	@trap : INT; $(PY) -m bot start || [ $$? -eq 130 ]

test: lint  # the gate: format, lint, types, knowledge, tests; two processes test file by file, since many tests wait
	$(PY) -m bot check --strict knowledge
	$(PY) -m pytest --numprocesses 2 --dist loadfile

lint: $(READY)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

format: $(READY)
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: $(READY)
	$(PY) -m benchmarks

# A .venv is made anew when it was left half made, or has lost its Python or its packages.
HOLDS := import importlib.util as u; all(map(u.find_spec, ("click", "numpy", "pytest", "slack_bolt"))) or sys.exit(1)
SOUND := $(shell [ ! -e $(MAKING) ] && { [ -e $(READY) ] && $(PY) -c 'import sys; $(HOLDS)' || \
           [ ! -e $(READY) ] && $(PY) -c '$(NEW)'; } 2>/dev/null && echo yes)

$(READY): pyproject.toml constraints.txt $(if $(SOUND),,FORCE)
	@[ -n "$(PYTHON)" ] || { \
	  echo "Certguide needs Python 3.11 or later; python3 is: $$(python3 --version 2>&1)." >&2; \
	  echo "Install it (Debian, Ubuntu: apt-get install python3 python3-venv), or name one: make $(or $(MAKECMDGOALS),run) PYTHON=/path/to/python3.12" >&2; \
	  exit 1; }
	@echo "Setting up $(VENV). The first time takes a minute or two." >&2
	@[ -n "$(SOUND)" ] || { rm -rf $(VENV) && mkdir $(VENV) && touch $(MAKING); }
	@{ [ -e $(PY) ] || $(PYTHON) -m venv $(VENV); } >&2 && { \
	  uv pip install --quiet --python $(PY) $(WANTED) 2>/dev/null || \
	  $(PY) -m pip install --quiet --disable-pip-version-check $(WANTED) >&2; } || { \
	  echo "Setting up $(VENV) failed; the lines above say why. Mend that and run the same command again." >&2; exit 1; }
	@rm -f $(MAKING) && touch $(READY)
