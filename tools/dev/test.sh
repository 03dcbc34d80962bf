# ./dev test: runs every suite, shows the log of each that fails, adds up what they counted.
# shellcheck shell=bash

passed=0 failed=0 skipped=0

# suite NAME COMMAND...: one line for the suite; its log in build/test; what it counted is added to the sum.
# A suite closes with "N passed, N failed, N skipped"; one that fails without counting counts as one failure.
suite() {
    local name="$1" log began=$SECONDS status=0 closing counts
    shift
    log="build/test/${name// /_}.log"
    mkdir -p build/test
    "$@" >"$log" 2>&1 </dev/null || status=$?
    closing="$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$log" | tail -n 1)" || closing=""
    read -r -a counts <<<"$(tr -cd '0-9 ' <<<"${closing:-0 0 0}")"
    if [ -z "$closing" ] || { [ "$status" != 0 ] && [ "${counts[1]}" = 0 ]; }; then
        counts[1]=$((${counts[1]:-0} + 1))
        closing="it ended with status $status and counted nothing wrong itself"
    fi
    passed=$((passed + counts[0]))
    failed=$((failed + counts[1]))
    skipped=$((skipped + ${counts[2]:-0}))
    if [ "${counts[1]}" = 0 ]; then
        printf '  ok      %-24s %s (%d s)\n' "$name" "$closing" $((SECONDS - began))
        grep -E '^(note|warning): ' "$log" | sed 's/^/          /' | head -n 20 || return 0
    else
        printf '  FAILED  %-24s %s (%d s), log in %s:\n' "$name" "$closing" $((SECONDS - began)) "$log"
        tail -n 300 "$log" | sed 's/^/  | /'
    fi
}

# A build that fails is a failed test: what it would have run could not be run.
build_for_test() {
    local preset="$1" began=$SECONDS
    if build_preset "$preset"; then
        printf '  built   %-24s (%d s)\n' "$preset" $((SECONDS - began))
        return 0
    fi
    printf '  FAILED  %-24s does not build, log in build/%s.log\n' "$preset" "$preset"
    failed=$((failed + 1))
    return 1
}

test_checks() {
    echo "Checks"
    suite "checks of the checks" run_node --test --test-reporter=./tools/closing_line.mjs 'tools/**/*_test.mjs' 'tests/**/*_test.mjs'
    suite "web" run_node --test --test-reporter=./tools/closing_line.mjs web/test.mjs
    local check
    for check in tools/check_*.mjs; do
        case "$check" in *_test.mjs) continue ;; esac
        suite "$(basename "$check" .mjs)" run_node "$check"
    done
}

# The parts' own tests and the golden cases against the program of one preset.
test_preset() {
    local preset="$1"
    echo "$preset"
    build_for_test "$preset" || return 0
    suite "$preset programs" run_node tools/run_test_programs.mjs "build/$preset"
    suite "$preset cases" run_node tests/cases_runner/run.mjs "build/$preset/samverk"
    SAMVERK_PROGRAM="build/$preset/samverk" suite "$preset api" run_node --test --test-reporter=./tools/closing_line.mjs tests/api/*.test.mjs
    SAMVERK_PROGRAM="build/$preset/samverk" suite "$preset roles" run_node --test --test-reporter=./tools/closing_line.mjs tests/roles/*.test.mjs
    SAMVERK_PROGRAM="build/$preset/samverk" suite "$preset analyse" run_node --test --test-reporter=./tools/closing_line.mjs tests/analyse/*.test.mjs
    SAMVERK_PROGRAM="build/$preset/samverk" suite "$preset mail" run_node --test --test-reporter=./tools/closing_line.mjs tests/mail/*.test.mjs
    SAMVERK_PROGRAM="build/$preset/samverk" suite "$preset identity" run_node --test --test-reporter=./tools/closing_line.mjs tests/identity/*.test.mjs
    SAMVERK_PROGRAM="build/$preset/samverk" suite "$preset files" run_node --test --test-reporter=./tools/closing_line.mjs tests/scanner/uploads.test.mjs tests/files/files_host.test.mjs
    SAMVERK_PROGRAM="build/$preset/samverk" suite "$preset backups" run_node --test --test-reporter=./tools/closing_line.mjs tests/keeping/{backup,secrets,weeding}.test.mjs
}

test_package() {
    echo "package"
    if [ -x build/release/samverk ]; then
        suite "bill of materials" run_node --test --test-reporter=./tools/closing_line.mjs tests/package/sbom.test.mjs
    fi
}

# The same promises on the other engine: a PostgreSQL of the tests' own, as a user that is not root.
test_postgres() {
    echo "release on PostgreSQL"
    [ -x build/release/samverk ] || return 0
    suite "programs on PostgreSQL" run_node tests/with_postgres.mjs tools/run_test_programs.mjs build/release
    suite "cases on PostgreSQL" run_node tests/with_postgres.mjs tests/cases_runner/run.mjs build/release/samverk
    SAMVERK_PROGRAM=build/release/samverk suite "keeping on PostgreSQL" run_node --test --test-reporter=./tools/closing_line.mjs tests/keeping/{postgres,wall,replica,tls,haproxy,patroni}.test.mjs
}

test_browser() {
    echo "browser"
    if [ -x build/release/samverk ]; then
        suite "journeys" run_node tests/journeys/run.mjs build/release/samverk
    fi
}

test_faults() {
    echo "faults"
    if [ -x build/release/samverk ]; then
        suite "faults" run_node tests/faults/run.mjs build/release/samverk
    fi
}

dev_test() {
    setup_packages build test
    setup_web
    build_web
    # A sanitizer's first word ends the program; leaks count.
    export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1
    export UBSAN_OPTIONS=print_stacktrace=1
    if [ -x /usr/lib/llvm-19/bin/llvm-symbolizer ]; then
        export ASAN_SYMBOLIZER_PATH=/usr/lib/llvm-19/bin/llvm-symbolizer
    fi

    test_checks
    test_preset release
    test_package
    test_postgres
    test_browser
    test_faults
    test_preset asan

    echo
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ]
}
