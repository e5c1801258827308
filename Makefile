# Two commands matter: `make lab` and `make test`. Each sets up everything it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8888
BROWSER ?= 1

.PHONY: lab test check bench lock clean
.DEFAULT_GOAL := lab

$(BIN)/.lab: requirements/lab.txt pyproject.toml
	@$(PYTHON) setup_venv.py $(VENV) requirements/lab.txt
	@touch $@

$(BIN)/.dev: requirements/dev.txt pyproject.toml
	@$(PYTHON) setup_venv.py $(VENV) requirements/dev.txt
	@touch $@ $(BIN)/.lab

lab: $(BIN)/.lab
	@PORT=$(PORT) BROWSER=$(BROWSER) $(BIN)/python -m grading.lab

test: $(BIN)/.dev
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m pytest -n auto --dist loadfile --reruns 1 --ignore=tests/browser --ignore=tests/journey
	@$(BIN)/python -m pytest -n auto --dist loadfile --reruns 2 tests/browser tests/journey

check: $(BIN)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m grading.build check

bench: $(BIN)/.dev
	$(BIN)/python -m benchmarks

lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/lab.in -o requirements/lab.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements/lab.txt requirements/dev.in -o requirements/dev.txt

clean:
	rm -rf $(VENV) demo artefacts workbook/_notebooks
