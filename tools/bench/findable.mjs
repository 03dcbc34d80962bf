// From a project being written through the API of a running server to its being found there.
import { addMember, startServer } from "../../tests/samverk_process.mjs";
import { Client } from "../../tests/cases_runner/client.mjs";
import { median, program, worldOf } from "./measuring.mjs";

/// A token of a coordinator, made in the browser's way.
async function tokenOf(client, server) {
    const place = "/sv/account/tokens", page = await client.send("GET", place);
    const grant = /<(?:option|input)[^>]*value="(\w+:[^"]*)"/.exec(page.body)[1].replaceAll("&amp;", "&");
    const form = new URLSearchParams({ name: "Mätning", grant, form_token: await client.formToken(place) });
    const made = await client.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    return /<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1];
}

async function secondsUntilFound(client, token, word) {
    const body = JSON.stringify({ organisation: "0180", fields: { "title.sv": `Prov med ${word}`, status: "planned" } });
    const began = performance.now();
    const written = await client.send("POST", "/api/v1/projects", [["Content-Type", "application/json"], ["Authorization", `Bearer ${token}`]], body);
    if (written.status !== 201) throw new Error(`writing a project was answered ${written.status}: ${written.body}`);
    const replied = performance.now();
    while (JSON.parse((await client.send("GET", `/api/v1/search?q=${word}`)).body).total === 0)
        if (performance.now() - began > 60_000) throw new Error(`${word} was not found within a minute`);
    return { writing: replied - began, found: performance.now() - replied };
}

/// Rows: how long the reply to the write takes, and how long after it the project is found.
export async function findableAfter(projects) {
    const data = await worldOf(projects);
    const link = await addMember(program, data, ["--email", "bench@sampelby.example", "--name", "Berit Mätare", "--role", "coordinator", "--organisation", "0180"]);
    const server = await startServer(program, data), client = new Client(server);
    await client.signIn(link);
    const token = await tokenOf(client, server), times = [];
    for (let round = 0; round < 10; ++round) times.push(await secondsUntilFound(client, token, `provord${"abcdefghij"[round]}x`));
    client.close();
    await server.stop();
    return [
        { what: `a new project is written, median, ${projects} projects`, value: median(times.map(({ writing }) => writing)), unit: "ms" },
        { what: `from then until it is found, the slowest of 10, ${projects} projects`, value: Math.max(...times.map(({ found }) => found)), unit: "ms", mark: "≤ 1000" },
    ];
}
