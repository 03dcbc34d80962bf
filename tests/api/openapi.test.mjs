// The API and its description say the same: every reply of a real server is held against openapi.json.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "../cases_runner/client.mjs";
import { unescaped } from "../cases_runner/expect.mjs";
import { removeFolder, startServer } from "../samverk_process.mjs";
import { makeWorld } from "../world.mjs";

const fromWeb = createRequire(new URL("../../web/package.json", import.meta.url));
const Ajv = fromWeb("ajv/dist/2020").default;

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
const description = JSON.parse(readFileSync("src/features/open_data/openapi.json", "utf8"));
const methods = ["get", "post", "put", "patch", "delete"];
const operations = Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).filter(([method]) => methods.includes(method)).map(([method, operation]) => ({ path, method, ...operation })));

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addFormat("date-time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
ajv.addFormat("uri", (text) => URL.canParse(text));
ajv.addVocabulary(["components"]);
ajv.addSchema({ $id: "openapi", components: description.components });

/// The schema with its references leading into the description.
function compiled(schema) {
    return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/')));
}

function resolved(value) {
    return value.$ref ? value.$ref.slice(2).split("/").reduce((at, name) => at[name], description) : value;
}

/// Fails unless the description knows this reply: status, type and content.
function assertDescribed(path, method, reply) {
    const responses = description.paths[path]?.[method]?.responses;
    assert.ok(responses, `${method} ${path} is not described`);
    const response = responses[reply.status];
    assert.ok(response, `${method} ${path} was answered ${reply.status}, which is not described: ${reply.body.slice(0, 300)}`);
    const content = resolved(response).content;
    if (!content) return undefined;
    const type = reply.headers["content-type"].split(";")[0];
    assert.ok(content[type], `${method} ${path} answered ${type}`);
    if (!type.endsWith("json")) return undefined;
    const value = JSON.parse(reply.body), validate = compiled(content[type].schema);
    assert.ok(validate(value), `${method} ${path} ${reply.status}: ${ajv.errorsText(validate.errors)}\n${reply.body.slice(0, 600)}`);
    return value;
}

let world, server, visitor, karin, token, sampelby, project;

async function makeToken(client, name) {
    const place = "/sv/account/tokens", page = await client.send("GET", place);
    const grant = unescaped(/<(?:option|input)[^>]*value="(contributor:[^"]+)"/.exec(page.body)[1]);
    sampelby = grant.split(":")[1];
    const form = new URLSearchParams({ name, grant, form_token: await client.formToken(place) });
    const made = await client.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    return unescaped(/<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1]);
}

function write(method, path, body, headers = {}) {
    const all = { "Content-Type": "application/json", Authorization: `Bearer ${token}`, ...headers };
    return visitor.send(method.toUpperCase(), path, Object.entries(all), typeof body === "string" ? body : JSON.stringify(body));
}

before(async () => {
    world = await makeWorld(program, "tests/worlds/demo");
    server = await startServer(program, world.data);
    visitor = new Client(server);
    const anna = new Client(server);
    await anna.signIn(world.links.get("anna"));
    token = await makeToken(anna, "Prov");
    anna.close();
    karin = new Client(server);
    await karin.signIn(world.links.get("karin"));
    // One of somebody else's: which projects come first depends on when they were made.
    project = JSON.parse((await visitor.send("GET", "/api/v1/projects")).body).items.find((one) => !JSON.stringify(one).includes("Sampelby"));
    assert.ok(project, "the demo has a project that is not Sampelby's");
});

after(async () => {
    visitor.close();
    karin.close();
    const ending = await server.stop();
    removeFolder(world.data);
    assert.equal(ending, undefined);
});

test("the description keeps the rules that readers of it rely on", () => {
    assert.match(description.openapi, /^3\.1\./);
    const names = operations.map(({ operationId }) => operationId);
    assert.equal(new Set(names).size, names.length, "an operationId is used twice");
    const tags = description.tags.map(({ name }) => name), used = new Set();
    for (const { path, method, operationId, summary, tags: [tag], security, parameters = [], responses, requestBody } of operations) {
        const where = `${method} ${path}`;
        assert.ok(operationId && summary && tags.includes(tag), `${where} lacks operationId, summary or a declared tag`);
        assert.ok(Array.isArray(security), `${where} does not say who may`);
        assert.equal(["get", "delete"].includes(method), requestBody === undefined, `${where}: bodies are for writing`);
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        assert.deepEqual(parameters.filter((one) => one.in === "path").map(({ name }) => name), inPath, where);
        for (const one of parameters) assert.ok(one.schema && one.description, `${where}: ${one.name} is not described`);
        for (const one of Object.values(responses)) assert.ok(resolved(one).description, where);
        if (method !== "get") for (const status of [400, 401, 403, 422]) assert.ok(responses[status], `${where} lacks ${status}`);
        if (method === "patch") for (const status of [404, 412, 428]) assert.ok(responses[status], `${where} lacks ${status}`);
    }
    for (const [, name] of JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
        assert.ok(description.components.schemas[name], `no schema ${name}`);
        used.add(name);
    }
    const unused = Object.keys(description.components.schemas).filter((name) => !used.has(name) && name !== "Line");
    assert.deepEqual(unused, [], "schemas that nothing uses");
});

test("every schema compiles strictly", () => {
    for (const name of Object.keys(description.components.schemas)) compiled({ $ref: `#/components/schemas/${name}` });
});

