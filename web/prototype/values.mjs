// Makes values in the shapes that the partials expect, as the program's views do.

/** A text that may be missing: {has_x, x}. */
export const optional = (values) => Object.fromEntries(Object.entries(values).flatMap(([name, text]) => [[`has_${name}`, Boolean(text)], [name, text ?? ""]]));
/** A list and whether it has items. */
export const list = (name, items) => ({ [`has_${name}`]: items.length > 0, [name]: items });
/** Markup, written {{#x_html}}{{/x_html}}. */
export const markup = (html) => () => () => html;

export const meta = (...texts) => texts.map((text) => ({ text }));
export const tag = (tag_text, tag_kind = "plain") => ({ tag_text, tag_kind });
export const days = (count, is_late = false) => ({ count, word: "dagar", is_late });
export const link = (text, url = "/project") => ({ text, url });

export const card = ({ title, text, snippet = [], url = "/project", language = false, lesson, meta: texts = [], tags = [] }) => ({
  card_title: title, card_url: url, card_language: language, meta: meta(...texts), tags,
  ...optional({ card_text: text, lesson }), ...list("snippet", snippet),
});
/** "vanlig *träff* vanlig" with the hits between stars. */
export const snippet = (text) => text.split("*").map((part, i) => ({ text: part, is_hit: i % 2 === 1 })).filter(({ text: part }) => part);

export const value = (value_text, value_note, value_url) => ({ value_text, ...optional({ value_note, value_url }) });
export const fact = (fact_name, ...values) => ({ fact_name, values });

export const step = (step_name, state, step_note, step_url) => ({ step_name, is_done: state === "done", is_now: state === "now", is_ahead: state === "ahead", ...optional({ step_note, step_url }) });

export const option = (group, i, [option_text, option_count, is_checked = false]) => ({ option_id: `${group}-${i}`, option_name: group, option_value: String(i), option_text, option_count, is_checked });
export const group = (group_title, name, options, { hint, range = false, more = false } = {}) => ({ group_title, ...optional({ group_hint: hint }), options: options.map((one, i) => option(name, i, one)), range, more });

export const field = (id, label, { value: typed = "", required = true, hint, problem, autocomplete, max_length, accept, ...more } = {}) => ({
  id, name: id, label, value: typed, required, type: "text", narrow: false, rows: 5, counter_text: max_length ? `Högst ${max_length} tecken` : "", several: false, is_checked: false,
  ...optional({ hint, problem, autocomplete, max_length, accept, described_by: [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") }), ...more,
});
export const choice = (id, i, option_text, is_chosen = false, option_hint) => ({ option_id: i ? `${id}-${i}` : id, option_value: String(i), option_text, is_chosen, ...optional({ option_hint }) });

export const cell = (cell_text, { url, number = false, head = false } = {}) => ({ cell_text, is_number: number, is_head: head, ...optional({ cell_url: url }) });
export const head = (head_text, { number = false, sort, order } = {}) => ({ head_text, is_number: number, is_ascending: order === "up", is_descending: order === "down", ...optional({ sort_url: sort }) });
export const table = (table_title, heads, rows) => ({ table: { table_title, heads, rows: rows.map((cells) => ({ cells })) } });

export const notice = (text, kind = "info", action = false) => ({ text, kind, is_urgent: false, action });
export const source = (source_text, source_url, caveat) => ({ source_text, ...optional({ source_url, caveat }) });
export const event = (event_date, event_text, state, event_url) => ({ event_date, event_text, is_now: state === "now", is_ahead: state === "ahead", ...optional({ event_url }) });
export const way = (way_text, way_note, way_url = "/search") => ({ way_text, way_url, ...optional({ way_note }) });
