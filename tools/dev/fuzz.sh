# ./dev fuzz [NAME] [SECONDS]: runs the fuzz targets, starting from tests/fuzz/NAME and what earlier runs found.
# shellcheck shell=bash

dev_fuzz() {
    local name="" seconds=60 target short failed_targets=0 seeds
    case "${1:-}" in
        "") ;;
        *[!0-9]*) name="$1"; seconds="${2:-60}" ;;
        *) seconds="$1" ;;
    esac
    setup_packages build test
    setup_web
    build_web
    echo "Building the fuzz targets"
    build_preset fuzz fuzz_targets

    mkdir -p build/fuzz-findings
    for target in $(find build/fuzz -type f -executable -name "fuzz_${name:-*}" | sort); do
        short="$(basename "$target" | sed 's/^fuzz_//')"
        mkdir -p "build/fuzz-corpus/$short"
        seeds=()
        if [ -d "tests/fuzz/$short" ]; then seeds=("tests/fuzz/$short"); fi
        if "$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
            -artifact_prefix="build/fuzz-findings/$short-" "build/fuzz-corpus/$short" "${seeds[@]}" >"build/fuzz-$short.log" 2>&1; then
            printf '  ok      %-20s %s runs\n' "$short" "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz-$short.log")"
        else
            failed_targets=$((failed_targets + 1))
            printf '  FAILED  %-20s\n' "$short"
            tail -n 60 "build/fuzz-$short.log" | sed 's/^/  | /'
        fi
    done
    [ -n "${short:-}" ] || { echo "There is no fuzz target \"$name\"." >&2; return 2; }
    [ "$failed_targets" = 0 ]
}
