// Tests of check_own_data: a house where everything is told, and one defect at a time.
import assert from "node:assert/strict";
import test from "node:test";
import { check } from "./check_own_data.mjs";
import { withTree } from "./checking.mjs";

const house = {
    "src/services/notes/migrations/001_notes.sql": "-- Notes, by whom.\nCREATE TABLE notes (\n    id TEXT NOT NULL PRIMARY KEY,\n    made_by TEXT NOT NULL,\n    words TEXT NOT NULL\n);\nCREATE TABLE locks (note TEXT PRIMARY KEY, member TEXT NOT NULL);\n",
    "src/services/notes/own_data_store.cpp": 'own_rows(reader,\n    "SELECT id, words"\n    " FROM notes WHERE made_by = $1 ORDER BY id", member);\n',
};
const excused = { "locks.member": "held for a minute" };

function found(changes, without = excused) {
    return withTree({ ...house, ...changes }, (root) => check(root, without).map(({ what }) => what));
}

const more = (sql) => ({ "src/services/notes/migrations/002_more.sql": sql });

test("a house in order has no problems", () => assert.deepEqual(found({}), []));
test("a table that is gone needs nothing", () => assert.deepEqual(found(more("CREATE TABLE old (a TEXT, member TEXT);\nDROP TABLE old;")), []));

for (const [what, changes, without, pattern] of [
    ["a table with members that nobody told of", more("CREATE TABLE likes (note TEXT, member TEXT NOT NULL);"), excused, /^likes\.member names a member/],
    ["a column that was added", more("ALTER TABLE notes ADD COLUMN read_by TEXT;"), excused, /^notes\.read_by names a member/],
    ["a statement that asks for another column", { "src/services/notes/own_data_store.cpp": '"SELECT id FROM notes WHERE id = $1"' }, excused, /^notes\.made_by names a member/],
    ["a statement elsewhere", { "src/services/notes/own_data_store.cpp": "", "src/services/notes/store.cpp": '"SELECT id FROM notes WHERE made_by = $1"' }, excused, /^notes\.made_by names a member/],
    ["an excuse that is not needed", {}, { ...excused, "notes.made_by": "x" }, /^notes\.made_by is in the own data/],
    ["an excuse for what is not there", {}, { ...excused, "x.member": "x" }, /^there is no column x\.member/],
])
    test(what, () => {
        const problems = found(changes, without);
        assert.equal(problems.length, 1, problems.join("\n"));
        assert.match(problems[0], pattern);
    });
