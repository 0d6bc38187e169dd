# The verbs of Evenstride. `make` lists them.
# For GNU make 3.81 and newer and any POSIX shell; needs Python 3.11 or newer.

PORT = 8000
PY = .venv/bin/python
PIP = $(PY) -m pip -qq --disable-pip-version-check
NODE = $(PY) -m tools.programs node
UV = .venv/bin/uv --no-config --quiet pip compile --universal --fork-strategy fewest --upgrade --python-version 3.11 \
  --generate-hashes --no-header --no-annotate --no-emit-index-url
export NO_MKDOCS_2_WARNING = 1

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s  %s\n", $$1, $$2 }' Makefile

serve: .venv/site.stamp ## preview with live reload; another port: make serve PORT=8001
	@$(PY) -m tools.port '$(PORT)'
	$(PY) -m mkdocs serve --watch overrides --dev-addr 127.0.0.1:$(PORT)

site: .venv/site.stamp ## build site/, strictly
	$(PY) -m mkdocs build --strict

pdf: .venv/test.stamp ## build site/ with ready PDFs of the routines' sheets, if there is a Chromium
	$(PY) -m tools.pdf

test: programs check ## run every check and test: Python, JavaScript, a real browser
	$(NODE) --test --test-reporter=spec $$(find tests/js -name '*.test.js' | LC_ALL=C sort)
	$(PY) -m pytest -n 2 --dist worksteal

check: .venv/test.stamp node_modules/stamp ## formatter, linter, types, content
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(NODE) node_modules/typescript/bin/tsc --project .
	$(NODE) node_modules/typescript/bin/tsc --project tests/js
	.venv/bin/evenstride check

bench: programs node_modules/stamp ## build, engine and pages in a slowed browser
	$(PY) -m tests.bench

figures: programs ## contact sheets of every figure, in build/figures/
	$(PY) -m tools.figures

lock: .venv/lock.stamp ## choose the newest allowed versions, pin them with their hashes
	$(UV) pyproject.toml --group site --output-file requirements/site.txt
	$(UV) pyproject.toml --group site --group test --constraints requirements/site.txt --output-file requirements/test.txt
	$(UV) --group node --output-file requirements/node.txt
	$(UV) --group lock --output-file requirements/lock.txt
	$(PY) -m tools.programs npm update --package-lock-only

clean: ## delete what the verbs have made
	rm -rf .venv node_modules site build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- set-up -------------------------------------------------------------------
# .venv is made again when its Python is gone, and refilled when a lock file changes.

.venv/bin/python:
	@sh tools/venv.sh

.venv/site.stamp .venv/test.stamp .venv/lock.stamp: .venv/%.stamp: requirements/%.txt pyproject.toml .venv/bin/python
	@echo "Installing requirements/$*.txt into .venv"
	@$(PIP) install --require-hashes -r requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

programs: .venv/test.stamp
	@$(PY) -m tools.programs

node_modules/stamp: package.json package-lock.json .npmrc | .venv/test.stamp
	$(PY) -m tools.programs npm ci --no-progress
	@touch $@

.NOTPARALLEL:
.PHONY: help serve site pdf test check bench figures lock clean programs
