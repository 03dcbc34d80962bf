// Damaged and missing files, two programs at once, settings that cannot be: what the program notices, says and mends.
import assert from "node:assert/strict";
import { closeSync, fstatSync, ftruncateSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DatabaseSync } from "node:sqlite";
import { mustRun, removeFolder, runProgram, startServer, temporaryFolder } from "../samverk_process.mjs";
import { copyTo, demoWorld, found, Person, program, sound } from "./bank.mjs";
import { FaultyDisk, whyNot } from "./faulty_disk.mjs";

const noFaultyDisk = await whyNot(program);
const folder = temporaryFolder("damage"), world = join(folder, "world");
before(() => demoWorld(folder));
after(() => removeFolder(folder));

function copy(name) {
    return copyTo(join(folder, name), world);
}

/// Writes nonsense over part of a file.
function damage(file, from, length) {
    const open = openSync(file, "r+");
    writeSync(open, Buffer.alloc(length, 0xa5), 0, Math.floor(length), Math.floor(Math.min(from, Math.max(0, fstatSync(open).size - length))));
    closeSync(open);
}

function cutShort(file, size) {
    const open = openSync(file, "r+");
    ftruncateSync(open, size);
    closeSync(open);
}

/// The folder of the index in use.
function indexOf(data) {
    const index = join(data, "index");
    return join(index, readdirSync(index).find((name) => name.startsWith("index-")));
}

/// The first page that is a leaf of this table or index, as SQLite's own account of its file tells.
function leafOf(file, name) {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
        return database.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno").get(name).pageno;
    } finally {
        database.close();
    }
}

/// Writes nonsense over a whole page of the database.
function damageLeaf(file, name) {
    damage(file, (leafOf(file, name) - 1) * 4096, 4096);
}

/// As an index that another version of the program made says it of itself.
function madeByAnother(index) {
    const file = join(index, "postlist.glass"), bytes = readFileSync(file), name = "\u0000\u00c0form";
    assert.ok(bytes.includes(name, 0, "latin1"), "the index does not say of which form it is");
    for (let at = bytes.indexOf(name, 0, "latin1"); at >= 0; at = bytes.indexOf(name, at + 1, "latin1")) bytes[at + name.length] ^= 1;
    writeFileSync(file, bytes);
}

function sizeOf(index) {
    return statSync(join(index, "postlist.glass")).size;
}

const ways = {
    "is missing": (index) => rmSync(index, { recursive: true }),
    "lacks a file": (index) => rmSync(join(index, "position.glass")),
    "is full of nonsense": (index) => damage(join(index, "postlist.glass"), 0, sizeOf(index)),
    "has damaged blocks among its words": (index) => damage(join(index, "postlist.glass"), 0.4 * sizeOf(index), 0.2 * sizeOf(index)),
    "was made by another version": madeByAnother,
};
const says = "Sökningen byggs upp på nytt";

for (const [way, spoil] of Object.entries(ways))
    test(`a search index that ${way} is made again while the pages answer; search says so, and works when it is done`, { skip: noFaultyDisk }, async () => {
        const data = copy(way), expected = await found(world, "innovation");
        spoil(indexOf(data));
        // The disk has no room for the index, so that it cannot be done before it was looked at.
        const disk = new FaultyDisk(program, join(data, "index"));
        disk.fullFrom(1);
        const server = await startServer(program, data, [], { environment: disk.environment }), visitor = new Person(server);
        for (const path of ["/sv/", "/sv/organisations", "/api/v1/projects", "/api/v1/export/projects.jsonl"]) assert.equal((await visitor.get(path)).status, 200, path);
        await visitor.until("/sv/search?q=innovation", says);
        for (const path of ["/api/v1/search?q=innovation", "/sv/search.csv", "/sv/search.xlsx", "/sv/search.json", "/sv/search.atom"]) {
            const { status, headers } = await visitor.get(path);
            assert.equal(status, 503, path);
            assert.ok(headers["retry-after"], path);
        }
        disk.fullFrom(0);
        await visitor.until("/sv/search?q=innovation", (body) => !body.includes(says));
        assert.equal(JSON.parse((await visitor.get("/api/v1/search?q=innovation")).body).total, expected);
        visitor.close();
        assert.equal(await server.stop(), undefined);
        assert.equal(await found(data, "innovation"), expected);
        assert.match(await mustRun(program, ["check", "--data", data]), sound);
        disk.close();
    });

