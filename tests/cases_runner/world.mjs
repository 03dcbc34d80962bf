// A world: the data folder that cases start from, made once and copied for each server.
import { cpSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { addMember, mustRun, removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { Client } from "./client.mjs";

/// Words as a shell would part them; "…" keeps spaces.
export function words(line) {
    return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

/// Makes the world that a folder describes (its file "world"): { name, data, links }.
export async function makeWorld(program, folder) {
    const world = { name: basename(folder), data: join(temporaryFolder(`world-${basename(folder)}`), "data"), links: new Map() };
    for (const line of readFileSync(join(folder, "world"), "utf8").split("\n")) {
        const command = /^samverk (.+)$/.exec(line.trim()), person = /^person (\S+) = (.+)$/.exec(line.trim());
        if (command) await mustRun(program, [...words(command[1]), "--data", world.data], { folder });
        else if (person) world.links.set(person[1], await addMember(program, world.data, words(person[2])));
        else if (line.trim() !== "" && !line.startsWith("#")) throw new Error(`${folder}/world: not understood: ${line}`);
    }
    return world;
}

/// A server on a copy of the world, with the people who have signed in at it.
export class Visit {
    static async start(program, world) {
        const folder = temporaryFolder(`visit-${world.name}`), data = join(folder, "data");
        cpSync(world.data, data, { recursive: true });
        return new Visit(world, folder, data, await startServer(program, data));
    }

    constructor(world, folder, data, server) {
        this.world = world;
        this.folder = folder;
        this.data = data;
        this.server = server;
        this.clients = new Map();
    }

    /// The person's browser, signed in; without a name one that never was here.
    async client(person) {
        const known = this.clients.get(person);
        if (known) return known;
        const client = new Client(this.server);
        this.clients.set(person ?? Symbol("visitor"), client);
        if (person) {
            const link = this.world.links.get(person);
            if (!link) throw new Error(`the world ${this.world.name} has no person ${person}`);
            await client.signIn(link);
        }
        return client;
    }

    /// The rows of a table, read beside the server.
    count(table) {
        const file = readdirSync(this.data).find((name) => /\.(db|sqlite)$/.test(name));
        const database = new DatabaseSync(join(this.data, file), { readOnly: true });
        try {
            return Number(database.prepare(`SELECT count(*) AS number FROM "${table}"`).get().number);
        } finally {
            database.close();
        }
    }

    /// What was wrong with the way the server ended, or nothing.
    async stop() {
        for (const client of this.clients.values()) client.close();
        const ending = await this.server.stop();
        removeFolder(this.folder);
        return ending;
    }
}
