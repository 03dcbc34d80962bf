// Letters about benefits: the owner tells the year's figure from one, the controller confirms it from another, each once and without an
// account; a figure that was told anew voids the letter about the old one. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { letterTo, pathOf } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";

/// Changes the stopped program's database, as if time had passed.
function pass(data, sql) {
    const database = new DatabaseSync(join(data, readdirSync(data).find((name) => /\.(db|sqlite)$/.test(name))));
    database.exec(sql);
    database.close();
}

async function post(server, client, path, fields, from = "/sv/needs/new") {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from) }).toString();
    return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
}

async function json(client, path) {
    return JSON.parse((await client.send("GET", path, [["Accept", "application/json"]])).body);
}

test("the owner tells a figure from a letter, the controller confirms it from another, and only then it counts", async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    pass(world.data, "UPDATE benefits SET ask_next_at = 1 WHERE owner_email = 'mats@sampelbyhus.example'");
    let server = await startServer(program, world.data, world.serving);
    const stranger = new Client(server);
    try {
        const totals = async () => (await json(stranger, "/api/v1/benefits/totals")).total;
        assert.equal((await totals()).confirmed_benefits.social, 0);
        const asked = await letterTo(world.data, "mats@sampelbyhus.example", ({ subject }) => subject.startsWith("Hur gick det?")), report = pathOf(asked);
        assert.match(asked.text, /Du behöver inget konto/);
        for (let look = 0; look < 2; ++look) assert.equal((await stranger.send("GET", report, [])).status, 200, "looking uses the link up");
        assert.equal((await post(server, stranger, report, { year: "2025", figure: "många" }, report)).status, 422);
        const told = { year: "2025", figure: "22", measured_on: "2025-12-31", source: "Hyreslistan" };
        const both = await Promise.all([post(server, stranger, report, told, report), post(server, stranger, report, told, report)]);
        assert.deepEqual(both.map(({ status }) => status), [303, 303], "sent twice at once is one");
        assert.equal((await post(server, stranger, report, { ...told, figure: "23" })).status, 410, "it tells twice");
        assert.equal((await totals()).confirmed_benefits.social, 0, "it counts before anybody confirmed");

        const first = await letterTo(world.data, "controller@sampelby.example", ({ subject }) => subject.startsWith("Stämmer siffran?"));
        assert.match(first.text, /22 personer/);
        // Told anew by those who work with it: the first letter is about another figure.
        const anna = new Client(server);
        await anna.signIn(world.links.get("anna"));
        const { items } = await json(anna, "/api/v1/benefits?state=waiting&kind=social"), { project, benefit } = items[0];
        assert.equal((await post(server, anna, `/sv/benefits/${project}/${benefit}/value`, { ...told, figure: "24" })).status, 303);
        const second = await letterTo(world.data, "controller@sampelby.example", ({ text }) => text.includes("24 personer"));
        assert.equal((await stranger.send("GET", pathOf(first), [])).status, 410);
        assert.equal((await post(server, stranger, pathOf(first), { answer: "yes", comment: "" })).status, 410);

        const link = pathOf(second);
        assert.equal((await stranger.send("GET", link, [])).status, 200);
        assert.equal((await post(server, stranger, link, { answer: "no", comment: "" }, link)).status, 422, "a no needs its reason");
        assert.equal((await post(server, stranger, link, { answer: "yes", comment: "" }, link)).status, 303);
        assert.equal((await post(server, stranger, link, { answer: "yes", comment: "" })).status, 303, "sent twice is not sent");
        assert.equal((await post(server, stranger, link, { answer: "no", comment: "Nej." })).status, 410, "it answers twice");
        assert.equal((await totals()).confirmed_benefits.social, 1);
        const page = await stranger.send("GET", `/sv/benefits/${project}`, []);
        assert.match(page.body, /Bekräftad av Verksamhetscontrollern/);
        assert.doesNotMatch(page.body, /controller@sampelby/);
    } finally {
        await server.stop();
        removeFolder(join(world.data, ".."));
    }
});
