// Letters about an organisation with a host name of its own lead there; about others, to the site.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Person } from "../faults/bank.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";
import { letterTo } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
let copy, server, karin, gustav, visitor, sampelby, granby, siteHost;

before(async () => {
    const world = await makeWorld(program, "tests/worlds/own_host");
    copy = copyOf(world);
    server = await startServer(program, copy.data, world.serving);
    siteHost = new URL(server.url).host;
    [karin, gustav] = await Promise.all(["karin", "gustav"].map((name) => Person.signIn(server, world.links.get(name))));
    visitor = new Person(server);
    const { body } = await karin.get("/sv/needs/new");
    [sampelby, granby] = ["Sampelby kommun", "Granby kommun"].map((name) => new RegExp(`value="(\\w{26})"[^>]*>${name}`).exec(body)[1]);
    const face = `/sv/administration/${sampelby}/face`;
    assert.equal((await karin.post(face, { version: "0", accent: "#004d40", own_site: "yes" })).status, 303);
});
after(async () => {
    for (const one of [karin, gustav, visitor]) one?.close();
    const wrong = await server.stop();
    copy.remove();
    assert.equal(wrong, undefined);
});

const host = (letter) => new URL(letter.links[0]).hostname;

async function invite(who, organisation, email) {
    const page = `/sv/administration/${organisation}/invite`;
    const reply = await who.post(page, { email, role: "contributor" });
    assert.equal(reply.status, 303, reply.body.replace(/<[^>]+>/g, " ").slice(0, 1500));
    return letterTo(copy.data, email);
}

test("an invitation leads to the organisation's own site, and works there", async () => {
    const letter = await invite(karin, sampelby, "ny@sampelby.example");
    assert.equal(host(letter), "behov.sampelby.example");
    assert.ok(letter.links.every((link) => /^https?:\/\/behov\.sampelby\.example[:/]/.test(link)), `${letter.links}`);
    const { pathname } = new URL(letter.links[0]), there = await visitor.client.send("GET", pathname, [["Host", `behov.sampelby.example:${server.port}`]]);
    assert.equal(there.status, 200);
});

test("one of an organisation without leads to the site", async () => {
    assert.equal(new URL((await invite(gustav, granby, "ny@granby.example")).links[0]).host, siteHost);
});

test("what reaches a threshold leads the one who decides to the organisation's own site", async () => {
    const threshold = `/sv/administration/${sampelby}/threshold`;
    assert.equal((await karin.post(threshold, { act: "set", who: "Kommunstyrelsen", address: "ks@sampelby.example", supports: "1" })).status, 303);
    const told = await karin.post("/sv/needs/send", { title: "Bänk vid skolan", story: "Det finns ingen.", organisation: sampelby, language: "sv" }, "/sv/needs/new");
    const need = /needs\/mine\/(\w{26})/.exec(told.body)[1];
    assert.equal((await karin.post(`/sv/support/need/${need}`, { act: "give" })).status, 303);
    assert.equal(host(await letterTo(copy.data, "ks@sampelby.example")), "behov.sampelby.example");
});
