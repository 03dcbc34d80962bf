// From the start of the process to its line that it is ready, and the memory it then holds, as the bank grows:
// ./dev bench start [--sizes 1000,10000,100000] [--worlds FOLDER]. Making 100,000 projects takes a while: in FOLDER they are kept for another run.
import { readFile } from "node:fs/promises";
import { startServer } from "../../tests/samverk_process.mjs";
import { median, program, residentMemory, worldOf, wrk } from "./measuring.mjs";

export async function measure({ sizes = "1000,10000,100000", worlds } = {}) {
    const rows = [];
    for (const projects of sizes.split(",").map(Number)) {
        const data = await worldOf(projects, worlds);
        const times = [];
        let atStart = 0, afterLoad = 0;
        for (let round = 0; round < 5; ++round) {
            const server = await startServer(program, data);
            const status = () => readFile(`/proc/${server.process.pid}/status`, "utf8");
            times.push(server.secondsToReady);
            atStart = await residentMemory(status);
            if (round === 4) {
                const address = `${server.url}/sv/search?q=vatten`;
                // The first search reads what all others share; sixteen at once would be asked to wait for it.
                await (await fetch(address)).text();
                wrk(address, { connections: 16, duration: 5 });
                afterLoad = await residentMemory(status);
            }
            await server.stop();
        }
        const last = projects === 100_000;
        rows.push(
            { what: `start to ready, ${projects} projects`, value: median(times), unit: "s", mark: last ? "≤ 1" : undefined },
            { what: `resident memory when ready, ${projects} projects`, value: atStart / 1e6, unit: "MB", mark: last ? "≤ 300" : undefined },
            { what: `resident memory after searches, ${projects} projects`, value: afterLoad / 1e6, unit: "MB", mark: last ? "≤ 300" : undefined },
        );
    }
    return rows;
}
