# ./dev package: a Debian package with the program, its service, its licence and what it is made of. ./dev sbom: the last alone.
# shellcheck shell=bash

# Before the first release: how many changes there have been.
program_version() {
    local version
    if ! version="$(git describe --tags --match 'v*' 2>/dev/null)"; then version="v0.$(git rev-list --count HEAD)"; fi
    echo "${version#v}"
}

# What the program is made of, for those who have to know when a part of it is found to be weak.
dev_sbom() {
    setup_packages build
    setup_web
    build_web
    build_preset release samverk
    run_node tools/sbom.mjs build/release/samverk build/release "$(program_version)" >build/sbom.json
    echo "build/sbom.json"
}

dev_package() {
    setup_packages build package
    setup_web
    build_web
    echo "Building release"
    build_preset release samverk

    local root=build/package/root version architecture needs
    version="$(program_version)"
    architecture="$(dpkg --print-architecture)"
    rm -rf build/package
    mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/lib/systemd/system" "$root/usr/share/doc/samverk" "$root/etc/samverk"
    install -m 755 -s build/release/samverk "$root/usr/bin/samverk"
    install -m 644 packaging/samverk.service "$root/lib/systemd/system/"
    install -m 644 packaging/samverk.toml "$root/etc/samverk/samverk.toml"
    echo /etc/samverk/samverk.toml >"$root/DEBIAN/conffiles"
    install -m 644 LICENSE "$root/usr/share/doc/samverk/copyright"
    run_node tools/sbom.mjs build/release/samverk build/release "$version" >"$root/usr/share/doc/samverk/sbom.json"

    # dpkg-shlibdeps reads which packages the program's libraries come from; it wants a source package's control file.
    mkdir -p build/package/debian
    printf 'Source: samverk\n\nPackage: samverk\nArchitecture: any\nDescription: x\n' >build/package/debian/control
    needs="$(cd build/package && dpkg-shlibdeps -O root/usr/bin/samverk | sed -n 's/^shlibs:Depends=//p')"
    cat >"$root/DEBIAN/control" <<TEXT
Package: samverk
Version: $version
Architecture: $architecture
Maintainer: Samverk <samverk@sampelby.example>
Section: web
Priority: optional
Depends: $needs
Recommends: hunspell-sv, hunspell-no, hunspell-en-gb, hunspell-en-us
Description: open innovation and learning platform for municipalities
 One program that keeps needs, ideas, projects and what was learned, serves
 them to browsers and over an API, and stores them in a folder of its own.
TEXT
    dpkg-deb --root-owner-group --build "$root" "build/package/samverk_${version}_${architecture}.deb"
}
