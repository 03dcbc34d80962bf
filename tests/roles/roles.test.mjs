// Who may do what, as the running program says, is what happens: every route is tried as every role, at home and in another
// organisation. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { becomes } from "../becomes.mjs";
import { Client } from "../cases_runner/client.mjs";
import { startServer } from "../samverk_process.mjs";
import { copyOf, makeWorld } from "../world.mjs";
import { addressOf, askElsewhere, bodyOf, placeInOrder, refusedAsMistake } from "./attempts.mjs";
import { compared } from "./kept_table.mjs";
import { people, prepared, rowsOf } from "./things.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
const roles = Object.keys(people);

let world, things, cookies, matrix;

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    ({ things, cookies, matrix } = await prepared(program, world));
});

/// A server on a copy of the world, and everybody signed in at it.
async function atServer(work) {
    const copy = copyOf(world), server = await startServer(program, copy.data, world.serving), clients = new Map();
    const asWho = (role) => {
        if (!clients.has(role)) clients.set(role, Object.assign(new Client(server), { cookies: new Map(cookies[role]) }));
        return clients.get(role);
    };
    try {
        await work({ asWho, server, data: copy.data, formTokens: new Map() });
    } finally {
        clients.forEach((client) => client.close());
        const ending = await server.stop();
        copy.remove();
        assert.equal(ending, undefined);
    }
}

