// The map of who uses something: those whose municipality is known stand on it, the others are told in words; without a script.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";

test("who uses it stands on the land where their municipality is, in the years in which they did", async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    const database = new DatabaseSync(join(world.data, "samverk.db"));
    const place = database.prepare("UPDATE organisations SET municipality_code = ?, county_code = ?, country = 'SE' WHERE name = ?");
    place.run("1490", "14", "Granby kommun");
    place.run("1480", "14", "Sampelby kommun");
    database.close();
    const server = await startServer(program, world.data, world.serving);
    try {
        const visitor = new Client(server);
        const { items } = JSON.parse((await visitor.send("GET", "/api/v1/adoptions?way=adapted", [])).body);
        const page = async (more) => (await visitor.send("GET", `/sv/spread/project/${items[0].subject}${more}`, [])).body;
        const now = await page("");
        assert.equal([...now.matchAll(/<circle class="map-point/g)].length, 2);
        assert.match(now, /<circle class="map-point is-origin" cx="\d+" cy="\d+" r="190"><title>Sampelby kommun/);
        assert.match(now, /<circle class="map-point" cx="\d+" cy="\d+" r="190"><title>Granby kommun/);
        assert.match(now, /1 av dem har ingen plats på kartan/);
        assert.match(now, /Regionalt: används av 1/);
        assert.doesNotMatch(await page("?year=2025"), /har ingen plats på kartan/);
        assert.doesNotMatch(now, /https?:\/\/(?!127\.0\.0\.1|samverk\.example)[^"]*\.(png|svg|pbf)/);
    } finally {
        const wrong = await server.stop();
        removeFolder(world.data);
        assert.ok(!wrong, wrong);
    }
});
