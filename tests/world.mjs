// A world: the data folder that cases and journeys start from, made once and copied for each server.
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { postgresOfTests } from "./postgres_server.mjs";
import { addMember, mustRun, removeFolder, temporaryFolder } from "./samverk_process.mjs";

/// Words as a shell would part them; "…" keeps spaces.
export function words(line) {
    return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

/// The demo world with its people, by first name: anna, karin …
async function makeDemo(program, world) {
    for (const { name, link } of JSON.parse(await mustRun(program, ["demo", "--data", world.data, ...world.where, "--json"])))
        world.links.set(name.split(" ")[0].toLowerCase(), link);
}

/// Makes the world that a folder describes (its file "world"): { name, data, database, where, links, serving }, links being
/// one-time sign-in links by person, serving the words that its servers are started with (its file "settings.toml"), and
/// where those that say where its database is; none for SQLite.
export async function makeWorld(program, folder) {
    const world = { name: basename(folder), data: join(temporaryFolder(`world-${basename(folder)}`), "data"), links: new Map(), serving: [], where: [] };
    const postgres = postgresOfTests();
    if (postgres) {
        world.database = basename(join(world.data, ".."));
        world.where = ["--database", postgres.make(world.database)];
    }
    if (existsSync(join(folder, "settings.toml"))) world.serving = ["--settings", resolve(folder, "settings.toml")];
    for (const line of readFileSync(join(folder, "world"), "utf8").split("\n")) {
        const command = /^samverk (.+)$/.exec(line.trim()), person = /^person (\S+) = (.+)$/.exec(line.trim());
        if (line.trim() === "samverk demo") await makeDemo(program, world);
        else if (command) await mustRun(program, [...words(command[1]), "--data", world.data, ...world.where], { folder: resolve(folder) });
        else if (person) world.links.set(person[1], await addMember(program, world.data, words(person[2])));
        else if (line.trim() !== "" && !line.startsWith("#")) throw new Error(`${folder}/world: not understood: ${line}`);
    }
    return world;
}

/// A copy that a server may change: { data, where, count(table), actions() (the names of what its log says was done), remove() }.
export function copyOf(world) {
    const folder = temporaryFolder(`visit-${world.name}`), data = join(folder, "data"), postgres = postgresOfTests();
    cpSync(world.data, data, { recursive: true });
    if (!postgres) return { data, where: [], count: (table) => countRows(data, table), actions: () => actionsIn(data), remove: () => removeFolder(folder) };
    const database = basename(folder);
    return {
        data,
        where: ["--database", postgres.make(database, world.database)],
        count: (table) => Number(postgres.sql(`SELECT count(*) FROM ${rowsOf(table)}`, database)),
        actions: () => postgres.sql("SELECT DISTINCT action FROM activity", database).split("\n").filter((line) => line !== ""),
        remove() {
            removeFolder(folder);
            postgres.remove(database);
        },
    };
}

/// A table as it is counted. Letters about what people follow or support are written by a job of its own, whenever it comes to it:
/// whoever counts letters counts the others.
function rowsOf(table) {
    return table === "outbox" ? "outbox WHERE about NOT LIKE 'notifications.%'" : `"${table}"`;
}

/// Reads SQLite's database beside the server.
function read(data, question) {
    const file = readdirSync(data).find((name) => /\.(db|sqlite)$/.test(name));
    const database = new DatabaseSync(join(data, file), { readOnly: true });
    try {
        return question(database);
    } finally {
        database.close();
    }
}

function countRows(data, table) {
    return read(data, (database) => Number(database.prepare(`SELECT count(*) AS number FROM ${rowsOf(table)}`).get().number));
}

function actionsIn(data) {
    return read(data, (database) => database.prepare("SELECT DISTINCT action FROM activity").all().map(({ action }) => action));
}
