// A question is answered by replying to its letter: with the thread quoted, from the wrong person, by a machine, twice, in another
// character set, with files, too late, and to a letter that never was. SAMVERK_PROGRAM names the program.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { becomes } from "../becomes.mjs";
import { Client } from "../cases_runner/client.mjs";
import { addMember, mustRun, removeFolder, runProgram, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { letterTo, lettersIn } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
let world, server, anna, question, letter;

async function post(client, path, fields) {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken("/sv/questions/new") }).toString();
    return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
}

const replyAddress = () => /<(.*)>/.exec(letter.header("Reply-To"))[1];

/// A reply as a mail program writes it.
function reply(words, { from = "Gustav <gustav@granby.example>", to = replyAddress(), id = `<${Math.random()}@granby.example>`, more = "", type = "text/plain; charset=utf-8" } = {}) {
    return Buffer.from(`From: ${from}\r\nTo: ${to}\r\nMessage-ID: ${id}\r\n${more}Subject: Re: fråga\r\nContent-Type: ${type}\r\n\r\n${words}\r\n`);
}

const receive = (bytes) => mustRun(program, ["mail", "receive", "--data", world.data], { input: bytes });
const waiting = () => readdirSync(join(world.data, "replies", "new"));
const aside = () => (existsSync(join(world.data, "replies", "aside")) ? readdirSync(join(world.data, "replies", "aside")) : []);
const taken = () => becomes(waiting, (files) => files.length === 0, (files) => `${files.length} messages still wait`);
const answers = async () => JSON.parse((await anna.send("GET", `/api/v1/questions/${question}`, [])).body).answers;
const page = async (client = anna) => (await client.send("GET", `/sv/questions/${question}`, [])).body;

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    server = await startServer(program, world.data, world.serving);
    anna = new Client(server);
    await anna.signIn(world.links.get("anna"));
    const form = (await anna.send("GET", "/sv/questions/new", [])).body;
    const organisation = /name="organisation"[\s\S]*?value="(\w{26})"/.exec(form)[1];
    const sent = await post(anna, "/sv/questions/send", { kind: "question", title: "Har någon lånat ut cyklar?", story: "Vi undrar.", organisation, audience: "all", visibility: "public", key: "k" });
    assert.equal(sent.status, 303, sent.body);
    question = /questions\/(\w{26})/.exec(sent.headers.location)[1];
    letter = await letterTo(world.data, "gustav@granby.example");
});

after(async () => {
    const wrong = await server.stop();
    removeFolder(world.data);
    assert.ok(!wrong, wrong);
});

test("the letter says that it can be replied to, at an address that cannot be guessed", () => {
    assert.match(replyAddress(), /^svar\+[0-9a-f]{40}@samverk\.example$/);
    assert.match(letter.text, /Svara direkt på det här brevet/);
    assert.equal(letter.header("Auto-Submitted"), "auto-generated");
});

test("a reply is an answer, without the thread, its signature and its files; the same message twice is one", async () => {
    const type = "multipart/mixed; boundary=a";
    const words = "--a\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + "Ja, p=E5 tv=E5 skolor sedan v=E5ren.\r\n\r\nDen tis 3 mars 2026 kl 10:12 skrev Samverk <svar@samverk.example>:\r\n> Har n=E5gon l=E5nat ut cyklar?\r\n-- \r\nGustav\r\n"
        + "--a\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--a--";
    const bytes = reply(words, { type, id: "<same@granby.example>" });
    await receive(bytes);
    await receive(bytes);
    await taken();
    const all = await becomes(answers, (found) => found.length > 0, () => "no answer came");
    assert.equal(all.length, 1);
    assert.equal(all[0].words, "Ja, på två skolor sedan våren.");
    assert.equal(all[0].way, "mail");
    assert.match(await page(), /En bifogad fil följde inte med/);
    await letterTo(world.data, "anna@sampelby.example", ({ subject }) => subject.startsWith("Svar på din fråga"));
});

test("a reply from somebody else waits for whoever asked, who shows it or not", async () => {
    await receive(reply("Jag är inte Gustav.", { from: "Okänd <okand@elsewhere.example>" }));
    await receive(reply("Det här ska inte visas.", { from: "Annan <annan@elsewhere.example>" }));
    await taken();
    await letterTo(world.data, "anna@sampelby.example", ({ subject }) => subject.startsWith("Ett svar att ta ställning till"));
    assert.equal((await answers()).length, 1);
    const visitor = new Client(server);
    assert.doesNotMatch(await page(visitor), /Jag är inte Gustav|okand@elsewhere/);
    const kept = await becomes(page, (body) => body.includes("Jag är inte Gustav") && body.includes("Det här ska inte visas"), () => "the replies are not shown to whoever asked");
    assert.match(kept, /okand@elsewhere\.example/);
    const id = (words) => new RegExp(`${words}[\\s\\S]*?name="answer" value="(\\w{26})"`).exec(kept)[1];
    const gun = new Client(server);
    await gun.signIn(world.links.get("gun"));
    assert.equal((await post(gun, `/sv/questions/${question}/replies`, { answer: id("Jag är inte Gustav"), act: "accept" })).status, 403);
    for (const act of ["accept", "refuse"]) // The second comes too late: it is decided.
        assert.equal((await post(anna, `/sv/questions/${question}/replies`, { answer: id("Jag är inte Gustav"), act })).status, 303);
    await post(anna, `/sv/questions/${question}/replies`, { answer: id("Det här ska inte visas"), act: "refuse" });
    assert.deepEqual((await answers()).map(({ words }) => words).slice(1), ["Jag är inte Gustav."]);
    assert.doesNotMatch(await page(), /Det här ska inte visas/);
});

