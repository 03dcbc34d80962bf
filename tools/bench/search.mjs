// Search beside a bare Xapian program on the same made-up projects: the library calls, then the whole page.
import { execFileSync } from "node:child_process";
import { startServer } from "../../tests/samverk_process.mjs";
import { Client } from "../../tests/cases_runner/client.mjs";
import { buildFloor, program, worldOf } from "./measuring.mjs";

const sizes = [1000, 10_000, 100_000];

/// Words that stand in titles on the result pages: what people would ask for.
async function titleWords(client) {
    const words = new Set();
    for (let page = "/sv/search?sort=newest"; page && words.size < 300;) {
        const { body } = await client.send("GET", page);
        for (const [, title] of body.matchAll(/<h3><a href="[^"]*">([^<]*)</g)) for (const word of title.split(/\s+/)) if (word.length > 4 && !/[&;]/.test(word)) words.add(word);
        page = /rel="next" href="([^"]+)"|href="([^"]+)" rel="next"/.exec(body)?.slice(1).find(Boolean)?.replaceAll("&amp;", "&");
    }
    return [...words];
}

/// Milliseconds of one search page, the best of three that no cache has seen.
async function pageTime(client, word, number) {
    let best = Infinity;
    for (let round = 0; round < 3; ++round) {
        const began = performance.now();
        const { status } = await client.send("GET", `/sv/search?q=${encodeURIComponent(word)}&unseen=${number}-${round}`);
        if (status !== 200) throw new Error(`searching for ${word} was answered ${status}`);
        best = Math.min(best, performance.now() - began);
    }
    return best;
}

async function pageTimes(projects) {
    const server = await startServer(program, await worldOf(projects)), client = new Client(server), times = [];
    for (const [number, word] of (await titleWords(client)).entries()) times.push(await pageTime(client, word, number));
    client.close();
    await server.stop();
    return times.sort((left, right) => left - right);
}

export async function measure() {
    const floor = buildFloor("bench_search"), rows = [];
    const measured = JSON.parse(execFileSync(floor, ["--documents", sizes.join(",")], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 }));
    for (const { documents, questions } of measured) {
        const { all } = questions, pages = await pageTimes(documents), at = (share) => pages[Math.floor((pages.length - 1) * share)];
        rows.push(
            { what: `bare Xapian, p99, ${documents} projects`, value: all.bare_p99_ms, unit: "ms" },
            { what: `our search, p99, ${documents} projects`, value: all.ours_p99_ms, unit: "ms" },
            { what: `our search / bare, p99, ${documents} projects`, value: all.ratio_p99, unit: "ratio" },
            { what: `search page, p50, ${documents} projects (${pages.length} words)`, value: at(0.5), unit: "ms" },
            { what: `search page, p99, ${documents} projects`, value: at(0.99), unit: "ms" },
            { what: `search page / bare, p99, ${documents} projects`, value: at(0.99) / all.bare_p99_ms, unit: "ratio", mark: documents === 100_000 ? "≤ 3" : undefined },
        );
    }
    return rows;
}
