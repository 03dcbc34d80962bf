// Tests of check_tracked.
import assert from "node:assert/strict";
import test from "node:test";
import { check } from "./check_tracked.mjs";
import { withTree } from "./checking.mjs";

function found(path, content) {
    return withTree({ [path]: content }, (root) => check(root, [path]).map(({ what }) => what));
}

test("ordinary files are kept", () =>
    assert.deepEqual(found("README.md", "Data lies in /var/lib/samverk; see https://example.org/work/later and ./work/x\n"), []));
test("a lockfile without addresses is kept", () =>
    assert.deepEqual(found("web/package-lock.json", '{"packages": {"node_modules/x": {"version": "1.0.0", "integrity": "sha512-x"}}}'), []));
test("a lockfile with addresses is not", () =>
    assert.match(found("web/package-lock.json", `{"resolved${'": "'}https://example.org/x.tgz"}`)[0], /address/));
test("a registry's host is found", () =>
    assert.match(found("dev", `npm --registry https://${"registry"}.npmjs.org ci`)[0], /registry/));
test("a machine's path is found", () =>
    assert.match(found("tests/x.mjs", `read("/${"home"}/anna/data")`)[0], /one machine/));
test("a file of many megabytes is found", () =>
    assert.match(found("demo/film.bin", "x".repeat(5 * 1024 * 1024))[0], /bytes/));
