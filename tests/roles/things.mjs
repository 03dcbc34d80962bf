// One thing of each kind in Sampelby kommun, as its own people make them, and what is each person's own.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "../cases_runner/client.mjs";
import { unescaped } from "../cases_runner/expect.mjs";
import { HostileProvider } from "../identity/hostile_provider.mjs";
import { letterTo, pathOf } from "../mail/letters.mjs";
import { addMember, startServer } from "../samverk_process.mjs";

/// Who stands so in the demo world, as seen from Sampelby kommun.
export const people = { visitor: undefined, member: "maja", contributor: "anna", contributor_elsewhere: "gun",
    coordinator: "karin", coordinator_elsewhere: "gustav", coordinator_in_unit: "siv", coordinator_in_other_unit: "omar", process_leader: "lena", operator: "olle" };

const attached = "src/services/attachments/cases";

/// Reads the database beside the server.
export function rowsOf(data, sql) {
    const database = new DatabaseSync(join(data, readdirSync(data).find((name) => /\.(db|sqlite)$/.test(name))), { readOnly: true });
    try {
        return database.prepare(sql).all();
    } finally {
        database.close();
    }
}

/// Makes things in the world at a running server, as its people do it in their browsers.
export class Maker {
    constructor(program, world, server) {
        Object.assign(this, { program, world, server, clients: new Map() });
    }

    async signIn() {
        for (const [role, person] of Object.entries(people)) {
            const client = new Client(this.server);
            this.clients.set(role, client);
            if (person) await client.signIn(this.world.links.get(person));
        }
    }

    /// Everybody with the sessions that they have already.
    continueAs(cookies) {
        for (const role of Object.keys(people)) this.clients.set(role, Object.assign(new Client(this.server), { cookies: new Map(cookies[role]) }));
    }

    async get(role, path) {
        return this.clients.get(role).send("GET", path, [["Accept", "text/html"]]);
    }

    /// What the pattern finds on a page.
    async found(role, path, pattern) {
        const page = await this.get(role, path), found = pattern.exec(unescaped(page.body));
        if (!found) throw new Error(`${path} as ${role} (${page.status}) has nothing like ${pattern}`);
        return found[1];
    }