test("what a mailing list sent on waits for whoever asked, also from the right person", async () => {
    const before = (await answers()).length, letters = lettersIn(world.data).length;
    await receive(reply("Vi skickade det vidare på listan.", { more: "Precedence: bulk\r\nList-Id: <energi.granby.example>\r\n" }));
    await taken();
    await becomes(page, (body) => body.includes("Vi skickade det vidare på listan"), () => "the reply is not shown to whoever asked");
    assert.equal((await answers()).length, before);
    assert.doesNotMatch(await page(new Client(server)), /Vi skickade det vidare/);
    await becomes(() => lettersIn(world.data).length, (now) => now > letters, () => "whoever asked is not told");
});

test("machines are passed over; what is nobody's, empty, broken or cut is set aside, never answered and never lost", async () => {
    const before = (await answers()).length, letters = lettersIn(world.data).length;
    await receive(reply("Jag är på semester.", { more: "Auto-Submitted: auto-replied\r\n" }));
    await receive(reply("Kunde inte levereras.", { from: "MAILER-DAEMON@granby.example" }));
    await taken();
    assert.equal(aside().length, 0);
    await receive(reply("Hej!", { to: "svar+0123456789012345678901234567890123456789@samverk.example" }));
    await receive(reply("Hej!", { to: "svar@samverk.example" }));
    await receive(reply("> Har någon lånat ut cyklar?\r\n> Vi undrar."));
    await receive(Buffer.from("\0\x01\x02"));
    await receive(Buffer.from(`To: ${replyAddress()}\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Ty`));
    await taken();
    await becomes(aside, (files) => files.length === 5, (files) => `${files.length} set aside`);
    assert.equal((await answers()).length, before);
    assert.equal(lettersIn(world.data).length, letters);
});

test("what the mail server gives is on disk when it is told so; nothing, or too much, is given back", async () => {
    assert.equal((await runProgram(program, ["mail", "receive", "--data", world.data], { input: "" })).code, 75);
    assert.equal(spawnSync("sh", ["-c", `head -c 27000000 /dev/zero | "$0" mail receive --data "$1"`, program, world.data]).status, 75);
    assert.equal((await runProgram(program, ["mail", "receive", "--data", join(world.data, "samverk.db")], { input: "x" })).code, 75);
    const nowhere = join(world.data, "mistaken");
    const refused = await runProgram(program, ["mail", "receive", "--data", nowhere], { input: "x" });
    assert.equal(refused.code, 75);
    assert.match(refused.errors, /there is no Samverk in .*mistaken; say with --data/);
    assert.ok(!existsSync(nowhere));
});

test("a message that was taken in before a crash could remove it is one answer", async () => {
    const bytes = reply("Svar före kraschen.", { id: "<crash@granby.example>" });
    await receive(bytes);
    await becomes(answers, (all) => all.some(({ words }) => words === "Svar före kraschen."), () => "no answer came");
    const before = (await answers()).length;
    await server.stop();
    mkdirSync(join(world.data, "replies", "new"), { recursive: true });
    writeFileSync(join(world.data, "replies", "new", "again.eml"), bytes);
    server = await startServer(program, world.data, world.serving);
    anna = new Client(server);
    await taken();
    assert.equal((await answers()).length, before);
});

test("the same person answers for two organisations in the same words: that is two answers, and the same once more is none", async () => {
    const organisationOf = async (way) => JSON.parse((await anna.send("GET", `/api/v1/adoptions?way=${way}`, [])).body).items[0].organisation;
    await addMember(program, world.data, ["--email", "gustav@granby.example", "--role", "contributor", "--organisation", await organisationOf("copied")]);
    const gustav = new Client(server);
    await gustav.signIn(world.links.get("gustav"));
    const form = (await gustav.send("GET", `/sv/questions/${question}`, [])).body;
    const choices = [...form.matchAll(/<option value="(\w{26})"/g)].map(([, id]) => id);
    assert.equal(choices.length, 2, form);
    const before = (await answers()).length;
    for (const organisation of [...choices, choices[1]])
        assert.equal((await post(gustav, `/sv/questions/${question}/answer`, { words: "Likadant hos oss.", organisation })).status, 303);
    assert.equal((await answers()).length, before + 2);
});

test("what is reported names no member who answered: they may be protected", async () => {
    await server.stop();
    const database = new DatabaseSync(join(world.data, "samverk.db"));
    // As answers were kept before.
    assert.ok(database.prepare("UPDATE question_answers SET name = 'Skyddad Svensson' WHERE question = ? AND given_by <> ''").run(question).changes > 0);
    database.close();
    server = await startServer(program, world.data, world.serving);
    const lena = new Client(server);
    await lena.signIn(world.links.get("lena"));
    const place = `/sv/report/question/${question}`;
    const visitor = new Client(server);
    const body = new URLSearchParams({ reason: "personal", words: "Namn.", why: "Namn på en person.", form_token: await visitor.formToken(place) }).toString();
    assert.equal((await visitor.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body)).status, 200);
    const list = (await lena.send("GET", "/sv/moderation?where=everywhere", [])).body;
    const matter = (await lena.send("GET", `/sv/moderation/${/\/sv\/moderation\/(\w{26})"/.exec(list)[1]}`, [])).body;
    assert.match(matter, /Likadant hos oss/);
    assert.doesNotMatch(matter, /Skyddad/);
});
