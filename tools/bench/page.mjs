// An anonymous project page, against nginx serving the same bytes as a file.
import { startServer } from "../../tests/samverk_process.mjs";
import { aProjectPage, inTurns, program, startNginx, worldOf, wrk } from "./measuring.mjs";

export async function measure() {
    const server = await startServer(program, await worldOf(1000));
    const { path, bytes } = await aProjectPage(server);
    const nginx = await startNginx({ "page.html": bytes });
    const addresses = { samverk: `${server.url}${path}`, nginx: `${nginx.url}/page.html` };
    const rates = inTurns(Object.keys(addresses), 5, (name) => wrk(addresses[name]).perSecond);
    await nginx.stop();
    await server.stop();
    return [
        { what: "the page", value: bytes.length, unit: "bytes" },
        { what: "nginx, the same bytes as a file", value: rates.nginx, unit: "requests/s" },
        { what: "samverk", value: rates.samverk, unit: "requests/s" },
        { what: "samverk / nginx", value: rates.samverk / rates.nginx, unit: "ratio", mark: "≥ 0.6" },
    ];
}
