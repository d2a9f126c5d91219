# Two commands: `make demo` shows what Horzel does, `make test` checks everything.
# Both make their own .venv from a lock file first, once, and again when the lock changes.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test bench lock

VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip --quiet --quiet --disable-pip-version-check install --no-input
ONCE ?=

help:
	@echo "make demo        laat zien wat Horzel doet, daarna in de browser uit te proberen (Ctrl-C stopt)"
	@echo "make demo ONCE=1 hetzelfde, zonder te blijven draaien"
	@echo "make test        stijl, typen, importregels en alle tests, op SQLite en PostgreSQL"
	@echo "make bench       meet Horzel naast een kale Bolt-app"

demo: $(VENV)/horzel.stamp
	@$(RUN) -m bot demo $(if $(ONCE),--once)

test: $(VENV)/dev.stamp
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m ruff format --check --quiet . || { echo "Niet opgemaakt: draai '$(VENV)/bin/ruff format .'" >&2; exit 1; }
	@$(RUN) -m mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-logo
	@$(RUN) -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

bench: $(VENV)/dev.stamp
	@$(RUN) -m benchmarks $(ARGS)

# The interpreter: the first one that is new enough. A .venv made by an older one is made anew.
$(VENV)/bin/python:
	@chosen=; for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then chosen=$$python; break; fi; \
	done; \
	if [ -z "$$chosen" ]; then \
	    echo "Horzel heeft Python 3.11 of nieuwer nodig. Installeer die, of wijs hem aan: make demo PYTHON=/pad/naar/python3" >&2; \
	    echo "(Horzel needs Python 3.11 or newer; found: $$(python3 --version 2>&1 || echo none).)" >&2; exit 1; \
	fi; \
	echo "Klaarzetten in $(VENV) (eenmalig, ongeveer een minuut) …"; \
	if ! $$chosen -m venv $(VENV) >/dev/null 2>&1; then \
	    rm -rf $(VENV); \
	    if ! { $$chosen -m venv --without-pip $(VENV) && $$chosen -m pip --version; } >/dev/null 2>&1; then \
	        rm -rf $(VENV); \
	        echo "Deze Python kan geen omgeving met pip maken. Op Debian of Ubuntu: apt install python3-venv" >&2; exit 1; \
	    fi; \
	    $$chosen -m pip --quiet --quiet --python $(VENV)/bin/python install pip; \
	fi

# Exactly what the lock says; the project itself stays in this folder, `horzel` points to it.
$(VENV)/horzel.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/horzel.stamp
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# The lock names packages and hashes, never an address: what pip is told on this machine stays on it.
COMPILE := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= $(VENV)/bin/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --build-deps-for editable --no-header --no-emit-options --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host

lock: $(VENV)/dev.stamp
	@$(COMPILE) --output-file requirements.lock pyproject.toml
	@$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
