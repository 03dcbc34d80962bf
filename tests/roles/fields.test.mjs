// Information that fewer people see than the thing it belongs to: each piece is planted, and looked for in everything that anybody
// can open. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";
import { addressOf } from "./attempts.mjs";
import { Maker, needForm, people, prepared } from "./things.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk", roles = Object.keys(people);
const nextYear = `${new Date().getUTCFullYear() + 1}-06-01`;

/// What each of them says where it stands.
const planted = {
    "need sender_name": "Fältnamn Avsändare", "need sender_email": "faltavsandare@example.org", "need colleague_email": "faltkollega@sampelby.example",
    "project owner_email": "faltagare@sampelby.example", "project internal_reason": "Fältskälet stannar inom organisationen.",
    "organisation invited_email": "faltinbjuden@sampelby.example",
};
/// What letters go to and no page shows to anybody.
const shownToNobody = { decider: "faltbeslut@sampelby.example", reporter: "faltanmalare@example.org" };

let world, things, matrix, cookies;

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    ({ things, matrix, cookies } = await prepared(program, world));
});

async function plantNeed(maker) {
    await maker.form("visitor", "/sv/needs/send", { ...needForm("Behov med avsändare", things.sampelby), sender_name: planted["need sender_name"], email: planted["need sender_email"] });
    const need = await maker.found("coordinator", "/sv/needs/desk", /\/needs\/desk\/(\w{26})"[^>]*>Behov med avsändare/), desk = `/sv/needs/desk/${need}`, report = `/sv/report/need/${need}`;
    await maker.form("coordinator", desk, { act: "give", version: "1", unit: things.board }, { from: desk });
    await maker.form("coordinator", desk, { act: "publish", version: "2" }, { from: desk });
    await maker.form("coordinator", `${desk}/ask`, { email: planted["need colleague_email"], question: "Prov av fält?" }, { from: `${desk}/ask` });
    await maker.form("visitor", report, { reason: "other", words: "Prov av fält.", email: shownToNobody.reporter }, { from: report });
    return { need, question: await maker.found("coordinator", desk, /\/ask\/(\w{26})\/withdraw/), report: await maker.found("coordinator", "/sv/moderation", /\/moderation\/(\w{26})"[^>]*>Behov med avsändare/) };
}

async function plantProject(maker) {
    const project = await maker.project("Projekt med beslut"), place = `/sv/innovation/${project}`;
    await maker.give("project", project, things.board);
    await maker.form("contributor", `/sv/implemented/${project}/edit`, { version: "0", owner_name: "Eva Prov", owner_role: "chef", owner_email: planted["project owner_email"], since: "2026-01-15", evidence: "Prov.", in_budget: "no" });
    await maker.form("contributor", place, { act: "begin", template: "city", step: "anchor" }, { from: place });
    const ask = (email, name) => maker.form("contributor", `${place}/gates/new`, { question: "Prov?", kind: "internal", due: nextYear, decider_name: name, decider_role: "chef", decider_email: email });
    await ask("karin@sampelby.example", "Karin Koordinator");
    const decide = await maker.found("coordinator", place, /(\/sv\/innovation\/\w{26}\/gates\/\d+)"/);
    await maker.form("coordinator", `${decide}/decide`, { outcome: "go", kind: "internal", reason: planted["project internal_reason"], visibility: "internal", open_owner: "Eva Prov", open_email: "eva.prov@sampelby.example", open_due: nextYear }, { from: `${decide}/decide` });
    await ask(shownToNobody.decider, "Bo Beslutare");
    return { project, project_slug: "projekt-med-beslut" };
}

test("a piece of information is seen by those whom the table names, and by nobody else, on any page and by any program", async () => {
    const server = await startServer(program, world.data, world.serving), maker = new Maker(program, world, server);
    try {
        maker.continueAs(cookies);
        Object.assign(maker, { sampelby: things.sampelby });
        const place = `/sv/administration/${things.sampelby}`;
        await maker.form("coordinator", `${place}/invite`, { email: planted["organisation invited_email"], role: "contributor" }, { from: `${place}/invite` });
        const here = { ...things, ...(await plantNeed(maker)), ...(await plantProject(maker)) };

        const wrong = [], seenBy = new Map(Object.keys(planted).map((field) => [field, new Map()]));
        for (const line of matrix.routes.filter(({ method }) => method === "GET"))
            for (const role of roles) {
                const address = addressOf(line, here, things.own[role]);
                if (!address) continue;
                const bearer = line.for === "people" ? undefined : things.own[role].bearer;
                const { body } = await maker.clients.get(role).send("GET", address, bearer ? [["Authorization", `Bearer ${bearer}`]] : [["Accept", "text/html"]]);
                for (const [field, words] of Object.entries(planted)) if (body.includes(words)) seenBy.get(field).set(role, address);
                for (const words of Object.values(shownToNobody)) if (body.includes(words)) wrong.push(`${words} as ${role}: ${address}`);
            }

        assert.deepEqual(matrix.fields.map(({ kind, field }) => `${kind} ${field}`).sort(), Object.keys(planted).sort(), "plant it here, or take it out of src/app/roles/fields.cpp");
        for (const { kind, field, allowed } of matrix.fields) {
            const by = seenBy.get(`${kind} ${field}`);
            if (by.size === 0) wrong.push(`${kind} ${field} is seen by nobody, so this proves nothing`);
            for (const [role, address] of by) if (!allowed.includes(role)) wrong.push(`${kind} ${field} as ${role}: ${address}`);
        }
        assert.deepEqual(wrong, []);
    } finally {
        maker.clients.forEach((client) => client.close());
        await server.stop();
    }
});
