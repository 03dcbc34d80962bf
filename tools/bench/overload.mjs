// How much is still answered well when ten times as many ask as can be answered.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startServer, temporaryFolder } from "../../tests/samverk_process.mjs";
import { median, program, worldOf } from "./measuring.mjs";

/// Good answers a second, and the share of requests that were told to come back later.
function load(url, connections, script) {
    const output = execFileSync("wrk", ["-t1", `-c${connections}`, "-d5s", "--timeout", "10s", "-s", script, url], { encoding: "utf8" });
    const number = (pattern) => Number(pattern.exec(output)?.[1] ?? 0);
    const all = number(/(\d+) requests in/), refused = number(/Non-2xx or 3xx responses: (\d+)/), lasted = number(/requests in\s+([\d.]+)s/);
    return { good: (all - refused) / lasted, refused: refused / all };
}

export async function measure() {
    const folder = temporaryFolder("overload"), settings = join(folder, "settings.toml"), script = join(folder, "ask.lua");
    // All come from one address here; a queue as long as the usual one would hold them all.
    writeFileSync(settings, "[server]\nconnections_per_client = 5000\nwaiting_requests = 64\n");
    // Each asks for something that nobody has asked for, so that no page is in memory.
    writeFileSync(script, 'math.randomseed(os.time() * 1000 + math.floor(os.clock() * 1e6))\nrequest = function()\n  return wrk.format("GET", "/sv/search?q=vatten+" .. math.random(1000000000))\nend\n');
    const server = await startServer(program, await worldOf(1000), ["--settings", settings]);
    const peaks = [], crowds = [];
    for (let round = 0; round < 3; ++round) {
        peaks.push(load(server.url, 50, script));
        crowds.push(load(server.url, 500, script));
    }
    await server.stop();
    const peak = median(peaks.map(({ good }) => good)), crowd = median(crowds.map(({ good }) => good));
    return [
        { what: "search pages, 50 at once", value: peak, unit: "good answers/s" },
        { what: "search pages, 500 at once", value: crowd, unit: "good answers/s" },
        { what: "told to come back later, of 500 at once", value: median(crowds.map(({ refused }) => refused)), unit: "share" },
        { what: "500 at once / 50 at once", value: crowd / peak, unit: "ratio", mark: "≥ 0.8" },
    ];
}
