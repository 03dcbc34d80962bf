// Whoever has left the organisation decides nothing there by an old letter. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { letterTo, pathOf } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";

async function post(server, client, path, fields, from) {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from) }).toString();
    return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
}

test("the letter of a decider who has left leads nowhere, and decides nothing", async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    let server = await startServer(program, world.data, world.serving);
    try {
        const lena = new Client(server);
        await lena.signIn(world.links.get("lena"));
        const project = /\/sv\/innovation\/(\w{26})">Delat boende/.exec((await lena.send("GET", "/sv/innovation?what=now&step=test", [])).body)[1];
        const place = `/sv/innovation/${project}/gates/5`;
        const named = await post(server, lena, place, { act: "another", decider_name: "Anna Bidragare", decider_role: "utvecklare", decider_email: "anna@sampelby.example" }, place);
        assert.equal(named.status, 303, named.body);
        const link = pathOf(await letterTo(world.data, "anna@sampelby.example"));
        assert.equal((await new Client(server).send("GET", link, [])).status, 200);
        await server.stop();
        const database = new DatabaseSync(join(world.data, "samverk.db"));
        database.exec("DELETE FROM member_roles WHERE member = (SELECT id FROM members WHERE email = 'anna@sampelby.example')");
        database.close();
        server = await startServer(program, world.data, world.serving);
        const stranger = new Client(server);
        assert.equal((await stranger.send("GET", link, [])).status, 410);
        const decided = await post(server, stranger, link, { outcome: "stop", kind: "internal", reason: "Nej.", lesson: "Ingen.", visibility: "public" }, "/sv/needs/new");
        assert.equal(decided.status, 410);
        assert.doesNotMatch((await stranger.send("GET", place, [])).body, /Nej\./);
    } finally {
        await server.stop();
        removeFolder(world.data);
    }
});
