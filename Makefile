# `make` prints the commands. `make run` and `make test` set everything up on the way.
.DEFAULT_GOAL := help
.NOTPARALLEL:
SHELL := /bin/bash
PYTHON ?= python3
BOT := .venv/bin/python

# Rasa's own command line, offline and without the page of warnings that its libraries print about each other
# (Sanic switches warnings back on when it is imported, so they are switched off after it).
RASA := @env RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 SQLALCHEMY_SILENCE_UBER_WARNING=1 \
	MPLCONFIGDIR=var/matplotlib MPLBACKEND=Agg PYTHONPATH=. OMP_NUM_THREADS=1 nlu/.venv/bin/python -W ignore \
	-c 'import sanic.app, warnings; warnings.simplefilter("ignore"); import rasa.__main__ as rasa; rasa.main()'

INNER := bot/core/*,bot/services/*

PIN := uv pip compile --quiet --universal --generate-hashes --only-binary :all: \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: help
help:  ## Print this
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | \
		while IFS="$$(printf '\t')" read -r name text; do printf 'make %-10s %s\n' "$$name" "$$text"; done

.PHONY: run
run: ready  ## Set up what is missing, then start the coach (in a terminal: talk with it)
	@$(BOT) -m bot run

.PHONY: talk
talk: ready  ## Talk with the coach in this terminal
	@$(BOT) -m bot talk

.PHONY: demo
demo: ready  ## Watch a scripted man walk one outburst back
	@$(BOT) -m bot demo

.PHONY: train
train: ready  ## Train the coach, if nlu/ or stories/ changed
	@$(BOT) -m bot train

.PHONY: migrate
migrate: ready  ## Bring the database to the newest schema
	@$(BOT) -m bot migrate

.PHONY: test
test: trained  ## Run the tests
	@$(BOT) -m pytest

.PHONY: check
check: lint types rooms nlu-validate nlu-stories covered  ## Everything that must hold before a change is merged

.PHONY: fix
fix: ready-dev  ## Format, and mend what can be mended without thinking
	@$(BOT) -m ruff check --fix --quiet || true
	@$(BOT) -m ruff format

.PHONY: evaluate
evaluate: trained  ## Measure what the coach understands and what the safety screen finds
	@$(BOT) -m tests.nlu.evaluate

.PHONY: bench
bench: trained  ## Measure speed, memory and start
	@$(BOT) -m tests.bench

.PHONY: chaos
chaos: trained  ## Kill bot, Rasa and PostgreSQL 300 times under load and see that nothing is lost
	@$(BOT) -m tests.chaos --kills $(or $(KILLS),300) --engine $(or $(ENGINE),both)

.PHONY: fuzz
fuzz: ready-dev  ## Feed noise to the ear and to what a dialogue may ask for, five minutes each
	@$(BOT) -m tests.fuzz.ear -max_total_time=300
	@$(BOT) -m tests.fuzz.acts -max_total_time=300

.PHONY: pins
pins:  ## Compile the pinned requirements anew (needs uv; UPGRADE=--upgrade takes newer releases)
	$(PIN) $(UPGRADE) --python-version 3.11 deploy/requirements/dev.in -o deploy/requirements/dev.txt
	$(PIN) --python-version 3.11 -c deploy/requirements/dev.txt deploy/requirements/bot.in -o deploy/requirements/bot.txt
	$(PIN) --python-version 3.10 --no-deps nlu/requirements.in -o nlu/requirements.txt

.PHONY: clean
clean:  ## Remove the environments and all that can be made again; the database stays
	@rm -rf .venv nlu/.venv .rasa .hypothesis var/coverage var/*.log
	@cd var 2> /dev/null && rm -rf chaos fuzz import-linter matplotlib models mypy pytest rasa-test ruff || true
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: python ready ready-dev trained
ready: python
	@$(PYTHON) deploy/bootstrap.py bot nlu

ready-dev: python
	@$(PYTHON) deploy/bootstrap.py dev nlu

python:
	@command -v $(PYTHON) > /dev/null || \
		{ echo "beneath: there is no Python: install it (Debian 12: python3 and python3-venv)." >&2; exit 1; }

trained: ready-dev
	@$(BOT) -m bot train

.PHONY: lint types rooms nlu-validate nlu-stories covered
lint: ready-dev
	$(BOT) -m ruff format --check
	$(BOT) -m ruff check

types: ready-dev
	$(BOT) -m mypy

rooms: ready-dev
	$(BOT) .venv/bin/lint-imports --no-logo --cache-dir var/import-linter

nlu-validate: ready-dev
	$(RASA) data validate --config nlu/config.yml --domain nlu/domain --data nlu/data stories/*.yml

nlu-stories: trained
	$(RASA) test core --e2e --stories stories/tests --model "$$($(BOT) -m bot train)" --out var/rasa-test \
		--no-plot --fail-on-prediction-errors

# Every room has its own floor of coverage; what pytest says last is said last here as well.
covered: trained
	set -o pipefail; $(BOT) -m pytest --cov --cov-report= | tee var/pytest.log
	$(BOT) -m coverage report --include='$(INNER)' --fail-under=100
	$(BOT) -m coverage report --omit='$(INNER)' --fail-under=90
	@tail -n 1 var/pytest.log
