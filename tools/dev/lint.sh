# ./dev lint: how the code looks and what the analysers see. Changes nothing.
# shellcheck shell=bash

# The C++ files given; else all that git knows (`all`); else those that have changed since main, committed or not. On main itself:
# since the commit before.
cpp_files() {
    if [ $# -gt 0 ] && [ "$1" != all ]; then
        printf '%s\n' "$@"
        return
    fi
    if [ "${1:-}" = all ]; then
        git ls-files --cached --others --exclude-standard '*.cpp' '*.h'
        return
    fi
    local since
    since="$(git merge-base HEAD main 2>/dev/null || git rev-parse HEAD)"
    [ "$since" != "$(git rev-parse HEAD)" ] || since="$(git rev-parse --verify --quiet HEAD~1 || git rev-parse HEAD)"
    { git diff --name-only --diff-filter=d "$since" -- '*.cpp' '*.h'; git ls-files --others --exclude-standard '*.cpp' '*.h'; } | sort -u
}

# What clang-tidy reads of the C++ files: sources, and for a header the source beside it.
tidy_files() {
    cpp_files "$@" | sed -E 's/\.h$/.cpp/' | sort -u | while read -r file; do [ ! -e "$file" ] || echo "$file"; done
}

dev_lint() {
    if [ "${1:-}" = security ]; then
        lint_security
        return
    fi
    setup_packages build test lint
    setup_web
    build_web
    local wrong=0 check
    mkdir -p build

    echo "Formatting (clang-format-19 -i FILE mends it)"
    cpp_files "${@:-all}" | xargs -r clang-format-19 --dry-run --Werror 2>build/format.log || {
        wrong=1
        grep -oE '^[^:]+:[0-9]+' build/format.log | cut -d: -f1 | sort | uniq -c | sort -rn
    }

    for check in tools/check_*.mjs; do
        case "$check" in *_test.mjs) continue ;; esac
        run_node "$check" || wrong=1
    done

    echo "clang-tidy (build/tidy.log)"
    # The compile commands of the asan preset, since clang reads them.
    build_for_lint || return 2
    tidy_files "$@" | xargs -r -P "$(nproc)" -n 1 clang-tidy-19 -p build/asan --quiet >build/tidy.log 2>build/tidy.errors || wrong=1
    awk '/(warning|error): / && !seen[$0]++' build/tidy.log >build/tidy.txt
    sed "s|$PWD/||" build/tidy.txt
    echo "$(wc -l <build/tidy.txt) findings of clang-tidy in $(tidy_files "$@" | wc -l) files"
    [ "$wrong" = 0 ] && [ ! -s build/tidy.txt ]
}

# clang-tidy reads how each file is compiled; clang's own preset says it in clang's words.
build_for_lint() {
    [ -e build/asan/compile_commands.json ] || cmake --preset asan >build/asan.log 2>&1 || { cat build/asan.log >&2; return 2; }
}

# ./dev lint security: C++ that invites trouble, then scanners against the demo on a free port.
lint_security() {
    setup_packages build security
    setup_web
    build_web
    build_preset release samverk
    local wrong=0
    # Calls, not names: it reads words, and ours are also called access and system.
    echo "flawfinder"
    flawfinder --quiet --dataonly --falsepositive --minlevel=4 --error-level=4 src || wrong=1
    run_node tools/scan_demo.mjs build/release/samverk || wrong=1
    [ "$wrong" = 0 ]
}
