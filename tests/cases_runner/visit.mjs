// A server on a copy of a world, with the people who have signed in at it.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { copyOf } from "../world.mjs";
import { Client } from "./client.mjs";

export class Visit {
    static async start(program, world) {
        const { folder, data } = copyOf(world);
        return new Visit(world, folder, data, await startServer(program, data, world.serving));
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
