// Runs a command, or a script of ours, while a PostgreSQL of our own is there: usage: with_postgres.mjs COMMAND…
// The command finds its address in SAMVERK_TEST_DATABASE, and the folder with its socket in SAMVERK_TEST_POSTGRES.
import { spawn } from "node:child_process";
import { startPostgres } from "./postgres_server.mjs";

const given = process.argv.slice(2);
const [command, ...words] = given[0].endsWith(".mjs") ? [process.execPath, ...process.execArgv, ...given] : given;
const server = startPostgres();
if (!server) {
    console.error("PostgreSQL is not installed: ./dev setup installs it");
    process.exit(2);
}
const child = spawn(command, words, { stdio: "inherit", env: { ...process.env, SAMVERK_TEST_DATABASE: server.make("tests"), SAMVERK_TEST_POSTGRES: server.folder } });
child.on("error", (error) => {
    console.error(`${command} cannot be started: ${error.message}`);
    process.exit(2);
});
child.on("close", (code) => process.exit(code ?? 2));
