// PostgreSQL servers under Patroni, with the file that docs/operating.md shows: their places, ports and user are the test's own.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { becomes } from "../becomes.mjs";
import { freePort } from "./installation.mjs";

const patroni = "/usr/bin/patroni", etcd = "/usr/bin/etcd";

export const isInstalled = () => existsSync(patroni) && existsSync(etcd);

/// The user that PostgreSQL runs as, which may not be root.
function serversUser() {
    if (process.getuid() !== 0) return { name: execFileSync("id", ["-un"], { encoding: "utf8" }).trim() };
    const number = (kind) => Number(execFileSync("id", [kind, "postgres"], { encoding: "utf8" }));
    return { name: "postgres", uid: number("-u"), gid: number("-g") };
}

/// The file in the operator's guide that begins with `scope: samverk`, without its indentation.
function shownFile() {
    const lines = readFileSync("docs/operating.md", "utf8").split("\n");
    const begin = lines.indexOf("    scope: samverk"), end = lines.indexOf("", begin);
    if (begin < 0 || end < begin) throw new Error("docs/operating.md shows no file for Patroni");
    return lines.slice(begin, end).map((line) => line.slice(4)).join("\n");
}

/// One server and the Patroni that looks after it.
class Server {
    constructor(name, folder, user, ports) {
        Object.assign(this, { name, folder, user, ...ports });
    }

    configure(etcdPort) {
        mkdirSync(this.folder);
        const file = shownFile()
            .replace("name: one", `name: ${this.name}`)
            .replaceAll(/10\.0\.0\.21:8008/g, `127.0.0.1:${this.rest}`)
            .replaceAll(/10\.0\.0\.21:5432/g, `127.0.0.1:${this.port}`)
            .replace(/10\.0\.0\.31:2379/, `127.0.0.1:${etcdPort}`)
            .replaceAll("10.0.0.0/8", "127.0.0.0/8")
            .replace("/var/lib/postgresql/15/samverk", join(this.folder, "data"))
            .replace("/var/lib/postgresql/.pgpass_patroni", join(this.folder, "pgpass"))
            .replace("/var/run/postgresql", this.folder)
            .replace("username: postgres", `username: ${this.user.name}`);
        writeFileSync(join(this.folder, "config.yml"), file);
        if (this.user.uid) chownSync(this.folder, this.user.uid, this.user.gid);
    }

    start() {
        this.process = spawn(patroni, [join(this.folder, "config.yml")], { uid: this.user.uid, gid: this.user.gid, cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
        this.log = "";
        for (const output of [this.process.stdout, this.process.stderr]) output.on("data", (bytes) => (this.log += bytes));
        this.ended = new Promise((done) => this.process.on("close", done));
    }

    /// As when the power goes: neither of them says good bye.
    fall() {
        const postmaster = Number(readFileSync(join(this.folder, "data/postmaster.pid"), "utf8").split("\n")[0]);
        this.process.kill("SIGKILL");
        process.kill(postmaster, "SIGKILL");
        return this.ended;
    }

    stop() {
        this.process?.kill("SIGTERM");
        return this.ended;
    }

    sql(text) {
        const words = ["-h", this.folder, "-p", String(this.port), "-U", this.user.name, "-d", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", text];
        return execFileSync("psql", words, { uid: this.user.uid, gid: this.user.gid, encoding: "utf8", cwd: this.folder }).trim();
    }
}

/// Two servers with one etcd in a folder: { servers, members(), leader(), switchOver(), address(database, user, password), stop() }, when both run and one follows the other.
export async function startServers(folder) {
    const user = serversUser(), etcdPort = await freePort(), peers = `http://127.0.0.1:${await freePort()}`, clients = `http://127.0.0.1:${etcdPort}`;
    chmodSync(folder, 0o755);
    const keeper = spawn(etcd, ["--data-dir", join(folder, "etcd"), "--listen-client-urls", clients, "--advertise-client-urls", clients, "--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers, "--initial-cluster", `default=${peers}`], { stdio: "ignore" });
    const servers = [];
    process.on("exit", () => [keeper, ...servers.map(({ process: own }) => own)].forEach((one) => one?.kill("SIGKILL")));
    for (const name of ["one", "two"]) servers.push(new Server(name, join(folder, name), user, { port: await freePort(), rest: await freePort() }));

    const cluster = {
        servers,
        /// Who is there and as what, asked of whoever answers: name → role.
        async members() {
            for (const { rest } of servers) {
                const answer = await fetch(`http://127.0.0.1:${rest}/cluster`).then((reply) => reply.json(), () => undefined);
                if (answer?.members) return new Map(answer.members.filter(({ state }) => state === "running" || state === "streaming").map(({ name, role }) => [name, role]));
            }
            return new Map();
        },
        async leader() {
            const members = await cluster.members();
            return servers.find(({ name }) => members.get(name) === "leader");
        },
        /// Waits until one leads and the other has everything that it has.
        async isWhole() {
            await becomes(cluster.members, (members) => [...members.values()].sort().join() === "leader,sync_standby", (members) => JSON.stringify([...members]) + servers.map(({ log }) => log.slice(-2000)).join("\n"));
        },
        async switchOver(from) {
            return fetch(`http://127.0.0.1:${from.rest}/switchover`, { method: "POST", body: JSON.stringify({ leader: from.name }) });
        },
        address: (database, name, password) => `postgresql://${name}:${password}@${servers.map(({ port }) => `127.0.0.1:${port}`).join(",")}/${database}?target_session_attrs=read-write&connect_timeout=3`,
        async stop() {
            for (const server of servers) await server.stop();
            keeper.kill("SIGTERM");
        },
    };
    for (const server of servers) {
        server.configure(etcdPort);
        server.start();
    }
    await cluster.isWhole();
    return cluster;
}
