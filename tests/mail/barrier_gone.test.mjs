// A barrier is gone: each organisation gets a letter with a link that opens its questions one after another, each once.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { unescaped } from "../cases_runner/expect.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { letterTo, lettersIn, pathOf } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
let world, server, karin, visitor, barrier, way, project;

async function post(client, path, fields, from) {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from) }).toString();
    return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
}

const asJson = async (path) => JSON.parse((await visitor.send("GET", path, [])).body);
const page = async (path, client = visitor) => unescaped((await client.send("GET", path, [])).body);
const gone = { resolution: "removed", changed: "Taxan får räknas per kilowattimme.", kind: "law", rule: "ellagen 3 kap. 1 §", from: "2026-07-01" };

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    server = await startServer(program, world.data, world.serving);
    visitor = new Client(server);
    karin = new Client(server);
    await karin.signIn(world.links.get("karin"));
    barrier = /\/sv\/barriers\/(\w{26})\/hamnen/.exec((await visitor.send("GET", "/sv/barriers", [])).body)[1];
    way = `/sv/barriers/${barrier}/way`;
    const shown = await asJson(`/api/v1/barriers/${barrier}`);
    [project] = shown.projects;
    // Another project of the same organisation, so that one link asks more than once.
    const { items } = await asJson("/api/v1/projects?limit=50"), all = await Promise.all(items.map((one) => asJson(`/api/v1/projects/${one.id}`)));
    const another = all.find((one) => one.organisation === shown.organisation && one.id !== project);
    const added = await post(karin, `/sv/barriers/${barrier}/projects`, { act: "add", project: `/sv/projects/${another.id}/x` }, "/sv/needs/new");
    assert.equal(added.status, 303, added.body);
    const resolved = await post(karin, `${way}/resolve`, gone, `${way}/resolve`);
    assert.equal(resolved.status, 303, resolved.body);
});

after(async () => {
    await server.stop();
    removeFolder(world.data);
});

const asked = async () => JSON.parse((await visitor.send("GET", `/api/v1/barriers/${barrier}/now`, [])).body).asked;

test("the link asks one after another, each once, and what was typed wrong is kept", async () => {
    assert.ok(project, "the barrier stops a project");
    const letter = await letterTo(world.data, "karin@sampelby.example");
    assert.match(letter.text, /Taxan får räknas per kilowattimme/);
    const link = pathOf(letter), [own] = (await asked()).filter((one) => one.project === null);
    const mine = (await asked()).filter((one) => one.organisation === own.organisation);
    assert.ok(mine.length > 1);
    const opened = await new Client(server).send("GET", link, []);
    assert.equal(opened.status, 200);
    assert.match(opened.headers["cache-control"], /no-store/);
    const wrong = await post(new Client(server), link, { doing: "still_stopped", now_words: "Vi <b>väntar</b>.", project: "" }, link);
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /Vi &lt;b&gt;väntar&lt;\/b&gt;\./);
    for (const [index, one] of mine.entries()) {
        const last = index === mine.length - 1, fields = last ? { doing: "still_stopped", stops: "Kajen är hyrd." } : { doing: "resumes" };
        const said = await post(new Client(server), link, { ...fields, project: one.project ?? "" }, "/sv/needs/new");
        assert.equal(said.status, 303, said.body);
        if (!last) {
            // A colleague's other answer to the same question is not lost unseen; the same once more is thanked for.
            const other = await post(new Client(server), link, { doing: "dropped", project: one.project ?? "" }, "/sv/needs/new");
            assert.equal(other.status, 409);
            assert.match(other.body, /ditt svar sparades inte/);
            assert.equal((await post(new Client(server), link, { ...fields, project: one.project ?? "" }, "/sv/needs/new")).status, 303);
        }
        assert.match(said.headers.location, last ? /\/barriers\/now\/thanks\?barrier=\w{26}&still=yes$/ : /\?done=yes$/);
        if (last) {
            assert.match(await page(said.headers.location), /Rapportera det som stoppar/);
            // A form that was sent twice says thanks; another answer does not.
            assert.equal((await post(new Client(server), link, { ...fields, project: one.project ?? "" }, "/sv/needs/new")).status, 303);
            assert.equal((await post(new Client(server), link, { doing: "dropped", project: one.project ?? "" }, "/sv/needs/new")).status, 410);
        }
    }
    assert.equal((await visitor.send("GET", link, [])).status, 410);
    const now = (await asked()).filter((one) => one.organisation === own.organisation);
    assert.deepEqual(now.map((one) => one.doing).sort(), mine.map((_, index) => (index === mine.length - 1 ? "still_stopped" : "resumes")).sort());
    assert.match(await page(way), /Det som stoppar: Kajen är hyrd\./);
});

test("a link opens nothing once the barrier is back", async () => {
    const before = (await letterTo(world.data, "karin@sampelby.example")).links[0];
    const moved = await post(karin, `${way}/move`, { move: "reopen", note: "Det gäller ändå inte oss." }, `${way}/move`);
    assert.equal(moved.status, 303);
    const again = await post(karin, `${way}/resolve`, gone, `${way}/resolve`);
    assert.equal(again.status, 303);
    // Asked anew: everybody's earlier answer belongs to the round before.
    assert.ok((await asked()).every((one) => one.doing === null && one.version === 0));
    const letter = await letterTo(world.data, "karin@sampelby.example", (one) => one.links[0] !== before);
    const back = await post(karin, `${way}/move`, { move: "reopen", note: "Igen." }, `${way}/move`);
    assert.equal(back.status, 303);
    assert.equal((await visitor.send("GET", pathOf(letter), [])).status, 410);
});

test("who has not answered is reminded once, and only while it is gone", async () => {
    const resolved = await post(karin, `${way}/resolve`, gone, `${way}/resolve`);
    assert.equal(resolved.status, 303);
    const reminding = ({ subject }) => subject.startsWith("Påminnelse: vad gör ni nu"), count = () => lettersIn(world.data).filter(reminding).length;
    const first = pathOf(await letterTo(world.data, "karin@sampelby.example"));
    await server.stop();
    // As if three weeks had passed: the rounds before this one are over, and nobody is asked about them.
    const database = new DatabaseSync(join(world.data, readdirSync(world.data).find((name) => /\.(db|sqlite)$/.test(name))));
    database.exec("UPDATE barrier_now_asked SET asked_at = 1");
    database.close();
    server = await startServer(program, world.data, world.serving);
    visitor = new Client(server);
    const letter = await letterTo(world.data, "karin@sampelby.example", reminding);
    assert.equal((await visitor.send("GET", first, [])).status, 410);
    assert.equal((await visitor.send("GET", pathOf(letter), [])).status, 200);
    const sent = count();
    await server.stop();
    server = await startServer(program, world.data, world.serving);
    visitor = new Client(server);
    assert.ok((await asked()).every((one) => one.reminded));
    assert.equal(count(), sent);
});
