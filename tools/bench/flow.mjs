// From need to spread in one large organisation: lists, desks and chains, supports by many at once, and the export of everything.
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { mustRun, startServer, temporaryFolder } from "../../tests/samverk_process.mjs";
import { Client } from "../../tests/cases_runner/client.mjs";
import { program, residentMemory } from "./measuring.mjs";

const html = [["Accept", "text/html"]];

function percentile(times, share) {
    const sorted = [...times].sort((left, right) => left - right);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function timed(client, path) {
    const began = performance.now();
    const reply = await client.send("GET", path, html);
    if (reply.status !== 200) throw new Error(`${path} was answered ${reply.status}`);
    return { spent: performance.now() - began, reply };
}

/// Follows a list from page to page; every page is asked for once, so that none is in memory.
async function walked(client, path, pages) {
    const times = [], found = new Set();
    for (let page = 0; path && page < pages; ++page) {
        const { spent, reply } = await timed(client, path);
        times.push(spent);
        for (const [idea] of reply.body.matchAll(/\/sv\/ideas\/[0-9a-z]{26}\/[^"?#]+/g)) found.add(idea);
        path = /rel="next"[^>]*href="([^"]*)"/.exec(reply.body)?.[1].replaceAll("&amp;", "&");
    }
    return { times, found: [...found] };
}

async function asked(client, paths) {
    const times = [];
    for (const path of paths) times.push((await timed(client, path)).spent);
    return times;
}

function row(what, times) {
    return { what: `${what}, p99 of ${times.length}`, value: percentile(times, 0.99), unit: "ms", mark: "≤ 20" };
}

/// Each of many people supports many ideas, one after the other and each twice: { perSecond, changed }.
async function supports(server, links, ideas, each) {
    const clients = links.map(() => new Client(server));
    const tokens = [];
    for (const [place, client] of clients.entries()) {
        await client.signIn(links[place]);
        tokens.push(await client.formToken(`/sv/support/idea/${ideas[0]}`));
    }
    const headers = [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]];
    const give = async (client, token, idea) => {
        const { status, body } = await client.send("POST", `/sv/support/idea/${idea}`, headers, new URLSearchParams({ act: "give", form_token: token }).toString());
        if (status !== 303) throw new Error(`a support was answered ${status}: ${body.slice(0, 300)}`);
    };
    const count = async () => (await Promise.all(ideas.slice(0, each).map(async (idea) => JSON.parse((await clients[0].send("GET", `/api/v1/ideas/${idea}`)).body).supports))).reduce((sum, one) => sum + one, 0);
    const before = await count(), began = performance.now();
    await Promise.all(clients.map(async (client, place) => {
        for (let i = 0; i < each; ++i) await give(client, tokens[place], ideas[(place + i) % each]);
    }));
    const spent = (performance.now() - began) / 1000;
    // The same once more: nobody is counted twice.
    await Promise.all(clients.map((client, place) => give(client, tokens[place], ideas[place % each])));
    const counted = (await count()) - before;
    clients.forEach((client) => client.close());
    return { perSecond: (clients.length * each) / spent, given: clients.length * each, counted };
}

/// A form of people, sent as its page does.
async function sendForm(client, server, token, path, fields) {
    const headers = [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]];
    const { status, body } = await client.send("POST", path, headers, new URLSearchParams({ ...fields, form_token: token }).toString());
    if (status !== 303) throw new Error(`${path} was answered ${status}: ${body.slice(0, 300)}`);
}

/// Each of the organisation's projects stands in a step of the process: their ids.
async function inSteps(server, coordinator) {
    const exported = await (await fetch(`${server.url}/api/v1/export/projects.jsonl`)).text();
    const ids = exported.trim().split("\n").map((line) => JSON.parse(line).id), steps = ["anchor", "explore", "frame", "ideate", "test", "implement", "spread"];
    const token = await coordinator.formToken(`/sv/innovation/${ids[0]}`), hands = Array.from({ length: 32 }, () => Object.assign(new Client(server), { cookies: new Map(coordinator.cookies) }));
    let next = 0;
    await Promise.all(hands.map(async (client) => {
        for (let place = next++; place < ids.length; place = next++) await sendForm(client, server, token, `/sv/innovation/${ids[place]}`, { act: "begin", template: "city", step: steps[place % steps.length] });
        client.close();
    }));
    return ids;
}

/// The page as everybody gets it right after something was recorded about one of the projects.
async function afterChanges(server, coordinator, visitor, path, projects, times) {
    const token = await coordinator.formToken(`/sv/innovation/${projects[0]}`), spent = [];
    await timed(visitor, path);
    for (const project of projects.slice(0, times)) {
        await sendForm(coordinator, server, token, `/sv/innovation/${project}`, { act: "deliver", deliverable: "mandate", evidence: "Prov." });
        spent.push((await timed(visitor, path)).spent);
    }
    return spent;
}

