// Tests of new_feature: what it writes passes the checks and compiles.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { check as checkArrows } from "./check_arrows.mjs";
import { check as checkSql } from "./check_sql.mjs";
import { check as checkTemplates } from "./check_templates.mjs";
import { check as checkTexts } from "./check_texts.mjs";
import { files, withTree } from "./checking.mjs";
import { addFeature } from "./new_feature.mjs";

/// A copy of the sources with one feature more.
function withNewFeature(use) {
    return withTree({}, (root) => {
        cpSync("src", join(root, "src"), { recursive: true });
        cpSync("web", join(root, "web"), { recursive: true, filter: (path) => !/node_modules|dist/.test(path) });
        cpSync("tools/released_migrations.txt", join(root, "tools/released_migrations.txt"));
        addFeature(root, "wishes", "wish");
        return use(root);
    });
}

const about = (problems) => problems.filter(({ file, what }) => /wish/.test(`${file} ${what}`)).map(({ file, what }) => `${file}: ${what}`);

test("a new feature passes the checks", () => withNewFeature((root) => {
    for (const check of [checkArrows, checkTexts, checkTemplates, checkSql]) assert.deepEqual(about(check(root)), []);
}));

test("a new feature compiles, and so does the list it is added to", async () => {
    await withNewFeature(async (root) => {
        const sources = [...files(root, "src/features/wishes", (path) => path.endsWith(".cpp")), "src/app/features/features.cpp"];
        const compile = (source) => promisify(execFile)("g++", ["-std=c++23", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-I", join(root, "src"), join(root, source)]);
        await Promise.all(sources.map(compile));
    });
});

test("a feature is not written over, and a name that is none is refused", () => withNewFeature((root) => {
    assert.throws(() => addFeature(root, "wishes", "wish"), /there already/);
    assert.throws(() => addFeature(root, "Wishes", "wish"), /usage/);
}));