    /// Sends a form, as from the page `from`; gives the reply, which must be a page or lead on.
    async form(role, path, fields, { from = "/sv/needs/new", uploads = [] } = {}) {
        const step = { method: "POST", path, from, withToken: true, headers: [], fields: Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])), uploads };
        const reply = await this.clients.get(role).step(step, {}, attached);
        if (![200, 303].includes(reply.status)) throw new Error(`POST ${path} as ${role} was answered ${reply.status}: ${reply.body.slice(-2000)}`);
        return reply;
    }

    /// The id in the address that a form leads to.
    async made(role, path, fields, options) {
        const reply = await this.form(role, path, fields, options);
        const id = /\/([0-9a-z]{26})(?=[/?]|$)/.exec(reply.headers.location ?? "")?.[1];
        if (!id) throw new Error(`POST ${path} as ${role} led to ${reply.headers.location}`);
        return id;
    }

    async project(title) {
        return this.made("contributor", "/sv/projects/new", { ...projectForm(title), organisation: this.sampelby });
    }

    async token(role) {
        const place = "/sv/account/tokens", page = await this.get(role, place);
        const grants = [...page.body.matchAll(/<(?:option|input)[^>]*value="((?:contributor|coordinator|process_leader|operator)[^"]*)"/g)].map(([, grant]) => grant);
        if (grants.length === 0) return undefined;
        const grant = grants.find((one) => one.startsWith(role.replace(/_(elsewhere|in_unit|in_other_unit)$/, ""))) ?? grants[0];
        const reply = await this.form(role, place, { name: "Prov", grant }, { from: place });
        return unescaped(/value="(samverk_[\w-]{43})"/.exec(reply.body)[1]);
    }

    /// Sessions, keys, searches, needs and imports that belong to this person.
    async own(role) {
        const own = {};
        if (role === "visitor") return own;
        const email = rowsOf(this.world.data, "SELECT email, name FROM members").find(({ name }) => name.toLowerCase().startsWith(`${people[role]} `)).email;
        await new Client(this.server).signIn(await addMember(this.program, this.world.data, ["--email", email]));
        own.session = await this.found(role, "/sv/account", /\/account\/sessions\/(\w{26})\/end/);
        own.bearer = await this.token(role);
        if (own.bearer) own.token = await this.found(role, "/sv/account/tokens", /\/account\/tokens\/(\w{26})\/revoke/);
        await this.form(role, "/sv/account/searches", { query: "?q=innovation" });
        own.saved_search = await this.found(role, "/sv/account/searches", /\/account\/searches\/(\w{26})\//);
        const told = await this.form(role, "/sv/needs/send", needForm(`Eget behov, ${role}`, this.sampelby));
        own.way_in = await this.wayIn(role);
        own.need = /\/needs\/mine\/(\w{26})/.exec(told.body)[1];
        own.coauthored = await this.coauthored(role);
        if (["coordinator", "coordinator_elsewhere", "process_leader"].includes(role))
            own.import = await this.made(role, "/sv/import", { source: "table" }, { from: "/sv/import", uploads: [{ field: "file", file: "../../../app/organisation/cases/organisations.csv", name: "x.csv", type: "text/csv" }] });
        return own;
    }

    /// A project or a case belongs to the unit from now on.
    async give(kind, id, unit) {
        await this.form("coordinator", `/sv/place/${kind}/${id}`, { unit }, { from: `/sv/place/${kind}/${id}` });
    }

    /// The unit of Siv, and one below it where secrecy holds.
    async units() {
        const tree = `/sv/organisations/${this.sampelby}/sampelby-kommun/units`;
        this.board = await this.found("coordinator", tree, /\/units\/(\w{26})">Nämnden för kultur och lärande/);
        const form = `/sv/administration/${this.sampelby}/units`;
        await this.form("coordinator", form, { name: "Slutna enheten", kind: "unit", parent: this.board, from: "2024-01-01", closed: "yes" }, { from: form });
        this.closed = await this.found("coordinator", tree, /\/units\/(\w{26})">Slutna enheten/);
    }

    /// Karin and Siv stand in for each other, in years to come.
    /// A need of somebody else's that this one tells together with them.
    async coauthored(role) {
        const sender = role === "contributor" ? "contributor_elsewhere" : "contributor", address = `${role}@medforfattare.example`;
        const told = await this.form(sender, "/sv/needs/send", needForm(`Eget tillsammans, ${role}`, this.sampelby)), need = /\/needs\/mine\/(\w{26})/.exec(told.body)[1];
        await this.form(sender, "/sv/needs/coauthors", { need, act: "ask", coauthor_email: address }, { from: `/sv/needs/mine/${need}` });
        const path = pathOf(await letterTo(this.world.data, address));
        await this.form(role, path, { act: "join", coauthor_name: "" }, { from: path });
        return need;
    }

    async absences(own) {
        const id = (name) => rowsOf(this.world.data, "SELECT id, name FROM members").find((one) => one.name.startsWith(name)).id, place = "/sv/account/absence";
        const plan = (role, deputy, year) => this.made(role, place, { from: `${year}-01-01`, last: `${year}-02-01`, deputy: `${this.sampelby}:${id(deputy)}` }, { from: place });
        const karins = await plan("coordinator", "Siv ", 2098), sivs = await plan("coordinator_in_unit", "Karin ", 2099);
        Object.assign(own.coordinator, { absence: karins, standing_in: sivs });
        Object.assign(own.coordinator_in_unit, { absence: sivs, standing_in: karins });
    }

    async projects() {
        const first = await this.project("Prov av roller"), hidden = await this.project("Prov som är dolt"), away = await this.project("Prov som slås ihop");
        await this.form("coordinator", `/sv/projects/${hidden}/visibility`, { hide: "yes" });
        await this.form("process_leader", "/sv/duplicates", { keep: first, other: away, answer: "same" });
        await this.form("visitor", `/sv/projects/${first}/prov-av-roller/suggest`, { text: "Året är fel." });
        const named = JSON.parse((await this.get("visitor", "/sv/search.json?q=delat+boende+sampelby")).body).items[0].id;
        const person = await this.found("coordinator", `/sv/projects/${named}/delat-boende-i-sampelby/persons`, /id="person-([0-9a-f]+)"/);
        await this.form("contributor", `/sv/implemented/${first}/edit`, { version: "0", owner_name: "Eva Prov", owner_role: "chef", owner_email: "eva.prov@sampelby.example", since: "2026-01-15", evidence: "Prov.", in_budget: "no" });
        await this.form("contributor", `/sv/innovation/${first}`, { act: "begin", template: "city", step: "anchor" }, { from: `/sv/innovation/${first}` });
        await this.form("contributor", `/sv/innovation/${first}/gates/new`, { question: "Prov?", kind: "internal", due: `${new Date().getUTCFullYear() + 1}-06-01`, decider_name: "Eva Prov", decider_role: "chef", decider_email: "eva.prov@sampelby.example" });
        await this.form("contributor", `/sv/innovation/${first}/experiments/new`, { act: "register", title: "Prov", hypothesis: "Prov", measure: "Prov", baseline: "Prov", method: "Prov", harmed: "Ingen", stop_when: "Prov" });
        await this.form("contributor", `/sv/plans/${first}/partner/new`, { name: "Granby högskola", helix: "academia", role: "Provar", owns_need: "no" }, { from: `/sv/plans/${first}/partner/new` });
        this.plan_entry = JSON.parse((await this.get("visitor", `/api/v1/plans/${first}`)).body).partner[0].id;
        await this.form("contributor", `/sv/innovation/${first}/experiments/1`, { act: "invite", invited: "Sampelby kommun" });
        await this.form("contributor", `/sv/innovation/${first}/experiments/1/sites/1`, { act: "accept", site_baseline: "Prov", starts: "2026-01-15", ends: "2026-02-15" });
        const benefit = { title: "Prov av roller", kind: "quality", gains: "Alla", loses: "Ingen", measure: "prov", unit: "prov", baseline: "0", baseline_on: "2024-01-01", baseline_source: "Prov", target: "10", target_on: "2030-01-01", follow_up: "2030-01-01", owner_name: "Eva", owner_email: "eva.prov@sampelby.example", controller_name: "Siv", controller_email: "siv.prov@sampelby.example" };
        await this.form("contributor", `/sv/benefits/${first}/new`, benefit, { from: `/sv/benefits/${first}/new` });
        this.benefit = JSON.parse((await this.get("visitor", `/api/v1/benefits/${first}`)).body).benefits[0].id;
        await this.form("contributor", `/sv/benefits/${first}/${this.benefit}/value`, { year: "2025", figure: "5", measured_on: "2025-12-31", source: "Prov" }, { from: `/sv/benefits/${first}/${this.benefit}/value` });
        const suggestion = await this.found("contributor", `/sv/projects/${first}/prov-av-roller/edit`, /\/suggestions\/(\w{26})\/settle/);
        for (const one of [first, hidden]) await this.give("project", one, this.board);
        const closed = await this.project("Prov där sekretess gäller");
        await this.form("coordinator", `/sv/projects/${closed}/visibility`, { hide: "yes" });
        await this.give("project", closed, this.closed);
        await this.give("project", named, this.board);
        return { trial_site: first, project: first, hidden_project: hidden, closed_project: closed, merged_project: away, project_slug: "prov-av-roller", suggestion, named_project: named, named_person: person };
    }

    async cases() {
        const begin = (name) => this.made("contributor", "/sv/cases/new", { name, language: "sv" }, { from: "/sv/cases/new" });
        const draft = await begin("Utkast som provas"), shown = await begin("Exempel som provas"), closed = await begin("Slutet utkast");
        for (const one of [draft, shown]) await this.give("case", one, this.board);
        await this.give("case", closed, this.closed);
        for (const [of, name] of [[draft, "Utkast som provas"], [shown, "Exempel som provas"]])
            await this.form("contributor", `/sv/cases/${of}/edit`, { part: "what", language: "sv", version: "1", name, short: "Kort.", overview: "Längre.", year: "2024", sectors: "housing", go: "later" }, { from: `/sv/cases/${of}/edit` });
        await this.form("contributor", `/sv/cases/${shown}/edit`, { part: "learned", language: "sv", version: "2", lessons: "Prova med tre par." }, { from: `/sv/cases/${shown}/edit` });
        for (const [role, move] of [["contributor", "send"], ["coordinator", "publish"]])
            await this.form(role, `/sv/cases/${shown}/review`, { move, version: "3" }, { from: `/sv/cases/${shown}/review` });
        return { draft_case: draft, closed_case: closed, case: shown, case_slug: "exempel-som-provas" };
    }

    async needs() {
        const tell = async (role, title) => this.form(role, "/sv/needs/send", needForm(title, this.sampelby));
        await tell("visitor", "Behov som väntar");
        const shown = /\/needs\/mine\/(\w{26})/.exec((await tell("contributor", "Behov som syns")).body)[1];
        const hidden = /\/needs\/mine\/(\w{26})/.exec((await tell("contributor", "Behov som är dolt")).body)[1];
        await tell("visitor", "Behov där sekretess gäller");
        const desk = (title) => this.found("coordinator", "/sv/needs/desk", new RegExp(`/needs/desk/(\\w{26})"[^>]*>${title}`));
        const waiting = await desk("Behov som väntar"), closed = await desk("Behov där sekretess gäller");
        for (const [id, unit] of [[shown, this.board], [hidden, this.board], [waiting, this.board], [closed, this.closed]])
            await this.form("coordinator", `/sv/needs/desk/${id}`, { act: "give", version: "1", unit }, { from: `/sv/needs/desk/${id}` });
        await this.form("coordinator", `/sv/needs/desk/${hidden}`, { act: "hide", version: "2", hide_reason: "Prov" }, { from: `/sv/needs/desk/${hidden}` });
        return { need: shown, hidden_need: hidden, waiting_need: waiting, closed_need: closed };
    }

    /// A pot with an application that was granted and is accounted for: everybody may read it.
    async funds() {
        const fund = await this.made("coordinator", "/sv/funds/new", { organisation: this.sampelby, unit: this.board, name: "Pott som provas", year: "2026", amount: "1000", most_each: "1000", decider: "bibliotekschefen", decision_kind: "internal", opens: "2020-01-01", closes: "2099-12-31", purpose: "Prov." }, { from: "/sv/funds/new" });
        await this.form("contributor", `/sv/funds/${fund}/apply`, { title: "Ansökan som provas", what: "Prov.", doers: "Prov", asked: "10", done_by: "2099-01-01" }, { from: `/sv/funds/${fund}/apply` });
        const application = rowsOf(this.world.data, `SELECT id FROM fund_applications WHERE fund = '${fund}'`)[0].id, place = `/sv/funds/${fund}/applications/${application}`;
        await this.form("coordinator", place, { act: "decide", seen: "1", outcome: "decline", reason: "Prov.", decided_on: "2025-01-02" }, { from: place });
        return { fund, fund_application: application };
    }

    /// An occasion with something told.
    async captures() {
        const capture = await this.made("contributor", "/sv/captures/new", { organisation: this.sampelby, name: "Tillfälle som provas", held: "2026-05-03", way: "workshop", language: "sv", consent: "Allt blir offentligt." }, { from: "/sv/captures/new" });
        await this.form("contributor", `/sv/captures/${capture}/one`, { words: "Inspel från ett tillfälle" }, { from: `/sv/captures/${capture}/one` });
        return { capture, capture_batch: rowsOf(this.world.data, `SELECT id FROM capture_batches WHERE capture = '${capture}'`)[0].id };
    }

    async ideas() {
        const tell = async (role, title) => this.form(role, "/sv/ideas/send", { ...needForm(title, this.sampelby), better: "Roller går att prova." });
        await tell("visitor", "Idé som väntar");
        const [shown, hidden] = [/\/needs\/mine\/(\w{26})/.exec((await tell("contributor", "Idé som syns")).body)[1], /\/needs\/mine\/(\w{26})/.exec((await tell("contributor", "Idé som är dold")).body)[1]];
        const waiting = await this.found("coordinator", "/sv/needs/desk", /\/needs\/desk\/(\w{26})"[^>]*>Idé som väntar/);
        for (const id of [shown, hidden, waiting])
            await this.form("coordinator", `/sv/needs/desk/${id}`, { act: "give", version: "1", unit: this.board }, { from: `/sv/needs/desk/${id}` });
        await this.form("coordinator", `/sv/needs/desk/${hidden}`, { act: "hide", version: "2", hide_reason: "Prov" }, { from: `/sv/needs/desk/${hidden}` });
        return { idea: shown, hidden_idea: hidden, waiting_idea: waiting, ...(await this.inside()), ...(await this.arguments(shown)) };
    }

    /// For colleagues in the whole organisation, and for those of one unit alone.
    async inside() {
        const tell = async (role, title, more) => /\/needs\/mine\/(\w{26})/.exec((await this.form(role, "/sv/ideas/send", { ...needForm(title, this.sampelby), ...more })).body)[1];
        return { inside_idea: await tell("contributor", "Idé inom organisationen", { audience: "organisation" }), unit_idea: await tell("coordinator_in_unit", "Idé inom enheten", { audience: "unit", unit: this.board }) };
    }

    async arguments(idea) {
        const place = `/sv/arguments/${idea}`, give = async (words) => {
            await this.form("contributor", place, { act: "add", side: "for", words }, { from: place });
            return this.found("contributor", place, new RegExp(`${words}[\\s\\S]*?name="argument" value="(\\w{26})"`));
        };
        const argument = await give("Argument som syns"), hidden_argument = await give("Argument som är dolt");
        await this.form("coordinator", place, { act: "hide", argument: hidden_argument, hide_reason: "Prov" }, { from: place });
        return { argument, hidden_argument };
    }

    /// The need has been sent to the registrar.
    async registered({ need }) {
        const place = `/sv/registration/need/${need}`;
        await this.form("coordinator", place, { act: "mailbox", email: "registrator@sampelby.example" }, { from: place });
        await this.form("coordinator", place, { act: "send" }, { from: place });
        await this.form("coordinator", place, { act: "number", number: "KS 2026/00001", registered_on: "2026-01-15" }, { from: place });
        const masking = `/sv/masking/need/${need}`, hidden = (body, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)[1];
        const chosen = { ground: "OSL 21 kap. 7 §", strings: "hemligt", seen: hidden((await this.get("coordinator", masking)).body, "seen") };
        const shown = await this.form("coordinator", masking, { ...chosen, act: "preview" }, { from: masking });
        await this.form("coordinator", masking, { ...chosen, act: "save", previewed: hidden(shown.body, "previewed") }, { from: masking });
        await this.form("coordinator", `${masking}/1`, { act: "show" }, { from: masking });
        return { registered: rowsOf(this.world.data, "SELECT id FROM registrations")[0].id };
    }

    /// Those who told them are asked something; and what answers begin with.
    async deskThings({ need, idea }) {
        const found = {};
        for (const [kind, id] of Object.entries({ need, idea })) {
            const place = `/sv/needs/desk/${id}/sender`;
            await this.form("coordinator", place, { act: "ask", sender_question: "Prov av roller?" }, { from: place });
            found[`${kind}_sender_question`] = await this.found("coordinator", place, /name="question" value="(\w{26})"/);
        }
        const templates = `/sv/administration/${this.sampelby}/templates`;
        await this.form("coordinator", templates, { act: "write", name: "Prov", words: "Prov av roller." }, { from: templates });
        return { ...found, template: await this.found("coordinator", templates, /edit=(\w{26})/) };
    }

    async questions({ need }) {
        const place = `/sv/needs/desk/${need}`;
        await this.form("coordinator", `${place}/ask`, { email: "kollega@sampelby.example", question: "Prov av roller?" }, { from: `${place}/ask` });
        return { question: await this.found("coordinator", place, /\/ask\/(\w{26})\/withdraw/) };
    }

    /// Questions to other organisations: for everybody, for a network without Granby kommun, and one that was hidden.
    async asked() {
        const place = "/sv/questions/networks";
        await this.form("coordinator", place, { organisation: this.sampelby, name: "Prov", members: "Granby Energi AB" }, { from: place });
        const network = await this.found("contributor", "/sv/questions/new", /name="network"[\s\S]*?value="(\w{26})"/);
        const ask = async (title, more) => this.made("contributor", "/sv/questions/send", { kind: "question", title, story: "Så att roller kan provas.", organisation: this.sampelby, key: title, ...more }, { from: "/sv/questions/new" });
        const asked = await ask("Har någon provat roller?", { audience: "all", visibility: "public" }), inner = { audience: "network", network, visibility: "asked" };
        const asked_inside = await ask("Har någon provat roller inom nätverket?", inner), hidden_asked = await ask("Har någon dolt en fråga?", { ...inner, visibility: "public" });
        const report = `/sv/report/question/${hidden_asked}`;
        await this.form("visitor", report, { reason: "other", words: "Prov." }, { from: report });
        const matter = await this.found("coordinator", "/sv/moderation", /\/moderation\/(\w{26})"[^>]*>Har någon dolt/);
        await this.form("coordinator", `/sv/moderation/${matter}`, { version: "1", act: "hidden", because: "threat" }, { from: `/sv/moderation/${matter}` });
        return { asked, asked_inside, hidden_asked };
    }

    /// One that everybody may read, one for those who hold a role somewhere, one for those who have it, and one that was hidden.
    async barriers() {
        const tell = async (title, visibility) => this.made("contributor", "/sv/barriers/send", { organisation: this.sampelby, title, wanted: "Så att roller kan provas.", stopped: "Prov.", visibility, key: "x".repeat(43) }, { from: "/sv/barriers/new" });
        const barrier = await tell("Prov av hinder", "public"), internal_barrier = await tell("Prov av internt hinder", "internal"), draft_barrier = await tell("Prov av utkast till hinder", "draft"), hidden_barrier = await tell("Prov av dolt hinder", "public");
        const report = `/sv/report/barrier/${hidden_barrier}`;
        await this.form("visitor", report, { reason: "other", words: "Prov." }, { from: report });
        const matter = await this.found("coordinator", "/sv/moderation", /\/moderation\/(\w{26})"[^>]*>Prov av dolt hinder/);
        await this.form("coordinator", `/sv/moderation/${matter}`, { version: "1", act: "hidden", because: "threat" }, { from: `/sv/moderation/${matter}` });
        const way_barrier = await this.found("visitor", "/sv/barriers", /\/barriers\/(\w{26})\/hamnen/);
        await this.form("coordinator", `/sv/barriers/${way_barrier}/way/escalate`, { addressee: "boverket", asked: "Prov.", sent_on: "2026-01-12", email: "registrator@boverket.example" });
        // One that is gone: those who had it are asked what they do now.
        const gone_barrier = await tell("Prov av hinder som är borta", "public");
        await this.form("coordinator", `/sv/barriers/${gone_barrier}/describe`, { class: "systemic", why_class: "Prov.", visibility: "public", version: "1" });
        await this.form("coordinator", `/sv/barriers/${gone_barrier}/way/resolve`, { resolution: "clarified", changed: "Prov.", kind: "guidance", from: "2026-01-12" });
        return { barrier, internal_barrier, draft_barrier, hidden_barrier, way_barrier, gone_barrier };
    }

    /// Closed, and shown to everybody.
    async weighed({ need, idea }) {
        const weighing = await this.made("coordinator", "/sv/weighings/new", { by: "pairs", name: "Prov av roller", question: "Vilken?", organisation: this.sampelby, need: [need, idea], addresses: "kollega@sampelby.example", who: "team", last_day: "2199-12-31", reading: "all" }, { from: "/sv/weighings/new" });
        await this.form("coordinator", `/sv/weighings/${weighing}/work`, { act: "close" }, { from: `/sv/weighings/${weighing}` });
        return { weighing };
    }

    async reports({ need }) {
        const place = `/sv/report/need/${need}`;
        await this.form("visitor", place, { reason: "other", words: "Prov av roller." }, { from: place });
        return { report: await this.found("coordinator", "/sv/moderation", /\/moderation\/(\w{26})"/) };
    }

    /// Sampelby kommun takes over what its port made; another one uses what Sampelby kommun made.
    async adoptions() {
        const found = async (words) => JSON.parse((await this.get("visitor", `/sv/search.json?q=${words}`)).body).items[0].id;
        const adopted_project = await found("landstr%C3%B6m+hamn"), place = this.sampelby;
        const adoption = await this.made("contributor", "/sv/adoptions/new", { kind: "project", subject: adopted_project, place, state: "interested" });
        const used = JSON.parse((await this.get("visitor", "/api/v1/adoptions?standing=used&way=copied")).body).items[0].id;
        return { adoption, adopted_project, adoption_elsewhere: used };
    }

    async beside({ project }) {
        const files = `/sv/files/project/${project}`, tags = `/sv/tags/project/${project}`;
        await this.form("contributor", files, { licence: "CC0-1.0" }, { from: files, uploads: [{ field: "files", file: "report.pdf", name: "rapport.pdf", type: "application/pdf" }] });
        await this.form("contributor", files, { licence: "CC0-1.0" }, { from: files, uploads: [{ field: "files", file: "picture.png", name: "dold.png", type: "image/png" }] });
        const hidden_file = await this.found("contributor", files, /\/files\/(\w{26})\/dold/);
        await this.form("contributor", `${files}/${hidden_file}/remove`, {}, { from: files });
        await this.form("contributor", tags, { label: "Provat" }, { from: tags });
        return { file: await this.found("contributor", files, /\/files\/(?:project\/\w{26}\/)?(\w{26})\/rapport/), hidden_file, tag: await this.found("process_leader", "/sv/tags", /\/tags\/edit\/(\w{26})/) };
    }

    async administered() {
        const place = `/sv/administration/${this.sampelby}`;
        await this.form("coordinator", `${place}/invite`, { email: "bo@sampelby.example", role: "contributor" }, { from: `${place}/invite` });
        await this.form("coordinator", `${place}/units`, { name: "Provnämnden", kind: "board", from: "2020-01-01" }, { from: `${place}/units` });
        await this.form("coordinator", `${place}/embedding`, { version: "0", origins: "https://www.sampelby.example" }, { from: `${place}/embedding` });
        await this.form("coordinator", `${place}/face`, { version: "0", accent: "#0b5d4d" }, { from: `${place}/face` });
        const unit = await this.found("coordinator", `/sv/organisations/${this.sampelby}/sampelby-kommun/units`, /\/units\/(\w{26})"/);
        const old = `${place}/retention/need_settled`;
        const proposed = await this.form("coordinator", old, { act: "propose", decision: "KS 2026/00007", decided_on: "2026-01-15", covers: "Gamla behov" }, { from: old });
        const weeding = /\/weedings\/(\w{26})/.exec(proposed.headers.location)[1];
        const provider = await this.provider("coordinator", `${place}/providers`);
        return { unit, faced: this.sampelby, provider, weeding, rule: "need_settled", administration: this.sampelby, invitation: await this.found("coordinator", place, /\/invitations\/(\w{26})\/withdraw/) };
    }

    async provider(role, place, issuer = "http://127.0.0.1:9") {
        const reply = await this.form(role, `${place}/new`, { name_sv: "Prov", name_en: "Prov", name_nb: "Prov", issuer, client_id: "samverk", scope: "openid", admits: "invited" }, { from: `${place}/new` });
        return /providers\/(\w{26})/.exec(reply.headers.location)[1];
    }

    /// A way in by the service, added as its owner does it.
    async wayIn(role) {
        this.service.subject = role;
        const start = await this.get(role, `/sv/account/ways-in/add/${this.national_provider}`);
        const back = (await fetch(start.headers.location, { redirect: "manual" })).headers.get("location");
        const sealed_password = await this.found(role, new URL(back).pathname + new URL(back).search, /name="sealed_password" value="([^"]+)"/);
        await this.form(role, "/sv/account/ways-in/add", { sealed_password }, { from: "/sv/account/ways-in" });
        return this.found(role, "/sv/account/ways-in", /\/ways-in\/(\w{26})\/remove/);
    }

    async processes({ project }) {
        const process = await this.made("coordinator", "/sv/processes/hamn/copy", { name: "Process som provas", organisation: this.sampelby }, { from: "/sv/processes/hamn/copy" });
        const process_step = await this.found("visitor", `/sv/processes/${process}`, /\/steps\/(\w{26})"/);
        await this.form("contributor", `/sv/project-steps/${project}`, { act: "add", step: process_step, words: "Prov." }, { from: `/sv/project-steps/${project}` });
        return { process, process_step, process_template: "hamn" };
    }

    async calls() {
        const form = { organisation: this.sampelby, title: "Utmaning som provas", story: "Prov.", judged: "Prov.", takes: "both", takers: "everybody", language: "sv", ...yearsAhead() };
        const call = await this.made("coordinator", "/sv/calls/new", form, { from: "/sv/calls/new" });
        await this.form("coordinator", `/sv/calls/${call}/work`, { act: "publish", version: "1" }, { from: `/sv/calls/${call}/work` });
        const draft_call = await this.made("coordinator", "/sv/calls/new", { ...form, title: "Utkast som provas" }, { from: "/sv/calls/new" });
        const sheets = `/sv/administration/${this.sampelby}/sheets`;
        await this.form("coordinator", sheets, { act: "add", place: "Fikarummet", employees: "yes" }, { from: sheets });
        return { call, draft_call, sheet: await this.found("coordinator", sheets, /\/sheets\/(\w{6})"/) };
    }

    async dialogues() {
        const form = { organisation: this.sampelby, title: "Dialog som provas", purpose: "Prov.", language: "sv", rhythm: "workshop", secrecy: "open", moderation: "before", starts_on: "2030-01-15" };
        const dialogue = await this.made("coordinator", "/sv/dialogues/new", form, { from: "/sv/dialogues/new" });
        const desk = `/sv/dialogues/${dialogue}/desk`;
        await this.form("coordinator", desk, { act: "publish" }, { from: desk });
        await this.form("coordinator", desk, { act: "open" }, { from: desk });
        const draft_dialogue = await this.made("coordinator", "/sv/dialogues/new", { ...form, title: "Dialogutkast som provas" }, { from: "/sv/dialogues/new" });
        const dialogue_code = await this.found("coordinator", `/sv/dialogues/${dialogue}/screen`, /dialogue-screen-code">([0-9A-Z]{6})</);
        return { dialogue, draft_dialogue, dialogue_code };
    }

    async ledThings() {
        const synonym = await this.made("process_leader", "/sv/synonyms/new", { sv: "xylofonprov", en: "innovation", reason: "Prov" }, { from: "/sv/synonyms/new" });
        const connectorForm = "/sv/connectors/new?source=gdp";
        const connector = await this.made("process_leader", "/sv/connectors/new", { source: "gdp", name: "Prov", addresses: "http://127.0.0.1:9/x", key: "nyckel", rhythm: "weekly", weekday: "1", hour: "3" }, { from: connectorForm });
        const organisation_import = await this.made("process_leader", "/sv/organisations/import", {}, { from: "/sv/organisations/import", uploads: [{ field: "file", file: "../../../app/organisation/cases/organisations.csv", name: "x.csv", type: "text/csv" }] });
        return { synonym, connector, organisation_import, translation: "fi" };
    }

    async all() {
        this.sampelby = await this.found("visitor", "/sv/needs/new", /value="(\w{26})"[^>]*>Sampelby kommun/);
        this.granby = await this.found("visitor", "/sv/needs/new", /value="(\w{26})"[^>]*>Granby kommun/);
        this.service = await HostileProvider.start();
        this.national_provider = await this.provider("process_leader", "/sv/providers", this.service.issuer);
        await this.units();
        const own = {};
        for (const role of Object.keys(people)) own[role] = await this.own(role);
        await this.absences(own);
        const projects = await this.projects();
        const colleague = rowsOf(this.world.data, "SELECT id, name FROM members").find(({ name }) => name.startsWith("Anna ")).id;
        const needs = { ...(await this.needs()), ...(await this.ideas()) }, asset = await this.found("visitor", "/sv", /\/assets\/([^"]+\.css)/);
        await this.service.stop();
        return { own, plan_entry: this.plan_entry, benefit: this.benefit, national_provider: this.national_provider, sampelby: this.sampelby, board: this.board, granby: this.granby, colleague, asset, organisation: this.sampelby, organisation_slug: "sampelby-kommun",
            ...projects, ...(await this.cases()), ...needs, ...(await this.registered(needs)), ...(await this.asked()), ...(await this.barriers()), ...(await this.reports(needs)), ...(await this.questions(needs)), ...(await this.weighed(needs)), ...(await this.deskThings(needs)), ...(await this.beside(projects)), ...(await this.processes(projects)), ...(await this.administered()), ...(await this.ledThings()), ...(await this.adoptions()), ...(await this.calls()), ...(await this.dialogues()), ...(await this.captures()), ...(await this.funds()) };
    }
}

/// A need as its form sends it.
export function needForm(title, organisation) {
    return { title, story: "Så att roller kan provas.", organisation, language: "sv" };
}

/// The times of a call that is open for a year to come.
export function yearsAhead() {
    const year = new Date().getFullYear();
    return { opens_on: `${year}-01-01`, closes_on: `${year + 1}-12-31`, answer_by: `${year + 2}-01-31` };
}

/// A project as its form sends it, but for the organisation.
export function projectForm(title) {
    return { title, status: "planned", start: "2026" };
}

/// Makes everything in the world, and gives { things, cookies, matrix }: the cookies of each person who is signed in are good at
/// every server on a copy of the world.
export async function prepared(program, world) {
    const server = await startServer(program, world.data, world.serving);
    try {
        const maker = new Maker(program, world, server);
        await maker.signIn();
        const things = await maker.all();
        const matrix = JSON.parse((await maker.get("process_leader", "/api/v1/roles")).body);
        const cookies = Object.fromEntries([...maker.clients].map(([role, client]) => [role, client.cookies]));
        maker.clients.forEach((client) => client.close());
        return { things, cookies, matrix };
    } finally {
        await server.stop();
    }
}