test("every route of the program is described, and nothing else", () => {
    const routes = new Set();
    for (const file of readdirSync("src", { recursive: true }).filter((name) => name.endsWith(".cpp") && !name.endsWith("_test.cpp")))
        for (const [, method, path] of readFileSync(join("src", file), "utf8").matchAll(/\{(?:http::Method::)?(get|post|put|patch|del), "(\/api\/[^"]*)"/g))
            routes.add(`${method === "del" ? "delete" : method} ${path}`);
    assert.deepEqual(operations.map(({ method, path }) => `${method} ${path}`).sort(), [...routes].sort());
});

test("every reply to reading is as described", async () => {
    const organisation = JSON.parse((await visitor.send("GET", "/api/v1/organisations?limit=1")).body).items[0];
    const ids = { "/api/v1/projects/{id}": project.id, "/api/v1/organisations/{id}": organisation.id };
    const cases = JSON.parse((await visitor.send("GET", "/api/v1/cases?limit=1")).body).items;
    if (cases.length > 0) ids["/api/v1/cases/{id}"] = cases[0].id;
    ids["/api/v1/needs/{id}"] = JSON.parse((await visitor.send("GET", "/api/v1/needs?limit=1")).body).items[0].id;
    ids["/api/v1/ideas/{id}"] = JSON.parse((await visitor.send("GET", "/api/v1/ideas?limit=1")).body).items[0].id;
    ids["/api/v1/innovation/{id}"] = JSON.parse((await visitor.send("GET", "/api/v1/innovation?what=went_on&limit=1")).body).items[0].project;
    ids["/api/v1/benefits/{id}"] = JSON.parse((await visitor.send("GET", "/api/v1/benefits?limit=1")).body).items[0].project;
    ids["/api/v1/plans/{id}"] = JSON.parse((await visitor.send("GET", "/api/v1/implemented?standing=unconfirmed&limit=1")).body).items[0].project;
    const kinds = { "/api/v1/red-thread/{kind}/{subject}": ["project", project.id] };
    for (const { path, method } of operations.filter((one) => one.method === "get" && one.security.length === 0)) {
        if ((path.includes("{id}") && !ids[path]) || (path.includes("{kind}") && !kinds[path])) continue;
        const reply = await visitor.send("GET", path.replace("{id}", ids[path]).replace("{kind}", kinds[path]?.[0]).replace("{subject}", kinds[path]?.[1]));
        assert.equal(reply.status, 200, `${path}: ${reply.body.slice(0, 300)}`);
        assertDescribed(path, method, reply);
        assert.equal(reply.headers["access-control-allow-origin"], "*", path);
        assert.equal(reply.headers["x-content-type-options"], "nosniff", path);
    }
});

test("a search with words and facets is as described", async () => {
    const reply = await visitor.send("GET", "/api/v1/search?q=innovation&status=ongoing&status=completed&country=SE&from=2010&to=2030&sort=title&lang=en&limit=2");
    const found = assertDescribed("/api/v1/search", "get", reply);
    assert.ok(found.total > 0);
    assert.ok(found.facets.status.values.some(({ selected }) => selected));
});

test("what is not a parameter, a number or a key is refused", async () => {
    const wrong = { "/api/v1": ["?x=1"], "/api/v1/projects": ["?limit=0", "?limit=201", "?limit=ten", "?after=x", "?updated_after=soon", "?page=2", "?limit=1&limit=2"],
        "/api/v1/search": ["?view=map", "?sort=best", "?from=1", "?like=nowhere", "?after=-1", "?after=10000", "?lang=fi", `?q=${"a".repeat(1001)}`],
        "/api/v1/cases": ["?page=2", "?limit=0", "?after=x"],
        "/api/v1/organisations": ["?kind=kingdom", "?after=x"], "/api/v1/export/projects.csv": ["?limit=1"],
        "/api/v1/needs": ["?state=done", "?organisation=nowhere", "?after=x", "?limit=0", "?q=x"], "/api/v1/export/needs.csv": ["?limit=1"] };
    for (const [path, queries] of Object.entries(wrong))
        for (const query of queries) {
            const reply = await visitor.send("GET", path + query);
            assert.equal(reply.status, 400, path + query);
            assertDescribed(path, "get", reply);
        }
});

test("what does not exist is a problem, not a page", async () => {
    for (const [path, id] of [["/api/v1/projects/{id}", "0".repeat(26)], ["/api/v1/projects/{id}", "x"], ["/api/v1/organisations/{id}", "0".repeat(26)], ["/api/v1/cases/{id}", "0".repeat(26)], ["/api/v1/needs/{id}", "0".repeat(26)]]) {
        const reply = await visitor.send("GET", path.replace("{id}", id));
        assert.equal(reply.status, 404, path);
        assertDescribed(path, "get", reply);
    }
    const unknown = await visitor.send("GET", "/api/v1/nothing");
    assert.equal(unknown.status, 404);
    assert.equal(unknown.headers["content-type"], "application/problem+json");
});

test("paging by key gives every project once", async () => {
    const all = (await visitor.send("GET", "/api/v1/export/projects.jsonl")).body.trim().split("\n").map((line) => JSON.parse(line).id);
    const paged = [];
    for (let next = "/api/v1/projects?limit=2"; next;) {
        const page = JSON.parse((await visitor.send("GET", next)).body);
        paged.push(...page.items.map(({ id }) => id));
        next = page.next;
    }
    assert.deepEqual(paged, all);
    const validate = compiled({ $ref: "#/components/schemas/Line" });
    for (const line of (await visitor.send("GET", "/api/v1/export/projects.jsonl")).body.trim().split("\n"))
        assert.ok(validate(JSON.parse(line)), ajv.errorsText(validate.errors));
});

test("a program ties a project to the need that it came from, once, and unties them", async () => {
    const made = JSON.parse((await write("post", "/api/v1/projects", { organisation: sampelby, fields: { "title.sv": "Prov av röda tråden" } })).body);
    const need = JSON.parse((await visitor.send("GET", "/api/v1/needs?limit=1")).body).items[0];
    const route = "/api/v1/red-thread/{kind}/{subject}", place = `/api/v1/red-thread/project/${made.id}`, tie = { side: "earlier", kind: "need", id: need.id };
    for (const status of [201, 200]) {
        const tied = await write("post", place, tie);
        assert.equal(tied.status, status, tied.body);
        assertDescribed(route, "post", tied);
    }
    const chain = assertDescribed(route, "get", await visitor.send("GET", place));
    assert.deepEqual(chain.links.filter(({ later }) => later.id === made.id), [{ earlier: { kind: "need", id: need.id }, later: { kind: "project", id: made.id }, relation: "became" }]);
    for (const wrong of [{ ...tie, side: "beside" }, { ...tie, side: "later" }, { ...tie, id: "0".repeat(26) }, { ...tie, kind: "project", id: made.id }, {}]) {
        const refused = await write("post", place, wrong);
        assert.equal(refused.status, 422, JSON.stringify(wrong));
        assertDescribed(route, "post", refused);
    }
    assert.equal((await visitor.send("POST", place, [["Content-Type", "application/json"]], JSON.stringify(tie))).status, 401);
    assert.equal((await write("delete", `${place}/need/${need.id}`)).status, 204);
    assert.equal((await write("delete", `${place}/need/${need.id}`)).status, 404);
});

test("a program makes a project, changes it, and is told when it is overtaken", async () => {
    const made = await write("post", "/api/v1/projects", { organisation: sampelby, fields: { "title.sv": "Prov av gränssnittet", status: "planned", start: "2026-02", goals: [{ goal: 11 }], partners: [{ name: "Sampelby kommun", role: "coordinator" }] } });
    assert.equal(made.status, 201, made.body);
    const first = assertDescribed("/api/v1/projects", "post", made), place = made.headers.location;
    assert.equal(made.headers.etag, '"v1"');
    const changed = await write("patch", place, { fields: { status: "ongoing", "title.en": "A trial" } }, { "If-Match": '"v1"' });
    assert.equal(changed.status, 200, changed.body);
    const second = assertDescribed("/api/v1/projects/{id}", "patch", changed);
    assert.deepEqual([second.version, second.fields.status, second.title.en, second.givers.status[0].source], [first.version + 1, "ongoing", "A trial", "hand"]);
    const late = await write("patch", place, { fields: { status: "completed" } }, { "If-Match": '"v1"' });
    assert.equal(late.status, 412);
    assert.equal(assertDescribed("/api/v1/projects/{id}", "patch", late).version, second.version);
    const blind = await write("patch", place, { fields: {} });
    assert.equal(blind.status, 428);
    assertDescribed("/api/v1/projects/{id}", "patch", blind);
    const since = JSON.parse((await visitor.send("GET", `/api/v1/projects?updated_after=${project.updated_at}`)).body);
    assert.ok(since.items.some(({ id }) => id === first.id));
});

test("a program adds a file to its project, describes it, hides it and brings it back", async () => {
    const made = JSON.parse((await write("post", "/api/v1/projects", { organisation: sampelby, fields: { "title.sv": "Prov av filer" } })).body);
    const place = `/api/v1/files?kind=project&subject=${made.id}`;
    const added = await write("post", `${place}&name=avtal.csv`, "part;ort\nSampelby;Sampelby\n", { "Content-Type": "text/csv" });
    assert.equal(added.status, 201, added.body);
    const [file] = assertDescribed("/api/v1/files", "post", added).items, own = `/api/v1/files/${file.id}`;
    assert.deepEqual([file.name, file.kind, file.state, file.sizes[0].bytes], ["avtal.csv", "csv", "shown", 27]);
    const form = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhej\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="a.exe"\r\n\r\nMZ\0\r\n--x--\r\n';
    const both = assertDescribed("/api/v1/files", "post", await write("post", place, form, { "Content-Type": "multipart/form-data; boundary=x" }));
    assert.deepEqual([both.items.length, both.refused.map(({ code }) => code)], [1, ["attachments.refused_not_allowed"]]);
    const read = await visitor.send("GET", own);
    assertDescribed("/api/v1/files/{id}", "get", read);
    const change = { title: { sv: "Avtal", en: "Agreement" }, licence: "CC0-1.0", place: 2, state: "hidden" };
    const changed = await write("patch", own, change, { "If-Match": read.headers.etag });
    assert.equal(changed.status, 200, changed.body);
    const now = assertDescribed("/api/v1/files/{id}", "patch", changed);
    assert.deepEqual([now.title.sv, now.licence, now.place, now.state], ["Avtal", "CC0-1.0", 2, "hidden"]);
    assert.equal((await visitor.send("GET", own)).status, 404);
    assert.equal((await visitor.send("GET", new URL(file.address).pathname)).status, 404);
    assert.equal((await write("patch", own, { state: "shown" }, { "If-Match": changed.headers.etag })).status, 200);
    assert.equal((await write("patch", own, { licence: "ask" }, { "If-Match": changed.headers.etag })).status, 412);
    assert.equal((await write("patch", own, { licence: "ask" })).status, 428);
    const wrong = await write("patch", own, { title: { fi: "x" }, licence: "GPL", place: 0, state: "gone", more: 1 }, { "If-Match": "*" });
    assert.deepEqual(assertDescribed("/api/v1/files/{id}", "patch", wrong).errors.map(({ field }) => field), ["title.fi", "licence", "place", "state", "more"]);
    const gone = await write("delete", own, "");
    assert.equal(gone.status, 204, gone.body);
    const list = assertDescribed("/api/v1/files", "get", await visitor.send("GET", place));
    assert.deepEqual(list.items.map(({ name }) => name), ["a.txt"]);
    const all = assertDescribed("/api/v1/files", "get", await visitor.send("GET", "/api/v1/files"));
    assert.deepEqual(all.items.map(({ name }) => name), ["a.txt"]);
    for (const [query, body, status] of [["", "x", 400], ["?kind=project", "x", 400], [place.slice(13), "x", 400], [`${place.slice(13)}&name=a.svg`, "<svg/>", 422], [`?kind=project&subject=${project.id}&name=a.txt`, "x", 403], [`?kind=idea&subject=${made.id}&name=a.txt`, "x", 404]])
        assert.equal((await write("post", `/api/v1/files${query}`, body, { "Content-Type": "text/plain" })).status, status, query);
});

test("every mistake in a body is named, and nothing is stored", async () => {
    const count = async () => (await visitor.send("GET", "/api/v1/export/projects.jsonl")).body.split("\n").length;
    const before_ = await count();
    const fields = { "title.sv": "x".repeat(201), "title.fi": "Ei", invented: 1, status: "paused", start: "31/1 2026", contact: "nobody", keywords: "one", goals: [{ goal: 18, colour: "red" }],
        partners: [{ role: "boss" }], funding: [{ kind: "grant", minor: 1.5, currency: "kr" }], links: [{ address: "javascript:alert(1)" }] };
    const reply = await write("post", "/api/v1/projects", { organisation: sampelby, fields, extra: 1 });
    assert.equal(reply.status, 422);
    assert.deepEqual(assertDescribed("/api/v1/projects", "post", reply).errors.map(({ field }) => field), ["extra"]);
    const inner = await write("post", "/api/v1/projects", { organisation: sampelby, fields });
    const named = assertDescribed("/api/v1/projects", "post", inner).errors.map(({ field }) => field);
    for (const field of ["title.sv", "title.fi", "invented", "status", "start", "contact", "keywords", "goals[0].colour", "partners[0].name", "partners[0].role", "funding[0].minor", "funding[0].currency", "links[0].address"])
        assert.ok(named.includes(field), `${field} is not among ${named}`);
    for (const [body, status] of [["{", 400], ['{"fields":{},"fields":{}}', 400], ["[]", 400], [{ organisation: "nowhere", fields: { "title.sv": "x" } }, 422], [{ organisation: sampelby, fields: {} }, 422], [{ organisation: sampelby, fields: { "title.sv": "x", start: "2026", end: "2025" } }, 422]]) {
        const refused = await write("post", "/api/v1/projects", body);
        assert.equal(refused.status, status, JSON.stringify(body));
        assertDescribed("/api/v1/projects", "post", refused);
    }
    assert.equal(await count(), before_);
});

test("writing needs a token that holds the organisation", async () => {
    const body = { organisation: "0180", fields: { "title.sv": "Någon annans" } };
    for (const [headers, status] of [[{ Authorization: "" }, 401], [{ Authorization: "Bearer nobody" }, 401], [{}, 403]]) {
        const reply = await write("post", "/api/v1/projects", body, headers);
        assert.equal(reply.status, status, JSON.stringify(headers));
        assertDescribed("/api/v1/projects", "post", reply);
    }
    const foreign = await write("patch", `/api/v1/projects/${project.id}`, { fields: { status: "ongoing" } }, { "If-Match": `"v${project.version}"` });
    assert.equal(foreign.status, 403);
    const form = await write("post", "/api/v1/projects", "a=b", { "Content-Type": "application/x-www-form-urlencoded" });
    assert.equal(form.status, 400);
});

test("a program tells a need with a contributor's token, and cannot answer it", async () => {
    const body = { organisation: sampelby, title: "Prov av gränssnittet", story: "Tre har ringt om samma sak.", how_often: "weekly" };
    const told = await write("post", "/api/v1/needs", body, { "Idempotency-Key": "prov-1" });
    assert.equal(told.status, 201, told.body);
    const need = assertDescribed("/api/v1/needs", "post", told);
    const again = JSON.parse((await write("post", "/api/v1/needs", body, { "Idempotency-Key": "prov-1" })).body);
    assert.deepEqual([again.id, again.claim_code], [need.id, need.claim_code]);
    const wrong = await write("post", "/api/v1/needs", { organisation: "nowhere", title: "x".repeat(121), story: 1, colour: "red" });
    assert.equal(wrong.status, 422);
    const named = assertDescribed("/api/v1/needs", "post", wrong).errors.map(({ field }) => field);
    for (const field of ["organisation", "title", "story", "colour"]) assert.ok(named.includes(field), `${field} is not among ${named}`);
    const elsewhere = await write("post", "/api/v1/needs", { ...body, organisation: "0180" });
    assert.equal(elsewhere.status, 403);
    assertDescribed("/api/v1/needs", "post", elsewhere);
    const answer = await write("patch", `/api/v1/needs/${need.id}`, { state: "declined", reason: "Nej" }, { "If-Match": '"v1"' });
    assert.equal(answer.status, 403);
    assertDescribed("/api/v1/needs/{id}", "patch", answer);
});

test("what programs do with ideas beside answering them is as described", async () => {
    const place = "/sv/account/tokens", page = await karin.send("GET", place), grant = unescaped(/value="(coordinator:[^"]+)"/.exec(page.body)[1]);
    const form = new URLSearchParams({ name: "Idéer", grant, form_token: await karin.formToken(place) });
    const made = await karin.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    const hers = { Authorization: `Bearer ${unescaped(/<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1])}` };
    const tell = async (title) => JSON.parse((await write("post", "/api/v1/ideas", { organisation: sampelby, title, story: "En pump.", better: "Fler cyklar." })).body).id;
    const [away, into] = [await tell("Pump vid bryggan"), await tell("Pump vid torget")];
    const asked = async (status, method, route, parts, body, headers = hers) => {
        const path = route.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
        const reply = method === "get" ? await visitor.send("GET", path, Object.entries(headers)) : await write(method, path, body ?? "", headers);
        assert.equal(reply.status, status, `${method} ${path}: ${reply.body}`);
        return assertDescribed(route, method, reply);
    };
    const one = "/api/v1/ideas/{id}", parts = { id: away };
    assert.deepEqual(await asked(200, "put", `${one}/support`, parts, { supports: true }), { supports: 1, given: true });
    await asked(422, "put", `${one}/support`, parts, {});
    await asked(403, "post", `${one}/merge`, parts, { into, reason: "Samma." }, { "If-Match": '"v1"' });
    await asked(428, "post", `${one}/merge`, parts, { into, reason: "Samma." });
    await asked(422, "post", `${one}/merge`, parts, { into: away }, { ...hers, "If-Match": '"v1"' });
    await asked(200, "post", `${one}/merge`, parts, { into, reason: "Samma." }, { ...hers, "If-Match": '"v1"' });
    await asked(412, "post", `${one}/split`, parts, { reason: "Olika." }, { ...hers, "If-Match": '"v1"' });
    await asked(200, "post", `${one}/split`, parts, { reason: "Olika." }, { ...hers, "If-Match": '"v2"' });
    await asked(409, "post", `${one}/split`, parts, { reason: "Olika." }, { ...hers, "If-Match": '"v3"' });
    const argument = await asked(201, "post", `${one}/arguments`, parts, { side: "against", text: "Den går sönder." });
    await asked(200, "get", `${one}/arguments`, parts);
    await asked(200, "post", `${one}/arguments/{argument}`, { ...parts, argument: argument.id }, { act: "withdraw" });
    await asked(422, "post", `${one}/arguments/{argument}`, { ...parts, argument: (await asked(201, "post", `${one}/arguments`, parts, { side: "for", text: "Ja." })).id }, { act: "burn" });
    const { colleagues } = await asked(200, "get", `${one}/assigned`, parts);
    assert.equal((await asked(200, "put", `${one}/assigned`, parts, { member: colleagues[0].member })).member, colleagues[0].member);
    assert.equal((await asked(200, "put", `${one}/assigned`, parts, { member: null })).member, null);
    await asked(401, "get", `${one}/assigned`, parts, undefined, {});
    await asked(403, "get", `${one}/assigned`, parts, undefined, { Authorization: `Bearer ${token}` });
    const own = JSON.parse((await visitor.send("GET", "/api/v1/needs")).body).items.find(({ organisation, state }) => organisation === sampelby && state === "received");
    assert.ok(own, "the demo has a need of Sampelby's that waits");
    const questions = "/api/v1/needs/{id}/sender-questions";
    const question = await asked(201, "post", questions, own, { question: "Vilken dag gäller det?" });
    await asked(409, "post", questions, own, { question: "Och vilken tid?" });
    assert.equal((await asked(200, "get", questions, own)).may_ask, false);
    await asked(200, "post", `${questions}/{question}`, { ...own, question: question.id }, { act: "withdraw" });
    await asked(409, "post", `${questions}/{question}`, { ...own, question: question.id }, { act: "withdraw" });
    const bulk = await asked(200, "post", "/api/v1/desk/bulk", {}, { act: "answer", state: "in_progress", reason: "Vi tittar.", picks: [{ id: into, version: 3 }, { id: away, version: 1 }] });
    assert.deepEqual(bulk.items.map(({ came }) => came), ["done", "overtaken"]);
    await asked(422, "post", "/api/v1/desk/bulk", {}, { act: "assign", picks: [] });
    const templates = "/api/v1/organisations/{id}/templates", here = { id: sampelby };
    const [{ key }] = (await asked(201, "post", templates, here, { name: "Tack", text: "Tack för idén." })).items;
    await asked(200, "put", `${templates}/{template}`, { ...here, template: key }, { name: "Tack", text: "Tack." });
    await asked(200, "get", templates, here);
    await asked(204, "delete", `${templates}/{template}`, { ...here, template: key });
    const threshold = "/api/v1/organisations/{id}/threshold";
    await asked(200, "put", threshold, here, { who: "Kommunstyrelsen", address: "ks@sampelby.example", supports: 1, day: "2099-02-28", yearly: true });
    await asked(422, "put", threshold, here, { who: "", supports: "x", more: 1 });
    await asked(200, "get", threshold, here);
    assert.ok((await asked(200, "get", "/api/v1/decisions", {})).items.some(({ id }) => id === away));
    await asked(204, "delete", threshold, here);
    await asked(404, "delete", threshold, here);
    const joined = JSON.parse((await write("post", "/api/v1/ideas", { organisation: sampelby, title: "Pump igen", story: "En pump.", better: "Fler.", join: into })).body);
    assert.equal(joined.merged_into, into);
});

