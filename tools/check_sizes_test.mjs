// Tests of check_sizes: what counts as a function, what is too long, and which excuses hold.
import assert from "node:assert/strict";
import test from "node:test";
import { functions, problems } from "./check_sizes.mjs";
import { withTree } from "./checking.mjs";

const lines = (count, text = "    step();\n") => text.repeat(count);
const named = (text) => functions(text).map(({ name, lines: length }) => `${name} ${length}`);

test("functions are found in namespaces and classes, with all that stands around them", () => {
    assert.deepEqual(named(`#include <map>\nnamespace a::b {\nint one() {\n${lines(2)}}\n}\n`), ["one 4"]);
    assert.deepEqual(named("struct A {\n    int f() const noexcept { return 1; }\n    A() : x{1} {}\n    int x;\n};\n").map((one) => one.split(" ")[0]).sort(), ["A", "f"]);
    assert.deepEqual(named(`auto f(int a,\n       int b) -> int {\n${lines(1)}}\n`), ["f 4"]);
    assert.deepEqual(named(`template <class T>\nT g(T const& t) {\n    if (t) {\n    }\n    return t;\n}\n`).map((one) => one.split(" ")[0]), ["g"]);
});

test("lambdas, tables, initialisers and braces in literals are no functions of their own", () => {
    assert.deepEqual(named("void f() {\n    auto g = [](int x) {\n        return x;\n    };\n}\n"), ["f 5"]);
    assert.deepEqual(named("constexpr int t[] = {1, 2};\nint const u = f({1});\nenum class E { a, b };\n"), []);
    assert.deepEqual(named('char const* s = "} {";  // {\nvoid f() {\n    s = "{";\n}\n'), ["f 3"]);
});

function found(tree, table = {}) {
    return withTree(tree, (root) => problems(root, table).map(({ file, what }) => `${file}: ${what}`));
}

const long = `void f() {\n${lines(39)}}\n`;

test("forty lines are well, forty-one are too many", () => {
    assert.deepEqual(found({ "src/a.cpp": `void f() {\n${lines(38)}}\n` }), []);
    assert.deepEqual(found({ "src/a.cpp": long }), ["src/a.cpp: f has 41 lines; the limit is 40"]);
});

test("four hundred lines are well, one more is too many", () => {
    assert.deepEqual(found({ "src/a.h": lines(400, "\n") }), []);
    assert.deepEqual(found({ "src/a.h": lines(401, "\n") }), ["src/a.h: the file has 401 lines; the limit is 400"]);
});

test("an excuse holds as far as it says, and no longer than it is needed", () => {
    assert.deepEqual(found({ "src/a.cpp": long }, { "src/a.cpp f": { most: 45, because: "a list" } }), []);
    assert.deepEqual(found({ "src/a.cpp": long }, { "src/a.cpp f": { most: 40, because: "a list" } }), ["src/a.cpp: f has 41 lines; excused up to 40"]);
    assert.deepEqual(found({ "src/a.cpp": "int x;\n" }, { "src/a.cpp f": { most: 45, because: "a list" } }), ['src/a.cpp: the excuse for "src/a.cpp f" is not needed any more']);
});
