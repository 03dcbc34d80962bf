// What was weeded is looked for everywhere: pages, search, API, feeds, exports, record, and the bytes of every file that is kept.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { becomes } from "../becomes.mjs";
import { Client } from "../cases_runner/client.mjs";
import { runProgram, startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
/// Parts of words that stand nowhere else: in the title, the story, the story as it was before, names, addresses, a question, a report.
const traces = ["kvarnsten", "zebrahus", "violettblad", "bortagen", "skymningsfr", "lindormspr"];
const clients = new Map();
let world, data, server, organisation, need, weeding;

const run = (...words) => runProgram(program, words);
const database = (work) => {
    const opened = new DatabaseSync(join(data, "samverk.db"));
    try {
        return work(opened);
    } finally {
        opened.close();
    }
};

async function start() {
    server = await startServer(program, data);
    for (const client of clients.values()) client.server = server;
}

async function stop() {
    for (const client of clients.values()) client.close();
    assert.equal(await server.stop(), undefined);
}

/// A person's browser; nobody's without a name.
async function browser(name = "visitor") {
    if (!clients.has(name)) {
        clients.set(name, new Client(server));
        if (name !== "visitor") await clients.get(name).signIn(world.links.get(name));
    }
    return clients.get(name);
}

async function get(path, name) {
    return (await browser(name)).send("GET", path);
}

/// Asks again until the body is right: lists follow the log a moment behind.
const until = (path, isRight) => becomes(async () => (await get(path)).body, isRight, (body) => `${path} never became right: ${body.slice(0, 20000)}`);

/// Sends a form that stands on the page `from`; the reply must have this status.
async function post(name, path, from, fields, status = 303) {
    const client = await browser(name);
    const body = new URLSearchParams([...Object.entries(fields), ["form_token", await client.formToken(from)]]).toString();
    const reply = await client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
    assert.equal(reply.status, status, `${path}: ${reply.body.slice(0, 3000)}`);
    return reply;
}

/// How often the traces stand in the bytes of the files below a folder, by file.
function tracesIn(folder, without = []) {
    const found = {};
    for (const one of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        const path = join(one.parentPath, one.name), name = path.slice(folder.length + 1);
        if (!one.isFile() || without.some((left) => name.startsWith(left))) continue;
        const bytes = readFileSync(path).toString("latin1").toLowerCase();
        const here = traces.filter((trace) => bytes.includes(trace));
        if (here.length > 0) found[name] = here;
    }
    return found;
}

/// A zip's files as text, by its directory.
function unzipped(bytes) {
    const texts = [], end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
    for (let at = bytes.readUInt32LE(end + 16); bytes.readUInt32LE(at) === 0x02014b50;) {
        const method = bytes.readUInt16LE(at + 10), size = bytes.readUInt32LE(at + 20), local = bytes.readUInt32LE(at + 42);
        const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28), content = bytes.subarray(begin, begin + size);
        texts.push((method === 8 ? inflateRawSync(content) : content).toString());
        at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return texts.join("\n");
}

/// A need with everything that can be beside one, told six years ago.
before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    data = copyOf(world).data;
    await start();
    organisation = /value="(\w{26})"[^>]*>Sampelby kommun/.exec((await get("/sv/needs/new")).body)[1];
    const told = { title: "Kvarnstensgubben knarrar", story: "Det hörs ända till Violettbladets hörna.", organisation, language: "sv", how_often: "weekly", sender_name: "Berit Bortagen", email: "berit.bortagen@example.org", key: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" };
    const receipt = await post("visitor", "/sv/needs/send", "/sv/needs/new", told, 200);
    const code = /value="(\w{4}-\w{4}-\w{4}-\w{4})"/.exec(receipt.body)[1];
    await post("visitor", "/sv/needs/claim/act", "/sv/needs/claim", { ...told, story: "Det hörs ända in på Zebrahusets gård.", code, act: "correct" }, 200);
    need = /\/sv\/needs\/desk\/(\w{26})"[^>]*>Kvarnstens/.exec((await get("/sv/needs/desk", "karin")).body)[1];
    const desk = `/sv/needs/desk/${need}`;
    await post("karin", `${desk}/ask`, `${desk}/ask`, { email: "kollega.bortagen@sampelby.example", question: "Är det en skymningsfråga?" });
    const version = /name="version" value="(\d+)"/.exec((await get(desk, "karin")).body)[1];
    await post("karin", desk, desk, { act: "answer", version, state: "declined", reason: "Kvarnstensgubben bor inte här.", publish: "yes" });
    await post("maja", `/sv/follow/need/${need}`, `/sv/follow/need/${need}`, { way: "at_once" });
    await post("visitor", `/sv/report/need/${need}`, `/sv/report/need/${need}`, { reason: "other", words: "Det är lindormsprat.", email: "anmalare.bortagen@example.org", key: "bbcdefghijklmnopqrstuvwxyz0123456789ABCDEFG" }, 200);
    const matter = /\/sv\/moderation\/(\w{26})"/.exec((await get("/sv/moderation", "karin")).body)[1];
    await post("karin", `/sv/moderation/${matter}`, `/sv/moderation/${matter}`, { act: "left", because: "allowed", version: "1" });
    // Pages that are kept in memory, and words that search has learnt.
    for (const path of [`/sv/needs/${need}/kvarnstensgubben-knarrar`, "/sv/needs", "/sv/needs.atom", `/api/v1/needs/${need}`, "/sv/search?q=kvarnstensgubben"])
        await until(path, (body) => body.includes("Kvarnstensgubben knarrar"));
    const people = `/sv/administration/${organisation}`, anna = /\/people\/(\w{26})">Anna/.exec((await get(people, "karin")).body)[1];
    await post("karin", `${people}/people/${anna}`, `${people}/people/${anna}`, { act: "give", role: "coordinator" });
    await stop();
    const years = 6 * 366 * 86_400_000_000;
    database((opened) => {
        opened.prepare("UPDATE needs SET updated_at = updated_at - ? WHERE id = ?").run(years, need);
        opened.prepare("UPDATE moderation_matters SET decided_at = decided_at - ? WHERE subject = ?").run(years, need);
        // A month after a letter its row is gone, and with it the address.
        opened.exec("PRAGMA secure_delete = ON; DELETE FROM outbox");
    });
    assert.deepEqual(tracesIn(data, ["mail", "index"])["samverk.db"], traces, "the test looks in vain for what is there");
    // Letters lie in a folder only where no mail server is set; they are the receivers'.
    rmSync(join(data, "mail"), { recursive: true });
    await start();
});