test("a program reports a barrier, says that it has the same, and reads what others have", async () => {
    const told = { organisation: sampelby, title: "Program som inte talar med varandra", wanted: "Ett system.", stopped: "Leverantören säger nej.", since: "2024", key: "prov" };
    const made = await write("post", "/api/v1/barriers", told);
    assert.equal(made.status, 201, made.body);
    const barrier = assertDescribed("/api/v1/barriers", "post", made), address = `/api/v1/barriers/${barrier.id}`;
    assert.equal((await write("post", "/api/v1/barriers", told)).status, 200);
    assertDescribed("/api/v1/barriers/{id}", "get", await visitor.send("GET", address));
    const list = assertDescribed("/api/v1/barriers", "get", await visitor.send("GET", "/api/v1/barriers?class=unsorted&class=systemic"));
    assert.ok(list.items.some(({ id }) => id === barrier.id));
    assertDescribed("/api/v1/barriers/categories", "get", await visitor.send("GET", "/api/v1/barriers/categories"));
    assertDescribed("/api/v1/export/barriers.csv", "get", await visitor.send("GET", "/api/v1/export/barriers.csv?class=unsorted"));
    const again = await write("post", `${address}/endorsements`, { organisation: sampelby, evidence: "Igen." });
    assert.equal(again.status, 200);
    assert.equal(assertDescribed("/api/v1/barriers/{id}/endorsements", "post", again).shared_by.length, 1);
    for (const [method, place, path, sent, status] of [
        ["post", "/api/v1/barriers", "/api/v1/barriers", { ...told, title: "", since: "i går" }, 422], ["post", "/api/v1/barriers", "/api/v1/barriers", [], 400],
        ["post", "/api/v1/barriers/{id}/endorsements", `${address}/endorsements`, { organisation: sampelby, evidence: "" }, 422],
        ["put", "/api/v1/barriers/{id}/description", `${address}/description`, { class: "systemic", version: 1 }, 403],
        ["delete", "/api/v1/barriers/{id}/endorsements/{organisation}", `${address}/endorsements/${sampelby}`, undefined, 204],
        ["delete", "/api/v1/barriers/{id}/endorsements/{organisation}", `${address}/endorsements/${sampelby}`, undefined, 404]]) {
        const reply = await write(method, path, sent);
        assert.equal(reply.status, status, reply.body);
        assertDescribed(place, method, reply);
    }
});

