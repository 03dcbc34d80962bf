// A limit that nobody has written down is found out, and so is a row without one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withTree } from "./checking.mjs";
import { limitsIn, limitsOf, mistakes, page, shown } from "./limits.mjs";

const areas = (...rows) => [["Needs", rows.map(([names, unit = "characters"]) => ({ file: "src/needs/rules.h", names, unit, why: "read by people" }))]];

test("limits are found however they are declared", () => {
    const found = limitsIn(`
        inline constexpr std::size_t longest_title = 120, longest_story = 4'000;  // longest_lie = 1;
        constexpr std::size_t file_limit = std::size_t{2} * 1024 * 1024;
        constexpr int colours = 7;
        struct Limits {
            std::size_t files = 60;  ///< Of one subject.
            std::string name = "x";
            int none = 0;
        };
        struct Rates {
            Flood sendings{30};
        };
        std::chrono::minutes idle = std::chrono::hours(8), idle_staff = std::chrono::minutes(30);
        if (basics::length(name(one)) > 100) return;
        field({.name = "email", .max_length = 254});
        FieldRule{.name = "law", .kind = area, .longest = 500};`);
    assert.deepEqual(Object.fromEntries(found), {
        longest_title: "120", longest_story: "4,000", file_limit: "2 Mi", "Limits.files": "60", sendings: "30", idle: "8 hours", idle_staff: "30 minutes", "max_length 254": "254", "length 100": "100", "field law": "500",
    });
});

test("a limit without a row, a row without a limit, and a row that stands twice are mistakes", () => {
    const found = new Map([["src/needs/rules.h longest_title", "120"], ["src/needs/rules.h longest_story", "4,000"]]);
    assert.deepEqual(mistakes(areas(["longest_title + longest_story"]), found), []);
    const wrong = mistakes(areas(["longest_title"], ["longest_title + longest_name"]), found);
    assert.deepEqual(wrong.map((line) => line.split(" ")[1]), ["longest_title", "longest_name", "longest_story"]);
    assert.match(wrong[2], /is a limit without a row .* say its unit and why/);
});

test("a table of fields is one row, and the page has its numbers", () => {
    const text = `FieldRule{.name = "law", .longest = 500}; FieldRule{.name = "board", .longest = 200}; constexpr auto kept_for = 7 * 24 * 3600 * 1'000'000LL;`;
    withTree({ "src/needs/rules.h": text, "src/needs/rules_test.cpp": "constexpr int longest_test = 1;", "src/words/x.h": "constexpr int longest_word = 1;" }, (root) => {
        const apart = [["src/words/", "words"]], found = limitsOf(root, apart), table = areas(["field *"], ["kept_for", "time"]);
        assert.deepEqual(mistakes(table, found), []);
        const made = page(table, apart, found);
        assert.match(made, /\| law 500 · board 200 \| characters \|/);
        assert.match(made, /\| 7 days \| time \|/);
    });
});

test("numbers are written as people read them", () => {
    assert.deepEqual(["1'000", "std::size_t{64} * 1024", "32 * 1024 * 1024", "std::chrono::seconds(8)", "400 * day"].map(shown), ["1,000", "64 Ki", "32 Mi", "8 seconds", "400 * day"]);
});