after(() => stop());

test("one proposes, and the same person cannot carry it out in another window either", async () => {
    const rule = `/sv/administration/${organisation}/retention/need_settled`;
    assert.match((await get(rule, "karin")).body, /Kvarnstensgubben knarrar/);
    const proposed = await post("karin", rule, rule, { act: "propose", decision: "KS 2026/00007 § 12", decided_on: "2026-01-15", covers: "Behov från tiden före 2021" });
    weeding = proposed.headers.location.split("?")[0];
    const both = await Promise.all([1, 2, 3, 4].map(() => post("karin", weeding, weeding, { act: "carry_out" }, 409)));
    assert.ok(both.every(({ body }) => body.includes("Du har själv föreslagit gallringen")));
    assert.equal((await get(`/sv/needs/desk/${need}`, "karin")).status, 200);
});

test("another carries it out, and no page, feed, export or answer for programs has a word of it", async () => {
    await post("anna", weeding, weeding, { act: "carry_out" });
    await until("/sv/needs", (body) => !body.includes("Kvarnsten"));
    const places = [["/sv/needs"], ["/sv/needs.atom"], ["/sv/search?q=kvarnstensgubben"], ["/sv/search?q=zebrahus"], ["/api/v1/needs?limit=200"], ["/api/v1/export/needs.jsonl"], ["/api/v1/export/needs.csv"],
        ["/sv/needs/desk?show=all", "karin"], ["/sv/moderation?show=all", "karin"], [`/sv/record?organisation=${organisation}`, "karin"], ["/sv/account/notifications", "maja"], [weeding, "anna"], ["/sv/record", "lena"],
        [`/sv/search/suggest?q=kvarnst`], [`/sv/administration/${organisation}/retention`, "karin"]];
    for (const [path, name] of places) {
        const reply = await get(path, name);
        // What was asked for stands in the search box.
        const body = reply.body.toLowerCase().replaceAll(/kvarnstensgubben(?=")|zebrahus(?=")/g, "").replaceAll(/[”“"]\s*(kvarnstensgubben|zebrahus)\s*[”“"]/g, "");
        const there = traces.filter((trace) => body.includes(trace) && !path.includes(`q=${trace}`));
        assert.deepEqual(there, [], `${path} as ${name ?? "a visitor"}`);
    }
    for (const path of [`/sv/needs/${need}/kvarnstensgubben-knarrar`, `/api/v1/needs/${need}`, `/sv/report/need/${need}`]) assert.equal((await get(path)).status, 404, path);
    assert.equal((await get(`/sv/needs/desk/${need}`, "karin")).status, 404);
    const record = await post("karin", `/sv/record/file?organisation=${organisation}`, "/sv/record", {}, 200);
    assert.match(record.body, /weeding\.weeded/);
    assert.deepEqual(traces.filter((trace) => record.body.toLowerCase().includes(trace)), []);
});

test("who worked with it, and who followed it, has nothing of it among their own data", async () => {
    for (const name of ["karin", "maja"]) {
        const client = await browser(name), token = await client.formToken("/sv/account/data");
        const reply = await fetch(`${server.url}/sv/account/data/file`, { method: "POST", redirect: "manual", body: new URLSearchParams({ form_token: token }),
            headers: { Cookie: [...client.cookies].map((pair) => pair.join("=")).join("; "), Origin: server.url, "Sec-Fetch-Site": "same-origin" } });
        assert.equal(reply.status, 200, name);
        const everything = unzipped(Buffer.from(await reply.arrayBuffer())).toLowerCase();
        assert.ok(everything.includes("activity"), name);
        assert.deepEqual(traces.filter((trace) => everything.includes(trace)), [], name);
    }
});

test("not a word is left in the bytes of the database, and of the index once it is made anew", async () => {
    const rebuilt = await run("index", "rebuild", "--data", data);
    assert.equal(rebuilt.code, 0, rebuilt.errors);
    await stop();
    assert.deepEqual(tracesIn(data, ["mail"]), {});
    const checked = await run("check", "--data", data);
    assert.match(checked.output, /^sound\nlog \d+ [0-9a-f]{64}\n$/, checked.output);
    await start();
});

test("a backup that is made afterwards holds none of it, and the protocol stays", async () => {
    const backup = join(data, "..", "backup");
    assert.equal((await run("backup", backup, "--data", data)).code, 0);
    assert.deepEqual(traces.filter((trace) => readFileSync(backup).toString("latin1").toLowerCase().includes(trace)), []);
    const protocol = (await get(weeding, "karin")).body;
    for (const part of ["KS 2026/00007 § 12", "Karin Koordinator", "Anna Bidragare", need, "Gallringsprotokoll"]) assert.ok(protocol.includes(part), part);
});