test("a program weighs barriers against each other, and those who tend one say what removing it takes", async () => {
    const place = "/api/v1/barriers/leverage", all = assertDescribed(place, "get", await visitor.send("GET", `${place}?share=100&by=projects`));
    assert.equal(all.choice.ending, "proven");
    assert.equal(all.choice.won, all.whole);
    for (const query of ["?share=0", "?share=101", "?share=mycket", "?by=hopp", "?about=all"]) {
        const reply = await visitor.send("GET", place + query);
        assert.equal(reply.status, 400);
        assertDescribed(place, "get", reply);
    }
    const one = `${place}/${all.choice.barriers[0]}`, held = assertDescribed(`${place}/{id}`, "get", await visitor.send("GET", one));
    assertDescribed(`${place}/{id}`, "get", await visitor.send("GET", `${place}/ingen`));
    assertDescribed("/api/v1/export/leverage.csv", "get", await visitor.send("GET", "/api/v1/export/leverage.csv"));
    const refused = await write("put", one, { cost: 5, words: "Prov.", version: held.removal.version });
    assert.equal(refused.status, 403, refused.body);
    assertDescribed(`${place}/{id}`, "put", refused);
    const page = await karin.send("GET", "/sv/account/tokens"), grant = unescaped(/value="(coordinator:[^"]+)"/.exec(page.body)[1]);
    const form = new URLSearchParams({ name: "Hinder", grant, form_token: await karin.formToken("/sv/account/tokens") });
    const made = await karin.send("POST", "/sv/account/tokens", [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    const hers = { Authorization: `Bearer ${unescaped(/<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1])}` };
    const { version } = held.removal;
    for (const [sent, status] of [[{ cost: 5, version }, 422], [{ cost: "5", words: "Prov.", version }, 400], [{ cost: 5, months: 601, words: "Prov.", version }, 422], [{ cost: 5, words: "Prov." }, 409], [{ cost: 5, months: null, words: "Prov.", version }, 200], [{ cost: 6, words: "Prov.", version }, 409]]) {
        const reply = await write("put", one, sent, hers);
        assert.equal(reply.status, status, reply.body);
        const told = assertDescribed(`${place}/{id}`, "put", reply);
        if (status === 200) assert.deepEqual([told.removal.cost, told.removal.months, told.removal.organisation, told.removal.version], [5, null, sampelby, version + 1]);
    }
    // What was read can be sent back, whole millions and hundredths alike.
    let now = version + 1;
    for (const cost of [1_000_000, 1_000.5]) {
        const { removal } = assertDescribed(`${place}/{id}`, "put", await write("put", one, { cost, words: "Prov.", version: now }, hers));
        assert.equal(removal.cost, cost);
        const { body, status } = await write("put", one, { cost: removal.cost, months: removal.months, words: removal.words, version: removal.version }, hers);
        assert.equal(status, 200, body);
        now = JSON.parse(body).removal.version;
    }
});

test("a program puts a barrier before an agency, registers the answer and tells how it ended", async () => {
    const page = await visitor.send("GET", "/api/v1/barriers?class=systemic"), barrier = JSON.parse(page.body).items[0].id, way = `/api/v1/barriers/${barrier}/way`;
    const moved = async (sent, status, by = write) => {
        const reply = await by("post", way, sent);
        assert.equal(reply.status, status, reply.body);
        return assertDescribed("/api/v1/barriers/{id}/way", "post", reply);
    };
    assertDescribed("/api/v1/barriers/{id}/way", "get", await visitor.send("GET", way));
    assertDescribed("/api/v1/barriers/{id}/now", "get", await visitor.send("GET", `/api/v1/barriers/${barrier}/now`));
    for (const [sent, status] of [[[], 400], [{ organisation: "nowhere", doing: "resumes" }, 403], [{ organisation: sampelby, doing: "resumes" }, 404]]) {
        const said = await write("post", `/api/v1/barriers/${barrier}/now`, sent);
        assert.equal(said.status, status, said.body);
        assertDescribed("/api/v1/barriers/{id}/now", "post", said);
    }
    await moved({ move: "park", note: "Prov." }, 403);
    await moved({ move: "park", note: "Prov." }, 401, (method, path, sent) => visitor.send("POST", path, [["Content-Type", "application/json"]], JSON.stringify(sent)));
    for (const path of ["/api/v1/addressees", "/api/v1/addressees?limit=2"]) assertDescribed("/api/v1/addressees", "get", await visitor.send("GET", path));
    assertDescribed("/api/v1/addressees/{id}", "get", await visitor.send("GET", "/api/v1/addressees/vagverket"));
    assertDescribed("/api/v1/addressees/{id}", "get", await visitor.send("GET", "/api/v1/addressees/slottet"));
});

test("a program tells many at an occasion, once however often it sends", async () => {
    const occasion = { organisation: sampelby, name: "Verkstad som provas", held: "2026-05-03", way: "workshop", consent: "Allt blir offentligt." };
    const made = await write("post", "/api/v1/captures", occasion);
    assert.equal(made.status, 201, made.body);
    const { id } = assertDescribed("/api/v1/captures", "post", made);
    const place = "/api/v1/captures/{id}/contributions", address = `/api/v1/captures/${id}/contributions`;
    const body = { key: "prov", contributions: [{ kind: "need", title: "Grinden kärvar" }, { kind: "idea", story: "Smörj den varje vår." }] };
    const told = assertDescribed(place, "post", await write("post", address, body)), again = await write("post", address, body);
    assert.equal(again.status, 200);
    assert.deepEqual(assertDescribed(place, "post", again).contributions, told.contributions);
    const shown = assertDescribed("/api/v1/captures/{id}", "get", await visitor.send("GET", `/api/v1/captures/${id}`));
    assert.deepEqual(shown.contributions.map(({ title }) => title), ["Grinden kärvar", "Smörj den varje vår."]);
    const wrong = await write("post", address, { key: "annan", contributions: [{ title: "" }, { title: "Bra" }] });
    assert.equal(wrong.status, 422);
    assertDescribed(place, "post", wrong);
    for (const [sent, status] of [[{ ...occasion, organisation: "nowhere", held: "i går" }, 422], [[], 400]]) {
        const refused = await write("post", "/api/v1/captures", sent);
        assert.equal(refused.status, status);
        assertDescribed("/api/v1/captures", "post", refused);
    }
});

test("a coordinator's token arranges the organisation, and a contributor's does not", async () => {
    const place = "/sv/account/tokens";
    const page = await karin.send("GET", place), grant = unescaped(/value="(coordinator:[^"]+)"/.exec(page.body)[1]);
    const form = new URLSearchParams({ name: "Enheter", grant, form_token: await karin.formToken(place) });
    const made = await karin.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    const hers = { Authorization: `Bearer ${unescaped(/<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1])}` };
    const units = "/api/v1/organisations/{id}/units", at = units.replace("{id}", sampelby);
    const unit = { name: "Provenheten", kind: "unit", from: "2020-01-01" };
    assert.equal((await write("post", at, unit)).status, 403);
    const added = await write("post", at, unit, hers);
    assert.equal(added.status, 201, added.body);
    const one = assertDescribed(units, "post", added), path = `${at}/${one.id}`;
    assert.equal(added.headers.location, path);
    const wrong = await write("post", at, { kind: "unit", from: "2027-02-29", extra: "x" }, hers);
    assert.equal(wrong.status, 422);
    assertDescribed(units, "post", wrong);
    assert.equal((await write("patch", path, { name: "Ny", from: "2026-01-01" }, hers)).status, 428);
    const stale = await write("patch", path, { name: "Ny", from: "2026-01-01" }, { ...hers, "If-Match": '"u1"' });
    assert.equal(stale.status, 412);
    const changed = await write("patch", path, { name: "Nya provenheten", from: "2026-01-01" }, { ...hers, "If-Match": added.headers.etag });
    assert.equal(changed.status, 200, changed.body);
    assert.deepEqual(assertDescribed(`${units}/{unit}`, "patch", changed).spans.map(({ name, kind }) => [name, kind]), [["Provenheten", "unit"], ["Nya provenheten", "unit"]]);
    const ended = await write("post", `${path}/end`, { until: "2026-06-01" }, { ...hers, "If-Match": changed.headers.etag });
    assert.equal(ended.status, 200, ended.body);
    assert.equal(assertDescribed(`${units}/{unit}/end`, "post", ended).until, "2026-06-01");
    assertDescribed(`${units}/{unit}`, "get", await visitor.send("GET", path));
    const day = async (text) => JSON.parse((await visitor.send("GET", `${at}?day=${text}`)).body).items.filter(({ id }) => id === one.id).map(({ name }) => name);
    assert.deepEqual([await day("2025-01-01"), await day("2026-03-01"), await day("2026-07-01")], [["Provenheten"], ["Nya provenheten"], []]);
});

