// An address and a body for each line of the table, about the things that were made.
import { needForm, projectForm, yearsAhead } from "./things.mjs";

/// Ends what later attempts by the same person would need: made last, in this order.
const ending = [/\/(remove|end|give-up|withdraw|off|undo)$/, /\/(visibility|reset|end-others|password)$/, /\/(leave|revoke)$/, /\/sign-out$/];

/// When the line is tried: reading first, then writing, what ends things last.
export function placeInOrder({ method, path }) {
    const isEnding = method === "DELETE" || path.startsWith("/connectors/") ? 0 : ending.findIndex((pattern) => pattern.test(path));
    return method === "GET" ? 0 : 1 + isEnding + 1;
}

/// What stands in an address under the name of a {part}, by what the address is about.
function partsOf({ path, thing, over }, things, own) {
    const id = over === "own" || over === "own_or_led" ? own?.[thing] : things[thing === "followed" ? "project" : thing];
    const parts = { id, link: "x".repeat(43), end: "x".repeat(43), code: "0000-0000-0000-0000", kind: "project", subject: things.project, other_kind: "need", other: things.need, file: things.file, tag: things.tag, gate: "1", experiment: "1", site: "1", condition: "1", part: "goal-13",
        move: "remove", suggestion: things.suggestion, member: things.colleague, invitation: things.invitation, unit: things.unit, rule: things.rule, weeding: things.weeding, question: things.question, step: things.process_step, number: "1", a: "1", b: "2", name: "rapport.pdf", "file...": things.asset, language: "fi", text: "ideas.send", table: "texts.csv", package: "package.odt", document: "agreement", version: "1", slug: things[`${thing}_slug`] ?? "x" };
    parts.sheet = things.sheet;
    parts.organisation = things.sampelby;
    if (path === "/d/{code}") parts.code = things.dialogue_code;
    parts.application = things.fund_application;
    // The one that has a colour, and lets another site show its pages.
    if (/^\/(embed|face)\//.test(path)) parts.id = things.faced;
    parts.provider = path.startsWith("/administration/") ? things.provider : things.national_provider;
    parts.way = own?.way_in;
    if (/^(\/api\/v1)?\/benefits\//.test(path)) Object.assign(parts, { benefit: things.benefit, year: "2025" });
    if (/^(\/api\/v1)?\/project-documents\//.test(path)) parts.file = "progress.docx";
    if (/^(\/api\/v1)?\/plans\//.test(path)) Object.assign(parts, { part: "partner", entry: things.plan_entry });
    Object.assign(parts, { argument: things.argument, template: things.template });
    if (path.includes("/sender-questions/")) parts.question = things[`${thing}_sender_question`];
    // Needs stand for all that is registered.
    if (path.startsWith("/arguments/") || path.startsWith("/api/v1/ideas/{id}/arguments") || path.startsWith("/api/v1/ideas/{id}/support")) parts.id = things.idea;
    if (path.startsWith("/spread/") && thing === "case") parts.kind = "case";
    if (path === "/adoptions/{id}/verify") parts.id = things.adoption_elsewhere;
    if (path.startsWith("/api/v1/needs/{id}/support")) parts.id = things.need;
    if (path.startsWith("/support/")) Object.assign(parts, { kind: "need", id: things.need });
    if (/^(\/registration|\/masking|\/api\/v1\/registrations)\//.test(path)) Object.assign(parts, { kind: "need", subject: things.need, place: "1" });
    // The one of the demo world whose sources name persons.
    if (path.includes("/persons/")) parts.id = things.named_project;
    if (path.startsWith("/addressees/") || path.startsWith("/api/v1/addressees/")) parts.id = "boverket";
    if (path.includes("/barriers/{id}/way/")) Object.assign(parts, { id: things.way_barrier, number: "1" });
    if (/\/barriers\/\{id\}\/(way\/)?now$/.test(path)) parts.id = things.gone_barrier;
    return parts;
}

/// The address with its parts filled in; undefined when this person has nothing of the kind.
export function addressOf(line, things, own) {
    const parts = partsOf(line, things, own);
    let lacks;
    const path = line.path.replace(/\{([\w.]+)\}/g, (_, name) => {
        if (parts[name] === undefined) lacks ??= name;
        return parts[name];
    });
    if (lacks) return undefined;
    // A file is the body itself, so what it belongs to stands in the address.
    // How it stands once; otherwise the reply has no end.
    if (line.method === "GET" && line.path === "/barriers/{id}/way/now") return `/sv${path}?organisation=${things.sampelby}&project=`;
    if (line.path === "/dialogues/{id}/live") return `${path}?once=yes`;
    if (line.method === "POST" && path === "/api/v1/files") return `${path}?kind=project&subject=${things.project}`;
    return line.for === "people" ? (path === "/" ? "/sv" : `/sv${path}`) : path;
}

/// What is sent where an empty form would be refused before anybody asks whose it is.
export function bodyOf({ method, path }, things) {
    const organisation = things.sampelby, title = "Prov av vem som får";
    const question = { kind: "question", title, story: "Så att roller kan provas.", organisation, audience: "all", visibility: "public" };
    const bodies = {
        "POST /questions/review": question, "POST /questions/send": question, "POST /api/v1/questions": question,
        "POST /questions/letters": { organisation, letters: "weekly" },
        "POST /questions/networks": { organisation, name: title, members: "Granby kommun" },
        "POST /administration/{id}/sheets": { act: "default", audience: "all" },
        "POST /calls/new": { organisation, title, story: "Prov.", judged: "Prov.", takes: "both", takers: "everybody", language: "sv", ...yearsAhead() },
        "POST /dialogues/new": { organisation, title, purpose: "Prov.", language: "sv", rhythm: "workshop", secrecy: "open", moderation: "before", starts_on: "2030-01-15" },
        "POST /dialogues/{id}/edit": { version: "1", title, purpose: "Prov.", language: "sv", rhythm: "workshop", secrecy: "open", moderation: "before", starts_on: "2030-01-15" },
        "POST /dialogues/{id}/desk": { act: "add", statements: "Prov." },
        "POST /dialogues/{id}/take-part": { act: "vote", statement: "1", choice: "agree" },
        "POST /dialogues/join": { code: things.dialogue_code },
        "POST /calls/{id}/questions": { act: "add", kind: "line", label: "Prov?", version: "1" },
        "POST /calls/{id}/work": { act: "resume", version: "1" },
        "POST /innovation/{id}/experiments/{experiment}/sites/{site}": { act: "accept", site_baseline: "Prov", starts: "2026-01-15", ends: "2026-02-15" },
        "POST /innovation/{id}/experiments/{experiment}/sites/{site}": { act: "add_site", site_addendum: "Prov." },
        "POST /innovation/{id}/experiments/{experiment}": { act: "add", addendum: "Prov." },
        "POST /api/v1/innovation/{id}/experiments/{experiment}/sites/{site}": { act: "add", words: "Prov." },
        "POST /api/v1/innovation/{id}/experiments/{experiment}/addenda": { words: "Prov." },
        "POST /assessments/{id}/{part}": { version: "0", relevance: "no" },
        "PUT /api/v1/assessments/{id}/{part}": { version: 0, relevance: "no" },
        "POST /benefits/{id}/new": { title, kind: "quality", gains: "Alla", loses: "Ingen", measure: "prov", unit: "prov", baseline: "0", baseline_on: "2024-01-01", baseline_source: "Prov", target: "10", target_on: "2030-01-01", follow_up: "2030-01-01", owner_name: "Eva", owner_email: "eva.prov@sampelby.example", controller_name: "Siv", controller_email: "siv.prov@sampelby.example" },
        "POST /benefits/{id}/{benefit}": { title, kind: "quality", gains: "Alla", loses: "Ingen", measure: "prov", unit: "prov", baseline: "0", baseline_on: "2024-01-01", baseline_source: "Prov", target: "10", target_on: "2030-01-01", follow_up: "2030-01-01", owner_name: "Eva", owner_email: "eva.prov@sampelby.example", controller_name: "Siv", controller_email: "siv.prov@sampelby.example", version: "1" },
        "POST /benefits/{id}/{benefit}/value": { year: "2025", figure: "5", measured_on: "2025-12-31", source: "Prov" },
        "POST /benefits/{id}/{benefit}/again": { year: "2025" },
        "POST /api/v1/benefits/{id}": { title, kind: "quality", gains: "Alla", loses: "Ingen", measure: "prov", unit: "prov", baseline: "0", baseline_on: "2024-01-01", baseline_source: "Prov", target: "10", target_on: "2030-01-01", follow_up: "2030-01-01", owner_name: "Eva", owner_email: "eva.prov@sampelby.example", controller_name: "Siv", controller_email: "siv.prov@sampelby.example" },
        "PUT /api/v1/benefits/{id}/{benefit}": { title, kind: "quality", gains: "Alla", loses: "Ingen", measure: "prov", unit: "prov", baseline: "0", baseline_on: "2024-01-01", baseline_source: "Prov", target: "10", target_on: "2030-01-01", follow_up: "2030-01-01", owner_name: "Eva", owner_email: "eva.prov@sampelby.example", controller_name: "Siv", controller_email: "siv.prov@sampelby.example", version: 1 },
        "PUT /api/v1/benefits/{id}/{benefit}/values/{year}": { figure: 5, measured_on: "2025-12-31", source: "Prov" },
        "POST /plans/{id}/{part}/new": { name: title, helix: "academia", role: "Provar", owns_need: "no" },
        "POST /plans/{id}/{part}/{entry}": { version: "1", name: title, helix: "academia", role: "Provar", owns_need: "no" },
        "POST /api/v1/plans/{id}/{part}": { name: title, helix: "academia", role: "Provar", owns_need: "no" },
        "PUT /api/v1/plans/{id}/{part}/{entry}": { version: 1, name: title, helix: "academia", role: "Provar", owns_need: "no" },
        "POST /innovation/{id}": { act: "deliver", deliverable: "mandate", evidence: "Prov." },
        "POST /innovation/{id}/gates/{gate}": { act: "another", decider_name: "Eva Prov", decider_role: "chef", decider_email: "eva.prov@sampelby.example" },
        "POST /projects/new": { ...projectForm(title), organisation },
        "POST /cases/new": { name: title, language: "sv", organisation, project: things.project },
        "POST /needs/enter": { ...needForm(title, organisation), way: "counter" },
        "POST /ideas/enter": { ...needForm(title, organisation), way: "counter" },
        "POST /projects/{id}/persons/publish": { person: things.named_person, word: "own" },
        "POST /projects/{id}/persons/withdraw": { person: things.named_person },
        "POST /projects/{id}/persons/remove": { person: things.named_person },
        "POST /account/searches/{id}/rename": { name: title },
        "POST /administration/{id}/people/{member}": { act: "give", role: "coordinator" },
        "POST /administration/{id}/invite": { email: "ny@sampelby.example", role: "contributor" },
        "POST /administration/{id}/units": { name: title, kind: "board", from: "2020-01-01" },
        "POST /administration/{id}/units/{unit}": { name: title, kind: "board", from: "2021-01-01" },
        "POST /administration/{id}/units/{unit}/end": { until: "2022-01-01" },
        "POST /administration/{id}/retention/{rule}": { act: "length", count: "6", unit: "years" },
        "POST /administration/{id}/weedings/{weeding}": { act: "withdraw" },
        "POST /place/{kind}/{subject}": { unit: things.board },
        "POST /account/standing-in/{id}": { answer: "yes" },
        "POST /administration/{id}/contact": { act: "mailbox", address: "prov@sampelby.example" },
        "POST /duplicates": { keep: things.project, other: things.hidden_project, answer: "apart" },
        "POST /duplicates/undo": { other: things.merged_project },
        "POST /needs/desk/{id}": { act: "answer", version: "2", state: "in_progress", reason: "Prov." },
        "POST /moderation/words/{id}": { words: "prov", links: "3", version: "0" },
        "POST /moderation/{id}": { version: "1", act: "left", because: "allowed" },
        "POST /needs/desk/{id}/ask": { email: "annan@sampelby.example", question: "Prov?" },
        "POST /administration/{id}/threshold": { act: "take_away" },
        "POST /needs/desk/{id}/assign": { member: "" },
        "POST /weighings/new": { by: "pairs", name: title, question: "Vilken?", organisation, need: things.need },
        "POST /weighings/{id}/work": { act: "close" },
        "POST /api/v1/weighings": { organisation, by: "pairs", name: title, question: "Vilken?", subjects: [things.need], last_day: "2199-12-31", addresses: ["kollega@sampelby.example"] },
        "POST /api/v1/weighings/{id}/work": { act: "show" },
        "PUT /api/v1/weighings/{id}/answer": { finished: true },
        "POST /api/v1/calls": { organisation, title, story: "Prov.", judged: "Prov.", takes: "both", takers: "everybody", ...yearsAhead() },
        "PATCH /api/v1/calls/{id}": { story: "Prov." },
        "POST /api/v1/calls/{id}/work": { act: "resume" },
        "POST /needs/bulk": { act: "assign", pick: `${things.need}.1`, member: "" },
        "POST /administration/{id}/templates": { act: "write", name: "Prov", words: "Prov." },
        "POST /needs/desk/{id}/sender": { act: "ask", sender_question: "Prov?" },
        "POST /translations/{language}/texts/{text}": { words: "Lähetä", version: "0" },
        "POST /needs/claim/act": { code: "0000-0000-0000-0000", act: "withdraw" },
        "POST /cases/{id}/review": { move: "take_back", version: "1" },
        "POST /cases/{id}/edit": { part: "what", language: "sv", version: "1" },
        "POST /registration/{kind}/{subject}": { act: "number", number: "KS 2026/00001", registered_on: "2026-01-15" },
        "POST /masking/{kind}/{subject}": { act: "preview", ground: "OSL 21 kap. 7 §", strings: "Prov" },
        "POST /masking/{kind}/{subject}/{place}": { act: "show" },
        "POST /red-thread/{kind}/{subject}/tie": { side: "earlier", other_kind: "need", other_id: things.need },
        "POST /red-thread/{kind}/{subject}/untie": { other_kind: "need", other_id: things.need },
        "POST /api/v1/red-thread/{kind}/{subject}": { side: "earlier", kind: "need", id: things.need },
        "POST /follow/{kind}/{id}": { way: "here" },
        "POST /one-click/{end}": { "List-Unsubscribe": "One-Click" },
        "POST /api/v1/organisations/{id}/units": { name: title, kind: "board", from: "2020-01-01" },
        "PATCH /api/v1/organisations/{id}/units/{unit}": { name: title, from: "2021-01-01" },
        "POST /api/v1/organisations/{id}/units/{unit}/end": { until: "2022-01-01" },
        "POST /api/v1/projects": { organisation, fields: { "title.sv": title, status: "planned" } },
        "PATCH /api/v1/projects/{id}": { fields: { status: "ongoing" } },
        "POST /api/v1/cases": { organisation, texts: { name: { sv: title } } },
        "PATCH /api/v1/cases/{id}": { year: 2025 },
        "POST /funds/new": { organisation, name: title, year: "2026", amount: "1000", most_each: "1000", decider: "bibliotekschefen", decision_kind: "internal", opens: "2020-01-01", closes: "2099-12-31", purpose: "Prov." },
        "POST /funds/{id}/edit": { seen: "1", unit: things.board, name: title, year: "2026", amount: "1000", most_each: "1000", decider: "bibliotekschefen", decision_kind: "internal", opens: "2020-01-01", closes: "2099-12-31", purpose: "Prov." },
        "POST /barriers/review": { organisation, title, wanted: "Prov.", stopped: "Prov.", visibility: "public" },
        "POST /barriers/send": { organisation, title, wanted: "Prov.", stopped: "Prov.", visibility: "draft" },
        "POST /barriers/{id}/same": { act: "add", organisation, evidence: "Prov." },
        "POST /barriers/{id}/projects": { act: "add", project: things.project },
        "POST /barriers/{id}/describe": { class: "systemic", why_class: "Prov.", visibility: "public", version: "1" },
        "POST /barriers/leverage/{id}": { cost: "1", words: "Prov.", version: "0" },
        "PUT /api/v1/barriers/leverage/{id}": { cost: 1, words: "Prov.", version: 0 },
        "POST /barriers/{id}/merge": { act: "undo", reason: "Prov." },
        "POST /api/v1/barriers": { organisation, title, wanted: "Prov.", stopped: "Prov.", visibility: "draft" },
        "PUT /api/v1/barriers/{id}/description": { class: "systemic", why_class: "Prov.", version: 1 },
        "POST /barriers/{id}/way/move": { move: "reopen", note: "Prov." },
        "POST /barriers/{id}/way/escalate": { addressee: "boverket", asked: "Prov.", sent_on: "2026-01-15" },
        "POST /barriers/{id}/way/resolve": { resolution: "mitigated", changed: "Prov." },
        "POST /barriers/{id}/way/answer/{number}": { answer: "accepted", words: "Prov.", answered_on: "2026-01-16" },
        "POST /barriers/{id}/way/words/{number}": { words: "Prov." },
        "POST /api/v1/barriers/{id}/way": { move: "reopen", note: "Prov." },
        "POST /barriers/{id}/way/now": { organisation, doing: "resumes", version: "0" },
        "POST /api/v1/barriers/{id}/now": { organisation, doing: "resumes" },
        "POST /api/v1/barriers/{id}/endorsements": { organisation, evidence: "Prov." },
        "POST /funds/{id}/apply": { title, what: "Prov.", doers: "Prov", asked: "10", done_by: "2099-01-01" },
        "POST /funds/{id}/applications/{application}": { act: "account" },
        "POST /api/v1/funds/{id}/applications": { title, what: "Prov.", doers: "Prov", asked: "10", done_by: "2099-01-01" },
        "POST /captures/new": { organisation, name: title, held: "2026-05-03", way: "workshop", language: "sv", consent: "Allt blir offentligt." },
        "POST /captures/{id}": { act: "undo", batch: things.capture_batch },
        "POST /captures/{id}/edit": { seen: "1", name: title, held: "2026-05-03", way: "workshop", language: "sv", consent: "Allt blir offentligt." },
        "POST /captures/{id}/one": { words: "Prov av vem som får." },
        "POST /captures/{id}/list": { act: "look", text: "Prov av vem som får." },
        "POST /captures/{id}/slips": { batch: things.capture_batch, key: "x".repeat(43) },
        "POST /api/v1/captures": { organisation, name: title, held: "2026-05-03", way: "workshop", consent: "Allt blir offentligt." },
        "POST /api/v1/captures/{id}/contributions": { key: "prov", contributions: [{ kind: "need", title }] },
        "POST /api/v1/needs": { organisation, title, story: "Så att roller kan provas." },
        "PATCH /api/v1/needs/{id}": { state: "in_progress", reason: "Prov." },
        "POST /processes/{id}/copy": { name: title, organisation },
        "POST /api/v1/processes": { copy_of: "hamn", organisation },
        "PUT /api/v1/processes/{id}": { version: 1, name: title, tracks: [{ name: title }] },
        "POST /processes/{id}/edit": { act: "name", name: title, version: "1" },
        "POST /support/{kind}/{id}": { act: "give" },
        "POST /arguments/{id}": { act: "add", side: "for", words: "Prov." },
        "POST /adoptions/new": { kind: "project", subject: things.adopted_project, place: organisation, state: "interested" },
        "POST /api/v1/adoptions": { kind: "project", subject: things.adopted_project, organisation, state: "interested" },
        "PUT /api/v1/adoptions/{id}": { version: 1, state: "dialogue", since: "2026-01-15" },
        "POST /api/v1/ideas": { organisation, title, story: "Så att roller kan provas." },
        "PATCH /api/v1/ideas/{id}": { state: "in_progress", reason: "Prov." },
        "PUT /api/v1/needs/{id}/support": { supports: true },
        "PUT /api/v1/ideas/{id}/support": { supports: true },
        "PUT /api/v1/needs/{id}/assigned": { member: null },
        "PUT /api/v1/ideas/{id}/assigned": { member: null },
        "POST /api/v1/needs/{id}/sender-questions": { question: "Prov?" },
        "POST /api/v1/ideas/{id}/sender-questions": { question: "Prov?" },
        "POST /api/v1/ideas/{id}/arguments": { side: "for", text: "Prov av gränssnittet." },
        "POST /api/v1/desk/bulk": { act: "assign", picks: [{ id: things.need, version: 1 }], member: "" },
        "POST /api/v1/organisations/{id}/templates": { name: "Prov", text: "Prov." },
        "PUT /api/v1/organisations/{id}/threshold": { who: "Kommunstyrelsen", address: "ks@sampelby.example", supports: 1000 },
        "POST /api/v1/follows": { kind: "project", id: things.project, way: "here" },
    };
    return bodies[`${method} ${path}`] ?? {};
}

/// They ask another service, and the one of the tests does not answer.
export const askElsewhere = ["/sign-in/with/{provider}", "/account/confirm/with/{provider}", "/account/ways-in/add/{provider}"];

/// Refused as a mistake in the form, since it only offers what one may choose.
export const refusedAsMistake = ["POST /cases/new"];
