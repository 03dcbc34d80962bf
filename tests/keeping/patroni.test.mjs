// The leader changes, by order and by falling, while a program writes: what was acknowledged is there afterwards. Set up as docs/operating.md says.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { keepAsking } from "./asking.mjs";
import { becomes, copyOf, form, must, program } from "./installation.mjs";
import { isInstalled, startServers } from "./patroni_servers.mjs";

const folder = temporaryFolder("patroni");
let cluster, server, bearer;

before(async () => {
    assert.ok(isInstalled(), "Patroni or etcd is not installed: ./dev setup installs them");
    const world = await makeWorld(program, "tests/worlds/demo");
    cluster = await startServers(folder);
    const leader = await cluster.leader();
    leader.sql("CREATE ROLE samverk LOGIN PASSWORD 'lådcykel'");
    leader.sql("CREATE DATABASE samverk OWNER samverk TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
    const place = copyOf(world, folder, "place"), address = cluster.address("samverk", "samverk", encodeURIComponent("lådcykel"));
    await must("copy", "--data", place, "--from", "sqlite", "--to", address);
    server = await startServer(program, place, ["--database", address]);

    const lena = new Client(server);
    await lena.signIn(world.links.get("lena"));
    const formToken = await lena.formToken("/sv/account/tokens");
    const made = await lena.send("POST", "/sv/account/tokens", form(server), new URLSearchParams({ name: "Prov", grant: "process_leader", form_token: formToken }).toString());
    lena.close();
    bearer = { Authorization: `Bearer ${/value="(samverk_[\w-]{43})"/.exec(made.body)[1]}`, "Content-Type": "application/json" };
});

after(async () => {
    const wrong = await server?.stop();
    await cluster?.stop();
    removeFolder(folder);
    assert.equal(wrong, undefined);
});

/// A program that writes without a pause: what was acknowledged, and each answer that was neither that nor "ask again".
function keepWriting() {
    const kept = [];
    let asksAgain = 0;
    const writer = keepAsking(async (number) => {
        const answer = await fetch(`${server.url}/api/v1/projects`, { method: "POST", signal: AbortSignal.timeout(60_000), headers: bearer, body: JSON.stringify({ organisation: "0180", fields: { "title.sv": `Medan ledaren byts ${number}` } }) });
        const body = await answer.text();
        if (answer.status === 201) kept.push(answer.headers.get("location"));
        else if (answer.status === 503 && answer.headers.get("retry-after")) asksAgain++;
        else return `${answer.status} ${body}`;
        return undefined;
    });
    return { kept, asksAgain: () => asksAgain, stop: writer.stop };
}

/// Writes go on until some are kept that came after now.
const writesAgain = async ({ kept }) => {
    const before = kept.length;
    await becomes(async () => kept.length, (count) => count > before + 10);
};

async function changesLeader(change) {
    const writer = keepWriting(), first = await cluster.leader();
    await writesAgain(writer);
    await change(first);
    await becomes(cluster.leader, (leader) => leader !== undefined && leader.name !== first.name);
    await writesAgain(writer);
    assert.deepEqual(await writer.stop(), []);
    for (const address of writer.kept) assert.equal((await fetch(`${server.url}${address}`)).status, 200, address);
    return first;
}

test("the leader hands over by order", async () => {
    await changesLeader(async (leader) => assert.equal((await cluster.switchOver(leader)).status, 200));
    await cluster.isWhole();
});

test("the leader falls, the other takes its place, and the fallen one comes back as a standby", async () => {
    const fallen = await changesLeader((leader) => leader.fall());
    fallen.start();
    await cluster.isWhole();
    assert.notEqual((await cluster.leader()).name, fallen.name);
});
