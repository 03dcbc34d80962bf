// A program that is killed while it tells people what has happened in what they follow: each is told once.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { SmtpServer } from "../mail/smtp_server.mjs";
import { mustRun, removeFolder, startServer, temporaryFolder } from "../samverk_process.mjs";
import { copyTo, demoWorld, program, projectsFile, sound } from "./bank.mjs";
import { FaultyDisk, whyNot } from "./faulty_disk.mjs";

const skip = await whyNot(program);
const folder = temporaryFolder("killed-telling"), world = join(folder, "world");
const savedSearch = "00000000000000000000000001";

function inDatabase(data, work) {
    const database = new DatabaseSync(join(data, "samverk.db"));
    try {
        return work(database);
    } finally {
        database.close();
    }
}

/// Anna follows a project, Karin a search that finds it; then the project changes while no server is there to tell it.
before(async () => {
    await demoWorld(folder);
    const file = join(folder, "projects.csv");
    writeFileSync(file, projectsFile(1));
    await mustRun(program, ["import", "swecris", file, "--data", world]);
    inDatabase(world, (database) => {
        const member = (email) => database.prepare("SELECT id FROM members WHERE email = ?").get(email).id;
        const { project } = database.prepare("SELECT project FROM project_records WHERE source_id LIKE '2024-70000%'").get();
        const follows = database.prepare("INSERT INTO follows (member, kind, id, way, made_at) VALUES (?, ?, ?, 'at_once', 1)");
        follows.run(member("anna@sampelby.example"), "project", project);
        follows.run(member("karin@sampelby.example"), "search", savedSearch);
        database.prepare("INSERT INTO saved_searches (member, id, name, query, made_at, seen_at) VALUES (?, ?, 'Spår', '?q=skottningen', 1, 1)")
            .run(member("karin@sampelby.example"), savedSearch);
        const { last } = database.prepare("SELECT max(sequence) AS last FROM activity").get();
        for (const name of ["activity", "searches"]) database.prepare("INSERT INTO notified (name, sequence) VALUES (?, ?)").run(name, last);
    });
    writeFileSync(file, projectsFile(1).replace("från skottningen", "från skottningen och vallar dem"));
    await mustRun(program, ["import", "swecris", file, "--data", world]);
});
after(() => removeFolder(folder));

/// The calls at which something in the database is made to last, and the first ones after each.
function aroundCommits(disk) {
    const calls = readFileSync(disk.log, "utf8").trim().split("\n").map((line) => /^(\d+) (\w+) (.*)$/.exec(line));
    const commits = calls.filter(([, , call, path]) => call.startsWith("sync") && path.endsWith("-wal")).map(([, number]) => Number(number));
    return commits.flatMap((number) => [number, number + 1]).filter((number) => number <= calls.length);
}

/// Tells from a copy of the world, killed at this call (0: not), and then once more until both letters are there.
async function told(call) {
    const smtp = await SmtpServer.start({ tls: "none" }), place = join(folder, `killed-at-${call}`), data = copyTo(place, world);
    const settings = join(place, "settings.toml");
    writeFileSync(settings, `[mail]\nserver = "127.0.0.1:${smtp.port}"\nsecurity = "none"\nfrom = "samverk@sampelby.example"\ngather_seconds = 0\n`);
    const disk = new FaultyDisk(program, data), more = ["--settings", settings];
    disk.killAt(call);
    const both = () => smtp.until((letters) => new Set(letters.map(({ to }) => to[0])).size === 2, `letters after call ${call}`);
    let first;
    try {
        first = await startServer(program, data, more, { environment: disk.environment });
    } catch (error) {
        // Killed before it was ready.
        if (call === 0) throw error;
    }
    if (first && call > 0) {
        // The call may come as late as when it is stopped.
        const isDone = await Promise.race([first.ended.then(() => false), both().then(() => true, () => false)]);
        if (isDone) await first.stop();
        else assert.equal((await first.ended).signal, "SIGKILL");
    }
    const server = call === 0 ? first : await startServer(program, data, more);
    await both();
    assert.equal(await server.stop(), undefined);
    const calls = call === 0 ? aroundCommits(disk) : [];
    const state = inDatabase(data, (database) => ({
        news: database.prepare("SELECT kind, action, times, letter_at FROM notifications").all().map((row) => ({ ...row })),
        letters: database.prepare("SELECT state, count(*) AS letters FROM outbox WHERE about LIKE 'notifications.%' GROUP BY state").all().map((row) => ({ ...row })),
    }));
    assert.match(await mustRun(program, ["check", "--data", data]), sound);
    disk.close();
    await smtp.stop();
    removeFolder(place);
    return { calls, state, ids: [...new Set(smtp.letters.map(({ id }) => id))] };
}

test("whenever the program is killed while it tells, each follower gets one letter and one matter", { skip, timeout: 600_000 }, async () => {
    const whole = await told(0);
    const once = { kind: "project", action: "knowledge.project_updated_by_source", times: 1, letter_at: 0 };
    assert.deepEqual(whole.state, { news: [once, once], letters: [{ state: "sent", letters: 2 }] });
    assert.equal(whole.ids.length, 2);
    assert.ok(whole.calls.length > 10, `only ${whole.calls.length} calls`);
    for (const call of whole.calls) {
        const { state, ids } = await told(call);
        assert.deepEqual(state, whole.state, `killed at call ${call}`);
        assert.equal(ids.length, 2, `killed at call ${call}`);
    }
});
