// People who listen to a dialogue while it goes on, and one who takes part in it: for tests and measurements.
import { request } from "node:http";
import { Client } from "./cases_runner/client.mjs";

/// What is not told within this will never be.
const patience = 30_000;

/// The dialogue of the demo world that is open: { id, code }.
export async function openDialogue(server) {
    const visitor = new Client(server);
    const { items } = JSON.parse((await visitor.send("GET", "/api/v1/dialogues")).body);
    const { id } = items.find(({ state }) => state === "open");
    const page = await visitor.send("GET", (await visitor.send("GET", `/sv/dialogues/${id}`)).headers.location);
    visitor.close();
    return { id, code: /join\?code=([0-9A-Z]{6})/.exec(page.body)[1] };
}

/// Someone who has come in by the code: vote(statement, choice) and say(words) give the answer.
export async function participantIn(server, { id, code }) {
    const client = new Client(server), page = `/sv/dialogues/${id}/take-part`;
    const send = async (path, from, fields) => {
        const body = new URLSearchParams({ ...fields, form_token: await client.formToken(from) }).toString();
        return client.send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], body);
    };
    await send("/sv/dialogues/join", "/sv/dialogues/join", { code, consent: "yes" });
    return {
        client,
        vote: (statement, choice) => send(page, page, { act: "vote", statement: String(statement), choice }),
        say: (words) => send(page, page, { act: "say", words }),
        leave: () => send(page, page, { act: "leave" }),
    };
}

/// Does what is given with a function that makes listeners; however it goes, they are closed afterwards.
export async function withListeners(act) {
    const opened = [];
    try {
        return await act((...asked) => {
            const one = listener(...asked);
            opened.push(one);
            return one;
        });
    } finally {
        for (const one of await Promise.allSettled(opened)) one.value?.close();
    }
}

/// A live connection: { status, events[], headers, until(holds) → event, ended, close() }. Each event has `id`, what it says,
/// and `at`, when it came. `until` fails when the connection ends or nothing comes for long.
export function listener(server, id, { lastEvent, path = `/dialogues/${id}/live` } = {}) {
    return new Promise((done, failed) => {
        const asked = request({ host: "127.0.0.1", port: server.port, path, agent: false, headers: lastEvent === undefined ? {} : { "Last-Event-ID": lastEvent } }, (reply) => {
            clearTimeout(silence);
            const events = [], waiting = [];
            let text = "", end;
            const ended = new Promise((over) => (end = over));
            const take = (event) => {
                events.push(event);
                for (const one of waiting.splice(0)) if (one.holds(event)) one.done(event); else waiting.push(one);
            };
            reply.setEncoding("utf8");
            reply.on("data", (some) => {
                text += some;
                for (let at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n")) {
                    const lines = text.slice(0, at).split("\n"), field = (name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
                    text = text.slice(at + 2);
                    if (field("data")) take({ id: field("id"), at: performance.now(), ...JSON.parse(field("data")) });
                }
            });
            let how;
            const over = (said) => {
                end((how ??= said));
                for (const one of waiting.splice(0)) one.failed(new Error(`the connection ended ${how} after ${events.length} events`));
            };
            reply.on("end", () => over("in order"));
            reply.on("error", () => over("broken"));
            reply.on("close", () => over("broken"));
            const until = (holds) => new Promise((found, lost) => {
                const already = events.find(holds);
                if (already) return found(already);
                if (how) return lost(new Error(`the connection has ended ${how}`));
                const late = setTimeout(() => lost(new Error(`not told in ${patience} ms; last: ${JSON.stringify(events.at(-1))}`)), patience);
                waiting.push({ holds, done: (event) => (clearTimeout(late), found(event)), failed: (why) => (clearTimeout(late), lost(why)) });
            });
            done({ status: reply.statusCode, headers: reply.headers, events, until, ended, close: () => asked.destroy() });
        });
        const silence = setTimeout(() => asked.destroy(new Error(`no answer in ${patience} ms`)), patience);
        asked.on("error", (why) => (clearTimeout(silence), failed(why)));
        asked.end();
    });
}
