// Reading at a hot standby: never older than what was written, and going on when either server is away.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { followed, startPostgres } from "../postgres_server.mjs";
import { removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { becomes, copyOf, form, must, program } from "./installation.mjs";

const folder = temporaryFolder("replica");
const leader = startPostgres(followed);
let standby, world, settings, place, key;

before(async () => {
    assert.ok(leader, "PostgreSQL is not installed: ./dev setup installs it");
    world = await makeWorld(program, "tests/worlds/demo");
    place = copyOf(world, folder, "place");
    await must("copy", "--data", place, "--from", "sqlite", "--to", leader.make("read"));
    standby = leader.follower();
    settings = join(folder, "samverk.toml");
    writeFileSync(settings, `[database]\nreplica = "${standby.address("read")}"\n`);
    const server = await startServer(program, place);
    try {
        key = await keyMadeAt(server);
    } finally {
        await server.stop();
    }
});

after(() => {
    removeFolder(folder);
    standby?.stop();
    leader?.stop();
});

/// What a program writes with, which a person makes for it once.
async function keyMadeAt(server) {
    const lena = new Client(server);
    await lena.signIn(world.links.get("lena"));
    const token = await lena.formToken("/sv/account/tokens");
    const made = await lena.send("POST", "/sv/account/tokens", form(server), new URLSearchParams({ name: "Prov", grant: "process_leader", form_token: token }).toString());
    lena.close();
    return /value="(samverk_[\w-]{43})"/.exec(made.body)[1];
}

/// A program that writes at a node, and somebody who reads there.
function people(server) {
    const writer = new Client(server), visitor = new Client(server);
    const bearer = [["Authorization", `Bearer ${key}`], ["Content-Type", "application/json"]];
    let limit = 0;
    return {
        write: (title) => writer.send("POST", "/api/v1/projects", bearer, JSON.stringify({ organisation: "0180", fields: { "title.sv": title } })),
        /// Each time another address, so that it is not answered from memory.
        read: () => visitor.send("GET", `/api/v1/projects?limit=${++limit}`),
        readOne: (address) => visitor.send("GET", address),
        close: () => [writer, visitor].forEach((client) => client.close()),
    };
}

const standbyHasAll = () =>
    becomes(
        () => standby.sql(`SELECT pg_last_wal_replay_lsn() >= '${leader.sql("SELECT pg_current_wal_insert_lsn()")}'`),
        (answer) => answer === "t",
    );

async function at(words, check) {
    const server = await startServer(program, place, words), someone = people(server);
    try {
        await check(someone, server);
    } finally {
        someone.close();
        assert.equal(await server.stop(), undefined);
    }
}

test("who has written reads it at once, though the standby does not follow", () =>
    at(["--settings", settings], async ({ write, readOne }) => {
        await standbyHasAll();
        standby.sql("SELECT pg_wal_replay_pause()");
        await becomes(() => standby.sql("SELECT pg_get_wal_replay_pause_state()"), (state) => state === "paused");
        for (const title of ["Lådcykelpoolen", "Lånegarderoben", "Grannlunchen"]) {
            const made = await write(title);
            assert.equal(made.status, 201, made.body);
            const found = await readOne(made.headers.location);
            assert.equal(found.status, 200, found.body);
            assert.ok(found.body.includes(title));
        }
        standby.sql("SELECT pg_wal_replay_resume()");
    }));

test("reading goes on at the standby while the leader is away, and writing is asked for again", () =>
    at(["--settings", settings], async ({ write, read }) => {
        assert.equal((await write("Bytesdagen")).status, 201);
        await standbyHasAll();
        // The first that notices that the standby has caught up.
        await becomes(read, ({ status }) => status === 200);
        leader.stop();
        try {
            for (let times = 0; times < 3; ++times) assert.equal((await read()).status, 200);
            const refused = await write("Kvarterskören");
            assert.equal(refused.status, 503, refused.body);
        } finally {
            leader.start(followed);
        }
        assert.equal((await write("Kvarterskören")).status, 201);
    }));

test("a standby that is away is told of in the log, and nobody notices", () =>
    at(["--settings", settings], async ({ write, read }, server) => {
        standby.stop();
        try {
            assert.equal((await read()).status, 200);
            assert.equal((await write("Solrosgatan")).status, 201);
            assert.equal((await read()).status, 200);
            await becomes(() => server.log(), (log) => log.includes('"replica_unused"'));
        } finally {
            standby.start(followed);
        }
    }));

test("a node starts without its standby, but not with a standby of SQLite", async () => {
    standby.stop();
    try {
        await at(["--settings", settings], async ({ read }) => assert.equal((await read()).status, 200));
    } finally {
        standby.start(followed);
    }
    const plain = copyOf(world, folder, "plain");
    await assert.rejects(startServer(program, plain, ["--settings", settings]), /a replica is for a database on PostgreSQL/);
});