/// Sends what the line is about as this role: pages with their form's token, programs with the role's key.
async function attempt(at, line, role, address) {
    const client = at.asWho(role), body = bodyOf(line, things);
    if (line.method === "GET") return client.send("GET", address, [["Accept", "text/html"]]);
    if (line.for === "people" || line.over === "secret") {
        if (!at.formTokens.has(role)) at.formTokens.set(role, await client.formToken("/sv/needs/new"));
        const fields = new URLSearchParams(line.for === "people" ? { ...body, form_token: at.formTokens.get(role) } : body);
        return client.send(line.method, address, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", at.server.url], ["Sec-Fetch-Site", "same-origin"]], fields.toString());
    }
    const key = things.own[role].bearer, headers = [["Content-Type", "application/json"], ["If-Match", '"v1"']];
    if (key) headers.push(["Authorization", `Bearer ${key}`]);
    // A program has its key and no cookies.
    const bare = new Client(at.server);
    const reply = await bare.send(line.method, address, headers, line.method === "DELETE" ? undefined : JSON.stringify(body));
    bare.close();
    return reply;
}

function isRefused(line, { status, headers }) {
    if ([401, 403, 404].includes(status)) return true;
    if (status === 422 && refusedAsMistake.includes(`${line.method} ${line.path}`)) return true;
    return status === 303 && /\/sign-in\?next=/.test(headers.location ?? "");
}

/// Why the reply is not what an allowed attempt gets; nothing when it is.
function wrongWhenAllowed(line, reply) {
    if (reply.status >= 500 && !(reply.status === 503 && askElsewhere.includes(line.path))) return "it failed";
    // The links tried are made up: what must not happen is that it asks for a role.
    if (line.over === "secret") return reply.status === 403 || isRefused(line, { ...reply, status: reply.status === 404 ? 200 : reply.status }) ? "it was refused" : undefined;
    return isRefused(line, reply) ? "it was refused" : undefined;
}

const told = (line, role, address, reply) => `${line.method} ${address} as ${role} was answered ${reply.status} ${reply.headers.location ?? ""}`;

test("every route and every kind of thing has its row, and no row is left over", () => {
    assert.deepEqual(matrix.routes.filter(({ lacks_row }) => lacks_row).map(({ method, path }) => `${method} ${path}`), [], "add them to src/app/roles/things.cpp");
    assert.deepEqual(matrix.kinds_without_row, [], "add them to src/app/roles/things.cpp");
    assert.deepEqual(matrix.idle_rows, [], "take them out of src/app/roles/things.cpp");
    assert.deepEqual(matrix.roles, roles);
    assert.ok(matrix.routes.length > 200, `there are ${matrix.routes.length} routes`);
});

test("no route takes something else than before without anybody meaning it", () => {
    const { changed, added } = compared(matrix);
    for (const line of added) console.log(`note: a new route, not in tests/roles/table.txt yet: ${line}`);
    assert.deepEqual(changed, [], "if it is meant, write the table anew: node tests/roles/kept_table.mjs PROGRAM");
});

test("there is something to try each route with", () => {
    for (const line of matrix.routes)
        assert.ok(roles.some((role) => addressOf(line, things, things.own[role])), `${line.path}: make a thing of the kind ${line.thing} in tests/roles/things.mjs`);
});

test("what the table forbids is refused, to everybody and over things of another organisation, and leaves no trace", async () => {
    await atServer(async (at) => {
        const entries = () => rowsOf(at.data, "SELECT count(*) AS number FROM activity")[0].number;
        const before = entries(), wrong = [];
        for (const line of matrix.routes)
            for (const role of roles.filter((one) => !line.allowed.includes(one))) {
                // Whoever may not at all is tried on somebody's who may.
                const address = addressOf(line, things, things.own[role]) ?? addressOf(line, things, things.own.coordinator);
                const reply = await attempt(at, line, role, address);
                if (!isRefused(line, reply)) wrong.push(told(line, role, address, reply));
            }
        assert.deepEqual(wrong, []);
        assert.equal(entries(), before, "something that was refused was done all the same");
    });
});

test("what is somebody's own is not there for anybody else", async () => {
    await atServer(async (at) => {
        const wrong = [];
        for (const line of matrix.routes.filter(({ over }) => over === "own" || over === "own_or_led"))
            for (const role of roles.filter((one) => one !== "coordinator" && (line.over === "own" || one !== "process_leader"))) {
                const address = addressOf(line, things, things.own.coordinator), reply = await attempt(at, line, role, address);
                if (!isRefused(line, reply)) wrong.push(told(line, role, address, reply));
            }
        assert.deepEqual(wrong, []);
    });
});

for (const role of roles)
    test(`what the table allows is not refused: ${role}`, async () => {
        await atServer(async (at) => {
            const wrong = [], lines = matrix.routes.filter(({ allowed }) => allowed.includes(role)).sort((a, b) => placeInOrder(a) - placeInOrder(b));
            for (const line of lines) {
                const address = addressOf(line, things, things.own[role]);
                // Nobody has what only others may make: a member without a role has no key.
                if (!address) continue;
                const reply = await attempt(at, line, role, address), why = wrongWhenAllowed(line, reply);
                if (why) wrong.push(`${told(line, role, address, reply)}: ${why}`);
            }
            assert.deepEqual(wrong, []);
        });
    });

test("what no organisation answers for is the process leader's alone", async () => {
    await atServer(async (at) => {
        const [{ id, slug }] = rowsOf(at.data, "SELECT id, slug FROM projects WHERE organisation = '' AND merged_into IS NULL ORDER BY id"), nobodys = { ...things, project: id, project_slug: slug };
        const wrong = [], lines = matrix.routes.filter(({ path, permission }) => path.startsWith("/projects/{id}") && ["contribute", "coordinate"].includes(permission) && !path.includes("/persons/") && !path.includes("{suggestion}"));
        assert.ok(lines.length > 2, "there are no such routes");
        for (const hide of ["yes", "no"]) {
            const fields = new URLSearchParams({ hide, form_token: await at.asWho("process_leader").formToken("/sv/needs/new") });
            const reply = await at.asWho("process_leader").send("POST", `/sv/projects/${id}/visibility`, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", at.server.url], ["Sec-Fetch-Site", "same-origin"]], fields.toString());
            assert.equal(reply.status, 303);
        }
        for (const role of roles) {
            for (const line of lines) {
                const address = addressOf(line, nobodys, things.own[role]), reply = await attempt(at, line, role, address);
                if (isRefused(line, reply) !== (role !== "process_leader")) wrong.push(told(line, role, address, reply));
            }
            const page = await at.asWho(role).send("GET", `/sv/projects/${id}/${slug}`), history = await at.asWho(role).send("GET", `/sv/projects/${id}/${slug}/history`);
            if (page.body.includes(`${id}/${slug}/edit`) !== (role === "process_leader")) wrong.push(`as ${role} the page offers what is refused, or the other way round`);
            // Her own name stands in her menu on every page.
            if (history.body.split("<main")[1].includes("Lena Ledare") !== (role === "process_leader")) wrong.push(`as ${role} the history names who changed it, or does not`);
        }
        assert.deepEqual(wrong, []);
    });
});

test("each role sees what it may see, and nothing else, on pages and as programs", async () => {
    const ids = { "project public": things.project, "project hidden": things.hidden_project, "case published": things.case, "case draft": things.draft_case,
        "need public": things.need, "need waiting": things.waiting_need, "need hidden": things.hidden_need, "need closed": things.closed_need,
        "idea public": things.idea, "idea waiting": things.waiting_idea, "idea hidden": things.hidden_idea,
        "idea inside": things.inside_idea, "idea unit": things.unit_idea,
        "project closed": things.closed_project, "case closed": things.closed_case,
        "argument public": things.argument, "argument hidden": things.hidden_argument,
        "call public": things.call, "call draft": things.draft_call,
        "process public": things.process, "process_step public": things.process_step,
        "question public": things.asked, "question asked": things.asked_inside, "question hidden": things.hidden_asked,
        "barrier public": things.barrier, "barrier internal": things.internal_barrier, "barrier draft": things.draft_barrier, "barrier hidden": things.hidden_barrier,
        "adoption public": things.adoption, "implemented public": things.project,
        "capture public": things.capture,
        "file public": things.file, "file hidden": things.hidden_file };
    // A file has no page of its own, nor has an argument: it is reported by itself, as long as everybody may read it.
    const onThread = (kind, place, id) => [`/sv/${place}/${id}`, `/api/v1/${place}/${id}`, `/sv/red-thread/${kind}/${id}`, `/api/v1/red-thread/${kind}/${id}`];
    const addresses = (kind, state, id) => kind === "capture" ? [`/sv/captures/${id}`, `/api/v1/captures/${id}`] : kind === "adoption" ? onThread(kind, "adoptions", id) : kind === "implemented" ? onThread(kind, "implemented", id) : kind === "process" ? [`/sv/processes/${id}`, `/api/v1/processes/${id}`] : kind === "process_step" ? [`/sv/processes/${things.process}/steps/${id}`] : kind === "argument" ? (state === "public" ? [`/sv/report/argument/${id}`] : []) : kind === "file" ? [`/files/${id}/x`, `/api/v1/files/${id}`]
        : [`/sv/${kind}s/${id}`, `/sv/${kind}s/${id}/x`, `/api/v1/${kind}s/${id}${kind === "case" && ["draft", "closed"].includes(state) ? "?version=draft" : ""}`];
    await atServer(async (at) => {
        const wrong = [];
        for (const { kind, state, allowed } of matrix.seen) {
            const id = ids[`${kind} ${state}`];
            assert.ok(id, `make a ${kind} that is ${state} in tests/roles/things.mjs`);
            for (const role of roles)
                for (const address of addresses(kind, state, id)) {
                    const reply = await at.asWho(role).send("GET", address), isSeen = [200, 301, 308].includes(reply.status);
                    if (isSeen !== allowed.includes(role)) wrong.push(`${address}, ${kind} ${state}, as ${role} was answered ${reply.status}`);
                }
        }
        assert.deepEqual(wrong, []);
    });
});

test("what is hidden is found by those whose role reaches it, wherever it lies, and by nobody else", async () => {
    await atServer(async (at) => {
        // One of them has the word that is asked for, the other what it was called.
        const finds = async (role, id) => {
            const { body } = await at.asWho(role).send("GET", `/sv/search?q=${encodeURIComponent(id === things.closed_project ? "Prov där sekretess gäller" : "Prov som är dolt")}`, [["Accept", "text/html"]]);
            return body.includes(`/projects/${id}/`);
        };
        const finders = async (id) => {
            const found = [];
            for (const role of roles) if (await finds(role, id)) found.push(role);
            return found;
        };
        await becomes(() => finds("coordinator", things.hidden_project), (is) => is);
        assert.deepEqual(await finders(things.hidden_project), ["contributor", "coordinator", "coordinator_in_unit"]);
        // Behind secrecy neither another board's nor who leads the whole.
        assert.deepEqual(await finders(things.closed_project), ["contributor", "coordinator", "coordinator_in_unit"]);
    });
});

test("needs, ideas and cases that are not public are found by those whose role reaches them, and stand in no list, count, suggestion, feed or table of anybody else", async () => {
    const answering = ["coordinator", "coordinator_in_unit"], writing = ["contributor", ...answering];
    const wanted = [["need", things.hidden_need, "Behov som är dolt", answering], ["need", things.waiting_need, "Behov som väntar", answering],
        ["need", things.closed_need, "Behov där sekretess gäller", answering], ["idea", things.hidden_idea, "Idé som är dold", answering],
        ["idea", things.waiting_idea, "Idé som väntar", answering], ["case", things.draft_case, "Utkast som provas", writing], ["case", things.closed_case, "Slutet utkast", writing]];
    await atServer(async (at) => {
        const get = async (role, path, accept = "text/html") => (await at.asWho(role).send("GET", path, [["Accept", accept]])).body;
        const isFound = async (role, kind, id, title) => (await get(role, `/sv/search?q=${encodeURIComponent(title)}`)).includes(`/${kind}s/${id}/`);
        const wrong = [];
        for (const [kind, id, title, finders] of wanted) {
            await becomes(() => isFound("coordinator", kind, id, title), (is) => is);
            const q = encodeURIComponent(title), half = encodeURIComponent(title.slice(0, -2));
            // As files, as feeds, by the newest first, in what is suggested, and beside something that is public.
            const places = [`/sv/search.json?q=${q}`, `/sv/search.csv?q=${q}`, `/sv/search.atom?q=${q}`, `/sv/search?type=${kind}&sort=newest`, `/sv/search/suggestions?q=${half}`, `/en/search?q=${half}`,
                `/sv/organisations/${things.sampelby}/sampelby-kommun`, `/sv/organisations/${things.sampelby}/sampelby-kommun/units/${things.board}`, `/sv/organisations/${things.sampelby}/sampelby-kommun/units/${things.board}/board`,
                `/sv/needs.atom`, `/sv/ideas.atom`, `/sv/needs`, `/sv/ideas`, `/sv/needs/${things.need}`, `/sv/projects/${things.project}/prov-av-roller`, "/sv", "/api/v1/export/needs.csv", "/api/v1/export/ideas.csv", "/api/v1/cases", "/api/v1/needs"];
            for (const role of roles) {
                const is = await isFound(role, kind, id, title);
                if (is !== finders.includes(role)) wrong.push(`${kind} "${title}" is ${is ? "" : "not "}found as ${role}`);
                if (finders.includes(role)) continue;
                for (const place of places) {
                    // Who leads the whole answers too, where no secrecy holds: on the pages of those who answer, though not by search.
                    if (role === "process_leader" && place.endsWith("/board") && id !== things.closed_need) continue;
                    const body = await get(role, place);
                    // What was asked comes back in the search field; its whole title when only a part was asked for does not.
                    if (body.includes(id) || (!place.includes(q) && body.includes(title))) wrong.push(`${place} as ${role} tells of ${kind} "${title}"`);
                }
            }
            const count = async (role) => JSON.parse(await get(role, `/sv/search.json?type=${kind}`, "application/json")).items.length;
            if (await count("coordinator_elsewhere") !== await count("visitor")) wrong.push(`there are more of ${kind} for somebody of another organisation`);
        }
        assert.deepEqual(wrong, []);
    });
});

test("a protected name is in no answer to anybody else, wherever it stood before", async () => {
    // Also the name that she had when what she made was made.
    const hidden = /Qvintilla|Zetterquist|Anna Bidragare|anna@sampelby/i, others = roles.filter((role) => role !== "contributor");
    await atServer(async (at) => {
        const post = async (role, path, fields) => {
            const body = new URLSearchParams({ ...fields, form_token: await at.asWho(role).formToken("/sv/needs/new") }).toString();
            return at.asWho(role).send("POST", path, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", at.server.url], ["Sec-Fetch-Site", "same-origin"]], body);
        };
        const showing = async () => {
            const found = [];
            for (const line of matrix.routes.filter(({ method }) => method === "GET"))
                for (const role of others) {
                    const address = addressOf(line, things, things.own[role]);
                    if (!address) continue;
                    const headers = line.for === "people" ? [["Accept", "text/html"]] : things.own[role].bearer ? [["Authorization", `Bearer ${things.own[role].bearer}`]] : [];
                    const { body } = await at.asWho(role).send("GET", address, headers);
                    if (hidden.test(body)) found.push(`${address} as ${role}`);
                    assert.ok(!body.includes("\u{E000}"), `what stands for the name is shown as it is: ${address} as ${role}`);
                }
            return found;
        };
        assert.equal((await post("contributor", "/sv/account", { name: "Qvintilla Zetterquist", language: "sv" })).status, 303);
        const before = await showing();
        assert.ok(new Set(before.map((one) => one.split(" ")[0])).size >= 8, `the name is seen too seldom for this to prove anything: ${before}`);
        assert.equal((await post("contributor", "/sv/account/protection", { act: "protect" })).status, 303);
        assert.deepEqual(await showing(), []);
        // Each reader is told so in their own language, whatever the language it was asked for in.
        const said = { sv: [], en: [], nb: [] }, words = { sv: "Skyddad identitet", en: "Protected identity", nb: "Skjermet identitet" };
        for (const [address, role] of before.map((one) => one.split(" as ")).filter(([address]) => address.startsWith("/sv/")))
            for (const language of ["sv", "en", "nb"]) {
                const { body } = await at.asWho(role).send("GET", address.replace("/sv/", `/${language}/`), [["Accept", "text/html"]]);
                for (const [of, text] of Object.entries(words)) if (body.includes(text)) said[language].push(of);
            }
        for (const language of ["sv", "en", "nb"]) assert.ok(said[language].length >= 5 && said[language].every((of) => of === language), `${language}: ${said[language]}`);

        const own = await at.asWho("contributor").send("GET", "/sv/account");
        assert.match(own.body, /Qvintilla Zetterquist/);
        const person = `/sv/administration/${things.sampelby}/people/${things.colleague}`;
        assert.match((await post("coordinator", `${person}/name`, {})).body, /Qvintilla Zetterquist/);
        assert.ok([403, 404].includes((await post("coordinator_elsewhere", `${person}/name`, {})).status));
        const seen = rowsOf(at.data, "SELECT actor FROM activity WHERE action = 'members.protected_name_seen'");
        assert.equal(seen.length, 1, "that somebody looked is written down once");
        assert.deepEqual(rowsOf(at.data, "SELECT id FROM outbox WHERE recipient <> 'anna@sampelby.example' AND (words LIKE '%Zetterquist%' OR subject LIKE '%Zetterquist%')"), []);
    });
});
