// Files at a host name of their own: the site asks who may and sends on; there nobody is known, and nothing but files is.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk", filesHost = "filer.samverk.example";
const picture = readFileSync("src/services/attachments/cases/picture.png"), report = readFileSync("src/services/attachments/cases/report.pdf");
let copy, server, anna, visitor, project, shown, hidden;

before(async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    copy = copyOf(world);
    const settings = join(copy.data, "..", "settings.toml");
    writeFileSync(settings, `[site]\nfiles_host = "${filesHost}"\n[mail]\ngather_seconds = 0\n`);
    server = await startServer(program, copy.data, ["--settings", settings]);
    anna = new Client(server);
    visitor = new Client(server);
    await anna.signIn(world.links.get("anna"));
    const found = await visitor.send("GET", "/sv/search?q=delat+boende");
    project = /\/sv\/projects\/([0-9a-z]{26})\/delat-boende-i-sampelby/.exec(found.body)[1];
    shown = await attach(anna, "nyckel.png", picture);
    hidden = await attachHidden("utkast.pdf", report);
});

after(async () => {
    anna.close();
    visitor.close();
    const wrong = await server.stop();
    copy.remove();
    assert.equal(wrong, undefined);
});

/// Adds a file beside the project; gives its path.
async function attach(who, name, bytes) {
    const page = `/sv/files/project/${project}`, boundary = "----no-file-contains-this", parts = [];
    for (const [key, value] of [["licence", "CC-BY-4.0"], ["form_token", await who.formToken(page)]])
        parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`));
    parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`));
    const reply = await who.send("POST", page, [["Content-Type", `multipart/form-data; boundary=${boundary}`], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], Buffer.concat(parts));
    assert.equal(reply.status, 303, reply.body);
    const list = await who.send("GET", page);
    return new RegExp(`/files/[0-9a-z]{26}/${name}`).exec(list.body)[0];
}

/// One that those who work with the project took away again: they still see it.
async function attachHidden(name, bytes) {
    const path = await attach(anna, name, bytes), page = `/sv/files/project/${project}`;
    const reply = await anna.send("POST", `${page}/${path.split("/")[2]}/remove`, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], new URLSearchParams({ form_token: await anna.formToken(page) }).toString());
    assert.equal(reply.status, 303, reply.body);
    return path;
}

/// Asks at the files' own host, with whatever cookies there are.
const there = (address, who = visitor, method = "GET", headers = []) => {
    const url = new URL(address, `http://${filesHost}:${server.port}`);
    return who.send(method, url.pathname + url.search, [["Host", url.host], ...headers]);
};
const ours = () => `http://${filesHost}:${server.port}`;

test("what everybody sees is led to the files' host, and is there without cookies and without a page's powers", async () => {
    const sent = await visitor.send("GET", `${shown}?size=phone`);
    assert.deepEqual([sent.status, sent.headers.location], [303, `${ours()}${shown}?size=phone`]);
    const { status, headers } = await there(sent.headers.location);
    assert.equal(status, 200);
    assert.match(headers["content-security-policy"], /sandbox/);
    assert.deepEqual([headers["x-content-type-options"], headers["content-type"], headers["set-cookie"]], ["nosniff", "image/webp", undefined]);
    assert.equal(headers["cross-origin-resource-policy"], "cross-origin", "the site's pages show it");
});

test("a page may show pictures from there", async () => {
    const page = await visitor.send("GET", `/sv/projects/${project}/delat-boende-i-sampelby`);
    assert.match(page.headers["content-security-policy"], new RegExp(`img-src 'self' ${ours()};`));
});

test("what not everybody sees is there for those who may, by an address that is theirs for a while", async () => {
    assert.equal((await visitor.send("GET", hidden)).status, 404);
    const sent = await anna.send("GET", hidden);
    assert.equal(sent.status, 303);
    assert.match(sent.headers["cache-control"], /no-store/);
    assert.ok(sent.headers.location.startsWith(`${ours()}${hidden}?pass=`));
    const got = await there(sent.headers.location);
    assert.deepEqual([got.status, got.headers["content-type"], got.headers["cache-control"]], [200, "application/pdf", "no-store, no-transform"]);
    assert.match(got.headers["content-disposition"], /^attachment/);
    const part = await there(sent.headers.location, visitor, "GET", [["Range", "bytes=0-3"]]);
    assert.deepEqual([part.status, part.body], [206, "%PDF"]);
});

test("without a pass, with a changed one or another file's, nothing is there; a session's cookie is none", async () => {
    const back = await there(hidden, anna);
    assert.deepEqual([back.status, back.headers.location], [303, `${server.url}${hidden}`]);
    const { location } = (await anna.send("GET", hidden)).headers;
    const changed = location.replace(/pass=(.)/, (_, letter) => `pass=${letter === "A" ? "B" : "A"}`);
    assert.deepEqual([(await there(changed)).status, (await there(changed)).body], [403, ""]);
    const other = await attachHidden("annat.pdf", Buffer.concat([report, Buffer.from("\n")]));
    assert.equal((await there(`${other}?pass=${new URL(location).searchParams.get("pass")}`)).status, 403);
});

test("nothing but files is at the files' host", async () => {
    for (const path of ["/", "/sv/", "/sv/search?q=x", "/api/v1/projects", "/files", "/healthz?x", `/sv/files/project/${project}`]) {
        const reply = await there(path, anna);
        assert.deepEqual([reply.status, reply.headers.location, reply.headers["set-cookie"]], [303, `${server.url}${path}`, undefined], path);
    }
    const form = [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", ours()], ["Sec-Fetch-Site", "same-origin"]];
    assert.equal((await anna.send("POST", "/sv/sign-in", [["Host", `${filesHost}:${server.port}`], ...form], "x=1")).status, 404);
    assert.equal((await there(`/api/v1/files/${shown.split("/")[2]}`, anna, "DELETE")).status, 404);
});

test("it tells nothing of a file that not everybody sees: not its name, not even that there is one", async () => {
    const id = hidden.split("/")[2], nowhere = "01arz3ndektsv4rrffq69g5fav";
    for (const asked of ["x.pdf", "x.pdf?size=phone", "x.pdf?pass=abc"]) {
        const answers = [];
        for (const one of [id, nowhere]) {
            const reply = await there(`/files/${one}/${asked}`, anna);
            assert.ok(!JSON.stringify(reply.headers).includes("utkast") && !reply.body.includes("utkast"), `${asked}: its name is told`);
            answers.push([reply.status, reply.headers.location?.replace(one, ""), reply.headers["cache-control"], reply.body]);
        }
        assert.deepEqual(answers[0], answers[1], `${asked} tells that there is a file`);
    }
    const back = await there(`/files/${nowhere}/x.pdf`);
    assert.deepEqual([back.status, back.headers.location], [303, `${server.url}/files/${nowhere}/x.pdf`]);
    assert.equal((await visitor.send("GET", `/files/${nowhere}/x.pdf`)).status, 404);
    assert.equal((await visitor.send("GET", `/files/${id}/x.pdf`)).status, 404);
});

test("a page that was kept for one host is not given at the other", async () => {
    for (let again = 0; again < 3; ++again) {
        assert.equal((await there(shown)).status, 200);
        assert.equal((await visitor.send("GET", shown)).status, 303);
    }
});
