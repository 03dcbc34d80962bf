// What the program is made of is told whole. SAMVERK_PROGRAM names the program in its build folder; without it build/release/samverk.
import assert from "node:assert/strict";
import { dirname } from "node:path";
import { test } from "node:test";
import { billOfMaterials } from "../../tools/sbom.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";

test("the bill of materials names libraries that are loaded, compiled in, read and sent to browsers, with versions, and none of the tests'", () => {
    const bill = billOfMaterials(program, dirname(program), "1.0"), names = bill.components.map(({ name }) => name);
    for (const [how, pattern] of [["loaded", /^libsqlite3-0$/], ["loaded", /^libxapian/], ["loaded by another", /^libgcc-s1$/], ["compiled in", /^libtomlplusplus-dev$/], ["compiled in", /^libkainjow-mustache-dev$/], ["read", /^hunspell-sv$/], ["sent", /^echarts$/]])
        assert.ok(names.some((name) => pattern.test(name)), `nothing ${how} is called ${pattern}`);
    assert.deepEqual(names.filter((name) => /doctest|rapidcheck|playwright|esbuild/.test(name)), []);
    assert.equal(new Set(bill.components.map(({ purl }) => purl)).size, bill.components.length);
    for (const { name, version } of bill.components) assert.match(version, /\d/, name);
    assert.deepEqual(billOfMaterials(program, dirname(program), "1.0"), bill, "the same program gives the same bill");
});
