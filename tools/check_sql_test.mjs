// Tests of check_sql: good stores and migrations, and one defect at a time.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { check } from "./check_sql.mjs";
import { withTree } from "./checking.mjs";

const migration = "-- Ideas.\nCREATE TABLE ideas (\n    id TEXT PRIMARY KEY,\n    title TEXT NOT NULL,\n    told_at BIGINT NOT NULL\n);\nCREATE INDEX ideas_told ON ideas (told_at);\n";
const house = {
    "src/features/ideas/store.cpp": 'auto a = reader.all("SELECT id, title"\n    // The newest first.\n    " FROM ideas WHERE id = $1", {id}, idea);\ntx.run(R"(INSERT INTO ideas (id) VALUES ($1))", {id});\nauto b = "a" + text;',
    "src/features/ideas/pages.cpp": '// "SELECT id FROM ideas"\nauto a = page("Select a file from the list");',
    "src/features/ideas/migrations/001_ideas.sql": migration,
    "src/platform/db/sqlite.cpp": 'script("PRAGMA foreign_keys=ON");',
    "src/features/ideas/ideas_test.cpp": 'reader.number("SELECT count(*) FROM ideas");',
    "tools/released_migrations.txt": "# none\n",
};

function found(changes) {
    return withTree({ ...house, ...changes }, (root) => check(root).map(({ file, what }) => `${file}: ${what}`));
}

const inStore = (code) => ({ "src/features/ideas/store.cpp": code });
const inMigration = (sql) => ({ "src/features/ideas/migrations/002_more.sql": sql });

test("a house in order has no problems", () => assert.deepEqual(found({}), []));

for (const [what, changes, pattern] of [
    ["SQL in a page", { "src/features/ideas/pages.cpp": 'reader.all("SELECT id FROM ideas", {}, idea);' }, /pages.cpp: SQL outside a store/],
    ["SQL parted over lines", { "src/features/ideas/pages.cpp": 'reader.all("SELECT id"\n  " FROM ideas", {}, idea);' }, /SQL outside a store/],
    ["SQL with a value added", inStore('tx.run("DELETE FROM ideas WHERE id = " + id);'), /put together/],
    ["SQL that is formatted", inStore('tx.run(fmt::format("DELETE FROM ideas WHERE id = {}", id));'), /put together/],
    ["SQLite's own words", inStore('tx.run("INSERT INTO ideas (id) VALUES (strftime(\'%s\'))");'), /bound value/],
    ["a question mark for a value", inStore('tx.run("DELETE FROM ideas WHERE id = ?", {id});'), /\$1/],
    ["every column", inStore('reader.all("SELECT * FROM ideas", {}, idea);'), /name the columns/],
    ["paging by number", inStore('reader.all("SELECT id FROM ideas LIMIT 10 OFFSET $1", {}, idea);'), /paged by key/],
    ["a trigger", inMigration("CREATE TRIGGER x AFTER INSERT ON ideas BEGIN SELECT 1; END;"), /triggers/],
    ["a table without a key", inMigration("CREATE TABLE x (\n    id TEXT\n);"), /no primary key/],
    ["a key that counts", inMigration("CREATE TABLE x (\n    id INTEGER PRIMARY KEY\n);"), /ids are ours/],
    ["a time as text", inMigration("CREATE TABLE x (\n    id TEXT PRIMARY KEY,\n    made_at TEXT\n);"), /microseconds/],
    ["deletion in passing", inMigration("CREATE TABLE x (id TEXT PRIMARY KEY, idea TEXT REFERENCES ideas ON DELETE CASCADE);"), /by accident/],
    ["a migration without a number", { "src/features/ideas/migrations/more.sql": migration }, /001_ideas/],
    ["a released migration that changed", { "tools/released_migrations.txt": "0000  src/features/ideas/migrations/001_ideas.sql\n" }, /must not change/],
    ["a released migration that is gone", { "tools/released_migrations.txt": "0000  src/features/ideas/migrations/000_gone.sql\n" }, /must stay/],
]) test(`${what} is found`, () => {
    const problems = found(changes);
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0], pattern);
});

test("a released migration that is what it was is in order", () =>
    assert.deepEqual(found({ "tools/released_migrations.txt": `${createHash("sha256").update(migration).digest("hex")}  src/features/ideas/migrations/001_ideas.sql\n` }), []));
