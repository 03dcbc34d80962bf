// A real file system that is small enough to be filled.
import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../samverk_process.mjs";

export class SmallDisk {
    constructor(megabytes) {
        this.folder = temporaryFolder("small-disk");
        this.filler = join(this.folder, "filler");
        execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", this.folder], { stdio: ["ignore", "ignore", "pipe"] });
        process.on("exit", () => this.unmount());
    }

    /// Fills it to the last byte.
    fill() {
        const file = openSync(this.filler, "a");
        try {
            for (const block of [Buffer.alloc(1 << 16), Buffer.alloc(1)]) this.#writeUntilFull(file, block);
        } finally {
            closeSync(file);
        }
    }

    makeRoom() {
        rmSync(this.filler, { force: true });
    }

    get free() {
        const { bfree, bsize } = statfsSync(this.folder);
        return bfree * bsize;
    }

    unmount() {
        if (!this.folder) return;
        execFileSync("umount", ["--lazy", this.folder]);
        this.folder = undefined;
    }

    #writeUntilFull(file, block) {
        for (;;) {
            try {
                writeSync(file, block);
            } catch (error) {
                if (error.code === "ENOSPC") return;
                throw error;
            }
        }
    }
}

/// Why no file system can be mounted here, or false.
export function whyNot() {
    try {
        new SmallDisk(1).unmount();
        return false;
    } catch (error) {
        return `a small file system cannot be mounted here: ${String(error.stderr ?? error.message).trim()}`;
    }
}
