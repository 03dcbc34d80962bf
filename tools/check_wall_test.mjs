// Tests of check_wall: tables that are walled or say why not, and one defect at a time.
import assert from "node:assert/strict";
import test from "node:test";
import { check } from "./check_wall.mjs";
import { withTree } from "./checking.mjs";

const enable = "ALTER TABLE notes ENABLE ROW LEVEL SECURITY;\n", force = "ALTER TABLE notes FORCE ROW LEVEL SECURITY;\n";
const inside = "CREATE POLICY inside ON notes USING (samverk_reaches(organisation)) WITH CHECK (samverk_reaches(organisation));\n";
const shown = "CREATE POLICY shown ON notes FOR SELECT USING (shown = 1);\n";
const wall = "src/features/notes/migrations/002_wall_on_postgresql.sql", list = "tools/unwalled_tables.txt";
const house = {
    "src/features/notes/migrations/001_notes.sql": "CREATE TABLE notes (id TEXT NOT NULL PRIMARY KEY, organisation TEXT NOT NULL);\nCREATE TABLE pages (id TEXT NOT NULL PRIMARY KEY);\n",
    [wall]: `-- Notes; of their own.\n${enable}${force}${inside}${shown}`,
    [list]: "# why\npages public: everybody reads them\n",
};

const found = (changes) => withTree({ ...house, ...changes }, (root) => check(root).map(({ file, what }) => `${file}: ${what}`));

test("a house in order has no problems", () => assert.deepEqual(found({}), []));

for (const [what, changes, pattern] of [
    ["a table that nobody has thought about", { [list]: "" }, /pages has no wall and no reason/],
    ["a reason for a table that is not there", { [list]: `${house[list]}gone site\n` }, /no table gone/],
    ["a reason for a table that has a wall", { [list]: `${house[list]}notes public\n` }, /notes has a wall/],
    ["a reason that is none", { [list]: `${house[list]}notes later\n` }, /not understood/],
    ["a table that is listed twice", { [list]: `${house[list]}pages site\n` }, /listed twice/],
    ["a wall that is never switched on", { [wall]: force + inside }, /lacks ENABLE/],
    ["a wall that the owner passes by", { [wall]: enable + inside }, /lacks FORCE/],
    ["a wall without a policy", { [wall]: enable + force + shown }, /lacks its policy "inside"/],
    ["a policy that lets everything be written", { [wall]: enable + force + inside.replace(/ WITH CHECK .*;/, ";") }, /USING and WITH CHECK/],
    ["a policy that asks for nothing", { [wall]: enable + force + inside.replaceAll("samverk_reaches(organisation)", "true") }, /by samverk_reaches/],
    ["what is public opened for writing too", { [wall]: enable + force + inside + shown.replace(" FOR SELECT", "") }, /for reading alone/],
    ["a wall around a table that is not there", { [wall]: house[wall] + house[wall].replaceAll("notes", "gone") }, /no table gone/],
    ["something else in a migration for PostgreSQL alone", { [wall]: `${house[wall]}DELETE FROM pages;\n` }, /only the wall belongs/],
]) test(`${what} is found`, () => {
    const problems = found(changes);
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0], pattern);
});

test("a wall in a migration that SQLite would read is found", () => {
    const { [wall]: moved, ...rest } = house;
    const problems = withTree({ ...rest, [wall.replace("_on_postgresql", "")]: moved }, (root) => check(root));
    assert.ok(problems.length > 0 && problems.every(({ what }) => /belongs in a migration whose name ends/.test(what)));
});
