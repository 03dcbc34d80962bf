// The program's letters on the wire, against a mail server of the tests: encrypted, refused, put off, and never lost when the
// program is killed at each step. SAMVERK_PROGRAM names the program; without it build/release/samverk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { mustRun, removeFolder, runProgram, startServer, temporaryFolder } from "../samverk_process.mjs";
import { readLetter, lettersIn } from "./letters.mjs";
import { SmtpServer } from "./smtp_server.mjs";

const program = process.env.SAMVERK_PROGRAM ?? "build/release/samverk";
const folder = temporaryFolder("mail");
let secure;
let count = 0;

/// A data folder and settings of its own for a test.
function place(smtp, { security = "none", certificates = "", user = "", password = "" } = {}) {
    const own = join(folder, `place-${++count}`), settings = join(own, "settings.toml");
    mkdirSync(own);
    writeFileSync(join(own, "password"), `${password}\n`);
    writeFileSync(settings, `[site]\nname = "Samverk Sampelby"\n[mail]\nserver = "127.0.0.1:${smtp.port}"\nsecurity = "${security}"\ncertificates = "${certificates}"\n`
        + `user = "${user}"\npassword_file = "${user ? join(own, "password") : ""}"\nfrom = "samverk@sampelby.example"\nconnect_seconds = 2\ntotal_seconds = 5\n`);
    return { data: join(own, "data"), settings };
}

const tryMail = ({ data, settings }, to = "anna@sampelby.example") => runProgram(program, ["mail", "try", to, "--data", data, "--settings", settings]);

function rows({ data }) {
    const database = new DatabaseSync(join(data, "samverk.db"), { readOnly: true });
    const found = database.prepare("SELECT id, state, said, attempts, words FROM outbox ORDER BY id").all();
    database.close();
    return found;
}

before(() => {
    const key = join(folder, "key.pem"), cert = join(folder, "cert.pem");
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=mail.example", "-addext", "subjectAltName=IP:127.0.0.1"], { stdio: "ignore" });
    secure = { key: readFileSync(key), cert: readFileSync(cert), certificates: cert };
});

after(() => removeFolder(folder));

test("a letter is sent with STARTTLS and a password, once, whole", async () => {
    const smtp = await SmtpServer.start({ ...secure, tls: "starttls", user: "samverk", password: "tolv fula traktorer" });
    const where = place(smtp, { security: "starttls", certificates: secure.certificates, user: "samverk", password: "tolv fula traktorer" });
    const { code, output, errors } = await tryMail(where);
    assert.equal(code, 0, errors);
    assert.match(output, /^[0-9a-z]{26}\n1 sent, 0 waiting\n$/);
    const [letter] = smtp.letters;
    assert.deepEqual([letter.from, letter.to, letter.isSecure], ["samverk@sampelby.example", ["anna@sampelby.example"], true]);
    assert.equal(letter.id, `<${output.slice(0, 26)}@sampelby.example>`);
    const read = readLetter(letter.bytes);
    assert.equal(read.subject, "Ett provbrev från Samverk Sampelby");
    assert.match(read.text, /skicka e-post/);
    assert.match(read.html, /<html lang="sv">/);
    assert.equal(smtp.letters.length, 1);
    await smtp.stop();
});

test("TLS from the first byte works, and a server that cannot show who it is gets nothing", async () => {
    const smtp = await SmtpServer.start({ ...secure, tls: "tls" });
    assert.equal((await tryMail(place(smtp, { security: "tls", certificates: secure.certificates }))).code, 0);
    assert.equal(smtp.letters.length, 1);
    const unknown = place(smtp, { security: "tls" });
    assert.equal((await tryMail(unknown)).code, 1);
    assert.match(rows(unknown)[0].said, /certificate/i);
    assert.equal(smtp.letters.length, 1);
    await smtp.stop();
});

test("without STARTTLS nothing is said to a server that should have it, not even the password", async () => {
    const smtp = await SmtpServer.start({ tls: "none", user: "samverk", password: "tolv fula traktorer" });
    const where = place(smtp, { security: "starttls", user: "samverk", password: "tolv fula traktorer" });
    assert.equal((await tryMail(where)).code, 1);
    assert.deepEqual(smtp.letters, []);
    assert.deepEqual(smtp.verbs, ["CONNECT"]);
    assert.equal(rows(where)[0].state, "waiting");
    await smtp.stop();
});

