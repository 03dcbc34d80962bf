// Files that people put there go into the backup and come back; what was damaged is found and named.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, runProgram, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
const folder = temporaryFolder("backup"), report = readFileSync("src/services/attachments/cases/report.pdf", "latin1");
let data, address, contents;

const run = (...words) => runProgram(program, words);
const listed = (place) => readdirSync(join(place, "files"), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map(({ name }) => name).sort();
const path = (place, hash) => join(place, "files", hash.slice(0, 2), hash);

/// Anna adds a file to a project of hers; the address under which everybody has it.
async function addFile(server, link) {
    const anna = new Client(server);
    await anna.signIn(link);
    const found = await anna.send("GET", "/sv/search?q=delat+boende");
    const [, project] = /\/sv\/projects\/([0-9a-z]{26})\/delat-boende-i-sampelby/.exec(found.body), place = `/sv/files/project/${project}`;
    const body = [`--x\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n${await anna.formToken(place)}`, `--x\r\nContent-Disposition: form-data; name="files"; filename="rapport.pdf"\r\n\r\n${report}`, "--x--\r\n"].join("\r\n");
    const sent = await anna.send("POST", place, [["Content-Type", "multipart/form-data; boundary=x"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
    assert.equal(sent.status, 303, sent.body);
    const list = await anna.send("GET", place);
    anna.close();
    return /\/files\/[0-9a-z]{26}\/rapport\.pdf/.exec(list.body)[0];
}

async function served(place) {
    const server = await startServer(program, place), visitor = new Client(server);
    const reply = await visitor.send("GET", address);
    visitor.close();
    assert.equal(await server.stop(), undefined);
    return reply;
}

before(async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    data = world.data;
    const server = await startServer(program, data);
    address = await addFile(server, world.links.get("anna"));
    assert.deepEqual(await run("backup", join(folder, "beside-a-server"), "--data", data), { code: 0, output: "", errors: "" });
    assert.match((await run("check", "--data", data)).output, /^sound\nlog \d+ [0-9a-f]{64}\n$/);
    assert.equal(await server.stop(), undefined);
    contents = listed(data);
    assert.equal(contents.length, 1);
});

after(() => removeFolder(folder));

test("a backup that was made beside a running server brings the files back to an empty folder", async () => {
    const place = join(folder, "empty");
    assert.equal((await run("restore", join(folder, "beside-a-server"), "--data", place)).code, 0);
    assert.deepEqual(listed(place), contents);
    const reply = await served(place);
    assert.equal(reply.status, 200);
    assert.equal(reply.body, Buffer.from(report, "latin1").toString());
    assert.equal((await run("check", "--data", place)).code, 0);
});

test("a bare database is restored, too", async () => {
    const place = join(folder, "bare");
    assert.equal((await run("restore", join(data, "samverk.db"), "--data", place)).code, 0);
    assert.equal((await run("check", "--data", place)).code, 1);
});

test("a backup that is cut short or changed anywhere is refused, and nothing is touched", async () => {
    const whole = readFileSync(join(folder, "beside-a-server")), place = join(folder, "untouched"), broken = join(folder, "broken");
    cpSync(data, place, { recursive: true });
    const before_ = readFileSync(join(place, "samverk.db"));
    for (let cut = 1; cut <= 4; ++cut) {
        writeFileSync(broken, whole);
        truncateSync(broken, Math.floor((whole.length * cut) / 5));
        const { code, errors } = await run("restore", broken, "--data", place);
        assert.equal(code, 2, `cut at ${cut}/5`);
        assert.match(errors, /nothing was changed/);
    }
    for (const at of [whole.indexOf("%PDF-") + 20, Math.floor(whole.length / 3)]) {
        const changed = Buffer.from(whole);
        changed[at] ^= 1;
        writeFileSync(broken, changed);
        const { code, errors } = await run("restore", broken, "--data", place);
        assert.equal(code, 2, `changed at ${at}`);
        assert.match(errors, /nothing was changed/);
    }
    assert.ok(readFileSync(join(place, "samverk.db")).equals(before_));
    assert.ok(!existsSync(join(place, "samverk.db.arriving")));
});

test("a file that is damaged or missing on disk is named by check and backup", async () => {
    const place = join(folder, "damaged");
    cpSync(data, place, { recursive: true });
    writeFileSync(path(place, contents[0]), "annat");
    assert.deepEqual(await run("check", "--data", place), { code: 1, output: `the file ${contents[0]} is damaged\n`, errors: "" });
    rmSync(path(place, contents[0]));
    const saved = await run("backup", join(folder, "of-damaged"), "--data", place);
    assert.equal(saved.code, 1);
    assert.match(saved.errors, new RegExp(`the file ${contents[0]} is missing`));
    assert.equal((await run("restore", join(folder, "of-damaged"), "--data", join(folder, "again"))).code, 0);
});

test("cleaning removes what nothing needs, and only that", async () => {
    const place = join(folder, "cleaned"), orphan = "a".repeat(64);
    cpSync(data, place, { recursive: true });
    cpSync(path(place, contents[0]), path(place, orphan));
    const { code, output } = await run("files", "clean", "--data", place);
    assert.equal(code, 0);
    assert.match(output, /^1 files that nothing needs removed/);
    assert.deepEqual(listed(place), contents);
});

test("an existing file is not written over", async () => {
    writeFileSync(join(folder, "mine"), "mitt");
    const { code, errors } = await run("backup", join(folder, "mine"), "--data", data);
    assert.equal(code, 2);
    assert.match(errors, /exists already/);
    assert.equal(readFileSync(join(folder, "mine"), "utf8"), "mitt");
});

test("check finds a log that somebody has altered, and says where", async () => {
    const place = join(folder, "altered");
    assert.equal((await run("restore", join(folder, "beside-a-server"), "--data", place)).code, 0);
    const database = new DatabaseSync(join(place, "samverk.db"));
    const { sequence } = database.prepare("SELECT sequence FROM activity WHERE actor <> '' ORDER BY sequence LIMIT 1").get();
    database.prepare("UPDATE activity SET actor = '' WHERE sequence = ?").run(sequence);
    database.close();
    const { code, output } = await run("check", "--data", place);
    assert.deepEqual({ code, output }, { code: 1, output: `activity ${sequence}: is not as it was written\n` });
});
