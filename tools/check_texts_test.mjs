// Tests of check_texts: texts in order, and one defect at a time.
import assert from "node:assert/strict";
import test from "node:test";
import { check, placeholders, recognising } from "./check_texts.mjs";
import { withTree } from "./checking.mjs";

const own = { title: "Idéer", count: "{n, plural, one {# idé} other {# idéer}} från {place}", title_missing: "Skriv en rubrik.", stage_told: "Berättad", stage_done: "Klar", kept: "Sparad" };
const house = {
    "web/texts/sv.json": JSON.stringify({ layout_menu: "Meny" }),
    "web/texts/en.json": JSON.stringify({ layout_menu: "Menu" }),
    "web/texts/nb.json": JSON.stringify({ layout_menu: "Meny" }),
    "web/partials/layout_top.mustache": "{{! {{t.nothing}} }}<nav>{{t.layout_menu}}</nav>",
    "src/features/ideas/texts/sv.json": JSON.stringify(own),
    "src/features/ideas/texts/en.json": JSON.stringify({ ...own, count: "{n, plural, one {# idea} other {# ideas}} from {place}" }),
    "src/features/ideas/texts/nb.json": JSON.stringify(own),
    "src/features/ideas/templates/list.mustache": "<h1>{{t.title}}</h1>{{count_text}}{{t.layout_menu}}",
    "src/features/ideas/readers/csv.cpp": 'auto a = "från";',
    "src/features/ideas/actions.cpp": 'record(tx, member, "ideas.told", {});',
    "src/features/ideas/moves.cpp": 'std::string action_name(Move move) {\n    return "ideas.withdrawn";\n}\n',
    "src/features/ideas/showing.cpp": 'auto text(Visit v, Key k) { return "ideas.stage_" + k; }\nauto a = text(visit, "done");',
    "src/features/ideas/found.cpp": 'auto a = text(visit, "kept"); auto b = form.text("story");',
    "src/features/ideas/pages.cpp": 'auto a = texts.format(language, "ideas.count", {}); auto b = Problem{"title", "ideas.title_missing"}; auto c = "ideas.stage_" + stage;',
    "src/features/ideas/readers.cpp": 'int a;\n\n// recognises: the names of months.\nauto b = {"år",\n  "mån"};\n\nint c;\n',
    "src/features/ideas/ideas_test.cpp": 'CHECK(text == "Övrigt");',
};

function found(changes) {
    return withTree({ ...house, ...changes }, (root) => check(root).map(({ file, what, warning }) => `${warning ? "warning " : ""}${file}: ${what}`));
}

const withText = (language, changes) => ({ [`src/features/ideas/texts/${language}.json`]: JSON.stringify({ ...own, ...changes }) });

test("texts in order have no problems", () => assert.deepEqual(found({}), []));

test("a further language may lack texts", () => assert.deepEqual(found({ "src/features/ideas/texts/se.json": JSON.stringify({ title: "x" }) }), []));

for (const [what, changes, pattern] of [
    ["a key that one language lacks", withText("nb", { title: undefined }), /nb.json: lacks "title"/],
    ["a language that is missing", { "web/texts/nb.json": "{" }, /is not JSON/],
    ["a further text with another placeholder", { "src/features/ideas/texts/se.json": JSON.stringify({ count: "{n} {place} {x}" }) }, /se.json: "count" has the placeholders/],
    ["a further text that Swedish lacks", { "src/features/ideas/texts/fit.json": JSON.stringify({ gone: "x" }) }, /"gone" is not there in Swedish/],
    ["a text that one of the complete further languages lacks", { "src/features/ideas/texts/fi.json": JSON.stringify({ title: "Ideat" }) }, /lattlast.json: lacks "title"/],
    ["an empty text", withText("en", { title: " " }), /has no text/],
    ["a placeholder with another name", withText("nb", { count: "{number} idéer från {place}" }), /placeholders/],
    ["a plural without other", withText("nb", { count: "{n, plural, one {# idé}} från {place}" }), /lacks "other"/],
    ["a text that a template uses and nobody wrote", { "src/features/ideas/templates/form.mustache": "{{t.story}}" }, /"story" is not in/],
    ["a text with placeholders in a template", { "src/features/ideas/templates/form.mustache": "{{t.count}}" }, /format it in C\+\+/],
    ["a text that C++ uses and nobody wrote", { "src/features/ideas/rules.cpp": 'Problem{"title", "ideas.title_too_long"}' }, /"ideas.title_too_long" is not in/],
    ["a text that C++ uses by its key and nobody wrote", { "src/features/ideas/rules.cpp": 'auto a = text(visit, "keept");' }, /"keept" is not in/],
    ["a key nothing uses", Object.assign(...["sv", "en", "nb"].map((language) => withText(language, { forgotten: "x" }))), /nothing uses "forgotten"/],
    ["words for people in C++", { "src/features/ideas/rules.cpp": 'auto a = "Försök igen";' }, /belong in texts/],
    ["words for people below a recogniser's table", { "src/features/ideas/rules.cpp": '// recognises: x\nauto a = "å";\n\nauto b = "ö";' }, /belong in texts.*"ö"/],
    ["a word that we say otherwise", withText("sv", { title: "Grindar" }), /^warning .*beslutspunkt/],
]) test(`${what} is found`, () => assert.match(found(changes).join("\n"), pattern));

test("placeholders are found in plural branches and not in quotes", () => {
    assert.deepEqual([...placeholders("{n, plural, =0 {ingen} other {{name} och '{'x'}' # till}} {day, date, long}")], [["n", "plural"], ["name", "text"], ["day", "date"]]);
    assert.throws(() => placeholders("{n"));
    assert.throws(() => placeholders("n}"));
});

test("a recogniser above the includes covers its file", () =>
    assert.equal(recognising("// Words.\n// recognises: months\n#include <x>\n\nauto a;").size, 4));
