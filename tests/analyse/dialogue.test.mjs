// samverk analyse dialogue as people call it: files in any order give the same, what is wrong is told, a bundle is computed again.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { removeFolder, runProgram, temporaryFolder } from "../samverk_process.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk", folder = temporaryFolder("dialogue");
after(() => removeFolder(folder));

function write(name, content) {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
}

const analyse = (...words) => runProgram(program, ["analyse", "dialogue", ...words]);

// Two groups of twelve that answer ten statements in opposite ways, but agree on the first.
const votes = [];
for (let person = 0; person < 24; ++person)
    for (let statement = 0; statement < 10; ++statement) {
        const own = (statement + person) % 7 === 0 ? 0 : statement === 0 || person % 2 === statement % 2 ? 1 : -1;
        votes.push({ person, statement, vote: own, time: 1000 + votes.length });
    }
const exported = (list) => `timestamp,datetime,comment-id,voter-id,vote\n${list.map(({ person, statement, vote, time }) => `${time},x,${statement},${person},${vote}\n`).join("")}`;

test("groups, positions and consensus come as JSON, the same for lines in any order and twice", async () => {
    const first = await analyse(write("votes.csv", exported(votes)), "--json");
    assert.equal(first.code, 0, first.errors);
    const told = JSON.parse(first.output);
    assert.equal(told.k, 2);
    assert.deepEqual(told.groups.map(({ members }) => members.length), [12, 12]);
    assert.equal(new Set(told.groups[0].members.map((one) => one % 2)).size, 1);
    assert.ok(told.groups[0].representative.length > 0);
    assert.equal(Object.keys(told.positions).length, 24);
    assert.deepEqual(told.consensus.map(({ statement, answer }) => [statement, answer]), [[0, "agree"]]);
    assert.match(first.errors, /agreeing is 1/);
    const again = await analyse(write("again.csv", exported([...votes, ...votes].reverse())), "--json");
    assert.equal(again.output, first.output);
    const polis = await analyse(join(folder, "votes.csv"), "--polis", "--json");
    assert.equal(JSON.parse(polis.output).k, 2);
});

test("the opposite sign is taken when it is said, and never guessed", async () => {
    const list = `participant,statement,vote\n${votes.map(({ person, statement, vote }) => `${person},${statement},${-vote}\n`).join("")}`;
    const path = write("unknown.csv", list);
    const asked = await analyse(path, "--json");
    assert.equal(asked.code, 2);
    assert.match(asked.errors, /say --agree 1 or --agree -1/);
    const told = JSON.parse((await analyse(path, "--agree", "-1", "--json")).output);
    assert.deepEqual(told.consensus.map(({ statement, answer }) => [statement, answer]), [[0, "agree"]]);
    assert.notEqual((await analyse(path, "--agree", "2", "--json")).code, 0);
});

test("what cannot be read is told with its line, and nothing is printed", async () => {
    for (const [content, expected] of [
        [`${exported(votes)}1,x,3,3,7\n`, /line 242: the vote must be 1, 0 or -1/],
        ["", /line 1: the columns must be/],
    ]) {
        const reply = await analyse(write("wrong.csv", content), "--json");
        assert.equal(reply.code, 2);
        assert.match(reply.errors, expected);
        assert.equal(reply.output, "");
    }
    const unknown = await analyse(join(folder, "votes.csv"), "--comments", write("comments.csv", "comment-id\n0\n"), "--json");
    assert.equal(unknown.code, 2);
    assert.match(unknown.errors, /line 3: there is no statement "1"/);
    assert.equal((await analyse(join(folder, "absent.csv"), "--json")).code, 2);
});

test("a bundle is computed again to the same bytes, and one that was changed is told", async () => {
    const bundle = {
        format: "samverk-dialogue",
        version: "1",
        parameters: { method: "ours", least_answers: 7, smallest_group: 5, most_groups: 5, false_discoveries: 0.05 },
        statements: Array.from({ length: 10 }, (_, id) => ({ id: `p${id}`, text: "", state: "active" })),
        votes: Array.from({ length: 24 }, (_, person) => votes.filter((one) => one.person === person).flatMap(({ statement, vote }) => [statement, vote])),
        result: { k: 7 },
    };
    const changed = await analyse("--bundle", write("changed.json", JSON.stringify(bundle)), "--json");
    assert.equal(changed.code, 1);
    assert.match(changed.errors, /is not what its votes give/);
    assert.equal(JSON.parse(changed.output).result.k, 2);
    const again = await analyse("--bundle", write("whole.json", changed.output), "--json");
    assert.equal(again.code, 0, again.errors);
    assert.equal(again.output, changed.output);
    const older = await analyse("--bundle", write("older.json", changed.output.replace('"version":"1"', '"version":"0"')), "--json");
    assert.equal(older.code, 2);
    assert.match(older.errors, /use the program that made it/);
});
