# quantplan's two commands are `make run` and `make test`; everything else serves them.
SHELL := /bin/bash
PREFIX ?= /usr/local
ARGS ?=
FUZZ ?= 20000
BRUTE ?= 300
# Generic types of known arguments get their conformances from the compiler: by name, as is usual, each would be looked
# up among the thousands of the program when it runs, for a tenth of the time that a plan takes.
SWIFT_FLAGS := -c release --static-swift-stdlib \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# Nobody links against the program: the static library asks for its symbols to be exported, 10,000 of them.
SWIFT_FLAGS += -Xlinker --no-export-dynamic
BINARY := .build/release/quantplan
KERNELS := .build/release/KernelBenchmarks
PYTHON := .build/python/bin/python
SOURCES := $(shell find Sources Package.swift -type f)

.PHONY: run test build install conformance bench bench-kernels bench-simulation bench-peers fuzz soak clean fit-constants \
  fit-quality leave-one-out lint format unit kernels catalogs end-to-end readme packages

run: build ## Opens the planner in a terminal; without one prints Scout's plan. ARGS="plan ..." passes through.
	@if [ -n '$(ARGS)' ]; then $(BINARY) $(ARGS); \
	elif [ -t 0 ] && [ -t 1 ]; then $(BINARY); \
	else $(BINARY) plan llama-4-scout --on h100-sxm --count 1; fi

test: lint kernels unit build catalogs end-to-end readme ## Everything a change must pass.
	@echo "make test: every check passed"

packages: ## Installs the Debian packages that are missing.
	@scripts/ensure-packages.sh libncurses-dev libopenblas0

build: $(BINARY)

$(BINARY): $(SOURCES) | packages
	swift build $(SWIFT_FLAGS) --product quantplan
	@touch $(BINARY)

lint: ## Formatting, as .swift-format says, who may import the C library, how long functions and files are, and tests are called.
	@scripts/c-library-imports.sh
	@scripts/lengths.sh
	@scripts/test-names.sh
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

format:
	swift format format --in-place --recursive --parallel Sources Tests Package.swift

unit: packages $(PYTHON) ## Unit tests, warnings as errors.
	@QUANTPLAN_WARNINGS_AS_ERRORS=1 QUANTPLAN_OPTIMIZED_TESTS=1 QUANTPLAN_MINILM="$$(scripts/minilm-path.sh $(PYTHON))" scripts/unit-tests.sh

kernels: ## The kernels alone: no undefined behaviour, no fused multiply-adds, the same bits at every level.
	@scripts/kernel-driver.sh
	@scripts/no-fused-multiply-add.sh

catalogs: build $(PYTHON) ## Every catalog file against the program's rules and the JSON Schemas.
	$(BINARY) catalog validate --catalogs catalogs
	$(PYTHON) scripts/validate-catalogs.py catalogs

end-to-end: build $(PYTHON)
	QUANTPLAN_MINILM="$$(scripts/minilm-path.sh $(PYTHON))" $(PYTHON) Tests/EndToEnd/run.py $(BINARY)
	$(PYTHON) Tests/EndToEnd/tui_pty.py $(BINARY)

readme: build ## Runs the README's commands as written.
	QUANTPLAN_MINILM="$$(scripts/minilm-path.sh $(PYTHON))" $(PYTHON) scripts/readme-commands.py README.md $(BINARY)

$(PYTHON): scripts/requirements.txt
	scripts/ensure-python.sh .build/python scripts/requirements.txt
	@touch $(PYTHON)

install: build ## Binary, catalogs, manual page and completions below PREFIX.
	scripts/install.sh $(BINARY) catalogs '$(DESTDIR)$(PREFIX)'

conformance: packages ## Every vector of a folder made with other implementations: GOLDEN=folder.
	@test -f '$(GOLDEN)/formats.json' || { echo "error: expected GOLDEN=folder with formats.json in it" >&2; exit 64; }
	@swift build --build-tests --quiet
	@set -o pipefail; QUANTPLAN_GOLDEN='$(abspath $(GOLDEN))' swift test --skip-build --filter GoldenTests 2>&1 | \
	  grep -E '^$(abspath $(GOLDEN)): |recorded an issue|Test run with'

fit-constants: build $(PYTHON) ## The engines' constants anew from catalogs/evidence; docs/Accuracy.md tells how. ENGINE=vllm for one.
	$(PYTHON) scripts/fit-constants.py $(BINARY) catalogs $(ENGINE)
	$(PYTHON) scripts/fit-power.py $(BINARY) catalogs
	$(PYTHON) scripts/fit-quality.py $(BINARY) catalogs

fit-quality: build $(PYTHON) ## What quantization costs anew from catalogs/evidence/accuracy.json.
	$(PYTHON) scripts/fit-quality.py $(BINARY) catalogs

leave-one-out: build $(PYTHON) ## Constants anew without each GPU and each family, from which verify tells errors. ENGINE=vllm for one.
	$(PYTHON) scripts/leave-one-out.py $(BINARY) catalogs $(ENGINE)

bench: build ## Start-up, plan and kernels, side by side with peers.
	Benchmarks/run.sh $(BINARY)
	@$(MAKE) --no-print-directory bench-kernels
	Benchmarks/streaming.sh $(BINARY)

bench-kernels: $(KERNELS) ## Every kernel's speed beside the memory's. ARGS="int4-g128" limits it to some formats.
	GLIBC_TUNABLES=glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=4294967296 $(KERNELS) $(ARGS)

bench-simulation: packages ## The time to simulate 100,000 requests.
	QUANTPLAN_BENCHMARKS=1 swift run -c release SimulationBenchmarks

bench-peers: $(KERNELS) ## Our kernels and their peers', taking turns. ARGS="nf4 mxfp4" limits it to some.
	Benchmarks/peers/run.sh $(KERNELS) $(ARGS)

$(KERNELS): $(SOURCES) $(wildcard Benchmarks/Kernels/*.swift) | packages
	QUANTPLAN_BENCHMARKS=1 swift build $(SWIFT_FLAGS) --product KernelBenchmarks
	@touch $(KERNELS)

fuzz: packages ## Kernels on many weights and 20,000 damaged weight files under sanitizers (FUZZ=n), then 2,000 random plans.
	@scripts/kernel-driver.sh $$(( $(FUZZ) / 100 + 1 ))
	TMPDIR=$$(test -w /dev/shm && echo /dev/shm || echo /tmp) QUANTPLAN_FUZZ=$(FUZZ) ASAN_OPTIONS=detect_leaks=0 \
	  swift test --sanitize=address --scratch-path .build/fuzz --filter TensorsTests.FuzzLawTests
	QUANTPLAN_OPTIMIZED_TESTS=1 QUANTPLAN_FUZZ_PLANS=2000 swift test --filter PlanFuzzTests

soak: fuzz build $(PYTHON) ## The long forms of the checks: choices against brute force and repairs applied, 300 of each (BRUTE=n), commands on damaged files (FUZZ=n).
	QUANTPLAN_OPTIMIZED_TESTS=1 QUANTPLAN_BRUTE=$(BRUTE) swift test --filter 'BruteForceTests|RepairSweepTests'
	QUANTPLAN_FUZZ_FILES=$(FUZZ) $(PYTHON) Tests/EndToEnd/run.py $(BINARY) 'Damaged files end'

clean:
	rm -rf .build Benchmarks/.build
