# make demo | test | lint | evaluate [DATA=folder] | bench | pictures | clean
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared
EXAMPLE := examples/karsin-dam

.PHONY: demo test lint evaluate bench pictures lock clean

demo: .venv/run
	$(BIN)/tellings compare $(EXAMPLE) --format html > report.html
	$(BIN)/tellings compare $(EXAMPLE) --format text
	@echo "The same as a page, every passage in its article: open report.html"

test: .venv/dev
	$(BIN)/pytest

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

evaluate: .venv/dev
	$(BIN)/python evaluate/all.py $(DATA)

bench: .venv/dev
	for one in benchmarks/*.py; do $(BIN)/python $$one || exit 1; done

# What runs, then what tests it: both locked with hashes, so pip has nothing to resolve.
.venv/run: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	touch $@

pictures: .venv/dev
	$(BIN)/python docs/pictures/take.py

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv report.html build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
