# Everything from a fresh clone: Python 3.11 or newer and make are enough.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: demo test check bench pictures lock clean

demo: .venv/runtime  ## the whole thing in a browser
	@$(BIN)/python -m bot demo --port $(PORT)

test: .venv/development  ## the tests; says which were skipped and how to run them
	@$(BIN)/python -m pytest -q

check: .venv/development  ## format, lint, types, import rules, content
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m bot content lint

bench: .venv/development  ## speed, side by side with a plain bot
	@$(BIN)/python -m benchmarks

pictures: .venv/runtime  ## the moving pictures of the exercises, into data/pictures
	@$(BIN)/python -m bot content pictures

lock: .venv/development  ## after a change of the dependencies in pyproject.toml
	$(BIN)/uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes --extra dev \
		--no-emit-index-url --no-emit-find-links --no-header -o requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "This needs Python 3.11 or newer; you have $$($(PYTHON) --version). Try make PYTHON=python3.12 …"; exit 1; }
	@echo "Making .venv; this takes a minute the first time."
	@$(PYTHON) -m venv .venv

.venv/runtime: requirements.txt | .venv/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/development: requirements-dev.txt | .venv/bin/python
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/runtime
