// A full disk: what is written is refused with words and kept for the writer, reading goes on, and room is all it takes.
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { unescaped } from "../cases_runner/expect.mjs";
import { mustRun, removeFolder, runProgram, startServer, temporaryFolder } from "../samverk_process.mjs";
import { copyTo, demoWorld, exported, found, Person, program, projectsFile, sound } from "./bank.mjs";
import { FaultyDisk, whyNot as whyNoFaultyDisk } from "./faulty_disk.mjs";
import { SmallDisk, whyNot as whyNoSmallDisk } from "./small_disk.mjs";

const noFaultyDisk = await whyNoFaultyDisk(program), noSmallDisk = whyNoSmallDisk();
const folder = temporaryFolder("full-disk"), world = join(folder, "world"), file = join(folder, "spår.csv");
const projects = 620;  // More than a batch, so that some are kept when the rest is not.
let links;

before(async () => {
    writeFileSync(file, projectsFile(projects));
    ({ links } = await demoWorld(folder));
});
after(() => removeFolder(folder));

/// What the database says, read beside the server.
function rows(data, sql) {
    const database = new DatabaseSync(join(data, "samverk.db"), { readOnly: true });
    const found = database.prepare(sql).all();
    database.close();
    return found.map((row) => ({ ...row }));
}

async function assertReads(person) {
    for (const path of ["/sv/", "/sv/search?q=innovation", "/sv/organisations", "/api/v1/projects", "/datasets/dcat", "/api/v1/export/projects.jsonl"]) {
        const { status } = await person.get(path);
        assert.equal(status, 200, `${path} on a full disk`);
    }
}

async function assertRefused(command, data) {
    const { code, errors } = await runProgram(program, [...command, "--data", data]);
    assert.equal(code, 2, `${command[0]} on a full disk: ${errors}`);
    assert.match(errors, /the disk is full; make room/, command[0]);
}

const title = "Så skottar vi tillsammans", story = "Det var mycket snö den vintern, & <ingen> hann med. ".repeat(60).trim();

test("on a full disk what somebody writes is answered 507 and stays on the page, ready to be sent again when there is room", { skip: noSmallDisk }, async () => {
    const disk = new SmallDisk(24), data = copyTo(disk.folder, world);
    const server = await startServer(program, data), anna = await Person.signIn(server, links.get("anna"));
    const made = await anna.post("/sv/cases/new", { name: title, language: "sv" });
    assert.equal(made.status, 303);
    const place = /^[^?]+/.exec(made.headers.location)[0];
    const before = await exported(world);
    disk.fill();

    const refused = await anna.post(place, { part: "what", language: "sv", version: "1", name: title, overview: story }, `${place}?part=what`);
    assert.equal(refused.status, 507);
    assert.match(refused.body, /Det får inte plats mer just nu/);
    assert.ok(unescaped(refused.body).includes(story), "what was typed is gone");
    assert.equal((await anna.post("/sv/cases/new", { name: "En till", language: "sv" })).status, 507, "the second time");
    await assertReads(anna);
    await assertReads(new Person(server));
    await assertRefused(["import", "swecris", file], data);
    await assertRefused(["member", "add", "--email", "ny@sampelby.example"], data);
    await assertRefused(["backup", join(disk.folder, "backup.db")], data);
    assert.deepEqual(readdirSync(disk.folder).sort(), ["data", "filler"], "half a backup is left");

    disk.makeRoom();
    const again = await anna.press(refused.body, place);
    assert.equal(again.status, 303, "the same page sent again");
    assert.ok(unescaped((await anna.get(`${place}?part=what`)).body).includes(story));
    assert.equal((await anna.post("/sv/cases/new", { name: "En till", language: "sv" })).status, 303);
    anna.close();
    assert.equal(await server.stop(), undefined);
    assert.match(await mustRun(program, ["check", "--data", data]), sound);
    assert.equal(await exported(data), before);
    disk.unmount();
});

