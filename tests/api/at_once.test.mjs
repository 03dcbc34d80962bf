// The same form sent two hundred times at once: one row, and a clear answer to each. SAMVERK_PROGRAM names the program; without
// it build/release/samverk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { letterTo, pathOf } from "../mail/letters.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk", times = 200;
/// Done, or done before, or refused in words; turned away with word of when to come again.
const clear = [200, 303, 404, 409, 410, 422, 429, 503];
let world, copy, server, organisation;
const people = new Map();

/// Anna, Karin … each signed in once; nobody: a visitor.
async function personCalled(name) {
    if (!people.has(name)) {
        const client = new Client(server);
        if (name !== "nobody") await client.signIn(world.links.get(name));
        people.set(name, client);
    }
    return people.get(name);
}

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    copy = copyOf(world);
    server = await startServer(program, copy.data, [...world.serving, ...copy.where]);
    organisation = /value="(\w{26})"[^>]*>Sampelby kommun/.exec((await (await personCalled("nobody")).send("GET", "/sv/needs/new")).body)[1];
});

after(async () => {
    people.forEach((client) => client.close());
    await server?.stop();
    copy?.remove();
});

function headersOf({ url }) {
    return [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", url], ["Sec-Fetch-Site", "same-origin"], ["Accept", "text/html"]];
}

async function sent(client, path, fields, from) {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from ?? path) }).toString();
    return client.send("POST", path, headersOf(server), body);
}

/// Sends the form from so many connections of one browser, all at once; gives the answers that were not turned away.
async function allAtOnce(name, path, fields, from = path) {
    const person = await personCalled(name), body = new URLSearchParams({ ...fields, form_token: await person.formToken(from) }).toString();
    const clients = Array.from({ length: times }, () => Object.assign(new Client(server), { cookies: new Map(person.cookies) }));
    // Each has its connection before anybody sends.
    await Promise.all(clients.map((client) => client.send("GET", "/healthz")));
    const answers = await Promise.all(clients.map((client) => client.send("POST", path, headersOf(server), body)));
    clients.forEach((client) => client.close());
    for (const { status, headers, body: page } of answers) {
        assert.ok(clear.includes(status), `${path} was answered ${status}: ${page.slice(0, 300)}`);
        if (status === 503 || status === 429) assert.ok(headers["retry-after"], "whoever is turned away is told when to come again");
    }
    const taken = answers.filter(({ status }) => status !== 503);
    assert.ok(taken.length > 0, "nobody got through");
    return taken;
}

/// Every answer is one of these statuses, and each of them came.
function answered(answers, ...statuses) {
    assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), statuses);
}

/// One row more in the table afterwards.
async function one(table, work) {
    const before = copy.count(table), result = await work();
    assert.equal(copy.count(table), before + 1, `${table} has ${copy.count(table) - before} rows more`);
    return result;
}

const key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

test("support that is given two hundred times counts once, and is taken back once", async () => {
    const idea = JSON.parse((await (await personCalled("nobody")).send("GET", "/api/v1/ideas")).body).items[0].id, place = `/sv/support/idea/${idea}`;
    const supports = async () => JSON.parse((await (await personCalled("nobody")).send("GET", `/api/v1/ideas/${idea}`)).body).supports, before = await supports();
    answered(await one("need_supports", () => allAtOnce("maja", place, { act: "give" })), 303);
    assert.equal(await supports(), before + 1);
    answered(await allAtOnce("maja", place, { act: "take" }), 303);
    assert.equal(await supports(), before);
});

/// A key of the role in the organisation, for programs.
async function keyOf(name, role) {
    const person = await personCalled(name), place = "/sv/account/tokens";
    const page = await sent(person, place, { name: "Prov", grant: `${role}:${organisation}` });
    return /<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(page.body)[1];
}

/// The same for a program: from so many connections with one key, all at once.
async function allByProgram(token, method, path, body, headers = {}) {
    const clients = Array.from({ length: times }, () => new Client(server));
    await Promise.all(clients.map((client) => client.send("GET", "/healthz")));
    const all = Object.entries({ Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...headers });
    const answers = await Promise.all(clients.map((client) => client.send(method, path, all, JSON.stringify(body))));
    clients.forEach((client) => client.close());
    const taken = answers.filter(({ status }) => status !== 503 && status !== 429);
    assert.ok(taken.length > 0, "nobody got through");
    return taken;
}

