// A list that promises a test which is not there is found out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mistakes, page, testsOf } from "./asvs.mjs";

const tests = new Map([["a door is shut", ["src/door_test.cpp"]]]);
const list = (...checks) => [["Doors", checks]];
const nothing = () => false;

test("a list whose tests exist has no mistakes", () => {
    assert.deepEqual(mistakes(list({ number: 1, tests: ["a door is shut"] }, { number: 2, open: "no windows yet" }), tests, nothing), []);
});

test("a test and a file that are gone are named", () => {
    const wrong = mistakes(list({ number: 1, tests: ["a window is shut"], kept: ["tools/gone.mjs"] }), tests, nothing);
    assert.deepEqual(wrong, ['1: there is no test "a window is shut"', "1: there is no tools/gone.mjs"]);
});

test("a check with nothing to show, and a number out of its place, are mistakes", () => {
    assert.deepEqual(mistakes(list({ number: 2 }), tests, nothing), ["2: stands where 1 should", "2: is neither shown nor open"]);
});

test("the page counts what is open, and names each test's file", () => {
    const text = page(list({ number: 1, asvs: "1", what: "Doors", tests: ["a door is shut"] }, { number: 2, asvs: "2", what: "Windows", open: "none" }), tests);
    assert.match(text, /1 of 2 checks are shown in whole; 1 say what is open/);
    assert.match(text, /a door is shut \(`src\/door_test\.cpp`\)/);
});

test("tests of every kind are found in this repository", () => {
    const found = testsOf(".");
    for (const ending of ["_test.cpp", ".case", ".test.mjs", "_journey.mjs"])
        assert.ok([...found.values()].flat().some((path) => path.endsWith(ending)), ending);
});