test("check finds a search index with a damaged block and says how to make it anew; asking one that cannot be read says so, too", async () => {
    const data = copy("index to check"), index = indexOf(data);
    damage(join(index, "termlist.glass"), 2 * 8192, 8192);
    const { code, output } = await runProgram(program, ["check", "--data", data]);
    assert.equal(code, 1, output);
    assert.match(output, /search index is damaged.*samverk index rebuild/);
    rmSync(index, { recursive: true });
    const asked = await runProgram(program, ["search", "innovation", "--data", data]);
    assert.equal(asked.code, 2);
    assert.match(asked.errors, /samverk index rebuild/);
    await mustRun(program, ["index", "rebuild", "--data", data]);
    assert.match(await mustRun(program, ["check", "--data", data]), sound);
    assert.equal(await found(data, "innovation"), await found(world, "innovation"));
});

test("check finds a damaged page, a file that is cut short and a file that is no database, and ends with 1", async () => {
    const spoilt = {
        "a damaged page of a table": (file) => damageLeaf(file, "projects"),
        "a damaged page of an index": (file) => damageLeaf(file, "organisations_by_sort_key"),
        "a damaged first page": (file) => damage(file, 100, 2000),
        "cut short": (file) => cutShort(file, 100_000),
        "no database": (file) => writeFileSync(file, "Kära dagbok".repeat(1000)),
    };
    for (const [name, spoil] of Object.entries(spoilt)) {
        const data = copy(name);
        spoil(join(data, "samverk.db"));
        const { code, output } = await runProgram(program, ["check", "--data", data]);
        assert.equal(code, 1, `${name}: ${output}`);
        assert.doesNotMatch(output, sound, name);
    }
});

test("a backup of a database with a damaged page is refused and leaves no backup", async () => {
    for (const table of ["projects", "organisations", "activity", "organisations_by_sort_key"]) {
        const data = copy(`backup of damaged ${table}`), backup = join(folder, `of-damaged-${table}.db`);
        damageLeaf(join(data, "samverk.db"), table);
        const { code, errors } = await runProgram(program, ["backup", backup, "--data", data]);
        assert.ok(code === 1 || code === 2, `${table}: ended with ${code}`);
        assert.match(errors, /malformed|damaged/, table);
        assert.ok(!readdirSync(folder).includes(`of-damaged-${table}.db`), table);
    }
});

test("a damaged file is not restored, and the bank stays as it is", async () => {
    const data = copy("restore of damage"), backup = join(folder, "damaged.db");
    await mustRun(program, ["backup", backup, "--data", data]);
    damage(backup, 40 * 4096, 4096);
    const { code, errors } = await runProgram(program, ["restore", backup, "--data", data]);
    assert.equal(code, 2);
    assert.match(errors, /is damaged; nothing was changed/);
    assert.match(await mustRun(program, ["check", "--data", data]), sound);
});

test("a second server, a restore and a demo on a folder that is in use are refused with words", async () => {
    const data = copy("two"), server = await startServer(program, data), backup = join(folder, "in-use.db");
    await mustRun(program, ["backup", backup, "--data", data]);
    for (const command of [["serve", "--listen", "127.0.0.1:0"], ["restore", backup], ["demo"], ["migrate"]]) {
        const { code, errors } = await runProgram(program, [...command, "--data", data]);
        assert.equal(code, 2, command[0]);
        assert.match(errors, /in use by another samverk; stop that one first/, command[0]);
    }
    assert.equal(await server.stop(), undefined);
});

test("settings and addresses that cannot be are refused with a line that names them", async () => {
    const data = copy("settings"), file = join(folder, "settings.toml");
    const attempts = [
        [["--listen", "nowhere"], /--listen/], [["--listen", "127.0.0.1:99999"], /--listen/], [["--metrics", "x:y:z"], /--metrics/],
        [["--settings", join(folder, "absent.toml")], /absent\.toml/], [["--settings", file], /settings\.toml.*colour|colour.*settings\.toml/s],
    ];
    writeFileSync(file, "[site]\ncolour = \"grön\"\n");
    for (const [words, expected] of attempts) {
        const { code, errors } = await runProgram(program, ["serve", "--data", data, ...words]);
        assert.equal(code, 2, words.join(" "));
        assert.match(errors, expected, words.join(" "));
    }
});
