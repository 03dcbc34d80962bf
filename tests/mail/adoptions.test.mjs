// Letters about spread: one a day to those who made it, with everything new; after twelve months one to those who use it, whose link
// answers once without signing in. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { letterTo, lettersIn, pathOf } from "./letters.mjs";

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

test("those who made it get one letter with everything new; those who use it are asked a year later, and answer once", async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    let server = await startServer(program, world.data, world.serving);
    const gustav = new Client(server);
    try {
        await gustav.signIn(world.links.get("gustav"));
        const granby = (await json(gustav, "/api/v1/adoptions?way=adapted")).items[0].organisation;
        // They had stopped, and begin again.
        const shared = (await json(gustav, "/api/v1/adoptions?standing=ended")).items[0].subject;
        const begun = await post(server, gustav, "/sv/adoptions/new", { kind: "project", subject: shared, place: granby, state: "in_use" });
        const id = /adoptions\/(\w{26})/.exec(begun.headers.location)[1];
        assert.deepEqual(lettersIn(world.data).filter(({ to }) => to === "karin@sampelby.example"), [], "a click is a letter");

        // The next round tells those who made it; a second one on the same day has nothing to add.
        for (let start = 0; start < 2; ++start) {
            await server.stop();
            server = await startServer(program, world.data, world.serving);
            const told = await letterTo(world.data, "karin@sampelby.example", ({ text }) => text.includes("Delat boende i Sampelby"));
            assert.match(told.text, /Granby kommun, används/);
        }
        assert.equal(lettersIn(world.data).filter(({ to }) => to === "karin@sampelby.example").length, 1);

        await server.stop();
        pass(world.data, `UPDATE adoptions SET ask_next_at = 1 WHERE id = '${id}'`);
        server = await startServer(program, world.data, world.serving);
        const asked = await letterTo(world.data, "gustav@granby.example", ({ subject }) => subject.startsWith("Används det fortfarande?"));
        assert.match(asked.text, /efter 12 månader/);
        const stranger = new Client(server), link = pathOf(asked);
        for (let look = 0; look < 2; ++look) assert.equal((await stranger.send("GET", link, [])).status, 200, "looking uses the link up");
        assert.equal((await post(server, stranger, link, { answer: "no", words: "" }, link)).status, 422);
        const no = { answer: "no", words: "Ingen ville hyra ut." };
        assert.equal((await post(server, stranger, link, no, link)).status, 303);
        assert.equal((await post(server, stranger, link, no)).status, 303, "sent twice is not sent");
        assert.equal((await post(server, stranger, link, { answer: "yes", words: "" })).status, 410, "it answers twice");
        const now = await json(stranger, `/api/v1/adoptions/${id}`);
        assert.equal(now.state, "abandoned");
        assert.equal(now.reason, "Ingen ville hyra ut.");
        assert.deepEqual(now.history.map(({ what }) => what).slice(-2), ["asked", "moved"]);
    } finally {
        await server.stop();
        removeFolder(join(world.data, ".."));
    }
});
