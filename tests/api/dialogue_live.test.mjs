// A dialogue on many screens: each vote is on all of them, a lost connection goes on where it was, and the end is an end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDialogue, participantIn, withListeners } from "../listeners.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk", screens = 300;
let world, copy, server, dialogue;

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    copy = copyOf(world);
    server = await startServer(program, copy.data, [...world.serving, ...copy.where]);
    dialogue = await openDialogue(server);
});

after(async () => {
    await server?.stop();
    copy?.remove();
});

test("a vote is on every screen, and others are answered meanwhile", () => withListeners(async (listener) => {
    const listeners = await Promise.all(Array.from({ length: screens }, () => listener(server, dialogue.id)));
    for (const { status, headers } of listeners) {
        assert.equal(status, 200);
        assert.match(headers["content-type"], /^text\/event-stream/);
        assert.equal(headers["cache-control"], "no-store, no-transform");
    }
    const { votes, participants } = await listeners[0].until(() => true);
    const person = await participantIn(server, dialogue);
    assert.equal((await person.vote(1, "agree")).status, 303);
    const told = await Promise.all(listeners.map(({ until }) => until((event) => event.votes === votes + 1)));
    for (const event of told) assert.equal(event.participants, participants + 1);
    // Nothing but how many: no words, no choices, nobody.
    assert.deepEqual(Object.keys(told[0]).sort(), ["at", "id", "participants", "revision", "state", "statements", "votes", "waiting"]);
    // The same vote again moves nothing; a statement that waits does.
    await person.vote(1, "agree");
    assert.equal((await person.say("Det behövs bänkar med ryggstöd.")).status, 303);
    const next = await listeners.at(-1).until(({ waiting }) => waiting === 1);
    assert.equal(next.votes, votes + 2, "one's own statement is agreed with");
}));

test("a lost connection goes on where it was: nothing anew when nothing has happened, otherwise how it stands", () => withListeners(async (listener) => {
    const first = await listener(server, dialogue.id), known = await first.until(() => true);
    first.close();
    const person = await participantIn(server, dialogue);
    const again = await listener(server, dialogue.id, { lastEvent: known.id });
    assert.equal((await person.vote(2, "pass")).status, 303);
    const event = await again.until(() => true);
    assert.ok(event.revision > known.revision, "the first it hears is news");
    const late = await listener(server, dialogue.id, { lastEvent: known.id });
    assert.equal((await late.until(() => true)).votes, event.votes);
}));

test("nobody listens to what is not there", () => withListeners(async (listener) => {
    const none = await listener(server, "0".repeat(26));
    assert.equal(none.status, 404);
}));

test("when the server stops, streams end in order", () => withListeners(async (listener) => {
    const open = await Promise.all(Array.from({ length: 20 }, () => listener(server, dialogue.id)));
    await Promise.all(open.map(({ until }) => until(() => true)));
    const stopping = server.stop();
    server = undefined;
    for (const { ended } of open) assert.equal(await ended, "in order");
    assert.equal(await stopping, undefined);
}));
