// Files on their real way past a virus scanner: what is clean goes in, what is not leaves nothing behind, and while the scanner
// is away or talks nonsense no file is taken. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { startServer } from "../samverk_process.mjs";
import { becomes } from "../becomes.mjs";
import { copyOf, makeWorld } from "../world.mjs";
import { Clamd, eicar } from "./clamd.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
let world, copy, server, clamd, anna, lena, project, socket;

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    copy = copyOf(world);
    socket = join(copy.data, "..", "clamd.ctl");
    const settings = join(copy.data, "..", "settings.toml");
    writeFileSync(settings, `[uploads]\nscanner = "${socket}"\nscanner_seconds = 1\nscanner_mebibytes = 1\nscanner_at_once = 2\n[mail]\ngather_seconds = 0\n`);
    server = await startServer(program, copy.data, ["--settings", settings]);
    anna = new Client(server);
    lena = new Client(server);
    await anna.signIn(world.links.get("anna"));
    await lena.signIn(world.links.get("lena"));
    const found = await anna.send("GET", "/sv/search?q=delat+boende");
    project = /\/sv\/projects\/([0-9a-z]{26})\/delat-boende-i-sampelby/.exec(found.body)[1];
});

after(async () => {
    anna.close();
    lena.close();
    const wrong = await server.stop();
    copy.remove();
    assert.equal(wrong, undefined);
});

beforeEach(async () => {
    clamd = await Clamd.start(socket);
});
afterEach(() => clamd.stop());

const rows = (sql) => {
    const database = new DatabaseSync(join(copy.data, "samverk.db"), { readOnly: true });
    try {
        return database.prepare(sql).all();
    } finally {
        database.close();
    }
};
const contents = () => readdirSync(join(copy.data, "files"), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;

/// Sends a form with fields and one file or several, as a browser does.
async function send(path, from, fields, files, who = anna) {
    const boundary = "----no-file-contains-this", parts = [];
    for (const [key, value] of [...Object.entries(fields), ["form_token", await who.formToken(from)]])
        parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`));
    for (const { field = "files", name, bytes } of [files].flat())
        parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n`), Buffer.from(bytes), Buffer.from("\r\n"));
    parts.push(Buffer.from(`--${boundary}--\r\n`));
    return who.send("POST", path, [["Content-Type", `multipart/form-data; boundary=${boundary}`], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"], ["Accept", "text/html"]], Buffer.concat(parts));
}

const attach = (name, bytes) => send(`/sv/files/project/${project}`, `/sv/files/project/${project}`, { licence: "CC-BY-4.0" }, { name, bytes });

test("a clean file is shown to the scanner whole, and goes in", async () => {
    const bytes = readFileSync("src/services/attachments/cases/report.pdf");
    const reply = await attach("slutrapport.pdf", bytes);
    assert.equal(reply.status, 303, reply.body);
    assert.deepEqual(clamd.files.map((file) => file.equals(bytes)), [true]);
    assert.equal(rows("SELECT * FROM attachments").length, 1);
});

test("a file with something harmful is refused, leaves nothing behind, and is in the record", async () => {
    const before = { rows: rows("SELECT * FROM attachments").length, files: contents() };
    const reply = await attach("protokoll.txt", `Protokoll\n${eicar}\n`);
    assert.equal(reply.status, 422);
    assert.match(reply.body, /protokoll\.txt” togs inte emot: viruskontrollen hittade något skadligt/);
    assert.match(reply.body, /<option value="CC-BY-4\.0" selected/, "what was chosen stands");
    assert.deepEqual({ rows: rows("SELECT * FROM attachments").length, files: contents() }, before);
    const entries = rows("SELECT subject_kind, details FROM activity WHERE action = 'scanning.infected'");
    assert.deepEqual(entries.map(({ subject_kind, details }) => [subject_kind, JSON.parse(details)]), [["member", { file: "protokoll.txt", found: "Eicar-Test-Signature" }]]);
});

test("a program is told the same, as problems", async () => {
    const place = "/sv/account/tokens", page = await anna.send("GET", place), grant = /value="(contributor:[^"]+)"/.exec(page.body)[1];
    const form = new URLSearchParams({ name: "Filer", grant, form_token: await anna.formToken(place) });
    const made = await anna.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    const token = /<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1], visitor = new Client(server);
    const upload = (bytes) => visitor.send("POST", `/api/v1/files?kind=project&subject=${project}&name=a.txt`, [["Authorization", `Bearer ${token}`], ["Content-Type", "text/plain"]], bytes);
    const found = await upload(`x ${eicar}`);
    assert.deepEqual([found.status, JSON.parse(found.body).errors[0].code], [422, "attachments.refused_infected"]);
    clamd.answer = () => "";
    const later = await upload("Anteckningar");
    assert.deepEqual([later.status, later.headers["content-type"], later.headers["retry-after"]], [503, "application/problem+json", "60"]);
    const part = (name) => `--b\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\nAnteckningar\r\n`;
    clamd.files.length = 0;
    const several = await visitor.send("POST", `/api/v1/files?kind=project&subject=${project}`, [["Authorization", `Bearer ${token}`], ["Content-Type", "multipart/form-data; boundary=b"]], `${part("a.txt")}${part("b.txt")}--b--\r\n`);
    assert.deepEqual([several.status, clamd.files.length], [503, 1], "the scanner is asked about the first one only");
    visitor.close();
});

