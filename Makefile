# reportedly: make help says what there is. Needs python3 (3.11 or later), make and git; everything else is installed into .venv.

PYTHON ?= python3
DATA ?= ../shared
JOBS ?= 2
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test coverage lint screenshots docs assets evaluate errors ablation oracle worlds bench bench-desk refresh lock clean

help:  ## say what each target does
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

setup: .venv/ready  ## set up .venv from the lock, once

.venv/locked: requirements/dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "reportedly needs Python 3.11 or later, and '$(PYTHON)' is not that: name one, as in make PYTHON=python3.12 demo" >&2; exit 1; }
	@echo "Setting up .venv from requirements/dev.lock, once (a minute or two) ..."
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

.venv/ready: .venv/locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m reportedly.places
	@touch $@

demo: .venv/ready  ## add the bundled example to a ledger, print the incident, write build/demo.html and its ACLED row
	@$(BIN)/python examples/demo.py build

test: .venv/ready  ## run the tests
	@$(BIN)/python -m pytest -q -n $(JOBS) $(TESTS)

coverage: .venv/ready  ## run the tests and say what they do not reach
	@$(BIN)/python -m pytest -q -n $(JOBS) --cov --cov-report=term

lint: .venv/ready  ## check style, types and the import rule
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

screenshots: .venv/ready  ## take pictures of the desk over the example, at two widths, light and dark, into build/screenshots (needs Chromium)
	@$(BIN)/python examples/screenshots.py build/screenshots

docs: .venv/ready  ## run every example in README.md and docs/
	@$(BIN)/python -m pytest -q tests/test_docs.py

assets: build/front/ready  ## bundle the script of the desk's pages anew (needs Node 20 and npm; the bundle is committed, so nobody else does)
	@node $(FRONT)/build.mjs build/front

FRONT := src/reportedly/desk/front

build/front/ready: $(FRONT)/package.json $(FRONT)/package-lock.json $(FRONT)/.npmrc
	@mkdir -p build/front
	@cp $^ build/front/
	@cd build/front && npm ci --silent
	@touch $@

evaluate: .venv/ready  ## measure accuracy on the corpora in DATA, record it in docs/accuracy.md, hold it to the floors
	@$(BIN)/python -m evaluation.run "$(DATA)" --jobs $(JOBS)

errors: .venv/ready  ## write the errors of CORPUS, of KIND, as a page outside the repository; without CORPUS, say which there are
	@$(BIN)/python -m evaluation.errors "$(DATA)" $(if $(CORPUS),"$(CORPUS)") $(if $(KIND),"$(KIND)") $(if $(HALF),--half "$(HALF)")

ablation: .venv/ready  ## measure what each mechanism brings, and write the table into docs/accuracy.md
	@$(BIN)/python -m evaluation.ablation "$(DATA)"

oracle: .venv/ready  ## hold the solver to z3 on 10,000 random claim sets
	@CLAIM_SETS=10000 $(BIN)/python -m pytest -q tests/reconcile/solver/test_oracle.py

worlds: .venv/ready  ## hold reconciling to 10,000 simulated worlds: true claims never conflict, a planted falsehood always does
	@$(BIN)/python -m evaluation.worlds

bench: .venv/ready  ## measure the cost of reading over the bare language pipeline, and of solving
	@$(BIN)/python -m benchmarks.read_cost
	@$(BIN)/python -m benchmarks.solver

bench-ledger: .venv/ready  ## measure what adding a report costs at 1,000 and 10,000 reports, at one and two million claims (many minutes)
	@$(BIN)/python -m benchmarks.ledger_cost
	@$(BIN)/python -m benchmarks.grouping_cost

bench-desk: .venv/ready  ## measure the pages of the desk with 100,000 claims in 10,000 reports (the ledger is made once: minutes)
	@$(BIN)/python -m benchmarks.desk_cost

kills: .venv/ready  ## kill the adding of 200 reports at 100 moments; the tests do fewer
	@LEDGER_KILLS=100 $(BIN)/python -m pytest -q tests/ledger/test_faults.py -k killed

refresh: .venv/ready  ## write what the examples really print into README.md and docs/
	@$(BIN)/python -m tests.documents

lock: .venv/ready  ## pin what pyproject.toml asks for, with hashes (UPGRADE=--upgrade takes newer versions)
	@$(BIN)/uv pip compile $(LOCK_FLAGS) --group dev --output-file requirements/dev.lock pyproject.toml
	@$(BIN)/uv pip compile $(LOCK_FLAGS) --constraint requirements/dev.lock --output-file requirements/run.lock pyproject.toml

LOCK_FLAGS = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate $(UPGRADE)

clean:  ## remove .venv, build and caches
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage htmlcov
