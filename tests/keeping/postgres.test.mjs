// An installation on PostgreSQL: moved there and back without loss, kept and brought back, and served by several nodes.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { startPostgres } from "../postgres_server.mjs";
import { removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { becomes, copyOf, form, must, plain, program, run } from "./installation.mjs";

const folder = temporaryFolder("postgres");
const postgres = startPostgres();
let world;

const exported = async (place) => (await run("export", "projects", "--data", place)).output;
const lines = ({ output }) => output.trim().split("\n").filter((line) => / rows, /.test(line)).sort();
const fresh = (name) => copyOf(world, folder, name);

before(async () => {
    assert.ok(postgres, "PostgreSQL is not installed: ./dev setup installs it");
    world = await makeWorld(program, "tests/worlds/demo");
});

after(() => {
    removeFolder(folder);
    postgres.stop();
});

test("an installation moves to PostgreSQL and back without loss, and the folder knows where it is", async () => {
    const place = fresh("moved"), address = postgres.make("moved"), bank = await exported(place);
    assert.ok(bank.length > 1000);
    const there = await run("copy", "--data", place, "--from", "sqlite", "--to", address);
    assert.equal(there.code, 0, there.errors);
    assert.ok(lines(there).some((line) => /^projects: \d+ rows, [0-9a-f]{64}$/.test(line)));
    assert.equal(readFileSync(join(place, "database"), "utf8"), `${address}\n`);

    rmSync(join(place, "samverk.db"));
    assert.equal(await exported(place), bank);
    assert.match((await run("check", "--data", place)).output, /^sound\n/);

    const back = await run("copy", "--data", place, "--from", address, "--to", "sqlite");
    assert.equal(back.code, 0, back.errors);
    assert.deepEqual(lines(back), lines(there));
    assert.ok(!existsSync(join(place, "database")));
    assert.equal(await exported(place), bank);
    assert.match((await run("check", "--data", place)).output, /^sound\n/);
});

test("nothing is copied onto what is there already", async () => {
    const place = fresh("twice"), address = postgres.make("twice");
    await must("copy", "--data", place, "--from", "sqlite", "--to", address);
    const again = await run("copy", "--data", place, "--from", "sqlite", "--to", address);
    assert.equal(again.code, 2);
    assert.match(again.errors, /is not empty/);
    const over = await run("copy", "--data", place, "--from", address, "--to", "sqlite");
    assert.equal(over.code, 2);
    assert.match(over.errors, /is there already/);
    assert.equal((await run("check", "--data", place)).code, 0);
});

test("a backup of either engine is restored to either", async () => {
    const place = fresh("kept"), bank = await exported(place), backup = join(folder, "backup.tar");
    await must("copy", "--data", place, "--from", "sqlite", "--to", postgres.make("kept"));
    assert.deepEqual(await run("backup", backup, "--data", place), { code: 0, output: "", errors: "" });
    assert.ok(!existsSync(`${backup}.database`) && !existsSync(`${backup}.database.work`) && !existsSync(`${backup}.database.work-wal`));

    const plainly = join(folder, "restored-plainly");
    await must("restore", backup, "--data", plainly);
    assert.equal(await exported(plainly), bank);

    const elsewhere = join(folder, "restored-elsewhere"), address = postgres.make("elsewhere");
    await must("restore", backup, "--data", elsewhere, "--database", address);
    assert.equal(await exported(elsewhere), bank);
    assert.match((await run("check", "--data", elsewhere)).output, /^sound\n/);

    const onto = await run("restore", backup, "--data", elsewhere);
    assert.equal(onto.code, 2);
    assert.match(onto.errors, /is not empty/);
    assert.equal(await exported(elsewhere), bank);
});

test("pg_dump and pg_restore, which large installations use, bring back the same", async () => {
    const place = fresh("dumped"), bank = await exported(place), dump = join(postgres.folder, "dump");
    await must("copy", "--data", place, "--from", "sqlite", "--to", postgres.make("dumped"));
    // Who does not see everything takes no dump that lacks something.
    assert.throws(() => postgres.run("pg_dump", ["-h", postgres.folder, "-U", "samverk", "-Fc", "-f", dump, "dumped"]));
    postgres.run("pg_dump", ["-h", postgres.folder, "-U", "postgres", "-Fc", "-f", dump, "dumped"]);
    const address = postgres.make("undumped");
    postgres.run("pg_restore", ["-h", postgres.folder, "-U", "postgres", "-d", "undumped", "--exit-on-error", dump]);
    await must("check", "--data", place, "--database", address);
    const other = join(folder, "undumped");
    await must("index", "rebuild", "--data", other, "--database", address);
    assert.equal(await exported(other), bank);
});

test("a database that is not fit, or not there, is refused with what to do, and no password is told", async () => {
    const place = join(folder, "unfit");
    postgres.sql("CREATE DATABASE swedish OWNER samverk TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'sv' LOCALE 'C'");
    const unfit = await run("demo", "--data", place, "--database", postgres.address("swedish"));
    assert.equal(unfit.code, 2);
    assert.match(unfit.errors, /--locale=C/);
    const absent = await run("demo", "--data", place, "--database", "postgresql://samverk:h0mligt@127.0.0.1:1/samverk");
    assert.equal(absent.code, 2);
    assert.match(absent.errors, /cannot be reached/);
    assert.ok(!absent.errors.includes("h0mligt"));
    const other = await run("demo", "--data", place, "--database", "mysql://x");
    assert.equal(other.code, 2);
    assert.match(other.errors, /postgresql:\/\//);
    const typo = await run("check", "--data", place);
    assert.equal(typo.code, 2);
    assert.ok(!existsSync(join(place, "database")));
});

test("what is done at one node is seen at the others: sessions, searches, pages, words", async () => {
    const place = fresh("first"), address = postgres.make("nodes");
    await must("copy", "--data", place, "--from", "sqlite", "--to", address);
    const second = join(folder, "second");
    const [one, other] = await Promise.all([startServer(program, place), startServer(program, second, ["--database", address])]);
    const lena = new Client(one), elsewhere = new Client(other), visitor = new Client(other);
    try {
        await lena.signIn(world.links.get("lena"));
        elsewhere.cookies = new Map(lena.cookies);
        assert.equal((await elsewhere.send("GET", "/sv/synonyms", plain)).status, 200);

        const token = await lena.formToken("/sv/account/tokens");
        const made = await lena.send("POST", "/sv/account/tokens", form(one), new URLSearchParams({ name: "Ordlistan", grant: "process_leader", form_token: token }).toString());
        const key = /value="(samverk_[\w-]{43})"/.exec(made.body)[1], bearer = [["Authorization", `Bearer ${key}`], ["Content-Type", "application/json"]];

        const search = async () => JSON.parse((await visitor.send("GET", "/api/v1/search?q=xylofonprov")).body);
        // A new node makes its index while it answers; until then programs are told to come back.
        await becomes(search, (found) => found.total === 0);
        const words = { words: { sv: ["xylofonprov"], en: ["innovation"], leads_here: [] }, reason: "Från vår ordlista" };
        assert.equal((await lena.send("POST", "/api/v1/synonyms", bearer, JSON.stringify(words))).status, 201);
        await becomes(search, (found) => found.widened?.[0]?.also?.[0] === "innovation");

        const page = async () => (await visitor.send("GET", "/sv/search?q=xylofonkurs", plain)).body;
        assert.ok(!(await page()).includes("Xylofonkurs för alla"));
        const project = { organisation: "0180", fields: { "title.sv": "Xylofonkurs för alla" } };
        const created = await lena.send("POST", "/api/v1/projects", bearer, JSON.stringify(project));
        assert.equal(created.status, 201, created.body);
        await becomes(page, (body) => body.includes("Xylofonkurs för alla"));

        const northern = async () => (await visitor.send("GET", "/se/needs/new", plain)).body, text = "/sv/translations/se/texts/ideas.new_title";
        assert.ok(!(await northern()).includes("Prov av en titel"));
        const completed = await lena.send("POST", text, form(one), new URLSearchParams({ version: "0", words: "Prov av en titel", form_token: await lena.formToken(text) }).toString());
        assert.equal(completed.status, 303, completed.body.slice(0, 500));
        await becomes(northern, (body) => body.includes("Prov av en titel"));

        const leave = await lena.send("POST", "/sv/sign-out", form(one), new URLSearchParams({ form_token: await lena.formToken("/sv/account") }).toString());
        assert.equal(leave.status, 303);
        await becomes(() => elsewhere.send("GET", "/sv/synonyms", plain), ({ status }) => status !== 200);
    } finally {
        for (const client of [lena, elsewhere, visitor]) client.close();
        assert.equal(await one.stop(), undefined);
        assert.equal(await other.stop(), undefined);
    }
});

test("a restart of the database is survived: pages are answered again when it is back", async () => {
    const place = fresh("restarted");
    await must("copy", "--data", place, "--from", "sqlite", "--to", postgres.make("restarted"));
    const server = await startServer(program, place), visitor = new Client(server);
    try {
        // A page that was made before is answered from memory: each time another one.
        let limit = 0;
        const ask = () => visitor.send("GET", `/api/v1/projects?limit=${++limit}`);
        assert.equal((await ask()).status, 200);
        postgres.stop();
        const down = await ask();
        assert.equal(down.status, 503, down.body);
        assert.ok(Number(down.headers["retry-after"]) > 0);
        postgres.start();
        assert.equal((await ask()).status, 200);
    } finally {
        visitor.close();
        assert.equal(await server.stop(), undefined);
    }
});
