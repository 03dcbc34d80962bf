// Fails on a column that names a member and is neither in the file with everything about oneself nor in the table below,
// which says why it is not; and on lines of the table that are no longer needed.
import { files, lineOf, read, runAsProgram } from "./checking.mjs";

/// Columns that hold a member's id, by their names.
const ofMember = /^(member|actor|deputy|teller|reader|voter|\w+_by)$/;

const act = "an act in office: the section of what one has done tells it, with its day and what it was about";
const secret = "a secret that lets its bearer in, or its hash: it tells nothing and is gone when it was used";

/// What is not read by a statement in own_data: "table.column" → why.
export const apart = {
    "activity.actor": "read by activity::each_by: the section of what one has done",
    "identities.member": "read by services/identities: the section of ways in",
    "protected_names.member": "the section of the account has the name itself",
    "cases.created_by": "who wrote which version is told from case_versions", "cases.updated_by": "who wrote which version is told from case_versions",
    "adoptions.stated_by": "who told what is told from adoption_events", "adoptions.verified_by": "who confirmed is told from adoption_events",
    "benefits.stated_by": "who stated or changed what is told from benefit_events", "benefit_values.told_by": "who told which figure is told from benefit_events",
    "connectors.made_by": act, "duplicate_pairs.decided_by": act, "implementations.stated_by": "who stated or changed what is told from implementation_events", "innovation_processes.begun_by": "who moved it is told from innovation_moves", "innovation_gates.decided_by": "the same as decider_member", "identity_providers.made_by": act, "masked_copies.member": act, "member_roles.granted_by": act,
    "member_unit_roles.granted_by": act, "moderation_matters.decided_by": act, "organisation_imports.member": act, "project_contacts.member": act,
    "project_suggestions.settled_by": act, "registrars.changed_by": act, "unit_registrars.changed_by": act, "registration_marks.member": act, "registration_sendings.member": act,
    "question_digests.changed_by": act, "question_networks.changed_by": act, "question_reply_ways.member": secret, "retention_spans.changed_by": act, "tags.made_by": act, "weedings.carried_out_by": act, "weedings.proposed_by": act,
    "letter_ends.member": secret, "mailed_links.member": secret, "recovery_codes.member": secret,
    "outbox.taken_by": "a machine, not a person",
};

/// The columns that name a member: [{ table, column, file, line }].
function columns(root) {
    const found = [], gone = new Set();
    for (const file of files(root, "src", (path) => /\/migrations\/.*\.sql$/.test(path))) {
        const sql = read(root, file).replace(/--[^\n]*/g, (comment) => " ".repeat(comment.length));
        for (const { 1: table, 2: body, index } of sql.matchAll(/CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)\s*\(([^;]*)\)\s*;/gi))
            for (const [, column] of body.matchAll(/(?:^|,)\s*(\w+)\s+TEXT\b/gi))
                if (ofMember.test(column)) found.push({ table, column, file, line: lineOf(sql, index) });
        for (const { 1: table, 2: column, index } of sql.matchAll(/ALTER\s+TABLE\s+(\w+)\s+ADD\s+COLUMN\s+(\w+)\s+TEXT\b/gi))
            if (ofMember.test(column)) found.push({ table, column, file, line: lineOf(sql, index) });
        for (const [, table] of sql.matchAll(/DROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?(\w+)/gi)) gone.add(table);
    }
    return found.filter(({ table }) => !gone.has(table));
}

/// Whether a statement that reads the table asks for rows whose column is the member.
function isRead(statements, table, column) {
    return statements.some((sql) => new RegExp(`\\b(FROM|JOIN)\\s+${table}\\b`).test(sql) && new RegExp(`\\b${column} = \\$1`).test(sql));
}

/// The statements in the parts' own_data: literals that stand side by side are one.
function statements(root) {
    return files(root, "src", (path) => /own_data_store\.cpp$/.test(path))
        .flatMap((file) => [...read(root, file).matchAll(/"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*/g)].map(([text]) => text.replace(/"\s*"/g, "")))
        .filter((text) => /^"SELECT /.test(text));
}

export function check(root, excused = apart) {
    const sql = statements(root), known = columns(root), problems = [];
    for (const { table, column, file, line } of known) {
        const name = `${table}.${column}`, read_ = isRead(sql, table, column);
        if (!read_ && !(name in excused)) problems.push({ file, line, what: `${name} names a member and is not in their own data: read it in an own_data_store.cpp, or say in tools/check_own_data.mjs why not` });
        if (read_ && name in excused) problems.push({ file: "tools/check_own_data.mjs", line: 1, what: `${name} is in the own data: it needs no excuse` });
    }
    for (const name of Object.keys(excused))
        if (!known.some(({ table, column }) => `${table}.${column}` === name)) problems.push({ file: "tools/check_own_data.mjs", line: 1, what: `there is no column ${name}` });
    return problems;
}

runAsProgram(import.meta, check);