test("a board's page is there for programs, with more for a token whose role reaches it", async () => {
    const board = "/api/v1/organisations/{id}/units/{unit}/board";
    const { items } = JSON.parse((await visitor.send("GET", `/api/v1/organisations/${sampelby}/units`)).body), unit = items.find(({ name }) => name === "Omsorgsnämnden").id;
    const path = board.replace("{id}", sampelby).replace("{unit}", unit);
    const found = assertDescribed(board, "get", await visitor.send("GET", `${path}?since=2020-01-01`));
    assert.ok(found.sections.some(({ name, items: rows }) => name === "decided_delegated" && rows.some(({ note }) => note.includes("4.2"))), JSON.stringify(found));
    assertDescribed(board, "get", await visitor.send("GET", path, [["Authorization", `Bearer ${token}`]]));
    for (const wrong of ["?since=soon", "?since=2999-01-01", "?day=2020-01-01"]) assert.equal(assertDescribed(board, "get", await visitor.send("GET", path + wrong)).status, 400);
    assertDescribed(board, "get", await visitor.send("GET", path.replace(unit, items.find(({ name }) => name === "Hemtjänsten").id)));
    assert.match((await visitor.send("GET", `${path}.csv`)).headers["content-type"], /^text\/csv/);
});

test("a program sends a need to the registrar, gives it the number that it got, and closes it", async () => {
    const place = "/sv/account/tokens", post = async (path, fields) => karin.send("POST", path,
        [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], new URLSearchParams({ ...fields, form_token: await karin.formToken(place) }).toString());
    const grant = unescaped(/value="(coordinator:[^"]+)"/.exec((await karin.send("GET", place)).body)[1]);
    const made = await post(place, { name: "Diarium", grant });
    const hers = { Authorization: `Bearer ${unescaped(/<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1])}` };
    const need = JSON.parse((await write("post", "/api/v1/needs", { organisation: sampelby, title: "Att diarieföra", story: "Tre har ringt om samma sak." })).body).id;
    const path = "/api/v1/registrations/{kind}/{subject}", at = `/api/v1/registrations/need/${need}`;
    const read = async () => visitor.send("GET", at, Object.entries(hers));
    const before_ = assertDescribed(path, "get", await read());
    assert.deepEqual([before_.number, before_.sendings.length, before_.way], [null, 0, "received"]);
    assertDescribed(path, "get", await visitor.send("GET", at));
    assert.equal((await write("post", `${at}/sendings`, {})).status, 403, "a contributor's token");
    const early = await write("post", `${at}/sendings`, {}, hers);
    assert.deepEqual([early.status, assertDescribed(`${path}/sendings`, "post", early).errors[0].field], [422, "email"]);
    assert.equal((await post(`/sv/registration/need/${need}`, { act: "mailbox", email: "registrator@sampelby.example" })).status, 303);
    const wrong = await write("post", `${at}/sendings`, { secrecy: 1, colour: "red" }, hers);
    assert.deepEqual(assertDescribed(`${path}/sendings`, "post", wrong).errors.map(({ field }) => field), ["secrecy", "colour"]);
    assert.equal((await write("post", `${at}/number`, { number: "KS 2026/1", registered_on: "2026-01-20" }, hers)).status, 404, "nothing was sent");
    const sent = await write("post", `${at}/sendings`, { secrecy: "OSL 21 kap. 7 §" }, hers);
    assert.equal(sent.status, 201, sent.body);
    assert.deepEqual(assertDescribed(`${path}/sendings`, "post", sent).sendings.map(({ to }) => to), ["registrator@sampelby.example"]);
    const again = await write("post", `${at}/sendings`, { secrecy: "OSL 21 kap. 7 §" }, hers);
    assert.equal(again.status, 409);
    assertDescribed(`${path}/sendings`, "post", again);
    assert.equal((await write("post", `${at}/closing`, {}, hers)).status, 422, "without a number");
    const late = await write("post", `${at}/number`, { number: "", registered_on: "2999-01-01" }, hers);
    assert.deepEqual(assertDescribed(`${path}/number`, "post", late).errors.map(({ field }) => field), ["number", "registered_on"]);
    const numbered = await write("post", `${at}/number`, { number: "KS 2026/00123", registered_on: "2026-01-20" }, hers);
    assert.deepEqual([numbered.status, assertDescribed(`${path}/number`, "post", numbered).number], [200, "KS 2026/00123"]);
    const closed = await write("post", `${at}/closing`, {}, hers);
    assert.equal(assertDescribed(`${path}/closing`, "post", closed).closed, true);
    const document = await karin.send("GET", `/sv/registration/need/${need}/1`);
    assert.ok(document.body.includes("Inkommen"), "the registrar is written to in the organisation's language");
});

