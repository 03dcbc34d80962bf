// The second wall on PostgreSQL: what a connection of the program's own role sees and writes, whatever its SQL says.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { walls } from "../../tools/check_wall.mjs";
import { Client } from "../cases_runner/client.mjs";
import { startPostgres } from "../postgres_server.mjs";
import { removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { copyOf, form, must, plain, program, run } from "./installation.mjs";

const folder = temporaryFolder("wall"), database = "walled";
const postgres = startPostgres({ log_statement: "all" });
const walled = [...walls(".", []).keys()].sort();
const clients = new Map([["nobody", undefined], ["anna", undefined], ["lena", undefined], ["olle", undefined]]);
let world, place, server;

before(async () => {
    assert.ok(postgres, "PostgreSQL is not installed: ./dev setup installs it");
    world = await makeWorld(program, "tests/worlds/demo");
    place = copyOf(world, folder, "place");
    await must("copy", "--data", place, "--from", "sqlite", "--to", postgres.make(database));
    server = await startServer(program, place);
    for (const name of clients.keys()) {
        clients.set(name, new Client(server));
        if (world.links.has(name)) await clients.get(name).signIn(world.links.get(name));
    }
});

after(async () => {
    for (const client of clients.values()) client?.close();
    await server?.stop();
    removeFolder(folder);
    postgres?.stop();
});

/// What SQL answers to the program's role within a reach; without one, as a connection that says nothing.
const within = (reach, sql) => postgres.sql(`BEGIN; ${reach === undefined ? "" : `SET LOCAL samverk.reach = '${reach}';`} ${sql}; COMMIT`, database, "samverk");
const rows = (reach, table, where = "true") => Number(within(reach, `SELECT count(*) FROM ${table} WHERE ${where}`));
const all = (sql) => postgres.sql(sql, database);

/// Signs in, makes a draft of a case, and gives its id and its organisation's.
async function draftBy(client) {
    const body = new URLSearchParams({ name: "Ett utkast bakom muren", language: "sv", form_token: await client.formToken("/sv/cases/new") }).toString();
    const made = await client.send("POST", "/sv/cases/new", form(server), body);
    const id = /\/sv\/cases\/([0-9a-z]{26})\/edit/.exec(made.headers.location)[1];
    return { id, organisation: all(`SELECT organisation FROM cases WHERE id = '${id}'`) };
}

test("each table with a wall has it for the owner too; nobody's reach gives what is public, everybody's all, and a copy moved all", () => {
    assert.ok(walled.length >= 12);
    const forced = all("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname");
    assert.deepEqual(forced.split("\n"), walled);
    const open = { cases: "published IS NOT NULL", case_versions: "EXISTS (SELECT FROM cases WHERE id = case_id AND published = number)", calls: "state <> 'draft'", masked_copies: "is_shown = 1" };
    for (const table of walled) {
        const there = Number(all(`SELECT count(*) FROM ${table}`));
        assert.equal(rows("all", table), there, table);
        for (const nothing of [undefined, ""]) {
            assert.equal(rows(nothing, table, `NOT coalesce(${open[table] ?? "false"}, false)`), 0, table);
            if (open[table]) assert.equal(rows(nothing, table), Number(all(`SELECT count(*) FROM ${table} WHERE ${open[table]}`)), table);
        }
    }
});

test("a draft is there for its own organisation's reach alone, and is written within it alone, whatever the SQL says", async () => {
    const anna = clients.get("anna");
    const { id, organisation } = await draftBy(anna), other = all(`SELECT id FROM organisations WHERE id <> '${organisation}' ORDER BY id LIMIT 1`);
    for (const table of ["cases", "case_versions"]) {
        const own = table === "cases" ? `id = '${id}'` : `case_id = '${id}'`;
        assert.equal(rows(organisation, table, own), 1);
        assert.equal(rows(`${other},${organisation}`, table, own), 1);
        for (const reach of [undefined, "", other]) assert.equal(rows(reach, table, own), 0);
    }
    assert.equal(within(other, `UPDATE cases SET title = 'x' WHERE id = '${id}' RETURNING id`), "");
    assert.equal(within(other, "DELETE FROM cases RETURNING id"), "");
    assert.equal(within(other, "UPDATE cases SET title = 'x' WHERE published IS NOT NULL RETURNING id").split("\n").filter((one) => one && all(`SELECT organisation FROM cases WHERE id = '${one}'`) !== other).length, 0);
    assert.equal(within(other, "DELETE FROM case_versions RETURNING case_id"), "");
    const refused = (reach, sql) => assert.throws(() => within(reach, sql), sql);
    refused(other, `INSERT INTO answer_templates VALUES ('${organisation}', 'x', 'x', 'x')`);
    refused(other, `INSERT INTO case_moves VALUES ('${id}', 1, 'send', 1, '', 0, '')`);
    refused(undefined, `INSERT INTO answer_templates VALUES ('${organisation}', 'x', 'x', 'x')`);
    refused(organisation, `UPDATE cases SET organisation = '${other}' WHERE id = '${id}'`);
    assert.equal(within(organisation, `INSERT INTO answer_templates VALUES ('${organisation}', 'x', 'x', 'x') RETURNING id`), "x");
    assert.equal((await anna.send("GET", `/sv/cases/${id}/edit`, plain)).status, 200);
});

test("a request reaches as far as the roles of who asks: a visitor nowhere, a coordinator at home, who leads the whole everywhere, who runs the machine nowhere", async () => {
    const log = join(postgres.folder, "log");
    const { id, organisation } = await draftBy(clients.get("anna"));
    /// How the page of a draft is answered, and the reaches with which was read meanwhile.
    const reading = async (client) => {
        const before = readFileSync(log, "utf8").length, { status } = await client.send("GET", `/sv/cases/${id}/ett-utkast-bakom-muren`, plain);
        const said = readFileSync(log, "utf8").slice(before).matchAll(/READ ONLY; SET LOCAL samverk\.reach = '([0-9a-z,]*)'/g);
        return { status, reaches: new Set([...said].map(([, reach]) => reach)) };
    };
    const anna = await reading(clients.get("anna")), lena = await reading(clients.get("lena"));
    assert.deepEqual([anna.status, lena.status], [200, 200]);
    assert.ok(anna.reaches.has(organisation));
    assert.ok(lena.reaches.has("all"));
    for (const name of ["nobody", "olle"]) {
        const { status, reaches } = await reading(clients.get(name));
        assert.equal(status, 404, name);
        assert.ok(reaches.has(""), name);
        assert.ok(!reaches.has(organisation), name);
    }
});

test("a role that would pass by the wall is refused, with what to do", async () => {
    postgres.sql("CREATE ROLE passing LOGIN BYPASSRLS");
    for (const user of ["postgres", "passing"]) {
        const { code, errors } = await run("migrate", "--data", join(folder, user), "--database", postgres.address(database, user));
        assert.equal(code, 2);
        assert.match(errors, /passes by the wall/);
        assert.match(errors, /createuser samverk/);
    }
    await must("migrate", "--data", join(folder, "good"), "--database", postgres.address(database));
});
