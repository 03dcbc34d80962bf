// The demo world, served; and services connected in it as a coordinator does it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { copyOf, makeWorld } from "../world.mjs";
import { startServer } from "../samverk_process.mjs";
import { Visitor } from "./visitor.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
let world;

/// Impatient, so that tests of slow services are short.
const settings = `[outbound]\ninside = ["127.0.0.1"]\nconnect_seconds = 1\nwait_seconds = 1\nstall_seconds = 1\ntotal_seconds = 3\n[mail]\ngather_seconds = 0\n`;

/// A server with a world of its own: { url, data, visitor(person), connect(...), rows(sql), stop() }.
export async function startPlace() {
    world ??= await makeWorld(program, "tests/worlds/demo");
    const copy = copyOf(world), file = join(copy.data, "..", "settings.toml");
    writeFileSync(file, settings);
    const server = await startServer(program, copy.data, ["--settings", file]);
    const place = {
        url: server.url,
        data: copy.data,
        log: server.log,
        async visitor(person) {
            const visitor = new Visitor(server.url);
            return person ? visitor.signIn(world.links.get(person)) : visitor;
        },
        rows(sql, ...values) {
            const database = new DatabaseSync(join(copy.data, "samverk.db"), { readOnly: true });
            const found = database.prepare(sql).all(...values);
            database.close();
            return found;
        },
        async stop() {
            const wrong = await server.stop();
            copy.remove();
            if (wrong) throw new Error(wrong);
        },
    };
    // Whoever connects services keeps one session: a demo world's link is good once.
    const own = new Map();
    place.person = async (name) => {
        if (!own.has(name)) own.set(name, await place.visitor(name));
        return own.get(name);
    };
    place.sampelby = place.rows("SELECT id FROM organisations WHERE name = 'Sampelby kommun'")[0].id;
    place.base = (isNational) => `/sv${isNational ? "" : `/administration/${place.sampelby}`}/providers`;
    return place;
}

export const plainForm = { name_sv: "Sampelbys inloggning", name_en: "Sampelby sign-in", name_nb: "Sampelbys innlogging", client_id: "samverk", secret_password: "en-hemlighet-for-samverk", scope: "openid profile email",
    proof: "secret", admits: "everybody", domains: "", levels: "urn:test:loa2 = 2\nurn:test:loa3 = 3", groups_claim: "groups", group_roles: "samverk-redaktion = contributor" };

/// The id that a new service will have, and the address that it may send people back to.
export async function newProvider(place, { isNational = false } = {}) {
    const who = await place.person(isNational ? "lena" : "karin"), page = await who.open(`${place.base(isNational)}/new`);
    const id = /name="provider_id" value="(\w{26})"/.exec(page.body)?.[1];
    if (!id) throw new Error(`no form to connect a service (${page.status}): ${page.text.slice(0, 2000)}`);
    const codes = [...page.body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, text]) => text);
    return { id, redirect: codes[0], signedOut: codes[2], tellsOut: codes[3], isNational };
}

/// Connects the service; the address of its page.
export async function connect(place, made, issuer, more = {}) {
    const who = await place.person(made.isNational ? "lena" : "karin"), base = place.base(made.isNational);
    const fields = { ...plainForm, ...(made.isNational ? { group_roles: "" } : {}), issuer, provider_id: made.id, version: "0", ...more };
    const reply = await who.form(`${base}/new`, `${base}/new`, fields);
    if (reply.status !== 303) throw new Error(`connecting was answered ${reply.status}: ${reply.text.replace(/<[^>]+>/g, " ").slice(0, 3000)}`);
    return reply.headers.location.replace(/\?.*/, "");
}
