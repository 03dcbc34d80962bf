// Letters about needs and ideas that nobody asked for at the moment: intake that closed by itself, once each time; a merge, once
// to those who support what was merged. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Person } from "../faults/bank.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { letterTo, lettersIn } from "./letters.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";

/// Changes the stopped program's database, as if time had passed.
function pass(data, sql) {
    const database = new DatabaseSync(join(data, readdirSync(data).find((name) => /\.(db|sqlite)$/.test(name))));
    database.exec(sql);
    database.close();
}

async function tell(person, organisation, title) {
    const told = await person.post("/sv/needs/send", { title, story: "Det är så.", organisation, language: "sv" }, "/sv/needs/new");
    return /needs\/mine\/(\w{26})/.exec(told.body)[1];
}

const closing = ({ subject }) => subject.includes("tar inte längre emot inspel");

test("those who coordinate get one letter when intake closes by itself", async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    let server = await startServer(program, world.data, world.serving);
    try {
        const anna = await Person.signIn(server, world.links.get("anna"));
        const sampelby = /value="(\w{26})"[^>]*>Sampelby kommun/.exec((await anna.get("/sv/needs/new")).body)[1];
        for (let number = 0; number < 5; ++number) await tell(anna, sampelby, `Väntar ${number}`);
        anna.close();
        await server.stop();
        pass(world.data, `UPDATE answer_clocks SET first_due = '2020-01-01', due = '2020-01-01', reminded = 2 WHERE outcome = 'running' AND organisation = '${sampelby}'; DELETE FROM intake_signs`);
        // The next start has nothing to add.
        for (let start = 0; start < 2; ++start) {
            server = await startServer(program, world.data, world.serving);
            const letter = await letterTo(world.data, "karin@sampelby.example", closing);
            assert.match(letter.text, /stängt av sig självt/);
            if (start === 0) await server.stop();
        }
        assert.equal(lettersIn(world.data).filter((one) => one.to === "karin@sampelby.example" && closing(one)).length, 1);
    } finally {
        await server.stop();
        removeFolder(world.data);
    }
});

test("who supports what is merged, and does not follow it, gets one letter; who told it has another", async () => {
    const world = await makeWorld(program, "tests/worlds/demo");
    const server = await startServer(program, world.data, world.serving);
    try {
        const [anna, karin, maja] = await Promise.all(["anna", "karin", "maja"].map((name) => Person.signIn(server, world.links.get(name))));
        const sampelby = /value="(\w{26})"[^>]*>Sampelby kommun/.exec((await anna.get("/sv/needs/new")).body)[1];
        const [away, into] = [await tell(anna, sampelby, "Mörkt vid bron"), await tell(anna, sampelby, "Mörkt vid norra bron")];
        for (const need of [away, into]) assert.equal((await maja.post(`/sv/support/need/${need}`, { act: "give" })).status, 303);
        const merge = await karin.post(`/sv/needs/desk/${away}/merge`, { version: "1", into, reason: "Samma bro." });
        assert.equal(merge.status, 303, merge.body);
        const letter = await letterTo(world.data, "maja@example.org", ({ text }) => text.includes("Du stöder det här"));
        assert.match(letter.subject, /Mörkt vid norra bron/);
        assert.equal(lettersIn(world.data).filter(({ to, text }) => to === "maja@example.org" && text.includes("Du stöder")).length, 1);
        assert.deepEqual(lettersIn(world.data).filter(({ to, text }) => to === "anna@sampelby.example" && text.includes("Du stöder")), []);
        for (const one of [anna, karin, maja]) one.close();
    } finally {
        await server.stop();
        removeFolder(world.data);
    }
});
