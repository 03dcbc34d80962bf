# ./dev bench [NAME [--option value]]: measures; tools/bench/NAME.mjs says what and how. Nothing is asserted.
# shellcheck shell=bash

dev_bench() {
    setup_packages build test bench
    setup_web
    build_web
    echo "Building release"
    build_preset release
    run_node tools/bench/run.mjs "$@"
}
