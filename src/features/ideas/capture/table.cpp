// Reading tables row by row, and what their columns are usually called.
#include "features/ideas/capture/table.h"

#include <algorithm>
#include <utility>

#include "platform/basics/text.h"
#include "platform/tables/csv.h"
#include "platform/tables/spreadsheet.h"

namespace ideas::capture {

namespace {

// recognises: what people call the columns, in lower case, in the three languages.
constexpr std::array<std::pair<std::string_view, std::string_view>, 43> known_names = {{
    {"titel", "title"},
    {"rubrik", "title"},
    {"title", "title"},
    {"heading", "title"},
    {"tittel", "title"},
    {"overskrift", "title"},
    {"namn", "title"},
    {"inspel", "title"},
    {"förslag", "title"},
    {"idé", "title"},
    {"behov", "title"},
    {"idea", "title"},
    {"need", "title"},
    {"innspill", "title"},
    {"text", "story"},
    {"beskrivning", "story"},
    {"beskrivelse", "story"},
    {"description", "story"},
    {"berättelse", "story"},
    {"story", "story"},
    {"kommentar", "story"},
    {"comment", "story"},
    {"details", "story"},
    {"detaljer", "story"},
    {"vad är svårt", "story"},
    {"sort", "kind"},
    {"typ", "kind"},
    {"type", "kind"},
    {"kind", "kind"},
    {"slag", "kind"},
    {"vad blir bättre", "better"},
    {"nytta", "better"},
    {"better", "better"},
    {"nytte", "better"},
    {"för vem", "for_whom"},
    {"målgrupp", "for_whom"},
    {"for whom", "for_whom"},
    {"for hvem", "for_whom"},
    {"målgruppe", "for_whom"},
    {"plats", "place"},
    {"place", "place"},
    {"sted", "place"},
    {"var", "place"},
}};

// recognises: an idea among needs.
constexpr std::array<std::string_view, 6> idea_words = {"idé",  "idéer", "ide",
                                                        "idea", "ideas", "idéforslag"};

bool is_spreadsheet(std::string_view bytes) { return bytes.starts_with("PK"); }

void take_rows(tables::RecordReader& reader, Table& table) {
    tables::Record record;
    while (reader.next(record)) {
        if (table.rows.size() == most_lines) {
            ++table.left_out;
            continue;
        }
        Table::Row row{.line = record.line, .fields = record.fields};
        if (!record.problems.empty()) row.problem = tables::name(record.problems.front());
        row.fields.resize(table.columns.size());
        for (auto& field : row.fields) std::erase(field, '\r');
        table.rows.push_back(std::move(row));
    }
}

std::expected<Table, std::string> read_rows(tables::RecordReader& reader) {
    Table table{.columns = reader.header().names()};
    table.columns.resize(std::min(table.columns.size(), most_columns));
    if (table.columns.empty()) return std::unexpected("ideas.capture_file_empty");
    take_rows(reader, table);
    if (table.rows.empty()) return std::unexpected("ideas.capture_file_empty");
    return table;
}

/// Quoted whatever it is: what goes out must come back as it was.
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (char const letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    out += '"';
}

void append_row(std::string& out, std::string_view line, std::string_view problem,
                std::vector<std::string> const& fields) {
    append_quoted(out, line);
    out += ',';
    append_quoted(out, problem);
    for (auto const& field : fields) {
        out += ',';
        append_quoted(out, field);
    }
    out += '\n';
}

std::size_t number_in(std::string_view text) {
    std::size_t number = 0;
    for (char const letter : text.substr(0, 9))
        if (letter >= '0' && letter <= '9')
            number = 10 * number + static_cast<std::size_t>(letter - '0');
    return number;
}

}

std::expected<Table, std::string> read_table(std::string_view bytes) {
    if (bytes.size() > most_list_bytes) return std::unexpected("ideas.capture_file_large");
    if (!is_spreadsheet(bytes)) {
        tables::CsvReader reader(bytes);
        return read_rows(reader);
    }
    auto reader = tables::SpreadsheetReader::open(bytes);
    if (!reader) return std::unexpected("ideas.capture_file_damaged");
    auto table = read_rows(*reader);
    if (reader->error()) return std::unexpected("ideas.capture_file_damaged");
    return table;
}

std::string kept_text(Table const& table) {
    std::string out;
    append_row(out, "line", "problem", table.columns);
    for (auto const& row : table.rows)
        append_row(out, std::to_string(row.line), row.problem, row.fields);
    return out;
}

std::optional<Table> kept_table(std::string_view text) {
    tables::CsvReader reader(text, {.delimiter = ','});
    auto const& names = reader.header().names();
    if (names.size() < 3 || names[0] != "line" || names[1] != "problem") return std::nullopt;
    if (names.size() > most_columns + 2) return std::nullopt;
    Table table{.columns = {names.begin() + 2, names.end()}};
    tables::Record record;
    while (reader.next(record) && table.rows.size() < most_lines) {
        record.fields.resize(names.size());
        Table::Row row{.line = number_in(record.fields[0]),
                       .problem = record.fields[1],
                       .fields = {record.fields.begin() + 2, record.fields.end()}};
        for (auto& field : row.fields) std::erase(field, '\r');
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<std::string> guessed(std::vector<std::string> const& columns) {
    std::vector<std::string> fields;
    for (auto const& column : columns) {
        auto const name = basics::folded(basics::trimmed(column));
        auto const known = std::ranges::find(known_names, name,
                                             &std::pair<std::string_view, std::string_view>::first);
        std::string const field(known == known_names.end() ? std::string_view() : known->second);
        bool const is_taken = std::ranges::find(fields, field) != fields.end();
        // "Rubrik" and "Idé" in one table: the second one is what is told.
        if (is_taken && field == "title" && std::ranges::find(fields, "story") == fields.end())
            fields.emplace_back("story");
        else fields.push_back(is_taken ? std::string() : field);
    }
    if (std::ranges::find(fields, "title") == fields.end()) {
        auto const none = std::ranges::find(fields, std::string());
        auto const story = std::ranges::find(fields, "story");
        if (story == fields.end() && none != fields.end()) *none = "title";
    }
    return fields;
}

std::vector<Draft> drafts_of(Table const& table, std::vector<std::string> const& fields,
                             Kind kind) {
    auto const text_of = [&](Table::Row const& row, std::string_view field) {
        auto const at = std::ranges::find(fields, field) - fields.begin();
        auto const column = static_cast<std::size_t>(at);
        return column < row.fields.size() ? std::string(basics::trimmed(row.fields[column]))
                                          : std::string();
    };
    std::vector<Draft> drafts;
    for (auto const& row : table.rows) {
        auto const title = text_of(row, "title"), story = text_of(row, "story");
        if (title.empty() && story.empty()) continue;
        auto draft = draft_of(title.empty() ? story : title, kind);
        if (!story.empty() && !title.empty())
            draft.story = draft.title == title ? story : title + "\n\n" + story;
        draft.number = row.line;
        auto const said = basics::folded(text_of(row, "kind"));
        if (std::ranges::find(idea_words, said) != idea_words.end()) draft.kind = Kind::idea;
        else if (said.starts_with("behov") || said.starts_with("need")) draft.kind = Kind::need;
        draft.better = draft.kind == Kind::idea ? text_of(row, "better") : std::string();
        draft.for_whom = text_of(row, "for_whom");
        draft.place = text_of(row, "place");
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

}