test("imports and translations are looked at before they are read, and nothing of them stays", async () => {
    const infected = { field: "file", name: "lista.csv", bytes: `namn;text\n${eicar};x\n` };
    for (const [path, fields] of [["/sv/import", { source: "table" }], ["/sv/organisations/import", {}], ["/sv/translations/fi/file", {}]]) {
        const from = path.endsWith("/file") ? "/sv/translations/fi" : path, refused = await send(path, from, fields, infected, lena);
        assert.equal(refused.status, 422, path);
        assert.match(refused.body, /Viruskontrollen hittade något skadligt i filen/, path);
        clamd.answer = () => "";
        const later = await send(path, from, fields, infected, lena);
        assert.equal(later.status, 503, path);
        assert.match(later.body, /kunde inte kontrolleras mot virus just nu/, path);
        clamd.answer = Clamd.honest;
    }
    assert.deepEqual([rows("SELECT * FROM imports").length, rows("SELECT * FROM organisation_imports").length], [0, 0]);
    const pasted = await send("/sv/import", "/sv/import", { source: "table", pasted: `titel\n${eicar}` }, { field: "file", name: "", bytes: "" }, lena);
    assert.equal(pasted.status, 422);
    assert.match(pasted.body, /EICAR-STANDARD/, "what was pasted stands");
});

test("while the scanner is away, silent, half or senseless, no file is taken and the page says to try again", async () => {
    const before = { rows: rows("SELECT * FROM attachments").length, files: contents() };
    for (const answer of [() => undefined, () => "stream: O", () => "stream: OK\0stream: OK\0", () => "A".repeat(1_000_000), () => "stream: out of memory ERROR\0", "away"]) {
        if (answer === "away") await clamd.stop();
        else clamd.answer = answer;
        const reply = await attach("anteckningar.txt", "Anteckningar från mötet");
        assert.equal(reply.status, 503, `${answer}: ${reply.status}`);
        assert.match(reply.body, /anteckningar\.txt” kunde inte kontrolleras mot virus just nu.*försök igen/);
    }
    assert.deepEqual({ rows: rows("SELECT * FROM attachments").length, files: contents() }, before);
});

test("a scanner that is silent is waited for once, however many files there are", async () => {
    clamd.answer = () => undefined;
    const files = ["ett.txt", "tva.txt", "tre.txt"].map((name) => ({ name, bytes: `Anteckningar i ${name}` })), place = `/sv/files/project/${project}`;
    const reply = await send(place, place, { licence: "CC-BY-4.0" }, files);
    assert.equal(reply.status, 503);
    for (const { name } of files) assert.match(reply.body, new RegExp(`${name}” kunde inte kontrolleras mot virus just nu`));
    assert.equal(clamd.files.length, 1);
});

test("as many files as the scanner takes at a time are looked at; others wait their turn, and pages are answered meanwhile", async () => {
    const statuses = [];
    clamd.answer = () => undefined;
    const place = `/sv/files/project/${project}`, tabs = ["ett.txt", "tva.txt", "tre.txt"].map((name) => ({ name, tab: new Client(server) }));
    const sending = tabs.map(async ({ name, tab }) => {
        tab.cookies = anna.cookies;
        statuses.push((await send(place, place, { licence: "CC-BY-4.0" }, { name, bytes: "Anteckningar" }, tab)).status);
    });
    await becomes(() => clamd.files.length, (count) => count >= 2, (count) => `${count} files came to the scanner`);
    assert.equal((await lena.send("GET", "/sv")).status, 200);
    await Promise.all(sending);
    assert.deepEqual([clamd.files.length, clamd.mostAtOnce, statuses], [3, 2, [503, 503, 503]]);
    for (const { tab } of tabs) tab.close();
});

test("a file that is too large for the scanner is refused without asking it", async () => {
    const reply = await attach("stor.txt", "a".repeat(1024 * 1024 + 1));
    assert.equal(reply.status, 422);
    assert.match(reply.body, /stor\.txt” är för stor för viruskontrollen/);
    assert.equal(clamd.files.length, 0);
});
