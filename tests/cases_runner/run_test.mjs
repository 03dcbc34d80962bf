// Tests of the case runner: a small stand-in program is asked, right and wrong cases are told apart.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import test from "node:test";
import { removeFolder, temporaryFolder } from "../samverk_process.mjs";

// Answers like the program as far as the runner can tell: links, cookies, tokens, a form, JSON and a table.
const standIn = `
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
const words = process.argv.slice(2), data = words[words.indexOf("--data") + 1];
mkdirSync(data, { recursive: true });
const database = new DatabaseSync(data + "/samverk.db");
database.exec("CREATE TABLE IF NOT EXISTS ideas (title TEXT); CREATE TABLE IF NOT EXISTS activity (action TEXT)");
if (words[0] === "demo") console.log('[{"role":"coordinator","name":"Karin Ek","link":"/sv/sign-in/abc"}]');
if (words[0] === "member") console.log(JSON.stringify({ link: "/sv/sign-in/abc" }));
if (words[0] === "serve") {
    const server = createServer(async (request, reply) => {
        const parts = [];
        for await (const bytes of request) parts.push(bytes);
        const sent = Buffer.concat(parts).toString(), form = new URLSearchParams(sent);
        const signedIn = (request.headers.cookie ?? "").includes("sid=1");
        const html = (status, body, headers = {}) => reply.writeHead(status, { "Content-Type": "text/html", ...headers }).end(body);
        if (request.url === "/sv/sign-in/abc") {
            if (request.method === "GET") return html(200, '<main><form method="post" action="/sv/sign-in/abc"><input type="hidden" name="once" value="7"></form></main>');
            return form.get("once") === "7" ? html(303, "", { Location: "/sv/", "Set-Cookie": "sid=1; Path=/" }) : html(400, "");
        }
        if (request.method === "GET" && request.url === "/sv/") return html(200, '<h1>Sam &amp; Co</h1><input type="hidden" name="form_token" value="t1">');
        if (request.method === "GET") return reply.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ items: [{ id: "x1", path: request.url }] }));
        if (sent.startsWith("----")) return html(200, sent);
        if (!signedIn || form.get("form_token") !== "t1") return html(403, "");
        if (form.get("title") === "") return html(422, "Skriv en rubrik.");
        database.prepare("INSERT INTO ideas VALUES (?)").run(form.get("title"));
        database.prepare("INSERT INTO activity VALUES (?)").run(form.get("title") === "oväntad" ? "ideas.idea_surprises" : "ideas.idea_told");
        return html(303, "", { Location: "/sv/ideas/x1" });
    });
    server.listen(0, "127.0.0.1", () => console.log("ready at http://127.0.0.1:" + server.address().port));
    process.on("SIGTERM", () => process.exit(0));
}
`;

/// What the runner prints for one case, run in a tree of its own.
function run(case_) {
    const root = temporaryFolder("cases");
    try {
        cpSync("tests/cases_runner", join(root, "tests/cases_runner"), { recursive: true });
        for (const module of ["postgres_server.mjs", "samverk_process.mjs", "world.mjs"]) cpSync(join("tests", module), join(root, "tests", module));
        mkdirSync(join(root, "tools"));
        symlinkSync(resolve("tools/checking.mjs"), join(root, "tools/checking.mjs"));
        mkdirSync(join(root, "tests/worlds/demo"), { recursive: true });
        writeFileSync(join(root, "tests/worlds/demo/world"), 'samverk demo\nperson anna = --email anna@sampelby.example --name "Anna Ek"\n');
        mkdirSync(join(root, "src/features/ideas/cases"), { recursive: true });
        writeFileSync(join(root, "src/features/ideas/cases/one.case"), case_);
        mkdirSync(join(root, "src/app/record/texts"), { recursive: true });
        writeFileSync(join(root, "src/app/record/texts/sv.json"), '{"action_ideas_idea_told": "Idé kom in"}');
        writeFileSync(join(root, "src/features/ideas/cases/list.csv"), "a;b\n");
        writeFileSync(join(root, "program.mjs"), standIn);
        writeFileSync(join(root, "program"), `#!/bin/sh\nexec "${process.execPath}" --disable-warning=ExperimentalWarning "${root}/program.mjs" "$@"\n`);
        chmodSync(join(root, "program"), 0o755);
        const { stdout, stderr } = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", "tests/cases_runner/run.mjs", "./program"], { cwd: root, encoding: "utf8" });
        return stdout + stderr;
    } finally {
        removeFolder(root);
    }
}

