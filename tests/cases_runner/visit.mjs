// A server on a copy of a world, with the people who have signed in at it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "../samverk_process.mjs";
import { copyOf } from "../world.mjs";
import { Client } from "./client.mjs";

/// The world's settings, but that news of what people follow gathers for an hour: a case that counts letters counts those that
/// its own steps wrote, however slow the machine is.
function unhurried({ serving: [option, settings] }, { data }) {
    if (!settings) return [];
    const changed = join(data, "..", "settings.toml");
    writeFileSync(changed, readFileSync(settings, "utf8").replace(/^gather_seconds = .*$/m, "gather_seconds = 3600"));
    return [option, changed];
}

export class Visit {
    static async start(program, world) {
        const copy = copyOf(world);
        return new Visit(world, copy, await startServer(program, copy.data, [...unhurried(world, copy), ...copy.where]));
    }

    constructor(world, copy, server) {
        this.world = world;
        this.copy = copy;
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
        return this.copy.count(table);
    }

    /// The names of what the log says was done.
    actions() {
        return this.copy.actions();
    }

    /// What was wrong with the way the server ended, or nothing.
    async stop() {
        for (const client of this.clients.values()) client.close();
        const ending = await this.server.stop();
        this.copy.remove();
        return ending;
    }
}
