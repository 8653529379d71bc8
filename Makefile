# One line a target; `make` alone lists them.
# That of the PATH, or the system's where it is much quicker.
PYTHON ?= $(shell python3 -I outreach/which_python.py)
PORT ?= 8501
BIN := .venv/bin
# What is imported is compiled then, and kept: to compile all that is installed takes a third of the time of installing.
# The pip that comes with Python 3.11 weighs each file of each release of a package, which takes as long, and knows no
# dependency groups: a newer one is installed first.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
# As many as there are cores, five at most: a browser keeps what is left of them busy, and one more takes longer.
WORKERS ?= $(shell $(BIN)/python -c 'import os; print(min(os.cpu_count(), 5))')
# Empty, it is not set: whatever a shell says, the next start finds what this one compiled.
PYTHONDONTWRITEBYTECODE :=
export PORT PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test lint messages demo bench browser clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

run: .venv/run ## install, create and fill the database, open the dashboard on PORT
	@$(BIN)/python -m outreach.start

test: .venv/dev browser ## install, then lint and every test: unit, page, browser, PostgreSQL
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m pytest -n $(WORKERS)

lint: .venv/dev ## mend the layout of the code, report the rest
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

messages: .venv/dev ## collect the strings to translate into locales/
	@$(BIN)/python -m outreach.catalogue

demo: .venv/run ## the dashboard over a made-up year that ends today, in data/demo.db
	@test -f data/demo.db || { rm -f data/demo-new.db*; $(BIN)/python -m outreach demo --year --to data/demo-new.db \
	  && mv data/demo-new.db data/demo.db; }
	@DATABASE_URL=sqlite:///$(CURDIR)/data/demo.db $(BIN)/python -m outreach.server

bench: .venv/dev browser ## speed and memory, as ratios against a bare page
	@$(BIN)/python -m benchmarks

# The first of these is the lightest: it never opens a window.
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome

browser: # a Chromium for the browser tests, from the system
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit; done; \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && export DEBIAN_FRONTEND=noninteractive \
	    && for name in $(BROWSERS); do apt-get install -qq -y $$name >/dev/null 2>&1 && exit; done; } ; \
	  echo "The browser tests need Chromium: install your system's package chromium, then run this again."; exit 1

clean: ## remove the virtual environment and what tests leave; the database stays
	@rm -rf .venv .pytest_cache .hypothesis .ruff_cache

.venv/bin/python:
	@python=$(PYTHON); $$python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Jisr needs Python 3.11 or newer; say which with make PYTHON=python3.12")' \
	  && $$python -m venv .venv

.venv/pip: .venv/bin/python
	@$(PIP) pip==26.3
	@touch $@

.venv/run: requirements.txt .venv/pip
	@echo "Installing what runs ..."
	@$(PIP) -r requirements.txt
	@touch $@

# Both at once: pip would look at all that runs a second time.
.venv/dev: requirements.txt pyproject.toml .venv/pip
	@echo "Installing what runs and what tests ..."
	@$(PIP) -r requirements.txt --group dev
	@touch .venv/run $@
