# Builds: the web's files first (they become part of the program), then a preset with CMake.
# shellcheck shell=bash

# Makes web/dist when something in web is newer than the last time.
build_web() {
    local built=web/dist/.built
    if [ -e "$built" ] && [ -z "$(find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -newer "$built" -print -quit)" ]; then
        return 0
    fi
    mkdir -p build
    run_node web/build.mjs >build/web.log 2>&1 || { cat build/web.log >&2; return 2; }
    touch "$built"
}

# What a failed build says, without the commands of what went well and without lines of a thousand letters.
build_errors() {
    awk '/^FAILED: /{show=1} /^\[[0-9]+\/[0-9]+\]/{show=0} show || /error:|^CMake Error/' "$1" |
        grep -vE '^(: && )?/usr/bin/' | cut -c1-300 | head -n 150
}

# build_preset PRESET [TARGET...]: configures when needed and builds, with the log in build/PRESET.log.
build_preset() {
    local preset="$1" log="build/$1.log" arguments=()
    shift
    mkdir -p build
    if [ ! -e "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; return 2; }
    fi
    if [ $# -gt 0 ]; then arguments=(--target "$@"); fi
    cmake --build --preset "$preset" "${arguments[@]}" >"$log" 2>&1 || { build_errors "$log" >&2; return 2; }
}

dev_build() {
    local preset="${1:?Say which preset: dev, release, asan, tsan or fuzz}"
    case "$preset" in
        dev | release) setup_packages build ;;
        *) setup_packages build test ;;
    esac
    setup_web
    build_web
    echo "Building $preset"
    build_preset "$@"
}

dev_run() {
    local address=127.0.0.1:8080
    setup_packages build
    setup_web
    build_web
    echo "Building the program (some minutes the first time)"
    build_preset release samverk
    echo "The demo world is in ./data. Sign in as one of its people by a link that works once:"
    build/release/samverk demo --data ./data | sed "s|/sv/sign-in/|http://$address&|"
    exec build/release/samverk serve --data ./data --listen "$address"
}
