// What the tests of faults do with a bank: write into it as people do, and say what is in it.
import { DatabaseSync } from "node:sqlite";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "../cases_runner/client.mjs";
import { unescaped } from "../cases_runner/expect.mjs";
import { mustRun } from "../samverk_process.mjs";

/// How long the server may take for something that it does beside answering, in milliseconds.
const patience = 60_000;

/// The demo world that every test copies, and the links that sign its people in, by their first names.
export async function demoWorld(folder) {
    const made = process.env.SAMVERK_FAULTS_WORLD;
    const world = join(folder, "world"), people = made ? readFileSync(`${made}.json`, "utf8") : await mustRun(program, ["demo", "--data", world, "--json"]);
    if (made) cpSync(made, world, { recursive: true });
    return { world, links: new Map(JSON.parse(people).map(({ name, link }) => [name.split(" ")[0].toLowerCase(), link])) };
}

/// A copy of a world below `place`; gives its data folder.
export function copyTo(place, world) {
    const data = join(place, "data");
    cpSync(world, data, { recursive: true });
    return data;
}

/// What `samverk check` says of a bank that has no damage.
export const sound = /^sound\n/;

export const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";

/// A file that `import swecris` takes in: `count` projects.
export function projectsFile(count) {
    const columns = "projectId,projectTitleSv,projectTitleEn,projectAbstractSv,projectAbstractEn,projectStartDate,projectEndDate,fundingOrganisationNameSv,"
        + "fundingOrganisationNameEn,fundingsSek,fundingYear,typeOfAwardDescrSv,scbs\n";
    const rows = Array.from({ length: count }, (_, number) => `2024-${70000 + number}_Vinnova,"Skidspår ${number}, runt sjön","Ski track ${number}, round the lake",`
        + `"Vi preparerar skidspår ${number} med snö från skottningen","",2024-01-01 00:00:00,2025-12-31 00:00:00,Vinnova,Vinnova,${250000 + number},2024,Projektbidrag,\n`);
    return columns + rows.join("");
}

/// A person's browser at a server.
export class Person {
    static async signIn(server, link) {
        const person = new Person(server);
        await person.client.signIn(link);
        return person;
    }

    constructor(server) {
        this.server = server;
        this.client = new Client(server);
    }

    close() {
        this.client.close();
    }

    get(path) {
        return this.client.send("GET", path);
    }

    /// Sends a form with its token, which stands on the page `from`.
    async post(path, fields, from = path) {
        const form = new URLSearchParams({ ...fields, form_token: await this.client.formToken(from) });
        return this.client.send("POST", path, this.#headers("application/x-www-form-urlencoded"), form.toString());
    }

    /// Presses the button of the only form on a page that goes to this address: what it would send is sent.
    press(page, address) {
        const form = new RegExp(`<form[^>]*action="${address}"[^>]*>([^]*?)</form>`).exec(page)?.[1];
        if (!form) throw new Error(`there is no form that goes to ${address}`);
        const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [unescaped(name), unescaped(value)]);
        return this.client.send("POST", address, this.#headers("application/x-www-form-urlencoded"), new URLSearchParams(fields).toString());
    }

    /// Uploads a file of projects to be looked at.
    async upload(text) {
        const boundary = "----a-boundary-that-no-file-contains", token = await this.client.formToken("/sv/import");
        const field = (name, value) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
        const body = `${field("form_token", token)}${field("source", "swecris")}--${boundary}\r\nContent-Disposition: form-data; name="file"; `
            + `filename="spår.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`;
        return this.client.send("POST", "/sv/import", this.#headers(`multipart/form-data; boundary=${boundary}`), body);
    }

    /// Reads a page again until it says `sign`, or until that is true of it.
    async until(path, sign) {
        const late = AbortSignal.timeout(patience);
        for (;;) {
            const { status, body } = await this.get(path);
            if (status === 200 && (typeof sign === "string" ? body.includes(sign) : sign(body))) return body;
            if (late.aborted) throw new Error(`${path} does not say "${sign}", but: ${body.slice(body.indexOf("<main")).replace(/<[^>]*>|\s+/g, " ").slice(0, 2000)}`);
            if (status >= 400) throw new Error(`${path} was answered ${status}`);
            await pause(10);
        }
    }

    #headers(type) {
        return [["Content-Type", type], ["Origin", this.server.url], ["Sec-Fetch-Site", "same-origin"], ["Accept", "text/html"]];
    }
}

/// The bank as its export tells it, without the ids, which differ from one import to the next.
export async function exported(data) {
    const lines = (await mustRun(program, ["export", "projects", "--data", data])).split("\n");
    return lines.map((line) => line.replace(/^\{"id":"[^"]*"/, "{")).sort().join("\n");
}

/// How many rows each table has, as an object: half of something would show in one of them. What was searched for in
/// vain is no part of the bank.
export function rowCounts(data) {
    const database = new DatabaseSync(join(data, "samverk.db"), { readOnly: true });
    try {
        const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'unanswered_questions' ORDER BY name").all();
        return Object.fromEntries(names.map(({ name }) => [name, database.prepare(`SELECT count(*) AS number FROM "${name}"`).get().number]));
    } finally {
        database.close();
    }
}

/// How many projects a search for these words finds, at most 100.
export async function found(data, words) {
    return JSON.parse(await mustRun(program, ["search", words, "--data", data, "--limit", "100", "--json"])).length;
}
