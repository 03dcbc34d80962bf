// A case as the registrar's mail program gets it: the document, its data and its files, byte for byte; what is too large is
// listed with its fingerprint. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { becomes } from "../becomes.mjs";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/// The enclosed files of a letter as { name: bytes }.
function enclosedIn(letter) {
    const [, boundary] = /multipart\/mixed;\s+boundary="([^"]+)"/.exec(letter);
    const files = {};
    for (const part of letter.split(`--${boundary}`).slice(2)) {
        const name = /filename="([^"]+)"/.exec(part)?.[1];
        if (name) files[name] = Buffer.from(part.slice(part.indexOf("\r\n\r\n") + 4), "base64");
    }
    return files;
}

async function theLetter(data) {
    const folder = join(data, "mail");
    const letters = () => (existsSync(folder) ? readdirSync(folder).filter((one) => one.endsWith(".eml")) : []).map((name) => readFileSync(join(folder, name), "latin1"));
    const isTheirs = (bytes) => bytes.includes("registrator@sampelby.example");
    const all = await becomes(letters, (found) => found.some(isTheirs), (found) => `no letter to the registrar among ${found.length}`);
    return all.find(isTheirs);
}

test("the registrar gets the document, its data and its files as they are; what is too large is listed", async () => {
    const world = await makeWorld(program, "tests/worlds/demo"), server = await startServer(program, world.data, world.serving);
    const karin = new Client(server), anna = new Client(server);
    try {
        await karin.signIn(world.links.get("karin"));
        await anna.signIn(world.links.get("anna"));
        const sameSite = [["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]];
        const post = async (client, path, fields) => {
            const body = new URLSearchParams({ ...fields, form_token: await client.formToken("/sv/needs/new") }).toString();
            return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ...sameSite], body);
        };
        const begun = await post(anna, "/sv/cases/new", { name: "Delade hem", language: "sv" });
        const id = /cases\/(\w{26})/.exec(begun.headers.location)[1];

        const small = Buffer.from(`ort;antal\n${"Sampelby;1\n".repeat(1000)}`), large = Buffer.from(`ort;antal\n${"Vestervik;2\n".repeat(700_000)}`);
        const token = await anna.formToken(`/sv/files/case/${id}`), edge = "----samverk";
        const file = (name, bytes) => `--${edge}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${bytes.toString("latin1")}\r\n`;
        const form = `--${edge}\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n${token}\r\n${file("stor.csv", large)}${file("liten.csv", small)}--${edge}--\r\n`;
        const sent = await anna.send("POST", `/sv/files/case/${id}`, [["Content-Type", `multipart/form-data; boundary=${edge}`], ...sameSite], form);
        assert.equal(sent.status, 303, sent.body);

        const page = `/sv/registration/case/${id}`;
        assert.equal((await post(karin, page, { act: "mailbox", email: "registrator@sampelby.example" })).status, 303);
        assert.equal((await post(karin, page, { act: "send", secrecy: "" })).status, 303);
        const files = enclosedIn(await theLetter(world.data));
        assert.deepEqual(Object.keys(files).sort(), ["bilaga-02-liten.csv", "handling.html", "metadata.json"]);
        assert.equal(sha256(files["bilaga-02-liten.csv"]), sha256(small));

        const data = JSON.parse(files["metadata.json"].toString());
        assert.deepEqual(data.attachments.map(({ title, file: name, bytes, sha256: hash }) => [title, name, bytes, hash]),
            [["stor.csv", null, large.length, sha256(large)], ["liten.csv", "bilaga-02-liten.csv", small.length, sha256(small)]]);
        assert.ok(data.attachments.every(({ address }) => URL.canParse(address)));
        const document = files["handling.html"].toString();
        for (const expected of ["Delade hem", sha256(large), sha256(small), data.attachments[0].address])
            assert.ok(document.includes(expected), `the document lacks ${expected}`);
        assert.ok(!/<script|src=|<link/.test(document), "the document needs something else to be read");
    } finally {
        karin.close();
        anna.close();
        const ending = await server.stop();
        removeFolder(world.data);
        assert.equal(ending, undefined);
    }
});