const right = `# An idea is kept, and then there is one.
POST /sv/ideas as anna
  title = Digitala glasögon & annat
--- 303
location: /sv/ideas/x1
count: ideas 1
keep id = location /ideas/(\\w+)

GET /api/v1/ideas/{id}
--- 200
header Content-Type: application/json
json $.items[0].path == "/api/v1/ideas/x1"
json $.items counts 1
json $.missing is absent

GET /sv/ as anna
--- 200
contains: Sam & Co
lacks: <script>
`;

test("a case that is right passes", () => assert.match(run(right), /^1 passed, 0 failed/m));

for (const [what, from, to, message] of [
    ["a wrong status", "--- 303", "--- 422", /one.case:2: POST \/sv\/ideas was answered 303, not 422/],
    ["a wrong count of rows", "ideas 1", "ideas 2", /one.case:6: .*ideas has 1 rows, not 2/],
    ["a wrong address", "location: /sv/ideas/x1", "location: /sv/", /one.case:5: .*Location is \/sv\/ideas\/x1/],
    ["a wrong value in JSON", '"/api/v1/ideas/x1"', '"other"', /\$\.items\[0\]\.path is/],
    ["a missing text", "contains: Sam", "contains: Tom", /does not contain "Tom & Co"/],
    ["an unwanted text", "lacks: <script>", "lacks: <h1>", /contains "<h1>"/],
    ["a person who is not in the world", "as anna", "as bertil", /no person bertil/],
    ["an expectation that does not exist", "lacks:", "laks:", /not an expectation/],
    ["a case without a sentence", "# An idea is kept, and then there is one.\n", "", /the sentence that this case shows/],
]) test(`${what} fails and says where`, () => {
    const output = run(right.replace(from, to));
    assert.match(output, message);
    assert.match(output, /^0 passed, 1 failed/m);
});

test("what the log says was done has words for those who read it", () => {
    const output = run(right.replace("Digitala glasögon & annat", "oväntad"));
    assert.match(output, /record\/texts\/sv.json:1: .*ideas.idea_surprises.*"action_ideas_idea_surprises"/);
    assert.match(output, /^1 passed, 1 failed/m);
});

test("markup that is escaped is not markup", () =>
    assert.match(run("# Escaped.\nPOST /sv/x\nContent-Type: text/plain\nbody:\n----&lt;script>&amp;\n--- 200\nlacks: <script>\ncontains: script>&\n"), /^1 passed/m));

test("people of the demo world are known by their first name", () => assert.match(run(right.replaceAll("as anna", "as karin")), /^1 passed, 0 failed/m));

test("without its form token a form is refused", () =>
    assert.match(run("# Forms carry a token.\nPOST /sv/ideas as anna without token\n  title = x\n--- 403\ncount: ideas 0\n"), /^1 passed, 0 failed/m));

test("fields may be written encoded, behind the address", () =>
    assert.match(run("# A title is needed.\nPOST /sv/ideas as anna  title=&story=x\n--- 422\ncontains: Skriv en rubrik.\n"), /^1 passed/m));

test("a file is sent with its name and bytes", () =>
    assert.match(run('# Files.\nPOST /sv/import as anna\n  file table = list.csv of text/csv\n--- 200\ncontains: filename="list.csv"\ncontains: a;b\n'), /^1 passed/m));

test("a body is sent as it is", () =>
    assert.match(run("# Bodies.\nPOST /sv/x\nContent-Type: application/json\nbody:\n----{}\n--- 200\ncontains: ----{}\n"), /^1 passed/m));
