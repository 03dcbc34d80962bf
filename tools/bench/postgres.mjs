// A PostgreSQL of the bench's own, when one is installed: in a temporary folder, on a socket there, gone at the end.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../../tests/samverk_process.mjs";

const root = "/usr/lib/postgresql";

/// The folder with the newest server's programs; nothing when there is none.
function programs() {
    if (!existsSync(root)) return undefined;
    const versions = readdirSync(root).sort((left, right) => Number(right) - Number(left));
    return versions.map((version) => join(root, version, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

const quoted = (text) => `'${text.replaceAll("\0", "").replaceAll("'", "''")}'`;

class Postgres {
    constructor(bin, folder) {
        this.bin = bin;
        this.folder = folder;
        this.run("initdb", ["-D", join(folder, "data"), "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync"]);
        this.run("pg_ctl", ["-D", join(folder, "data"), "-w", "-l", join(folder, "log"), "-o", `-k ${folder} -c listen_addresses= -c fsync=off`, "start"]);
    }

    /// PostgreSQL refuses to run as root: then as its own user.
    run(name, words, input) {
        const command = join(this.bin, name), asRoot = process.getuid() === 0;
        return execFileSync(asRoot ? "runuser" : command, asRoot ? ["-u", "postgres", "--", command, ...words] : words, { input, encoding: "utf8", stdio: [input === undefined ? "ignore" : "pipe", name === "pg_ctl" ? "ignore" : "pipe", "inherit"], maxBuffer: 1 << 28, cwd: this.folder });
    }

    /// Mean reciprocal rank with to_tsvector and ts_rank_cd in the language's configuration, words as OR.
    mrr({ documents, questions }, language) {
        const configuration = language === "en" ? "english" : "swedish";
        const inserts = documents.map(({ id, title, text }) => `(${quoted(id)}, to_tsvector('${configuration}', ${quoted(`${title}\n${text}`)}))`);
        const asked = questions.map(([, , text, document], i) => `(${i}, ${quoted(document)}, replace(plainto_tsquery('${configuration}', ${quoted(text)})::text, '&', '|')::tsquery)`);
        const sql = `
CREATE TEMPORARY TABLE d (id text, v tsvector); INSERT INTO d VALUES ${inserts.join(",\n")};
CREATE TEMPORARY TABLE q (i integer, id text, t tsquery); INSERT INTO q VALUES ${asked.join(",\n")};
SELECT avg(coalesce((SELECT 1.0 / r FROM (SELECT d.id, row_number() OVER (ORDER BY ts_rank_cd(d.v, q.t) DESC) AS r FROM d WHERE d.v @@ q.t) f WHERE f.id = q.id), 0)) FROM q;`;
        return Number(this.run("psql", ["-h", this.folder, "-d", "postgres", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"], sql).trim());
    }

    stop() {
        this.run("pg_ctl", ["-D", join(this.folder, "data"), "-m", "immediate", "-w", "stop"]);
    }
}

/// A running server with mrr() and stop(); undefined when PostgreSQL is not installed.
export async function startPostgres() {
    const bin = programs();
    if (!bin) return undefined;
    const folder = temporaryFolder("postgres");
    chmodSync(folder, 0o777);
    return new Postgres(bin, folder);
}
