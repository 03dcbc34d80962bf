// PostgreSQL's own full text, as a peer of our search, when a server is installed.
import { startPostgres as startServer } from "../../tests/postgres_server.mjs";

const quoted = (text) => `'${text.replaceAll("\0", "").replaceAll("'", "''")}'`;

class Postgres {
    constructor(server) {
        this.server = server;
    }

    /// Mean reciprocal rank with to_tsvector and ts_rank_cd in the language's configuration, words as OR.
    mrr({ documents, questions }, language) {
        const configuration = language === "en" ? "english" : "swedish";
        const inserts = documents.map(({ id, title, summary, organisation, text }) => `(${quoted(id)}, to_tsvector('${configuration}', ${quoted([title, summary, organisation, text].filter(Boolean).join("\n"))}))`);
        const asked = questions.map(([, , text, document], i) => `(${i}, ${quoted(document)}, replace(plainto_tsquery('${configuration}', ${quoted(text)})::text, '&', '|')::tsquery)`);
        const sql = `
CREATE TEMPORARY TABLE d (id text, v tsvector); INSERT INTO d VALUES ${inserts.join(",\n")};
CREATE TEMPORARY TABLE q (i integer, id text, t tsquery); INSERT INTO q VALUES ${asked.join(",\n")};
SELECT avg(coalesce((SELECT 1.0 / r FROM (SELECT d.id, row_number() OVER (ORDER BY ts_rank_cd(d.v, q.t) DESC) AS r FROM d WHERE d.v @@ q.t) f WHERE f.id = q.id), 0)) FROM q;`;
        return Number(this.server.sql(sql));
    }

    stop() {
        this.server.stop();
    }
}

/// A running server with mrr() and stop(); undefined when PostgreSQL is not installed.
export async function startPostgres() {
    const server = startServer();
    return server && new Postgres(server);
}
