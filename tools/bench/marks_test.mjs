import assert from "node:assert/strict";
import { test } from "node:test";
import { holds } from "./marks.mjs";

test("a figure on the wrong side of its mark is missed, one on it holds", () => {
    for (const [value, mark, is_good] of [[20, "≤ 20", true], [20.1, "≤ 20", false], [50_000, "≥ 50 000", true], [49_999, "≥ 50 000", false], [0.79, "≥ 0.8", false], [1, undefined, true], [Number.NaN, "≤ 20", false]])
        assert.equal(holds({ value, mark }), is_good, `${value} ${mark}`);
});

test("what is no mark is not taken for one", () => {
    assert.throws(() => holds({ value: 1, mark: "about 20" }));
});
