# Everything here starts from a bare checkout: packaging/prepare.py makes what is missing, once.

PYTHON ?= python3
COMPILE = .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --upgrade
LISTS = packaging/requirements

.PHONY: run test lint bench pages train requirements clean

run:
	@$(PYTHON) packaging/prepare.py run
	@.venv/bin/python -m composer $(ARGS)

# The rooms without the desktop run first, where no Qt is installed; the whole suite runs last, so that its closing line is the last one.
test: lint
	@$(PYTHON) packaging/prepare.py core
	@.venv-core/bin/python -m pytest -q -x --ignore=tests/desktop --ignore=tests/packaging \
		--ignore=tests/architecture --ignore-glob='*_window.py'
	@.venv/bin/python -m pytest

lint:
	@$(PYTHON) packaging/prepare.py dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

bench:
	@$(PYTHON) packaging/prepare.py dev
	@.venv/bin/python -m tests.benchmarks

# The pages of the rules, from their files.
pages:
	@$(PYTHON) packaging/prepare.py run
	@PYTHONPATH=. .venv/bin/python packaging/rule_pages.py

# The learned reader anew, from tests/corpus: fetches 3 GB and reckons for two hours on one processor.
train:
	@$(PYTHON) packaging/prepare.py train
	@.venv-train/bin/python -m training

# The newest versions that pyproject.toml allows, as names, versions and hashes. Asks the package index.
requirements:
	@$(PYTHON) packaging/prepare.py tools
	@$(COMPILE) --output-file $(LISTS)/dev.txt pyproject.toml --group dev
	@$(COMPILE) --output-file $(LISTS)/run.txt --constraint $(LISTS)/dev.txt pyproject.toml
	@$(COMPILE) --output-file $(LISTS)/core.txt --constraint $(LISTS)/dev.txt pyproject.toml --group test \
		--no-emit-package pyside6-essentials --no-emit-package shiboken6
	@$(COMPILE) --output-file $(LISTS)/train.txt --constraint $(LISTS)/dev.txt pyproject.toml --group train \
		--no-emit-package pyside6-essentials --no-emit-package shiboken6
	@$(COMPILE) --output-file $(LISTS)/tools.txt --group tools

clean:
	rm -rf .venv .venv-core .venv-train build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find composer packaging tests training -name __pycache__ -type d -prune -exec rm -rf {} +
