// Signing in to PostgreSQL over the network as docs/operating.md says: by password from a file, to a server that proves who it is.
// SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startPostgres } from "../postgres_server.mjs";
import { removeFolder, runProgram, temporaryFolder } from "../samverk_process.mjs";
import { freePort, program } from "./installation.mjs";

const folder = temporaryFolder("tls"), password = "körsbärskärna 7";
const postgres = startPostgres();
let port;

/// A key and a certificate that vouches for itself, for a name.
function certificate(name, address) {
    const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", `/CN=${name}`, "-addext", `subjectAltName=${address}`, "-keyout", key, "-out", certificate], { stdio: "ignore" });
    return { key, certificate };
}

/// Restarts the server with this certificate, which it wants in a place of its own.
function serveWith({ key, certificate }) {
    postgres.stop();
    const there = { ssl_key_file: join(postgres.folder, "server.key"), ssl_cert_file: join(postgres.folder, "server.pem") };
    copyFileSync(key, there.ssl_key_file);
    copyFileSync(certificate, there.ssl_cert_file);
    chmodSync(there.ssl_key_file, 0o600);
    if (process.getuid() === 0) execFileSync("chown", ["postgres", there.ssl_key_file, there.ssl_cert_file]);
    postgres.start({ ...there, ssl: "on", listen_addresses: "127.0.0.1", port });
}

before(async () => {
    assert.ok(postgres, "PostgreSQL is not installed: ./dev setup installs it");
    postgres.make("tls");
    postgres.sql(`CREATE ROLE guest LOGIN PASSWORD '${password}'; ALTER DATABASE tls OWNER TO guest`);
    // What the test server was told last is lost when it is stopped at once.
    postgres.sql("CHECKPOINT");
    const rules = join(postgres.folder, "data/pg_hba.conf"), rest = readFileSync(rules, "utf8");
    writeFileSync(rules, `hostssl tls guest 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 reject\n${rest}`);
    port = await freePort();
});

after(() => {
    removeFolder(folder);
    postgres.stop();
});

test("over TLS a node signs in by a password from a file, at the server whose certificate it knows and no other", async () => {
    const known = certificate("known", "IP:127.0.0.1"), other = certificate("other", "IP:127.0.0.1"), elsewhere = certificate("elsewhere", "DNS:db.example");
    const passwords = join(folder, "pgpass");
    appendFileSync(passwords, `127.0.0.1:${port}:tls:guest:${password}\n`, { mode: 0o600 });
    const address = `postgresql://guest@127.0.0.1:${port}/tls`;
    const migrate = (more, environment = { PGPASSFILE: passwords }) => runProgram(program, ["migrate", "--data", join(folder, "place"), "--database", `${address}?${more}`], { environment });
    const checked = `sslmode=verify-full&sslrootcert=${encodeURIComponent(known.certificate)}`;

    serveWith(known);
    const good = await migrate(checked);
    assert.equal(good.code, 0, good.errors);
    const open = await migrate("sslmode=disable");
    assert.equal(open.code, 2);
    const nameless = await migrate(checked, { PGPASSFILE: "/dev/null" });
    assert.equal(nameless.code, 2);

    serveWith(other);
    assert.equal((await migrate(checked)).code, 2, "a server with another certificate");
    serveWith(elsewhere);
    const wrongName = await migrate(`sslmode=verify-full&sslrootcert=${encodeURIComponent(elsewhere.certificate)}`);
    assert.equal(wrongName.code, 2, "a certificate for another name");
    for (const { output, errors } of [good, open, nameless, wrongName]) assert.ok(!`${output}${errors}`.includes(password));
});