test("a coordinator's token copies a template, changes it by version, and a contributor's tells which step a project met", async () => {
    const place = "/sv/account/tokens", grant = unescaped(/value="(coordinator:[^"]+)"/.exec((await karin.send("GET", place)).body)[1]);
    const form = new URLSearchParams({ name: "Processer", grant, form_token: await karin.formToken(place) });
    const made = await karin.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    const bearer = { Authorization: `Bearer ${unescaped(/<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1])}` };
    const list = "/api/v1/processes", one = "/api/v1/processes/{id}", met = "/api/v1/project-steps/{id}/{step}";
    const body = { copy_of: "hamn", organisation: sampelby, name: "Hamnen hos oss" };
    assert.equal(assertDescribed(list, "post", await write("post", list, body)).status, 403);
    const copy = assertDescribed(list, "post", await write("post", list, body, bearer));
    assert.equal(copy.version, 1);
    assert.ok(copy.tracks[0].steps.every(({ id, origin }) => origin.startsWith("hamn-") && id !== origin));
    for (const step of copy.tracks[0].steps) delete step.url, delete step.projects;
    const { name, explanation, tracks } = copy, address = `${list}/${copy.id}`;
    tracks[0].steps.reverse().push({ name: "Nytt steg", kind: "innovation", questions: "Vad lärde vi oss?", id: "exploatering-samrad" });
    const changed = assertDescribed(one, "put", await write("put", address, { version: 1, name, explanation, tracks }, bearer));
    assert.equal(changed.version, 2);
    const last = changed.tracks[0].steps.at(-1);
    assert.match(last.id, /^[0-9a-z]{26}$/, "another's step cannot be taken");
    const overtaken = await write("put", address, { version: 1, name: "Något annat", tracks }, bearer);
    assertDescribed(one, "put", overtaken);
    assert.equal(overtaken.status, 409);
    assert.equal(JSON.parse(overtaken.body).current.version, 2);
    for (const bad of [{ version: 2, name: {}, tracks }, { version: 2, name, tracks: [] }, { version: 2, name, tracks: [{ name: "x", steps: [{ name: "y".repeat(121) }] }] }, { version: 2, name, tracks: [{ name: "x", steps: [7] }] }])
        assert.equal(assertDescribed(one, "put", await write("put", address, bad, bearer)).status, 422);
    for (const path of [address, `${address}/versions`, `${address}/versions/1`])
        assertDescribed(path.replace(copy.id, "{id}").replace(/1$/, "{number}"), "get", await visitor.send("GET", path));
    const first = JSON.parse((await visitor.send("GET", `${address}/versions/1`)).body);
    assert.equal(first.tracks[0].steps.length + 1, changed.tracks[0].steps.length);
    const own = JSON.parse((await write("post", "/api/v1/projects", { organisation: sampelby, fields: { "title.sv": "Prov av steg", status: "planned" } })).body).id;
    assertDescribed(met, "put", await write("put", `/api/v1/project-steps/${own}/${last.id}`, { words: "Det gick bra." }));
    assert.equal(JSON.parse((await visitor.send("GET", `/api/v1/project-steps?step=${last.id}`)).body).items.length, 1);
    assert.equal(assertDescribed(met, "put", await write("put", `/api/v1/project-steps/${own}/inget`, {})).status, 422);
    assert.equal((await write("put", `/api/v1/project-steps/${project.id}/${last.id}`, {})).status, 403);
    assertDescribed(met, "delete", await visitor.send("DELETE", `/api/v1/project-steps/${own}/${last.id}`, [["Authorization", `Bearer ${token}`]]));
    assert.equal((await visitor.send("DELETE", `/api/v1/project-steps/${own}/${last.id}`, [["Authorization", `Bearer ${token}`]])).status, 404);
    // What a project met that became part of another is taken away there.
    const part = JSON.parse((await write("post", "/api/v1/projects", { organisation: sampelby, fields: { "title.sv": "Prov som blir en del", status: "planned" } })).body).id;
    await write("put", `/api/v1/project-steps/${part}/${last.id}`, {});
    const lena = new Client(server);
    await lena.signIn(world.links.get("lena"));
    const same = new URLSearchParams({ keep: own, other: part, answer: "same", form_token: await lena.formToken(place) });
    assert.equal((await lena.send("POST", "/sv/duplicates", [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], same.toString())).status, 303);
    lena.close();
    assert.equal(JSON.parse((await visitor.send("GET", `/api/v1/project-steps?project=${own}`)).body).items.length, 1);
    assert.equal((await visitor.send("DELETE", `/api/v1/project-steps/${own}/${last.id}`, [["Authorization", `Bearer ${token}`]])).status, 204);
    assert.equal(JSON.parse((await visitor.send("GET", `/api/v1/project-steps?project=${own}`)).body).items.length, 0);
});

/// A key with that role, of one who has signed in.
async function newToken(client, wanted) {
    const place = "/sv/account/tokens";
    const page = await client.send("GET", place), grant = unescaped(new RegExp(`value="(${wanted}:[^"]+)"`).exec(page.body)[1]);
    const form = new URLSearchParams({ name: "Prov", grant, form_token: await client.formToken(place) });
    const made = await client.send("POST", place, [["Content-Type", "application/x-www-form-urlencoded"], ["Origin", server.url], ["Sec-Fetch-Site", "same-origin"]], form.toString());
    return { organisation: grant.split(":")[1], headers: { Authorization: `Bearer ${unescaped(/<input[^>]*id="new-token"[^>]*value="([^"]+)"/.exec(made.body)[1])}` } };
}

let guns;
async function tokenOfGun() {
    const client = new Client(server);
    if (!guns) await client.signIn(world.links.get("gun"));
    guns ??= await newToken(client, "contributor");
    client.close();
    return guns;
}

const innovation = "/api/v1/innovation/{id}", trials = `${innovation}/experiments`, oneTrial = `${trials}/{experiment}`, oneGate = `${innovation}/gates/{gate}`;
const followed = async () => JSON.parse((await visitor.send("GET", "/api/v1/innovation?what=now&step=test")).body).items[0].project;

test("a program registers a trial, locks it, asks another organisation, and each writes its own part alone", async () => {
    const at = `/api/v1/innovation/${await followed()}/experiments`, gun = await tokenOfGun();
    const plan = { title: "Prov över gränsen", hypothesis: "Fler säger ja.", measure: "Andel ja.", baseline: "Fyra av tio.", method: "Tio hushåll.", harmed: "Ingen." };
    const lacks = await write("post", at, { ...plan, state: "registered" });
    assert.deepEqual(assertDescribed(trials, "post", lacks).errors.map(({ field }) => field), ["stop_when"]);
    const odd = await write("post", at, { ...plan, state: "locked", colour: 7 });
    assert.deepEqual(assertDescribed(trials, "post", odd).errors.map(({ field }) => field), ["colour", "state"]);
    assert.equal((await write("post", at, { ...plan, state: "draft" }, gun.headers)).status, 403);
    const draft = assertDescribed(trials, "post", await write("post", at, { ...plan, state: "draft" })), here = `${at}/${draft.experiment}`;
    assert.equal((await visitor.send("GET", here)).status, 404, "a draft is nobody else's");
    const whole = { ...plan, stop_when: "Vid otrygghet.", version: draft.version };
    const [one, other] = await Promise.all([write("put", here, { ...whole, state: "registered" }), write("put", here, { ...whole, title: "Något annat", state: "registered" })]);
    assert.deepEqual([one.status, other.status].sort(), [200, 409], "two at once: one locks it, the other is told");
    for (const reply of [one, other]) assertDescribed(oneTrial, "put", reply);
    assert.match(assertDescribed(oneTrial, "get", await visitor.send("GET", here)).fingerprint, /^[0-9a-f]{64}$/);
    assertDescribed(trials, "get", await visitor.send("GET", at));
    const asked = await write("post", `${here}/sites`, { organisation: gun.organisation });
    assert.equal(asked.status, 201, asked.body);
    assert.equal(assertDescribed(`${oneTrial}/sites`, "post", asked).sites[0].state, "invited");
    assert.equal(assertDescribed(`${oneTrial}/sites`, "post", await write("post", `${here}/sites`, { organisation: gun.organisation })).status, 409);
    assert.equal(assertDescribed(`${oneTrial}/sites`, "post", await write("post", `${here}/sites`, { organisation: "nowhere" })).status, 422);
    const site = `${here}/sites/1`, path = `${oneTrial}/sites/{site}`, start = { act: "accept", baseline: "Tre av tio.", before: "30", unit: "procent", starts: "2026-04-01", ends: "2026-05-01" };
    assert.equal((await write("post", site, start)).status, 403, "the owner does not answer for others");
    assert.deepEqual(assertDescribed(path, "post", await write("post", site, { ...start, baseline: "" }, gun.headers)).errors.map(({ field }) => field), ["baseline"]);
    assert.equal(assertDescribed(path, "post", await write("post", site, start, gun.headers)).state, "taking_part");
    assert.equal(assertDescribed(path, "post", await write("post", site, { act: "decline", reason: "Nej." }, gun.headers)).status, 409);
    const ended = assertDescribed(path, "post", await write("post", site, { act: "end", ending: "partly", result: "Fyra av tio.", learned: "Det tar tid.", after: "40.5", observed: "12" }, gun.headers));
    assert.deepEqual([ended.state, ended.change], ["ended", "10.5"]);
    assertDescribed(path, "post", await write("post", site, { act: "add", words: "Ett föll bort." }, gun.headers));
    assertDescribed(`${oneTrial}/addenda`, "post", await write("post", `${here}/addenda`, { words: "Gäller alla." }));
    const told = assertDescribed(`${oneTrial}/result`, "post", await write("post", `${here}/result`, { ending: "refuted", result: "Nej.", learned: "Fråga fler." }));
    assert.deepEqual([told.state, told.together.says, told.sites[0].addenda.length, told.addenda.length], ["ended", "too_few", 1, 1]);
    assert.equal(assertDescribed(`${oneTrial}/result`, "post", await write("post", `${here}/result`, { ending: "confirmed", result: "Ja.", learned: "Nej." })).status, 409);
});