/// Waits until the server's jobs, which follow what was changed before, have nothing left to do.
async function rested(server) {
    const used = async () => {
        const [user, system] = (await readFile(`/proc/${server.process.pid}/stat`, "utf8")).split(") ")[1].split(" ").slice(11, 13);
        return Number(user) + Number(system);
    };
    const patience = performance.now() + 120_000;
    for (let before = -100, now = await used(); now - before > 3; before = now, await new Promise((wake) => setTimeout(wake, 1000)), now = await used())
        if (performance.now() > patience) throw new Error("the server did not come to rest within two minutes");
}

/// Rows a second of an export by a server at rest, the median of three, and by how much it grows meanwhile at most.
async function exported(server, path) {
    await rested(server);
    const status = () => readFile(`/proc/${server.process.pid}/status`, "utf8");
    const before = await residentMemory(status), times = [];
    let rows = 0, most = before;
    for (let round = 0; round < 3; ++round) {
        const began = performance.now();
        let looked = began;
        rows = 0;
        for await (const bytes of await reading(`${server.url}${path}`)) {
            for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ++rows;
            if (performance.now() - looked < 50) continue;
            most = Math.max(most, await residentMemory(status));
            looked = performance.now();
        }
        times.push(performance.now() - began);
    }
    return { perSecond: rows / (percentile(times, 0.5) / 1000), rows, grown: most - before };
}

/// The reply as it comes, with less work for the reader than fetch has.
function reading(url) {
    return new Promise((answered, failed) => get(url, (reply) => (reply.statusCode === 200 ? answered(reply) : failed(new Error(`${url} was answered ${reply.statusCode}`)))).on("error", failed));
}

async function exportedSpread(server) {
    const spread = await exported(server, "/api/v1/export/adoptions.csv");
    return [
        { what: `export of ${spread.rows} adoptions, median of 3`, value: spread.perSecond, unit: "rows/s", mark: "≥ 50 000" },
        { what: "the server grows while it is made by", value: spread.grown / 1e6, unit: "MB" },
    ];
}

/// The organisation, made anew: { data, links }, the coordinator's link first.
async function worldOf({ ideas, supports, projects, people }) {
    const data = join(temporaryFolder("flow"), "data");
    const printed = await mustRun(program, ["demo", "--data", data, "--projects", projects, "--ideas", ideas, "--supports", supports, "--people", people, "--json"]);
    return { data, links: JSON.parse(printed).map(({ link }) => link) };
}

export async function measure({ ideas = "100000", supports: given = "1000000", projects = "10000", people = "200", pages = "100" }) {
    const { data, links } = await worldOf({ ideas, supports: given, projects, people });
    const settings = join(temporaryFolder("flow-settings"), "settings.toml");
    // All come from one address here.
    writeFileSync(settings, "[server]\nconnections_per_client = 5000\n");
    const server = await startServer(program, data, ["--settings", settings]);
    try {
        const visitor = new Client(server), coordinator = new Client(server);
        await coordinator.signIn(links[0]);
        const newest = await walked(visitor, "/sv/ideas", Number(pages)), supported = await walked(visitor, "/sv/ideas?sort=support", Number(pages));
        const pagesOfIdeas = newest.found.slice(0, 500), some = pagesOfIdeas.map((path) => path.split("/")[3]);
        const rows = [
            row("ideas, newest first", newest.times),
            row("ideas, most supported first", supported.times),
            row("an idea's page", await asked(visitor, pagesOfIdeas)),
            row("the coordinator's desk", (await walked(coordinator, "/sv/needs/desk", Number(pages))).times),
            row("an idea's chain", await asked(visitor, some.map((id) => `/sv/red-thread/idea/${id}`))),
        ];
        const projectIds = await inSteps(server, coordinator);
        // Those in the first step, where something is delivered.
        const delivering = projectIds.filter((_, place) => place % 7 === 0);
        rows.push(row(`the funnel of ${projectIds.length} projects, each time after a change`, await afterChanges(server, coordinator, visitor, "/sv/innovation", delivering, Number(pages))),
            row("the processes and what met them, the same", await afterChanges(server, coordinator, visitor, "/sv/processes", delivering.slice(Number(pages)), Number(pages))));
        const flood = await supports(server, links.slice(1), some, 100);
        if (flood.counted !== flood.given) throw new Error(`${flood.given} supports were acknowledged, ${flood.counted} are counted`);
        rows.push({ what: `supports by ${links.length - 1} people at once, each kept on disk`, value: flood.perSecond, unit: "supports/s", mark: "≥ 1000" });
        const everything = await exported(server, "/api/v1/export/ideas.jsonl");
        rows.push({ what: `export of ${everything.rows} ideas, median of 3`, value: everything.perSecond, unit: "rows/s", mark: "≥ 50 000" },
            { what: "the server grows meanwhile by", value: everything.grown / 1e6, unit: "MB" });
        rows.push(...(await exportedSpread(server)));
        visitor.close();
        coordinator.close();
        return rows;
    } finally {
        await server.stop();
    }
}