test("a receiver that is not there is refused for good with the server's words; a wrong password is not the letter's fault", async () => {
    const smtp = await SmtpServer.start({ tls: "none" });
    smtp.answers = { RCPT: "550 5.1.1 no such mailbox" };
    const where = place(smtp);
    assert.equal((await tryMail(where)).code, 1);
    assert.deepEqual(rows(where).map(({ state, said, words }) => [state, said, words]), [["refused", "550 5.1.1 no such mailbox", ""]]);
    smtp.answers = { END: "554 5.7.1 looks like advertising" };
    await tryMail(where);
    assert.equal(rows(where)[1].state, "refused");
    await smtp.stop();

    const strict = await SmtpServer.start({ tls: "none", user: "samverk", password: "rätt" });
    const wrong = place(strict, { user: "samverk", password: "fel" });
    assert.equal((await tryMail(wrong)).code, 1);
    assert.deepEqual(rows(wrong).map(({ state, attempts }) => [state, attempts]), [["waiting", 0]]);
    await strict.stop();
});

test("a busy server gets the letter later", async () => {
    const smtp = await SmtpServer.start({ tls: "none" });
    smtp.answers = { RCPT: "451 4.7.1 greylisted" };
    const where = place(smtp);
    assert.equal((await tryMail(where)).code, 1);
    const [row] = rows(where);
    assert.deepEqual([row.state, row.said, row.attempts], ["waiting", "451 4.7.1 greylisted", 1]);
    assert.ok(row.words.length > 0);
    await smtp.stop();
});

test("a server that says nothing does not hold the program for ever", async () => {
    const smtp = await SmtpServer.start({ tls: "none" });
    smtp.listener.removeAllListeners("connection");
    const where = place(smtp);
    const { code, output } = await tryMail(where);
    assert.equal(code, 1);
    assert.match(output, /0 sent, 1 waiting/);
    await smtp.stop();
});

test("an address that is a command in disguise is refused", async () => {
    const smtp = await SmtpServer.start({ tls: "none" });
    const where = place(smtp);
    for (const to of ["a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", "nobody"]) assert.equal((await tryMail(where, to)).code, 2);
    assert.deepEqual(smtp.letters, []);
    await smtp.stop();
});

test("killed at each step of the conversation, the program sends every letter, and none twice under two ids", async () => {
    const steps = ["CONNECT", "MAIL", "RCPT", "DATA", "END"];
    for (const step of steps) {
        const smtp = await SmtpServer.start({ tls: "none" });
        const where = place(smtp), more = ["--settings", where.settings];
        let server = await startServer(program, where.data, more);
        smtp.at = (verb) => {
            if (verb !== step) return undefined;
            server.process.kill("SIGKILL");
            return "drop";
        };
        const { output } = await tryMail(where);
        const { signal } = await server.ended;
        assert.equal(signal, "SIGKILL", step);
        smtp.at = () => undefined;
        server = await startServer(program, where.data, more);
        await smtp.until((letters) => letters.length >= (step === "END" ? 2 : 1), `${step}: the letter`);
        assert.equal(await server.stop(), undefined);
        // Taken over without the program having heard of it: only there it comes again, as the same letter.
        assert.equal(smtp.letters.length, step === "END" ? 2 : 1, step);
        assert.deepEqual([...new Set(smtp.letters.map(({ id }) => id))], [`<${output.trim()}@sampelby.example>`], step);
        assert.deepEqual(rows(where).map(({ state }) => state), ["sent"], step);
        await smtp.stop();
    }
});

test("without a server letters become files, each once", async () => {
    const data = join(folder, "files");
    await mustRun(program, ["mail", "try", "åsa@blåbär.example", "--data", data]);
    const [letter] = lettersIn(data);
    assert.equal(letter.to, "åsa@xn--blbr-noae.example");
    assert.equal(lettersIn(data).length, 1);
});