test("a program decides once, and what is left to do is moved with its reason and met", async () => {
    const at = `/api/v1/innovation/${await followed()}`, gun = await tokenOfGun(), hers = (await newToken(karin, "coordinator")).headers;
    const waiting = assertDescribed(`${innovation}/decisions`, "get", await visitor.send("GET", `${at}/decisions`)).items.find(({ state }) => state === "waiting");
    const here = `${at}/gates/${waiting.number}`, year = new Date().getUTCFullYear() + 1;
    const decision = { outcome: "go", kind: "internal", reason: "Det fungerar.", visibility: "internal", conditions: "Räkna om", open_owner: "Eva", open_email: "eva@sampelby.example", open_due: `${year}-03-01` };
    assert.equal((await write("post", `${here}/decision`, decision, gun.headers)).status, 403);
    const notHers = await write("post", `${here}/decision`, decision);
    assert.deepEqual(assertDescribed(`${oneGate}/decision`, "post", notHers).errors.map(({ field }) => field), ["kind"], "another's own view is not written down");
    const early = await write("post", `${here}/addenda`, { words: "Nej.", visibility: "public" });
    assert.equal(assertDescribed(`${oneGate}/addenda`, "post", early).status, 409);
    const replies = await Promise.all([write("post", `${here}/decision`, decision, hers), write("post", `${here}/decision`, { ...decision, outcome: "adjust" }, hers)]);
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 409]);
    for (const reply of replies) assertDescribed(`${oneGate}/decision`, "post", reply);
    assert.ok(!replies.some(({ body }) => body.includes("Det fungerar.")), "an internal reason stays inside");
    assert.equal(assertDescribed(`${oneGate}/withdrawal`, "post", await write("post", `${here}/withdrawal`, { reason: "För sent." })).status, 409);
    assertDescribed(`${oneGate}/addenda`, "post", await write("post", `${here}/addenda`, { words: "Det ska vara elva.", visibility: "public" }));
    const left = assertDescribed(`${innovation}/conditions`, "get", await visitor.send("GET", `${at}/conditions`)).items.find(({ what }) => what === "Räkna om");
    const condition = `${here}/conditions/${left.condition}`, path = `${oneGate}/conditions/{condition}`;
    assert.deepEqual(assertDescribed(path, "post", await write("post", condition, { act: "move", reason: "Sjuk." })).errors.map(({ field }) => field), ["due"]);
    const moved = assertDescribed(path, "post", await write("post", condition, { act: "move", due: `${year}-04-01`, owner: "Olle", email: "olle@sampelby.example", reason: "Sjuk." }));
    assert.deepEqual([moved.owner, moved.due, moved.moves.length, moved.moves[0].owner_before], ["Olle", `${year}-04-01`, 1, "Eva"]);
    // Each move writes to an address of one's choice: not for ever.
    let sent = 0, last = moved;
    for (; last && sent < 40; ++sent) {
        const again = await write("post", condition, { act: "move", due: `${year}-04-0${sent % 2 + 2}`, reason: "Igen." });
        last = again.status === 429 ? undefined : assertDescribed(path, "post", again);
        if (!last) assertDescribed(path, "post", again);
    }
    assert.ok(sent > 20 && sent < 40, `${sent} moves`);
    assert.equal(assertDescribed(path, "post", await write("post", condition, { act: "meet", words: "Gjort." })).is_met, true);
    assert.equal(assertDescribed(path, "post", await write("post", condition, { act: "move", due: `${year}-05-01`, reason: "Igen." })).status, 409);
    assert.equal((await write("post", `${here}/conditions/99`, { act: "meet" })).status, 404);
});