test("what a program sends two hundred times at once is one row: a support, an argument, what joins, an assignment, a template", async () => {
    const [annas, karins] = [await keyOf("anna", "contributor"), await keyOf("karin", "coordinator")];
    const told = { organisation, title: "Cykelpump vid kajen", story: "En pump.", better: "Fler cyklar." };
    const client = await personCalled("nobody");
    const made = await client.send("POST", "/api/v1/ideas", [["Authorization", `Bearer ${karins}`], ["Content-Type", "application/json"]], JSON.stringify(told));
    const idea = JSON.parse(made.body).id, place = `/api/v1/ideas/${idea}`;
    answered(await one("need_supports", () => allByProgram(annas, "PUT", `${place}/support`, { supports: true })), 200);
    assert.equal(JSON.parse((await client.send("GET", place)).body).supports, 1);
    answered(await allByProgram(annas, "PUT", `${place}/support`, { supports: false }), 200);
    assert.equal(JSON.parse((await client.send("GET", place)).body).supports, 0);
    answered(await one("need_arguments", () => allByProgram(annas, "POST", `${place}/arguments`, { side: "for", text: "Det behövs." })), 201);
    answered(await one("needs", () => allByProgram(annas, "POST", "/api/v1/ideas", { ...told, title: "En pump till", join: idea }, { "Idempotency-Key": "pump" })), 201);
    const hers = JSON.parse((await client.send("GET", `${place}/assigned`, [["Authorization", `Bearer ${karins}`]])).body).colleagues[0].member;
    answered(await one("need_assignments", () => allByProgram(karins, "PUT", `${place}/assigned`, { member: hers })), 200);
    answered(await one("answer_templates", () => allByProgram(karins, "POST", `/api/v1/organisations/${organisation}/templates`, { name: "Tack", text: "Tack för idén." })), 201);
});

test("of two hundred programs that merge the same at once one does, and it is parted once", async () => {
    const key = await keyOf("karin", "coordinator"), client = await personCalled("nobody");
    const tell = async (title) => JSON.parse((await client.send("POST", "/api/v1/ideas", [["Authorization", `Bearer ${key}`], ["Content-Type", "application/json"]], JSON.stringify({ organisation, title, story: "En pump.", better: "Fler." }))).body).id;
    const away = await tell("Pump vid norra bron"), into = await tell("Pump vid södra bron");
    const done = (answers) => answers.filter(({ status }) => status === 200).length;
    const merged = await allByProgram(key, "POST", `/api/v1/ideas/${away}/merge`, { into, reason: "Samma pump." }, { "If-Match": '"v1"' });
    answered(merged, 200, 412);
    assert.equal(done(merged), 1);
    const parted = await allByProgram(key, "POST", `/api/v1/ideas/${away}/split`, { reason: "Två broar." }, { "If-Match": '"v2"' });
    assert.equal(done(parted), 1);
    // The other way round and back at once is never a circle.
    const both = await Promise.all([[away, into], [into, away]].map(([one, other]) => client.send("POST", `/api/v1/ideas/${one}/merge`, [["Authorization", `Bearer ${key}`], ["Content-Type", "application/json"], ["If-Match", "*"]], JSON.stringify({ into: other, reason: "Samma." }))));
    assert.equal(done(both), 1, `${both.map(({ status }) => status)}`);
});

test("a need that is sent two hundred times is one need with one code", async () => {
    const need = { title: "Cykelstället är fullt", story: "Det finns ingen plats efter klockan åtta.", organisation, language: "sv", key };
    const answers = await one("needs", () => allAtOnce("anna", "/sv/needs/send", need, "/sv/needs/new"));
    answered(answers, 200);
    const ids = new Set(answers.map(({ body }) => /needs\/mine\/(\w{26})/.exec(body)[1]));
    assert.equal(ids.size, 1, "all of them are shown the same need");
});

test("what its sender adds two hundred times by the code stands there once, and a withdrawal is one", async () => {
    const nobody = await personCalled("nobody");
    const page = await sent(nobody, "/sv/needs/send", { title: "En bänk saknas", story: "Vid backen.", organisation, language: "sv" }, "/sv/needs/new");
    const code = /value="(\w{4}-\w{4}-\w{4}-\w{4})"/.exec(page.body)[1];
    await one("need_history", () => allAtOnce("nobody", "/sv/needs/claim/act", { code, act: "add", addition: "En grön bänk." }, "/sv/needs/claim"));
    const anna = await personCalled("anna"), own = await sent(anna, "/sv/needs/send", { title: "En lampa saknas", story: "Vid bron.", organisation, language: "sv" }, "/sv/needs/new");
    const need = /needs\/mine\/(\w{26})/.exec(own.body)[1];
    await one("need_history", () => allAtOnce("anna", "/sv/needs/claim/act", { need, act: "withdraw" }, `/sv/needs/mine/${need}`));
});

