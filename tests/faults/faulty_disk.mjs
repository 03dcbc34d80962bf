// The test's end of faulty_disk.cpp: counts what a program does to the files of a folder, ends the program at one of
// these calls, or lets the disk be full from one of them on.
import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { mustRun, temporaryFolder } from "../samverk_process.mjs";

const places = { calls: 0, killAt: 8, fullFrom: 16 };

export class FaultyDisk {
    /// For the files below `folder` of a program that was built with this one.
    constructor(program, folder) {
        this.library = resolve(dirname(program), "tests/faults/faulty_disk.so");
        this.folder = resolve(folder);
        this.file = join(temporaryFolder("faulty-disk"), "control");
        writeFileSync(this.file, Buffer.alloc(24));
        this.log = `${this.file}.log`;
        writeFileSync(this.log, "");
        this.control = openSync(this.file, "r+");
    }

    /// What to start the program with.
    get environment() {
        return { LD_PRELOAD: this.library, SAMVERK_FAULTS_FOLDER: this.folder, SAMVERK_FAULTS_CONTROL: this.file, SAMVERK_FAULTS_LOG: this.log };
    }

    /// How often the files were written, synced, renamed, removed … so far.
    get calls() {
        const bytes = Buffer.alloc(8);
        readSync(this.control, bytes, 0, 8, places.calls);
        return Number(bytes.readBigInt64LE());
    }

    /// Kills the program when it has come half through this call (0: never).
    killAt(call) {
        this.#set(places.killAt, call);
    }

    /// From this call on there is no room for anything new (0: there is).
    fullFrom(call) {
        this.#set(places.fullFrom, call);
    }

    /// Calls to end the program at: of each kind of call on each kind of file that there was after `begun` one, in the
    /// middle of its kind; of what makes things last (syncs, renames) the first and the last as well.
    tellingCalls(begun = 0) {
        const kinds = new Map();
        for (const line of readFileSync(this.log, "utf8").trim().split("\n")) {
            const [, number, call, path] = /^(\d+) (\w+) (.*)$/.exec(line);
            if (Number(number) <= begun) continue;
            const kind = `${call} ${path.replace(/[0-9A-Za-z_-]{20,}|\d+/g, "#").replace(/\w+\.glass$/, "table")}`;
            kinds.set(kind, [...(kinds.get(kind) ?? []), Number(number) - begun]);
        }
        const chosen = new Set();
        for (const [kind, calls] of kinds) {
            chosen.add(calls[calls.length >> 1]);
            if (/^(sync|rename)/.test(kind)) [calls[0], calls.at(-1)].forEach((call) => chosen.add(call));
        }
        return [...chosen].sort((a, b) => a - b);
    }

    close() {
        closeSync(this.control);
    }

    #set(place, number) {
        const bytes = Buffer.alloc(8);
        bytes.writeBigInt64LE(BigInt(number));
        writeSync(this.control, bytes, 0, 8, place);
    }
}

/// Why the program cannot be run on a faulty disk, or false: a sanitizer's program loads no such library.
export async function whyNot(program) {
    const data = join(temporaryFolder("faulty-disk-try"), "data"), disk = new FaultyDisk(program, data);
    if (!existsSync(disk.library)) return `${disk.library} is not built`;
    await mustRun(program, ["migrate", "--data", data], { environment: disk.environment });
    return disk.calls > 0 ? false : "this program does not load the faulty disk";
}