test("every rule by which something is weeded is told among the kinds of documents", async () => {
    const { items } = JSON.parse((await visitor.send("GET", "/api/v1/public-documents")).body), told = new Set(items.flatMap(({ rules }) => rules.map(({ name }) => name)));
    const page = await karin.send("GET", `/sv/administration/${sampelby}/retention`);
    const rules = [...page.body.matchAll(/\/retention\/(\w+)"/g)].map(([, name]) => name);
    assert.ok(rules.length >= 8, page.body);
    assert.deepEqual(rules.filter((name) => !told.has(name)), [], "add it to src/app/public_documents/kinds.cpp");
});

test("paging by key gives every need once, the same as the export", async () => {
    const lines = (await visitor.send("GET", "/api/v1/export/needs.jsonl")).body.trim().split("\n").map((line) => JSON.parse(line));
    const paged = [], validate = compiled({ $ref: "#/components/schemas/Need" });
    for (let next = "/api/v1/needs?limit=2"; next;) {
        const page = assertDescribed("/api/v1/needs", "get", await visitor.send("GET", next));
        paged.push(...page.items.map(({ id }) => id));
        next = page.next;
    }
    assert.deepEqual(paged, lines.map(({ id }) => id));
    for (const line of lines) assert.ok(validate(line) && line.visibility === "public", ajv.errorsText(validate.errors));
});

test("downloads of a search open as what they say they are", async () => {
    const csv = await visitor.send("GET", "/sv/search.csv?q=innovationsplattform");
    assert.match(csv.headers["content-disposition"], /attachment; filename="?samverk\.csv/);
    assert.ok(csv.body.replace(/^\uFEFF/, "").startsWith("type,id,source,"));
    const items = JSON.parse((await visitor.send("GET", "/sv/search.json?q=innovationsplattform")).body).items;
    assert.ok(items.length > 0 && items.every(({ type, id, address }) => type && id && URL.canParse(address)));
    assert.deepEqual(JSON.parse((await visitor.send("GET", "/sv/search.json?q=xyzzyxyzzy")).body), { items: [] });
    const xlsx = await visitor.send("GET", "/sv/search.xlsx?q=innovationsplattform");
    assert.ok(xlsx.body.startsWith("PK"));
    const feed = (await visitor.send("GET", "/sv/search.atom?q=innovationsplattform")).body;
    assert.equal([...feed.matchAll(/<entry /g)].length, items.length);
    assert.ok((await visitor.send("GET", "/api/v1/export/projects.xlsx")).body.startsWith("PK"));
});

test("the catalogue says the same in its three notations", async () => {
    const xml = await visitor.send("GET", "/datasets/dcat"), turtle = await visitor.send("GET", "/datasets/dcat.ttl"), json = await visitor.send("GET", "/datasets/dcat.jsonld");
    assert.deepEqual([xml, turtle, json].map((one) => one.headers["content-type"].split(";")[0]), ["application/rdf+xml", "text/turtle", "application/ld+json"]);
    const things = JSON.parse(json.body), dcat = "http://www.w3.org/ns/dcat#", terms = "http://purl.org/dc/terms/";
    for (const thing of things) {
        assert.ok(URL.canParse(thing["@id"]) && xml.body.includes(`rdf:about="${thing["@id"]}"`) && turtle.body.includes(`<${thing["@id"]}>\n`), thing["@id"]);
        const type = thing["@type"]?.[0];
        const needed = { [`${dcat}Catalog`]: [`${terms}title`, `${terms}description`, `${terms}publisher`, `${terms}license`, `${dcat}dataset`], [`${dcat}Dataset`]: [`${terms}title`, `${terms}description`, `${terms}publisher`, `${dcat}contactPoint`],
            [`${dcat}Distribution`]: [`${dcat}accessURL`, `${terms}format`], [`${dcat}DataService`]: [`${terms}title`, `${dcat}endpointURL`, `${terms}format`] }[type] ?? [];
        for (const property of needed) assert.ok(thing[property], `${thing["@id"]} lacks ${property}`);
    }
    const known = new Set(things.map((thing) => thing["@id"]));
    for (const property of ["dataset", "distribution", "contactPoint", "service"])
        for (const value of things.flatMap((thing) => thing[dcat + property] ?? [])) assert.ok(known.has(value["@id"]), value["@id"]);
    for (const language of ["sv", "en", "nb"]) assert.ok(xml.body.includes(`xml:lang="${language}"`));
});

test("what became of a weighing is as described, by criteria and two at a time", async () => {
    const send = (path, from, fields) => karin.step({ method: "POST", path, from, withToken: true, headers: [], fields, uploads: [] }, {}, "");
    const place = "/sv/weighings/new", page = await karin.send("GET", place);
    const needs = [...page.body.matchAll(/name="need" value="(\w{26})"/g)].slice(0, 3).map(([, id]) => ["need", id]);
    const organisation = /name="organisation" value="(\w{26})"/.exec(page.body)[1], member = /name="member" value="(\w{26})"[^>]*><span>Karin/.exec(page.body)[1];
    const common = [["organisation", organisation], ["name", "Prov"], ...needs, ["member", member], ["last_day", "2199-12-31"], ["reading", "all"]];
    const criteria = [["criterion_1_name", "Nytta"], ["criterion_1_low", "lite"], ["criterion_1_high", "mycket"], ["criterion_1_weight", "1"], ["criterion_1_good", "high"]];
    for (const [by, more] of [["criteria", criteria], ["pairs", [["question", "Vilken?"], ["who", "team"]]]]) {
        const made = await send(place, place, [["by", by], ...common, ...more]);
        assert.equal(made.status, 303, made.body.slice(-2000));
        const id = /weighings\/(\w{26})/.exec(made.headers.location)[1], shown = `/api/v1/weighings/${id}`;
        const before = assertDescribed("/api/v1/weighings/{id}", "get", await karin.send("GET", shown));
        assert.deepEqual([before.results, before.answered, before.closed], [null, 0, false]);
        const answer = by === "criteria" ? needs.map(([, need]) => [`${need}-1`, "4"]) : [["first", needs[0][1]], ["second", needs[1][1]], ["choice", "first"]];
        assert.equal((await send(`/sv/weighings/${id}/answer`, `/sv/weighings/${id}/answer`, answer)).status, 303);
        await send(`/sv/weighings/${id}/work`, `/sv/weighings/${id}`, [["act", "close"]]);
        const after = assertDescribed("/api/v1/weighings/{id}", "get", await karin.send("GET", shown));
        assert.equal(after.results.length, 3);
        assert.equal(after.results[0][by === "criteria" ? "sum" : "chosen"], by === "criteria" ? 4 : 1);
        assertDescribed("/api/v1/weighings/{id}/table", "get", await karin.send("GET", `${shown}/table`));
        // One person answered: everybody reads that it was, and nothing of it.
        assert.equal(assertDescribed("/api/v1/weighings/{id}", "get", await visitor.send("GET", shown)).results, null);
        assertDescribed("/api/v1/weighings/{id}/table", "get", await visitor.send("GET", `${shown}/table`));
    }
    assert.ok(assertDescribed("/api/v1/weighings", "get", await visitor.send("GET", "/api/v1/weighings")).items.length === 2);
    assertDescribed("/api/v1/weighings", "get", await visitor.send("GET", "/api/v1/weighings?q=x"));
});

test("a program writes, changes and leads a call as described", async () => {
    const { organisation, headers } = await newToken(karin, "coordinator"), year = new Date().getUTCFullYear(), one = "/api/v1/calls/{id}";
    const told = { organisation, title: "Från ett program", story: "Prov.", judged: "Prov.", takes: "both", takers: "everybody", opens_on: `${year}-01-01`, closes_on: `${year + 1}-12-31`, answer_by: `${year + 2}-01-31`, questions: [{ kind: "line", label: "Vem?" }] };
    assertDescribed("/api/v1/calls", "post", await write("post", "/api/v1/calls", told, { Authorization: "" }));
    assertDescribed("/api/v1/calls", "post", await write("post", "/api/v1/calls", told));
    assertDescribed("/api/v1/calls", "post", await write("post", "/api/v1/calls", { ...told, title: "" }, headers));
    assertDescribed("/api/v1/calls", "post", await write("post", "/api/v1/calls", { ...told, questions: {} }, headers));
    const made = await write("post", "/api/v1/calls", told, headers), call = assertDescribed("/api/v1/calls", "post", made), here = `/api/v1/calls/${call.id}`;
    assert.equal(made.headers.location, here);
    assert.equal(assertDescribed(one, "patch", await write("patch", here, { story: "Nytt." }, headers)).status, 428);
    // Two at once: one of them has not seen the other.
    const seen = { ...headers, "If-Match": made.headers.etag };
    const replies = await Promise.all(["Ett.", "Två."].map((story) => write("patch", here, { story }, seen)));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 412]);
    for (const reply of replies) assertDescribed(one, "patch", reply);
    const version = { ...headers, "If-Match": replies.find(({ status }) => status === 200).headers.etag };
    assertDescribed(one, "patch", await write("patch", here, { story: 7 }, version));
    assert.equal(assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "decide" }, version)).status, 409);
    const published = await write("post", `${here}/work`, { act: "publish" }, version);
    assert.equal(assertDescribed(`${one}/work`, "post", published).phase, "open");
    const now = { ...headers, "If-Match": published.headers.etag };
    assertDescribed(one, "patch", await write("patch", here, { story: "Sent." }, now));
    assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "close" }, now));
    assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "close", reason: "Nog." }, seen));
    assert.equal(assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "close", reason: "Nog." }, now)).phase, "closed");
    assert.equal(assertDescribed(one, "get", await visitor.send("GET", here)).phase, "closed");
});

test("a program makes a weighing, and each answers alone, as described", async () => {
    const { organisation, headers } = await newToken(karin, "coordinator"), one = "/api/v1/weighings/{id}", subjects = [], year = new Date().getUTCFullYear() + 1;
    for (const title of ["Vägd ett", "Vägd två"]) subjects.push(JSON.parse((await write("post", "/api/v1/ideas", { organisation, title, story: "Prov.", better: "Prov." }, headers)).body).id);
    const member = /name="member" value="(\w{26})"[^>]*><span>Karin/.exec((await karin.send("GET", "/sv/weighings/new")).body)[1];
    const common = { organisation, name: "Från ett program", last_day: `${year}-12-31`, subjects, members: [member], addresses: ["kollega@sampelby.example"] };
    const criteria = { ...common, by: "criteria", criteria: [{ name: "Nytta", low: "lite", high: "mycket", weight: 1, good: "high" }] };
    assertDescribed("/api/v1/weighings", "post", await write("post", "/api/v1/weighings", criteria));
    assertDescribed("/api/v1/weighings", "post", await write("post", "/api/v1/weighings", { ...criteria, name: "" }, headers));
    assertDescribed("/api/v1/weighings", "post", await write("post", "/api/v1/weighings", { ...criteria, by: "mood" }, headers));
    for (const [sent, answer] of [[criteria, { answers: subjects.map((id) => ({ id, scores: [4], words: "Därför." })) }], [{ ...common, by: "pairs", question: "Vilken?" }, { first: subjects[0], second: subjects[1], choice: "equal" }]]) {
        const made = await write("post", "/api/v1/weighings", sent, headers), { id } = assertDescribed("/api/v1/weighings", "post", made), here = `/api/v1/weighings/${id}`;
        assert.equal(made.headers.location, here);
        assert.equal(assertDescribed(`${one}/answer`, "get", await write("get", `${here}/answer`, undefined, headers)).answered_at, null);
        assertDescribed(`${one}/answer`, "get", await visitor.send("GET", `${here}/answer`));
        assertDescribed(`${one}/answer`, "put", await write("put", `${here}/answer`, { answers: [] }, headers));
        assert.notEqual(assertDescribed(`${one}/answer`, "put", await write("put", `${here}/answer`, answer, headers)).answered_at, null);
        assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "remind" }, headers));
        assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "burn" }, headers));
        assert.equal(assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "close" }, headers)).closed, true);
        assertDescribed(`${one}/work`, "post", await write("post", `${here}/work`, { act: "close" }, headers));
        assert.equal(assertDescribed(`${one}/answer`, "put", await write("put", `${here}/answer`, answer, headers)).status, 409);
    }
});