test("following something two hundred times is one row", async () => {
    const need = JSON.parse((await (await personCalled("nobody")).send("GET", "/api/v1/needs")).body).items[0].id;
    answered(await one("follows", () => allAtOnce("anna", `/sv/follow/need/${need}`, { way: "here" })), 303);
});

test("a search that is saved two hundred times is one row, and the others are told that it is there", async () => {
    const answers = await one("saved_searches", () => allAtOnce("anna", "/sv/account/searches", { query: "?q=innovationsplattform" }, "/sv/search?q=innovationsplattform"));
    answered(answers, 303);
    const done = (what) => answers.filter(({ headers }) => headers.location.endsWith(`done=${what}`)).length;
    assert.equal(done("followed"), 1);
    assert.equal(done("already"), answers.length - 1);
});

test("a report that is sent two hundred times is one matter with one notice", async () => {
    const need = JSON.parse((await (await personCalled("nobody")).send("GET", "/api/v1/needs")).body).items[0].id;
    await one("moderation_matters", () => one("moderation_notices", async () => {
        const answers = await allAtOnce("nobody", `/sv/report/need/${need}`, { reason: "other", words: "Samma ord varje gång.", key });
        const codes = new Set(answers.filter(({ status }) => status === 200).map(({ body }) => /value="(\w{4}-\w{4}-\w{4}-\w{4})"/.exec(body)?.[1]));
        assert.equal(codes.size, 1, "everybody who is answered has the same code");
    }));
});

test("an invitation that two hundred take at once gives one role, and the others learn that it is over", async () => {
    const karin = await personCalled("karin"), place = `/sv/administration/${organisation}/invite`;
    assert.equal((await sent(karin, place, { email: "maja@example.org", role: "contributor" })).status, 303);
    const link = pathOf(await letterTo(copy.data, "maja@example.org"));
    const answers = await one("member_roles", () => allAtOnce("nobody", link, {}));
    assert.equal(answers.filter(({ status }) => status === 303).length, 1);
    answered(answers, 303, 410);
});

test("two who change the organisation's colour at once: one is kept, the other has what was typed back and is told", async () => {
    const karin = await personCalled("karin"), page = `/sv/administration/${organisation}/face`, colours = ["#004d40", "#4a148c"];
    const token = await karin.formToken(page);
    const answers = await Promise.all(colours.map((accent) => karin.send("POST", page, headersOf(server), new URLSearchParams({ version: "0", accent, form_token: token }).toString())));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    const lost = answers.findIndex(({ status }) => status === 409), kept = colours[1 - lost];
    assert.match(answers[lost].body, new RegExp(`value="${colours[lost]}"`));
    assert.match((await karin.send("GET", page)).body, new RegExp(`value="${kept}"`));
});

test("a pause that is sent two hundred times is one, and ends once", async () => {
    const place = `/sv/administration/${organisation}/contact`, pauses = { act: "pause", unit: "", from: "2098-07-06", last: "2098-08-07", words: "Vi har semester." };
    answered(await one("pauses", () => allAtOnce("karin", place, pauses)), 303);
    const pause = /name="pause" value="(\w{26})"/.exec((await (await personCalled("karin")).send("GET", place)).body)[1], before = copy.count("pauses");
    answered(await allAtOnce("karin", place, { act: "end_pause", pause }), 303);
    assert.equal(copy.count("pauses"), before - 1);
});

test("two who coordinate and end each other's role at once: one of them stays, and the other is told", async () => {
    const karin = await personCalled("karin"), people = `/sv/administration/${organisation}`;
    const idOf = (body, name) => new RegExp(`/people/(\\w{26})">${name}`).exec(body)[1];
    const { body } = await karin.send("GET", people), [karinId, sivId] = [idOf(body, "Karin"), idOf(body, "Siv")];
    assert.equal((await sent(karin, `${people}/people/${sivId}`, { act: "give", role: "coordinator", unit: "" })).status, 303);
    const siv = await personCalled("siv");
    const [fromKarin, fromSiv] = await Promise.all([karin.formToken(people), siv.formToken(people)]);
    const end = (who, token, whom) => who.send("POST", `${people}/people/${whom}`, headersOf(server), new URLSearchParams({ act: "end", role: "coordinator", unit: "", form_token: token }).toString());
    const answers = await Promise.all([end(karin, fromKarin, sivId), end(siv, fromSiv, karinId)]);
    const done = answers.filter(({ status, headers }) => status === 303 && /done=ended/.test(headers.location ?? ""));
    assert.equal(done.length, 1, `${answers.map(({ status, headers }) => `${status} ${headers.location ?? ""}`)}`);
    const left = (await Promise.all([karin, siv].map((who) => who.send("GET", people)))).filter(({ status }) => status === 200);
    assert.equal(left.length, 1, "nobody, or both, answer for the organisation");
});
