// The reuse package of a case: its public files in a ZIP that programs other than ours open, with fingerprints and licences, and no others.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";

async function post(server, client, path, fields, from = path) {
    const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from) }).toString();
    return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
}

/// Sends files from the page of files; the reply to it.
async function attach(server, client, place, files) {
    const form = new FormData();
    form.append("form_token", await client.formToken(place));
    for (const [name, bytes] of files) form.append("files", new Blob([bytes]), name);
    const request = new Request(server.url, { method: "POST", body: form });
    return client.send("POST", place, [["Content-Type", request.headers.get("Content-Type")], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], Buffer.from(await request.arrayBuffer()));
}

async function publishedCase(server, anna, karin) {
    const made = await post(server, anna, "/sv/cases/new", { name: "Möbler som lånas", language: "sv" });
    const id = /cases\/(\w{26})/.exec(made.headers.location)[1], place = `/sv/cases/${id}`;
    await post(server, anna, `${place}/edit`, { part: "what", language: "sv", version: 1, name: "Möbler som lånas", short: "Skolor lånar.", overview: "Ett lager.", year: "2024", sectors: "education", go: "later" });
    await post(server, anna, `${place}/edit`, { part: "learned", language: "sv", version: 2, lessons: "Börja smått.", go: "later" });
    await post(server, anna, `${place}/review`, { move: "send", version: 3 });
    const done = await post(server, karin, `${place}/review`, { move: "publish", version: 3 });
    assert.equal(done.status, 303, done.body);
    return id;
}

test("a package holds the files that everybody may see, under safe names, and sha256sum agrees", async () => {
    const world = await makeWorld(program, "tests/worlds/demo"), folder = temporaryFolder("package");
    const server = await startServer(program, world.data, world.serving);
    try {
        const anna = new Client(server), karin = new Client(server), visitor = new Client(server);
        await anna.signIn(world.links.get("anna"));
        await karin.signIn(world.links.get("karin"));
        const id = await publishedCase(server, anna, karin);
        const large = Buffer.from("namn;värde\n" + "åäö;1\n".repeat(200_000));
        const sent = await attach(server, karin, `/sv/files/case/${id}`, [["../../.Avtal & mall.txt", Buffer.from("Avtal\n")], ["stor.csv", large], ["dold.txt", Buffer.from("Bara för oss\n")]]);
        assert.equal(sent.status, 303, sent.body);
        const files = JSON.parse((await karin.send("GET", `/api/v1/files?kind=case&subject=${id}`, [])).body).items;
        const hidden = files.find(({ name }) => name === "dold.txt");
        assert.equal((await post(server, karin, `/sv/files/case/${id}/${hidden.id}/remove`, {}, `/sv/files/case/${id}/${hidden.id}`)).status, 303);

        const page = (await visitor.send("GET", `/sv/spread/case/${id}/package`, [])).body;
        assert.match(page, /Hämta som ZIP med 2 filer, 1,\d MB/);
        assert.doesNotMatch(page, /dold\.txt/);
        const reply = await fetch(`${server.url}/sv/spread/case/${id}/package.zip`);
        assert.equal(reply.headers.get("content-type"), "application/zip");
        const zip = join(folder, "package.zip"), out = join(folder, "out");
        writeFileSync(zip, Buffer.from(await reply.arrayBuffer()));
        mkdirSync(out);
        execFileSync("unzip", ["-tqq", zip]);
        execFileSync("unzip", ["-qq", zip, "-d", out]);
        assert.deepEqual(readdirSync(out).sort(), ["SHA256SUMS", "files", "package.json", "package.md"]);
        assert.deepEqual(readdirSync(join(out, "files")).sort(), ["01-avtal-mall.txt", "02-stor.csv"]);
        execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: out });
        const told = JSON.parse(readFileSync(join(out, "package.json"), "utf8"));
        assert.deepEqual(told.files.map(({ name, bytes }) => [name, bytes]), [["files/01-avtal-mall.txt", 6], ["files/02-stor.csv", large.length]]);
        assert.equal(told.files[1].sha256, createHash("sha256").update(large).digest("hex"));
        assert.match(readFileSync(join(out, "package.md"), "utf8"), /licens inte angiven/);
    } finally {
        const wrong = await server.stop();
        removeFolder(world.data);
        removeFolder(folder);
        assert.ok(!wrong, wrong);
    }
});
