// Two nodes behind HAProxy, set up as docs/operating.md says: each is stopped and started while people read and write, and none of them sees an error.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { startPostgres } from "../postgres_server.mjs";
import { removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { keepAsking } from "./asking.mjs";
import { becomes, copyOf, form, freePort, must, plain, program } from "./installation.mjs";

const folder = temporaryFolder("haproxy"), haproxyProgram = "/usr/sbin/haproxy";
/// What takes longer than this is an error to whoever waits for it, in milliseconds.
const longest = 10_000;
const postgres = startPostgres(), settings = join(folder, "samverk.toml");
const nodes = [], front = {};
let world, haproxy;

/// The backend that the operator's guide shows, with the addresses of our nodes.
function backend(ports) {
    const guide = readFileSync("docs/operating.md", "utf8").split("\n");
    const begin = guide.indexOf("    backend samverk"), end = guide.indexOf("", begin);
    assert.ok(begin > 0 && end > begin, "docs/operating.md shows no backend");
    let next = 0;
    return guide.slice(begin, end).map((line) => line.slice(4).replace(/10\.0\.0\.\d+:8080/, () => `127.0.0.1:${ports[next++]}`)).join("\n");
}

async function startNode(node) {
    node.server = await startServer(program, node.place, ["--settings", settings, "--database", node.address], { listen: `127.0.0.1:${node.port}` });
}

before(async () => {
    assert.ok(postgres && existsSync(haproxyProgram), "PostgreSQL or HAProxy is not installed: ./dev setup installs them");
    world = await makeWorld(program, "tests/worlds/demo");
    const place = copyOf(world, folder, "a"), address = postgres.make("nodes");
    await must("copy", "--data", place, "--from", "sqlite", "--to", address);
    // What nodes share, copied before the second one starts.
    for (const shared of ["visitor_secret", "connector_secret", "second_step_secret", "files"])
        if (existsSync(join(place, shared))) cpSync(join(place, shared), join(folder, "b", shared), { recursive: true });
    front.port = await freePort();
    front.url = `http://127.0.0.1:${front.port}`;
    writeFileSync(settings, `[site]\npublic_address = "${front.url}"\n[server]\nproxies = ["127.0.0.1"]\n`);
    for (const name of ["a", "b"]) nodes.push({ name, place: join(folder, name), address, port: await freePort() });
    for (const node of nodes) await startNode(node);
    const configuration = join(folder, "haproxy.cfg");
    writeFileSync(configuration, `defaults\n    mode http\n    timeout connect 2s\n    timeout client 30s\n    timeout server 60s\nfrontend people\n    bind 127.0.0.1:${front.port}\n    option forwardfor\n    default_backend samverk\n${backend(nodes.map(({ port }) => port))}\n`);
    haproxy = spawn(haproxyProgram, ["-f", configuration, "-db"], { stdio: "ignore" });
    await becomes(() => fetch(`${front.url}/healthz`).then(({ status }) => status, () => 0), (status) => status === 200);
});

after(async () => {
    for (const { server } of nodes) await server?.stop();
    if (haproxy) {
        const ended = new Promise((done) => haproxy.on("close", done));
        haproxy.kill("SIGTERM");
        await ended;
    }
    removeFolder(folder);
    postgres?.stop();
});

test("each node is stopped and started under traffic, and nobody sees an error", async () => {
    const lena = new Client(front);
    await lena.signIn(world.links.get("lena"));
    const formToken = await lena.formToken("/sv/account/tokens");
    const made = await lena.send("POST", "/sv/account/tokens", form(front), new URLSearchParams({ name: "Prov", grant: "process_leader", form_token: formToken }).toString());
    const key = /value="(samverk_[\w-]{43})"/.exec(made.body)[1], bearer = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };

    const readers = [1, 2].map((reader) =>
        keepAsking(async (number) => {
            const answer = await fetch(`${front.url}/api/v1/projects?limit=${1 + ((number * 2 + reader) % 20)}`, { signal: AbortSignal.timeout(longest) });
            await answer.arrayBuffer();
            return answer.status === 200 ? undefined : answer.status;
        }),
    );
    const kept = [];
    const writer = keepAsking(async (number) => {
        const title = `Under trafik ${number}`;
        const answer = await fetch(`${front.url}/api/v1/projects`, { method: "POST", signal: AbortSignal.timeout(longest), headers: bearer, body: JSON.stringify({ organisation: "0180", fields: { "title.sv": title } }) });
        const body = await answer.text();
        if (answer.status !== 201) return `${answer.status} ${body}`;
        kept.push(answer.headers.get("location"));
        return undefined;
    });

    for (const node of nodes) {
        const before = readers[0].asked();
        assert.equal(await node.server.stop(), undefined);
        await becomes(async () => readers[0].asked(), (asked) => asked > before + 20);
        await startNode(node);
        // HAProxy has noticed when it sends somebody there again.
        await becomes(
            async () => (await fetch(`${front.url}/healthz`, { headers: { Cookie: `node=${node.name}` } })).headers.get("set-cookie"),
            (cookie) => cookie === null,
        );
    }

    for (const one of readers) assert.deepEqual(await one.stop(), []);
    const refused = await writer.stop();
    assert.deepEqual(refused, []);
    assert.ok(kept.length > 5);
    for (const address of kept) assert.equal((await fetch(`${front.url}${address}`)).status, 200);
    assert.equal((await lena.send("GET", "/sv/account", plain)).status, 200);
    lena.close();
});
