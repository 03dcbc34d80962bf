// Reading what tools tell of the program's parts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { debianPurl, headersIn, librariesIn, licencesIn, npmPurl } from "./sbom.mjs";

test("libraries are taken from where the loader finds them, and the loader itself is none", () => {
    assert.deepEqual(librariesIn("\tlinux-vdso.so.1 (0x1)\n\tlibxapian.so.30 => /lib/x86_64-linux-gnu/libxapian.so.30 (0x2)\n\t/lib64/ld-linux-x86-64.so.2 (0x3)\n"), ["/lib/x86_64-linux-gnu/libxapian.so.30"]);
});

test("headers count when the program was compiled with them, not when only tests were", () => {
    const told = "src/CMakeFiles/a.dir/a.cpp.o: #deps 2, deps mtime 1 (VALID)\n    ../../src/a.h\n    /usr/include/toml++/toml.h\n\nsrc/CMakeFiles/a_test.dir/a_test.cpp.o: #deps 1, deps mtime 1 (VALID)\n    /usr/include/doctest/doctest.h\n\n";
    assert.deepEqual(headersIn(told), ["/usr/include/toml++/toml.h"]);
});

test("licences are told by name, each once, and not guessed from prose", () => {
    assert.deepEqual(licencesIn("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nFiles: *\nLicense: Expat\n\nFiles: b\nLicense: BSD-3-clause\n\nLicense: Expat\n Words\n"), ["BSD-3-clause", "Expat"]);
    assert.deepEqual(licencesIn("This package was debianized by somebody.\nLicense: see below\n"), []);
});

test("package addresses escape what their parts are made of", () => {
    assert.equal(debianPurl({ name: "libstdc++6", version: "12.2.0-14+deb12u1", architecture: "amd64" }), "pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64");
    assert.equal(npmPurl("@digdir/designsystemet-css", "1.22.0"), "pkg:npm/%40digdir/designsystemet-css@1.22.0");
});
