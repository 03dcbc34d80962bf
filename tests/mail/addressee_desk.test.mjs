// An addressee's desk, by the link in a letter to a registry: acknowledged, asked back, answered; what somebody else wrote is taken away, and the answer with it.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { unescaped } from "../cases_runner/expect.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { letterTo, pathOf } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
const registry = "registrator@inspektionen.example";
let world, server, karin, visitor, way, desk;

async function post(client, path, fields, from) {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from) }).toString();
    return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
}

const write = (fields) => post(new Client(server), desk, { signed: "Eva, enheten för nät", ...fields }, desk);
const page = async (path, client = visitor) => unescaped((await client.send("GET", path, [])).body);

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    server = await startServer(program, world.data, world.serving);
    visitor = new Client(server);
    karin = new Client(server);
    await karin.signIn(world.links.get("karin"));
    const barrier = /\/sv\/barriers\/(\w{26})\/hamnen/.exec((await visitor.send("GET", "/sv/barriers", [])).body)[1];
    way = `/sv/barriers/${barrier}/way`;
    const sent = await post(karin, `${way}/escalate`, { addressee: "energimarknadsinspektionen", asked: "Ändra taxan.", sent_on: "2026-01-12", our_number: "KS 2026/7", email: registry }, `${way}/escalate`);
    assert.equal(sent.status, 303, sent.body);
    const letter = await letterTo(world.data, registry);
    assert.match(letter.text, /Ändra taxan/);
    desk = pathOf(letter);
});

after(async () => {
    await server.stop();
    removeFolder(world.data);
});

test("the desk is open to whoever has the link, more than once, and kept by nobody in between", async () => {
    for (let visits = 0; visits < 2; visits += 1) {
        const reply = await new Client(server).send("GET", desk, []);
        assert.equal(reply.status, 200);
        assert.match(reply.headers["cache-control"], /no-store/);
        assert.match(reply.headers["referrer-policy"], /same-origin/);
        assert.match(unescaped(reply.body), /Ändra taxan\./);
    }
    assert.equal((await visitor.send("GET", `${desk.slice(0, -3)}aaa`, [])).status, 404);
});

test("what is wrong is said, and what was typed is kept", async () => {
    const reply = await write({ did: "answered", words: "", signed: "", link: "javascript:alert(1)" });
    assert.equal(reply.status, 422);
    const said = await write({ did: "acknowledged", words: "Vi <b>läser</b>." });
    assert.equal(said.status, 422);
    assert.match(said.body, /Vi &lt;b&gt;läser&lt;\/b&gt;\./);
    assert.match(unescaped(said.body), /Skriv ert diarienummer/);
    assert.doesNotMatch(await page(way), /enheten för nät/);
});

test("acknowledged with their number, asked back, and both are told", async () => {
    for (const fields of [{ did: "acknowledged", their_number: "Ei 2026-100" }, { did: "acknowledged", their_number: "Ei 2026-100" }, { did: "asked", words: "Vilken taxa?" }])
        assert.equal((await write(fields)).status, 303);
    const told = await page(way);
    assert.match(told, /Ei 2026-100/);
    assert.match(told, /mottaget, inget svar registrerat/);
    assert.match(told, /Vilken taxa\?/);
    assert.match(told, /Eva, enheten för nät, skrivet genom länken i brevet till mottagaren/);
    assert.equal(told.match(/Har fått frågan/g).length, 1);
    await letterTo(world.data, "karin@sampelby.example");
    const before = desk;
    const wrote = await post(karin, `${way}/words/1`, { words: "Den för landström." }, way);
    assert.equal(wrote.status, 303, wrote.body);
    assert.match(await page(way), /Den för landström\./);
    // The link of before is void; the new one is in a letter.
    assert.equal((await visitor.send("GET", before, [])).status, 410);
});

test("an answer is registered once; a second is refused, a comment stands beside it; what is taken away takes the answer with it", async () => {
    const sent = await post(karin, `${way}/escalate`, { addressee: "boverket", asked: "Och ni?", sent_on: "2026-01-13", email: "registrator@verket.example" }, `${way}/escalate`);
    assert.equal(sent.status, 303);
    desk = pathOf(await letterTo(world.data, "registrator@verket.example"));
    const answer = { did: "answered", answer: "rejected", words: "Det är inte vår fråga." };
    for (let times = 0; times < 2; times += 1) assert.equal((await write(answer)).status, 303);
    const second = await write({ did: "answered", answer: "accepted", words: "Jo." });
    assert.equal(second.status, 409);
    assert.match(unescaped(second.body), /Ett svar är redan registrerat/);
    assert.equal((await write({ did: "replied", words: "Se vår rapport." })).status, 303);
    const list = await page("/sv/addressees/boverket");
    assert.match(list, /går inte med på det/);
    assert.match(list, /Skrivet genom länken i brevet till mottagaren\./);
    const read = await page(way, karin), number = [...read.matchAll(/withdraw\/(\d+)"/g)].map(([, one]) => one)[0];
    assert.doesNotMatch(await page(way), /withdraw\//);
    assert.equal((await post(karin, `${way}/withdraw/${number}`, { x: "y" }, way)).status, 303);
    const after = await page("/sv/addressees/boverket");
    assert.match(after, /inget svar registrerat/);
    assert.doesNotMatch(await page(way), /Det är inte vår fråga/);
    assert.equal((await post(new Client(server), `${way}/withdraw/${number}`, { x: "y" }, "/sv/needs/new")).status, 403);
});