test("on a full disk nothing is sent to the registrar and no colour is changed; the same pages do it when there is room", { skip: noSmallDisk }, async () => {
    const disk = new SmallDisk(24), data = copyTo(disk.folder, world);
    const server = await startServer(program, data), karin = await Person.signIn(server, links.get("karin"));
    const need = /\/sv\/needs\/desk\/(\w{26})"[^>]*>Lekplatsen/.exec((await karin.get("/sv/needs/desk?show=all")).body)[1], place = `/sv/registration/need/${need}`;
    const organisation = /value="(\w{26})"[^>]*>Sampelby kommun/.exec((await karin.get("/sv/needs/new")).body)[1], face = `/sv/administration/${organisation}/face`;
    assert.equal((await karin.post(place, { act: "mailbox", for_unit: "", email: "registrator@sampelby.example" })).status, 303);
    const registered = () => rows(data, "SELECT (SELECT count(*) FROM registrations) AS registrations, (SELECT count(*) FROM registration_sendings) AS sendings, (SELECT count(*) FROM outbox) AS letters, (SELECT count(*) FROM organisation_settings) AS settings")[0];
    const before = registered();
    disk.fill();

    const sending = await karin.post(place, { act: "send", secrecy: "OSL 26 kap. 1 §" }), colour = await karin.post(face, { version: "0", accent: "#004d40" });
    for (const [what, { status, body }] of Object.entries({ sending, colour })) {
        assert.equal(status, 507, what);
        assert.match(body, /Det får inte plats mer just nu/, what);
    }
    assert.ok(unescaped(sending.body).includes("OSL 26 kap. 1 §") && colour.body.includes("#004d40"), "what was typed is gone");
    assert.deepEqual(registered(), before, "something was kept by halves");
    assert.equal((await karin.get(place)).status, 200);
    assert.equal((await karin.get(face)).status, 200);

    disk.makeRoom();
    assert.equal((await karin.press(sending.body, place)).status, 303);
    assert.equal((await karin.press(colour.body, face)).status, 303);
    const now = registered();
    assert.deepEqual([now.registrations, now.sendings, now.settings], [before.registrations + 1, before.sendings + 1, before.settings + 1]);
    karin.close();
    assert.equal(await server.stop(), undefined);
    assert.match(await mustRun(program, ["check", "--data", data]), sound);
    disk.unmount();
});

test("an import that finds no room, wherever that is, says so, keeps nothing by halves and is finished by the same command", { skip: noFaultyDisk }, async () => {
    const command = ["import", "swecris", file];
    const whole = copyTo(join(folder, "whole"), world), counting = new FaultyDisk(program, whole), words = "skidspår";
    await mustRun(program, [...command, "--data", whole], { environment: counting.environment });
    const expected = await exported(whole), calls = counting.calls;
    for (const call of counting.tellingCalls()) {
        const place = join(folder, `full-from-${call}`), data = copyTo(place, world), disk = new FaultyDisk(program, data), where = `full from call ${call} of ${calls}`;
        disk.fullFrom(call);
        const { code, errors } = await runProgram(program, [...command, "--data", data], { environment: disk.environment });
        // Towards the end nothing is written that needs more room.
        if (code !== 0) assert.match(errors, /^samverk: the disk is full; make room and run the command again/, `${where}: ${errors}`);
        assert.ok(code === 0 || code === 2, `${where}: ${code} ${errors}`);
        assert.match(await mustRun(program, ["check", "--data", data]), sound, where);
        await mustRun(program, [...command, "--data", data]);
        assert.equal(await exported(data), expected, where);
        assert.equal(await found(data, words), 100, `found, ${where}`);
        disk.close();
        removeFolder(place);
    }
});

test("an import in the browser that finds no room halts, tells why and goes on when there is room, without a restart", { skip: noFaultyDisk }, async () => {
    const whole = copyTo(join(folder, "whole-in-browser"), world);
    await mustRun(program, ["import", "swecris", file, "--data", whole]);
    const expected = await exported(whole);
    for (const later of [1, 12, 120]) {
        const place = join(folder, `halted-${later}`), data = copyTo(place, world), disk = new FaultyDisk(program, data), where = `full ${later} calls later`;
        const server = await startServer(program, data, [], { environment: disk.environment }), karin = await Person.signIn(server, links.get("karin"));
        const import_ = (await karin.upload(projectsFile(projects))).headers.location;
        const preview = await karin.until(import_, "Redo att hämtas in");
        disk.fullFrom(disk.calls + later);
        const asked = await karin.press(preview, `${import_}/run`);
        assert.ok([303, 507].includes(asked.status), `${where}: ${asked.status}`);
        if (asked.status === 303) {
            const page = await karin.until(import_, `${import_}/run`);
            assert.match(page, /Inhämtningen har stannat[^]*Disken är full/, where);
        }
        assert.equal((await karin.get("/sv/search?q=innovation")).status, 200);
        disk.fullFrom(0);
        assert.equal((await karin.press(asked.status === 303 ? (await karin.get(import_)).body : preview, `${import_}/run`)).status, 303);
        await karin.until(import_, "Inhämtat");
        await karin.until("/sv/search?q=skidsp%C3%A5r", `${projects}`);
        karin.close();
        assert.equal(await server.stop(), undefined);
        assert.equal(await exported(data), expected, where);
        disk.close();
        removeFolder(place);
    }
});
