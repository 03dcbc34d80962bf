// Letters to somebody without an account: their link opens what they told once, a code does so afterwards, and no address opens
// anything for good. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { Person } from "../faults/bank.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";
import { letterTo, lettersIn, pathOf } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk", address = "berit@example.org";
let copy, server, karin, berit, stranger, need;

before(async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    copy = copyOf(world);
    server = await startServer(program, copy.data, world.serving);
    karin = await Person.signIn(server, world.links.get("karin"));
    [berit, stranger] = [new Person(server), new Person(server)];
    const { body } = await berit.get("/sv/needs/new");
    const organisation = /value="(\w{26})"[^>]*>Sampelby kommun/.exec(body)[1];
    const told = { title: "Grinden vid lekplatsen står öppen", story: "Små barn kan springa ut på vägen.", organisation, language: "sv", how_often: "daily", email: address };
    const sent = await berit.post("/sv/needs/send", told, "/sv/needs/new");
    assert.equal(sent.status, 200, sent.body);
    need = /\/sv\/needs\/desk\/(\w{26})"[^>]*>Grinden/.exec((await karin.get("/sv/needs/desk")).body)[1];
});
after(async () => {
    for (const one of [karin, berit, stranger]) one?.close();
    const wrong = await server.stop();
    copy.remove();
    assert.equal(wrong, undefined);
});

const page = () => `/sv/needs/desk/${need}`;
const version = async () => /name="version" value="(\d+)"/.exec((await karin.get(page())).body)[1];

/// Karin answers; gives the path of the letter's link.
async function answered(reason, to = address) {
    const { body } = await karin.get(page()), state = /name="state"[^>]*value="in_progress"/.test(body) ? "in_progress" : "declined";
    const reply = await karin.post(page(), { act: "answer", version: await version(), state, reason, publish: "yes" });
    assert.equal(reply.status, 303, reply.body);
    return pathOf(await letterTo(copy.data, to, ({ text }) => text.includes(reason)));
}
const codeIn = ({ body }) => /Spara koden (\w{4}-\w{4}-\w{4}-\w{4})/.exec(body)?.[1];

/// As if the link had been used an hour ago.
function useLongAgo(path) {
    const database = new DatabaseSync(join(copy.data, "samverk.db"));
    const { changes } = database.prepare("UPDATE letter_links SET used_at = used_at - 3600000000 WHERE purpose = 'ideas.follow' AND used_at > 0").run();
    database.close();
    assert.ok(changes > 0, `no used link as ${path}`);
}

test("the link opens the sender's page once, whoever looks before; pressing twice gives the same code, which opens it from then on", async () => {
    const link = await answered("Grinden får en fjäder.");
    assert.match(link, /^\/sv\/needs\/letter\/[\w-]{43}$/);
    for (let looks = 0; looks < 2; ++looks) {
        const looked = await stranger.get(link);
        assert.deepEqual([looked.status, looked.headers["cache-control"], looked.body.includes("Små barn")], [200, "no-store", false]);
    }
    const opened = await berit.post(link, {}), again = await berit.post(link, {});
    assert.deepEqual([opened.status, again.status], [200, 200]);
    assert.match(opened.body, /Små barn kan springa/);
    const code = codeIn(opened);
    assert.equal(codeIn(again), code);
    const later = await berit.post("/sv/needs/claim", { code });
    assert.match(later.body, /Små barn kan springa/);

    useLongAgo(link);
    for (const reply of [await stranger.get(link), await stranger.post(link, {}, "/sv/needs/claim")]) {
        assert.equal(reply.status, 410);
        assert.doesNotMatch(reply.body, /Små barn/);
    }
    assert.match((await berit.post("/sv/needs/claim", { code })).body, /Små barn kan springa/, "the code stays");
});

test("who comes too late gets a new letter to the address that was given, and to no other", async () => {
    const link = await answered("Fjädern är beställd.");
    await berit.post(link, {});
    useLongAgo(link);
    const asked = await stranger.post(link, { act: "letter" }, "/sv/needs/claim");
    assert.equal(asked.status, 200);
    assert.match(asked.body, /kommer ett nytt brev dit/);
    const fresh = pathOf(await letterTo(copy.data, address, ({ subject }) => subject.startsWith("En ny länk")));
    assert.notEqual(fresh, link);
    const opened = await berit.post(fresh, {});
    assert.match(opened.body, /Små barn kan springa/);

    const moved = await berit.post("/sv/needs/claim/act", { act: "sender", code: codeIn(opened), sender_name: "", email: "ny@example.org" }, "/sv/needs/claim");
    assert.equal(moved.status, 200);
    const before = lettersIn(copy.data).length, late = await stranger.post(link, { act: "letter" }, "/sv/needs/claim");
    assert.equal(late.status, 404, "links to the old address are gone with it");
    await answered("Fjädern sitter på plats.", "ny@example.org");
    assert.deepEqual(lettersIn(copy.data).slice(before).map(({ to }) => to), ["ny@example.org"]);
});

test("a link that is not used ends when the sender wants letters elsewhere, and one that nobody made opens nothing", async () => {
    const link = await answered("Nu stänger den sig själv.", "ny@example.org"), used = await answered("Titta gärna efter.", "ny@example.org");
    const code = codeIn(await berit.post(used, {}));
    await berit.post("/sv/needs/claim/act", { act: "sender", code, sender_name: "", email: "" }, "/sv/needs/claim");
    assert.equal((await stranger.get(link)).status, 404);
    assert.equal((await stranger.post(link, {}, "/sv/needs/claim")).status, 404);
    assert.equal((await stranger.get(`/sv/needs/letter/${"a".repeat(43)}`)).status, 404);
});
