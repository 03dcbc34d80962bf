# ./dev lint: how the code looks and what the analysers see. Changes nothing.

# The C++ files given, or all that git knows.
cpp_files() {
    if [ $# -gt 0 ]; then printf '%s\n' "$@"; else git ls-files --cached --others --exclude-standard '*.cpp' '*.h'; fi
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

    echo "Formatting (clang-format-19 -i FILE mends it)"
    cpp_files "$@" | xargs clang-format-19 --dry-run --Werror 2>build/format.log || {
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
    cpp_files "$@" | grep '\.cpp$' | xargs -P "$(nproc)" -n 4 clang-tidy-19 -p build/asan --quiet >build/tidy.log 2>/dev/null || wrong=1
    grep -E '(warning|error): ' build/tidy.log | sort -u >build/tidy.txt || true
    sed "s|$PWD/||" build/tidy.txt
    echo "$(wc -l <build/tidy.txt) findings of clang-tidy"
    [ "$wrong" = 0 ] && [ ! -s build/tidy.txt ]
}
