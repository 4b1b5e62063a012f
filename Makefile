# The two commands: `make run` and `make test`. Everything else serves them.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

.PHONY: run test setup setup-test lint lock bench

run: setup  ## start web and worker on PORT, with the sample organisation the first time
	@PORT=$(PORT) $(BIN)/uptake run

test: setup-test  ## every test, on SQLite and PostgreSQL, with browser journeys
	@$(BIN)/python -m tests.all

lint: setup-test  ## style, types, rings, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint uptake

setup: .venv/run.stamp

setup-test: .venv/test.stamp

.venv/uv.stamp: requirements/setup.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/setup.txt
	@touch $@

.venv/run.stamp: .venv/uv.stamp requirements/run.txt pyproject.toml
	@$(BIN)/uv pip install --quiet --require-hashes -r requirements/run.txt
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	@$(BIN)/uv pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

lock: .venv/uv.stamp  ## write the locks anew from requirements/*.in
	$(COMPILE) requirements/setup.in -o requirements/setup.txt
	$(COMPILE) requirements/run.in -o requirements/run.txt
	$(COMPILE) requirements/test.in -o requirements/test.txt

bench: setup-test  ## measure, and write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.reading --write

CATALOGUES := uptake/locale/fr/LC_MESSAGES/django.po uptake/locale/es/LC_MESSAGES/django.po
DJANGO := DJANGO_SETTINGS_MODULE=uptake.config.settings UPTAKE_SECRET_KEY=only-to-collect ../$(BIN)/python -m django

messages: setup  ## collect the strings of every page into the catalogues and compile them; needs gettext
	@cd uptake && $(DJANGO) makemessages --locale fr --locale es --no-location --no-obsolete --verbosity 0
	@sed -i.before '/^"POT-Creation-Date:/d' $(CATALOGUES) && rm $(CATALOGUES:=.before)
	@cd uptake && $(DJANGO) compilemessages --locale fr --locale es --verbosity 0
