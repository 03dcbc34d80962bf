// A PostgreSQL of the tests' own: in a temporary folder, reached by a socket there, gone at the end. What it writes
// would not survive a power cut, which tests do not need.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = "/usr/lib/postgresql";
const quick = { listen_addresses: "", fsync: "off", synchronous_commit: "off", full_page_writes: "off", wal_level: "minimal", max_wal_senders: 0, max_connections: 300, shared_buffers: "128MB", jit: "off" };

/// Who tends the server. The program signs in as samverk, who owns its databases and is nothing more.
const superuser = "postgres";

/// The folder with the newest server's programs; nothing when there is none.
function programs() {
    if (!existsSync(root)) return undefined;
    const versions = readdirSync(root).sort((left, right) => Number(right) - Number(left));
    return versions.map((version) => join(root, version, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

/// A server in a folder of its own, running or not.
class PostgresServer {
    constructor(bin, folder) {
        this.bin = bin;
        this.folder = folder;
    }

    initialise() {
        chmodSync(this.folder, 0o777);
        this.run("initdb", ["-D", join(this.folder, "data"), "-U", superuser, "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync"]);
    }

    /// Starts it, with settings beside those that make it quick.
    start(settings = {}) {
        const options = Object.entries({ ...quick, ...settings }).map(([name, value]) => `-c ${name}='${value}'`).join(" ");
        try {
            this.run("pg_ctl", ["-D", join(this.folder, "data"), "-w", "-s", "-l", join(this.folder, "log"), "-o", `-k ${this.folder} ${options}`, "start"]);
        } catch (error) {
            throw new Error(`PostgreSQL did not start: ${error.message}\n${existsSync(join(this.folder, "log")) ? readFileSync(join(this.folder, "log"), "utf8") : ""}`);
        }
        this.isRunning = true;
    }

    /// Runs one of the server's programs and gives what it printed. PostgreSQL refuses to be root: then as its own user.
    run(name, words, input) {
        const command = join(this.bin, name), asRoot = process.getuid() === 0;
        return execFileSync(asRoot ? "runuser" : command, asRoot ? ["-u", "postgres", "--", command, ...words] : words, { input, encoding: "utf8", stdio: [input === undefined ? "ignore" : "pipe", name === "pg_ctl" ? "ignore" : "pipe", "inherit"], maxBuffer: 1 << 28, cwd: this.folder });
    }

    /// What SQL answers in a database, without headings.
    sql(text, database = "postgres", user = superuser) {
        return this.run("psql", ["-h", this.folder, "-U", user, "-d", database, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"], text).trim();
    }

    /// The address of a database, for --database: as the program is to sign in, or as somebody else.
    address(database, user = "samverk") {
        return `postgresql://${user}@/${database}?host=${encodeURIComponent(this.folder)}`;
    }

    /// Makes a database, empty or a copy of another, and gives its address.
    make(database, like = "template0") {
        this.sql(`CREATE DATABASE "${database}" OWNER samverk TEMPLATE "${like}"`);
        return this.address(database);
    }

    remove(database) {
        this.sql(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    }

    /// A standby that follows this server, in a folder of its own and running. Both need `followed` as settings.
    follower() {
        const other = new PostgresServer(this.bin, newFolder());
        chmodSync(other.folder, 0o777);
        this.run("pg_basebackup", ["-h", this.folder, "-U", superuser, "-D", join(other.folder, "data"), "-R", "--checkpoint=fast", "--no-sync"]);
        endsWithUs(other);
        other.start(followed);
        return other;
    }

    stop() {
        if (!this.isRunning) return;
        this.isRunning = false;
        this.run("pg_ctl", ["-D", join(this.folder, "data"), "-m", "immediate", "-w", "-s", "stop"]);
    }
}

/// The server that tests/with_postgres.mjs has started for us; nothing when it has not.
export function postgresOfTests() {
    const folder = process.env.SAMVERK_TEST_POSTGRES;
    return folder ? new PostgresServer(programs(), folder) : undefined;
}

/// Settings of a server that standbys follow, and of these.
export const followed = { wal_level: "replica", max_wal_senders: 4, hot_standby: "on", hot_standby_feedback: "on" };

const newFolder = () => mkdtempSync(join(tmpdir(), "samverk-postgres-"));

function endsWithUs(server) {
    process.on("exit", () => {
        server.stop();
        rmSync(server.folder, { recursive: true, force: true });
    });
}

/// A running server; nothing when PostgreSQL is not installed. It ends with the process that asked for it.
export function startPostgres(settings = {}) {
    const bin = programs();
    if (!bin) return undefined;
    const server = new PostgresServer(bin, newFolder());
    endsWithUs(server);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(2));
    server.initialise();
    server.start(settings);
    server.sql("CREATE ROLE samverk LOGIN");
    return server;
}
