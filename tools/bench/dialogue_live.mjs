// Two thousand screens that follow one dialogue: how long a vote takes to all of them, and what each costs.
import { readFile } from "node:fs/promises";
import { listener, openDialogue, participantIn } from "../../tests/listeners.mjs";
import { startServer } from "../../tests/samverk_process.mjs";
import { copyOf, makeWorld } from "../../tests/world.mjs";
import { program, residentMemory } from "./measuring.mjs";

const screens = 2000, rounds = 20;

/// From the moment that a vote was answered until the last screen had it, in milliseconds.
async function spread(listeners, person, round, before) {
    const votes = before + round + 1, choice = "agree";
    const answer = await person.vote(round + 1, choice), sent = performance.now();
    if (answer.status !== 303) throw new Error(`a vote was answered ${answer.status}`);
    const events = await Promise.all(listeners.map(({ until }) => until((event) => event.votes >= votes)));
    return Math.max(0, Math.max(...events.map(({ at }) => at)) - sent);
}

export async function measure() {
    const world = await makeWorld(program, "tests/worlds/demo"), copy = copyOf(world);
    const server = await startServer(program, copy.data, [...world.serving, ...copy.where]);
    const memory = () => residentMemory(() => readFile(`/proc/${server.process.pid}/status`, "utf8"));
    const dialogue = await openDialogue(server), before = await memory(), listeners = [];
    for (let at = 0; at < screens; at += 200) listeners.push(...(await Promise.all(Array.from({ length: 200 }, () => listener(server, dialogue.id)))));
    const refused = listeners.filter(({ status }) => status !== 200).length;
    if (refused > 0) throw new Error(`${refused} of ${screens} were refused`);
    const { votes, statements } = await listeners[0].until(() => true), after = await memory();
    const people = [], took = [];
    for (let round = 0; round < rounds; ++round) {
        if (round % statements === 0) people.push(await participantIn(server, dialogue));
        took.push(await spread(listeners, people.at(-1), round % statements, votes + round - (round % statements)));
    }
    for (const one of listeners) one.close();
    for (const { client } of people) client.close();
    const problem = await server.stop();
    copy.remove();
    if (problem) throw new Error(problem);
    took.sort((left, right) => left - right);
    return [
        { what: `a vote is on all of ${screens} screens, the slowest of ${rounds}`, value: took.at(-1), unit: "ms", mark: "≤ 1 000" },
        { what: "the same, in the middle", value: took[Math.floor(took.length / 2)], unit: "ms" },
        { what: `memory for each of ${screens} screens`, value: (after - before) / screens / 1000, unit: "kB", mark: "≤ 20" },
    ];
}
