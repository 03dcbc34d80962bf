// Letters to a decider who is away go to the deputy, whose link is good while they stand in and says for whom they decided.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
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

/// Works with the stopped program's database, as if time had passed.
function inDatabase(data, work) {
    const database = new DatabaseSync(join(data, readdirSync(data).find((name) => /\.(db|sqlite)$/.test(name))));
    try {
        return work(database);
    } finally {
        database.close();
    }
}

async function post(server, client, path, fields, from = "/sv/needs/new") {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from) }).toString();
    return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
}

const page = async (client, path) => client.send("GET", path, [["Accept", "text/html"]]);

test("a decider who is away is reminded at the deputy's, whose link ends when the decider is back", async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    let server = await startServer(program, world.data, world.serving), clients = [];
    const signedIn = async (person) => {
        const client = new Client(server);
        clients.push(client);
        await client.signIn(world.links.get(person));
        return client;
    };
    /// The decision that waits is due in a few days, and nobody has been reminded.
    const again = async (changes) => {
        clients.forEach((one) => one.close());
        await server.stop();
        inDatabase(world.data, changes);
        server = await startServer(program, world.data, world.serving);
        clients.forEach((one) => { one.server = server; });
    };
    const due = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const unreminded = (database) => database.exec(`UPDATE innovation_gates SET due = '${due}', asked_at = 1, reminded_at = 0 WHERE state = 'waiting' AND decider_email = 'karin@sampelby.example'`);
    const asksTheDeputy = ({ subject }) => subject.startsWith("Du ersätter: beslut");
    try {
        const karin = await signedIn("karin"), siv = await signedIn("siv");
        const form = (await page(karin, "/sv/account/absence")).body, deputy = /value="(\w{26}:\w{26})"[^>]*>Siv Samordnare/.exec(form)[1];
        const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
        const away = async () => {
            const made = await post(server, karin, "/sv/account/absence", { from: today, last: due, deputy });
            const absence = /absence\/(\w{26})/.exec(made.headers.location)[1];
            assert.equal((await post(server, siv, `/sv/account/standing-in/${absence}`, { answer: "yes" })).status, 303);
            return absence;
        };
        const absence = await away();
        await again(unreminded);
        const letter = await letterTo(world.data, "siv@sampelby.example", asksTheDeputy);
        assert.match(letter.text, /Karin Koordinator är frånvarande och du ersätter/);
        assert.deepEqual(lettersIn(world.data).filter(({ to, subject }) => to === "karin@sampelby.example" && /beslut behövs/i.test(subject)), [], "the one who is away was reminded too");
        const stranger = new Client(server);
        clients.push(stranger);
        assert.match((await page(stranger, pathOf(letter))).body, /Du ersätter Karin Koordinator/);
        assert.equal((await post(server, karin, `/sv/account/absence/${absence}`, {})).status, 303);
        assert.equal((await page(stranger, pathOf(letter))).status, 410, "the deputy's link outlives the absence");

        await away();
        await again(unreminded);
        const second = await letterTo(world.data, "siv@sampelby.example", (one) => asksTheDeputy(one) && pathOf(one) !== pathOf(letter));
        const decided = await post(server, stranger, pathOf(second), { outcome: "pause", kind: "internal", reason: "Vi väntar på de boende.", visibility: "public", lesson: "Tålamod." }, pathOf(second));
        assert.equal(decided.status, 303, decided.body);
        const row = inDatabase(world.data, (database) => database.prepare("SELECT project, number, decided_by_deputy FROM innovation_gates WHERE reason = 'Vi väntar på de boende.'").get());
        assert.equal(row.decided_by_deputy, 1);
        assert.match((await page(stranger, `/sv/innovation/${row.project}/gates/${row.number}`)).body, /Siv Samordnare \(för Karin Koordinator, innovationssamordnare, som är frånvarande\)/);
        assert.equal((await page(stranger, pathOf(second))).status, 410);
    } finally {
        clients.forEach((one) => one.close());
        await server.stop();
        removeFolder(world.data);
    }
});
