// Signing in with a password, against bare argon2id of the same cost by as many threads.
import { execFileSync } from "node:child_process";
import { addMember, startServer } from "../../tests/samverk_process.mjs";
import { Client } from "../../tests/cases_runner/client.mjs";
import { buildFloor, median, program, worldOf } from "./measuring.mjs";

const rounds = 3, seconds = 5, people = 8, hashesAtOnce = 2;
const email = "bench@sampelby.example", password = "regnkläder på en tisdag";

function form(server, fields) {
    return [[["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], new URLSearchParams(fields).toString()];
}

/// Sign-ins a second by as many people as keep the server's hashing busy.
async function signIns(server) {
    const clients = Array.from({ length: people }, () => new Client(server));
    const tokens = await Promise.all(clients.map((client) => client.formToken("/sv/sign-in")));
    const began = performance.now();
    let done = 0;
    await Promise.all(clients.map(async (client, place) => {
        const before = new Map(client.cookies), [headers, body] = form(server, { email, password, form_token: tokens[place] });
        while (performance.now() - began < seconds * 1000) {
            client.cookies = new Map(before);
            const { status } = await client.send("POST", "/sv/sign-in", headers, body);
            if (status !== 303) throw new Error(`signing in was answered ${status}`);
            ++done;
        }
    }));
    const spent = (performance.now() - began) / 1000;
    clients.forEach((client) => client.close());
    return done / spent;
}

export async function measure() {
    const floor = buildFloor("bench_sign_in"), data = await worldOf(1000);
    const link = await addMember(program, data, ["--email", email, "--name", "Berit Mätare"]);
    const server = await startServer(program, data);
    try {
        const client = new Client(server);
        await client.signIn(link);
        const [headers, body] = form(server, { new_password: password, form_token: await client.formToken("/sv/account") });
        const { status } = await client.send("POST", "/sv/account/password", headers, body);
        client.close();
        if (status !== 303) throw new Error(`choosing a password was answered ${status}`);
        const all = [];
        for (let round = 0; round < rounds; ++round) {
            const bare = JSON.parse(execFileSync(floor, [String(seconds), String(hashesAtOnce)], { encoding: "utf8" })).per_second;
            all.push({ bare, samverk: await signIns(server) });
        }
        return [
            { what: `bare argon2id, ${hashesAtOnce} threads`, value: median(all.map(({ bare }) => bare)), unit: "checks/s" },
            { what: `samverk, ${people} people signing in`, value: median(all.map(({ samverk }) => samverk)), unit: "sign-ins/s" },
            { what: "samverk / bare", value: median(all.map(({ bare, samverk }) => samverk / bare)), unit: "ratio" },
        ];
    } finally {
        await server.stop();
    }
}
