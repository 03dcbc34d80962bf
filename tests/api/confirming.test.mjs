// What is hard to undo asks who one is, unless that was shown lately: a session that somebody left open is not enough.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DatabaseSync } from "node:sqlite";
import { Person } from "../faults/bank.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
let world, server, karin;

/// Nobody has shown lately who they are.
function forgetWhoShowedThemselves() {
    const file = readdirSync(world.data).find((name) => /\.(db|sqlite)$/.test(name)), database = new DatabaseSync(join(world.data, file));
    database.exec("UPDATE sessions SET confirmed_at = 0");
    database.close();
}

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    const first = await startServer(program, world.data, world.serving), fresh = await Person.signIn(first, world.links.get("karin"));
    assert.equal((await fresh.get("/sv/account/email")).status, 200, "who has just signed in is not asked again");
    fresh.close();
    await first.stop();
    forgetWhoShowedThemselves();
    server = await startServer(program, world.data, world.serving);
    karin = new Person(server);
    karin.client.cookies = fresh.client.cookies;
});

after(async () => {
    karin?.close();
    await server?.stop();
    if (world) removeFolder(world.data);
});

for (const [method, path] of [
    ["GET", "/account/email"], ["POST", "/account/email"],
    ["POST", "/account/tokens"],
    ["GET", "/account/second-step"], ["POST", "/account/second-step"], ["POST", "/account/second-step/codes"], ["POST", "/account/second-step/off"],
    ["POST", "/account/data/file"], ["POST", "/account/data/leave"],
])
    test(`${method} ${path} is sent to where one shows who one is, and back`, async () => {
        const fields = { sure: "yes", email: "karin.ny@sampelby.example", name: "Ett program" };
        const reply = method === "GET" ? await karin.get(`/sv${path}`) : await karin.post(`/sv${path}`, fields, "/sv/account");
        assert.equal(reply.status, 303);
        assert.equal(reply.headers.location, `/sv/account/confirm?next=/sv${path}`);
        assert.match(reply.headers["cache-control"], /no-store/);
        assert.ok([200, 303].includes((await karin.get(`/sv${path}`)).status), "there is a page to come back to, or one that asks first");
    });

test("before a role is given, ended or offered by letter, people show again who they are", async () => {
    const sampelby = /value="(\w{26})"[^>]*>Sampelby kommun/.exec((await karin.get("/sv/needs/new")).body)[1], place = `/sv/administration/${sampelby}`;
    const anna = /\/people\/(\w{26})">Anna/.exec((await karin.get(place)).body)[1];
    const attempts = [[`${place}/invite`, { email: "bo@sampelby.example", role: "coordinator" }], [`${place}/people/${anna}`, { act: "give", role: "coordinator" }], [`${place}/people/${anna}`, { act: "end", role: "contributor" }]];
    for (const [path, fields] of attempts) {
        const reply = await karin.post(path, fields, "/sv/account");
        assert.equal(reply.headers.location, `/sv/account/confirm?next=${path}`);
        assert.ok([200, 303].includes((await karin.get(path)).status), "there is a page to come back to, or one that asks first");
    }
    const people = await karin.get(place);
    assert.match(people.body, /Anna Bidragare<\/a><\/th><td>Medarbetare<\/td>/);
    assert.doesNotMatch(people.body, /bo@sampelby.example/);
});

test("nothing of all that was done", async () => {
    const page = await karin.get("/sv/account");
    assert.equal(page.status, 200, "still signed in, and still a member");
    assert.match(page.body, /karin/i);
    assert.doesNotMatch((await karin.get("/sv/account/tokens")).body, /Ett program/);
});
