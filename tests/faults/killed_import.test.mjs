// An import that is killed, wherever it is, is finished by the next start or the same command, as if nothing had been.
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { mustRun, removeFolder, runProgram, startServer, temporaryFolder } from "../samverk_process.mjs";
import { copyTo, demoWorld, exported, found, Person, program, projectsFile, rowCounts, sound } from "./bank.mjs";
import { FaultyDisk, whyNot } from "./faulty_disk.mjs";

const skip = await whyNot(program);
const folder = temporaryFolder("killed-import"), world = join(folder, "world"), file = join(folder, "spår.csv"), projects = 620;
let links;

before(async () => {
    writeFileSync(file, projectsFile(projects));
    ({ links } = await demoWorld(folder));
});
after(() => removeFolder(folder));

test("an import from the command line that is killed is finished by the same command: nothing twice, nothing by halves", { skip }, async () => {
    const command = ["import", "swecris", file];
    const whole = copyTo(join(folder, "whole"), world), counting = new FaultyDisk(program, whole);
    await mustRun(program, [...command, "--data", whole], { environment: counting.environment });
    const expected = await exported(whole), rows = rowCounts(whole);
    for (const call of counting.tellingCalls()) {
        const place = join(folder, `killed-at-${call}`), data = copyTo(place, world), disk = new FaultyDisk(program, data), where = `killed at call ${call} of ${counting.calls}`;
        disk.killAt(call);
        const { code } = await runProgram(program, [...command, "--data", data], { environment: disk.environment });
        assert.ok(code === "SIGKILL" || call >= counting.calls * 0.9, `${where}: ended with ${code}`);
        assert.match(await mustRun(program, ["check", "--data", data]), sound, where);
        const counts = JSON.parse(await mustRun(program, [...command, "--data", data]));
        assert.equal(counts.created + counts.unchanged, projects, where);
        assert.equal(await exported(data), expected, where);
        assert.deepEqual(rowCounts(data), rows, where);
        assert.equal(await found(data, "skidspår"), 100, where);
        disk.close();
        removeFolder(place);
    }
});

/// Uploads the file, presses the button and waits until it is done, or until the server is gone; gives the page of the
/// import when it came to that.
async function importInBrowser(server, karin) {
    let page;
    try {
        const uploaded = await karin.upload(projectsFile(projects));
        assert.equal(uploaded.status, 303);
        page = uploaded.headers.location;
        const asked = await karin.press(await karin.until(page, "Redo att hämtas in"), `${page}/run`);
        assert.equal(asked.status, 303);
        await karin.until(page, "Inhämtat");
    } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        assert.equal((await server.ended).signal, "SIGKILL", error.stack);
    }
    return page;
}

/// The same from where it was left.
async function finishInBrowser(karin, page) {
    const { body } = await karin.get(page);
    if (body.includes(`${page}/run`) || body.includes("Läser filen"))
        await karin.press(await karin.until(page, "Redo att hämtas in"), `${page}/run`);
    await karin.until(page, "Inhämtat");
}

test("an import in the browser whose server is killed is taken up by the next start, and its file is gone when it is done", { skip }, async () => {
    const whole = copyTo(join(folder, "whole-in-browser"), world), counting = new FaultyDisk(program, whole);
    const server = await startServer(program, whole, [], { environment: counting.environment }), karin = await Person.signIn(server, links.get("karin"));
    const begun = counting.calls;
    await importInBrowser(server, karin);
    await karin.until("/sv/search?q=skidsp%C3%A5r", `${projects}`);
    const calls = counting.calls - begun, points = counting.tellingCalls(begun);
    karin.close();
    assert.equal(await server.stop(), undefined);
    const expected = await exported(whole), rows = rowCounts(whole);

    for (const call of points) {
        const place = join(folder, `server-killed-at-${call}`), data = copyTo(place, world), disk = new FaultyDisk(program, data), where = `server killed at call ${call} of ${calls}`;
        const first = await startServer(program, data, [], { environment: disk.environment }), before = await Person.signIn(first, links.get("karin"));
        disk.killAt(disk.calls + call);
        let page = await importInBrowser(first, before);
        before.close();
        first.process.kill("SIGKILL");
        await first.ended;

        const second = await startServer(program, data), again = new Person(second);
        again.client.cookies = before.client.cookies;
        const answerWasLost = !page;
        if (page) await finishInBrowser(again, page);
        else assert.ok(page = await importInBrowser(second, again), where);
        await again.until("/sv/search?q=skidsp%C3%A5r", `${projects}`);
        again.close();
        assert.equal(await second.stop(), undefined, where);
        assert.equal(await exported(data), expected, where);
        // Who was not told that the file had come sent it again; the first one waits to be looked at.
        const after = rowCounts(data), twice = answerWasLost && after.imports === rows.imports + 1;
        assert.deepEqual(after, twice ? { ...rows, imports: after.imports } : rows, where);
        assert.equal(readdirSync(join(data, "imports")).length, twice ? 1 : 0, `${where}: files are left`);
        assert.equal(await found(data, "skidspår"), 100, where);
        disk.close();
        removeFolder(place);
    }
});
