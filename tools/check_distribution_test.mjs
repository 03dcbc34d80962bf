// Tests of check_distribution: tables that can be spread, and one defect at a time.
import assert from "node:assert/strict";
import test from "node:test";
import { check } from "./check_distribution.mjs";
import { withTree } from "./checking.mjs";

const ideas = "-- Ideas; from people.\nCREATE TABLE ideas (\n    id TEXT NOT NULL PRIMARY KEY,\n    teller TEXT NOT NULL REFERENCES members (id),\n    hours DOUBLE PRECISION\n);\nCREATE TABLE idea_votes (\n    idea TEXT NOT NULL REFERENCES ideas (id),\n    member TEXT NOT NULL,\n    PRIMARY KEY (idea, member)\n);\nCREATE UNIQUE INDEX one_vote ON idea_votes (member, idea);\n";
const members = "CREATE TABLE members (\n    id TEXT NOT NULL PRIMARY KEY,\n    email TEXT NOT NULL UNIQUE\n);\nCREATE TABLE queue (\n    id TEXT NOT NULL PRIMARY KEY,\n    after TEXT REFERENCES queue (id)\n);\n";
const house = {
    "src/features/ideas/migrations/001_ideas.sql": ideas,
    "src/services/members/migrations/001_members.sql": members,
    "tools/distributed_tables.txt": "# how\nideas by id\nidea_votes by idea\nmembers copied\nqueue kept\n",
};

function found(changes) {
    return withTree({ ...house, ...changes }, (root) => check(root).map(({ file, what }) => `${file}: ${what}`));
}

const more = (sql, line = "") => ({ "src/features/ideas/migrations/002_more.sql": sql, "tools/distributed_tables.txt": house["tools/distributed_tables.txt"] + line });

test("a house in order has no problems", () => assert.deepEqual(found({}), []));

for (const [what, changes, pattern] of [
    ["a table that nobody has thought about", more("CREATE TABLE x (id TEXT PRIMARY KEY);"), /x is not in tools/],
    ["a listed table that is not there", more("", "x by id\n"), /no table x/],
    ["a column that is not there", more("CREATE TABLE x (id TEXT PRIMARY KEY);", "x by other\n"), /no column other/],
    ["a primary key without the column", more("CREATE TABLE x (id TEXT PRIMARY KEY, place TEXT);", "x by place\n"), /whether \(id\) is unique/],
    ["a unique column of its own", more("CREATE TABLE x (id TEXT PRIMARY KEY, email TEXT UNIQUE);", "x by id\n"), /whether \(email\) is unique/],
    ["a unique rule without the column", more("CREATE TABLE x (a TEXT, b TEXT, PRIMARY KEY (a, b), UNIQUE (b));", "x by a\n"), /whether \(b\) is unique/],
    ["a unique index without the column", more("CREATE TABLE x (a TEXT, b TEXT, PRIMARY KEY (a, b));\nCREATE UNIQUE INDEX y ON x (b) WHERE b <> '';", "x by a\n"), /whether \(b\) is unique/],
    ["a pointer to another server", more("CREATE TABLE x (id TEXT PRIMARY KEY, idea TEXT REFERENCES ideas (id));", "x by id\n"), /x \(idea\) points at rows of ideas/],
    ["a copied table that points at a spread one", more("CREATE TABLE x (id TEXT PRIMARY KEY, FOREIGN KEY (id) REFERENCES ideas (id));", "x copied\n"), /x \(id\) points at rows of ideas/],
    ["a line that says nothing", more("", "x somehow\n"), /not understood/],
    ["a table that is listed twice", more("", "queue kept\n"), /listed twice/],
]) test(`${what} is found`, () => {
    const problems = found(changes);
    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0], pattern);
});
