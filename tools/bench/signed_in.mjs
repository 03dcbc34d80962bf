// A project page for somebody who is signed in, against nginx serving the visitor's page as a file.
import { addMember, startServer } from "../../tests/samverk_process.mjs";
import { Client } from "../../tests/cases_runner/client.mjs";
import { aProjectPage, inTurns, program, startNginx, worldOf, wrk } from "./measuring.mjs";

export async function measure() {
    const data = await worldOf(1000);
    const link = await addMember(program, data, ["--email", "bench@sampelby.example", "--name", "Berit Mätare"]);
    const server = await startServer(program, data);
    const client = new Client(server);
    await client.signIn(link);
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    client.close();
    const { path, bytes } = await aProjectPage(server);
    const nginx = await startNginx({ "page.html": bytes });
    const asked = { samverk: [`${server.url}${path}`, { headers: { Cookie: cookie } }], nginx: [`${nginx.url}/page.html`, {}] };
    const rates = inTurns(Object.keys(asked), 5, (name) => wrk(asked[name][0], { ...asked[name][1], connections: 16 }).perSecond);
    await nginx.stop();
    await server.stop();
    return [
        { what: "nginx, the visitor's page as a file", value: rates.nginx, unit: "requests/s" },
        { what: "samverk, signed in", value: rates.samverk, unit: "requests/s" },
        { what: "samverk / nginx", value: rates.samverk / rates.nginx, unit: "ratio", mark: "≥ 0.2" },
    ];
}
