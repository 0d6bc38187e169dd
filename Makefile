# The verbs of Evenstride. `make help` lists them.
# Works with GNU make 3.81 and newer and any POSIX shell.

PORT = 8000
PY = .venv/bin/python
PIP = $(PY) -m pip --quiet --disable-pip-version-check
export NO_MKDOCS_2_WARNING = 1

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

serve: .venv/site.stamp ## preview with live reload (another port: make serve PORT=8001)
	@$(PY) tools/port.py $(PORT)
	$(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: .venv/site.stamp ## build site/, strictly
	$(PY) -m mkdocs build --strict --clean --site-dir site

test: .venv/test.stamp ## set up and run every check and test
	@$(PY) -m tools.toolchain
	@$(MAKE) check javascript python

javascript: node_modules/stamp
	$(PY) -m tools.node --test $$(find tests/js -name '*.test.js' | LC_ALL=C sort)

python: .venv/test.stamp
	$(PY) -m pytest -n 2

# --- set-up -------------------------------------------------------------------
# .venv is made again when its Python is gone, and refilled when a lock file changes.

.venv/bin/python:
	@sh tools/venv.sh

.venv/site.stamp .venv/test.stamp: .venv/%.stamp: requirements/%.txt pyproject.toml .venv/bin/python
	@echo "Installing requirements/$*.txt into .venv"
	@$(PIP) install --require-hashes -r requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: help serve site test javascript python check bench lock clean
