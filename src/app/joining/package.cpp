// Tables of what the program keeps and does; words come from texts.
#include "app/joining/package.h"

#include <algorithm>

namespace joining {

namespace {

using own_forms::FieldKind;

struct Part {
    Block::Kind kind;
    std::string_view id;  ///< Of a text, after the document's key; of a table, its name.
};

constexpr auto heading = Block::Kind::heading, paragraph = Block::Kind::paragraph,
               item = Block::Kind::item, table = Block::Kind::table;

struct Outline {
    std::string_view key;
    std::vector<Part> parts;
};

std::vector<Outline> const outlines{
    {"agreement",
     {{heading, "parties"},
      {paragraph, "parties_text"},
      {heading, "roles"},
      {table, "roles"},
      {heading, "what"},
      {paragraph, "what_text"},
      {heading, "orders"},
      {paragraph, "orders_text"},
      {heading, "secrecy"},
      {paragraph, "secrecy_text"},
      {heading, "security"},
      {item, "security_1"},
      {item, "security_2"},
      {item, "security_3"},
      {item, "security_4"},
      {heading, "helpers"},
      {paragraph, "helpers_text"},
      {heading, "rights"},
      {paragraph, "rights_text"},
      {heading, "incident"},
      {paragraph, "incident_text"},
      {heading, "end"},
      {paragraph, "end_text"}}},
    {"dpia",
     {{heading, "describe"},
      {paragraph, "describe_text"},
      {heading, "need"},
      {paragraph, "need_text"},
      {heading, "necessary"},
      {paragraph, "necessary_text"},
      {heading, "risks"},
      {table, "risks"},
      {heading, "asked"},
      {paragraph, "asked_text"},
      {heading, "outcome"},
      {paragraph, "outcome_text"}}},
    {"classes",
     {{paragraph, "how"}, {table, "classes"}, {heading, "after"}, {paragraph, "after_text"}}},
    {"records",
     {{paragraph, "how"}, {table, "records"}, {heading, "weeding"}, {paragraph, "weeding_text"}}},
    {"requirements", {{paragraph, "how"}, {table, "requirements"}}},
    {"incidents",
     {{heading, "who"},
      {paragraph, "who_text"},
      {heading, "clock"},
      {table, "clock"},
      {heading, "person"},
      {paragraph, "person_text"},
      {heading, "have"},
      {item, "have_1"},
      {item, "have_2"},
      {item, "have_3"},
      {heading, "practise"},
      {paragraph, "practise_text"}}}};

constexpr std::array<std::string_view, 7> role_rows = {
    "accounts", "needs", "published", "running", "letters", "leaving", "weeding"};
constexpr std::array<std::string_view, 7> risk_rows = {"names",     "health", "opinion", "children",
                                                       "strangers", "wrong",  "long"};
constexpr std::array<std::string_view, 18> requirement_rows = {
    "wcag",     "statement", "languages", "login",    "second",    "roles",
    "log",      "export",    "records",   "weeding",  "protected", "moderation",
    "opendata", "api",       "backup",    "security", "sbom",      "exit"};
constexpr std::array<std::string_view, 5> clock_rows = {"now", "day", "three", "month", "after"};

/// One document being written.
class Writing {
public:
    Writing(texts::Catalogue const& texts, texts::Language language, std::string_view key,
            Facts const& facts)
        : texts_(texts), language_(language), key_(key), records_(facts.records) {
        arguments_ = {{"organisation", facts.organisation},
                      {"site", facts.site},
                      {"address", facts.address},
                      {"operator", facts.operator_name},
                      {"mebibytes", facts.file_mebibytes}};
        for (auto const& rule : facts_form().fields) {
            auto const name = std::string(rule.name);
            auto const said = own_forms::value(facts.own, name);
            arguments_.emplace_back(
                name, said.empty() ? "[" + texts_.text(language_, "joining.label_" + name) + "]"
                                   : std::string(said));
        }
    }

    std::string text(std::string const& id) const {
        return texts_.format(language_, "joining." + id, arguments_);
    }
    std::string own(std::string_view id) const { return text(key_ + "_" + std::string(id)); }

    Block table_of(std::string_view name) const {
        if (name == "roles")
            return rows_of("role", role_rows, {"what", "organisation", "operator"});
        if (name == "risks") return rows_of("risk", risk_rows, {"what", "measure"});
        if (name == "requirements")
            return rows_of("requirement", requirement_rows, {"what", "how"});
        if (name == "clock") return rows_of("clock", clock_rows, {"when", "what"});
        return name == "classes" ? classes() : records();
    }

private:
    template <class Rows>
    Block rows_of(std::string const& name, Rows const& keys,
                  std::vector<std::string> const& columns) const {
        Block made{.kind = table};
        for (auto const& column : columns) made.columns.push_back(text(name + "_column_" + column));
        for (auto const key : keys) {
            std::vector<std::string> row;
            for (auto const& column : columns)
                row.push_back(text(name + "_" + std::string(key) + "_" + column));
            made.rows.push_back(std::move(row));
        }
        return made;
    }

    Block classes() const {
        Block made{.kind = table};
        for (auto const* column : {"what", "confidentiality", "integrity", "availability", "why"})
            made.columns.push_back(text(std::string("class_column_") + column));
        for (auto const& one : information_classes()) {
            auto const key = "class_" + std::string(one.key);
            made.rows.push_back({text(key + "_what"), std::to_string(one.confidentiality),
                                 std::to_string(one.integrity), std::to_string(one.availability),
                                 text(key + "_why")});
        }
        return made;
    }

    Block records() const {
        Block made{.kind = table};
        for (auto const* column : {"what", "where", "fate", "why"})
            made.columns.push_back(text(std::string("record_column_") + column));
        made.rows = records_;
        return made;
    }

    texts::Catalogue const& texts_;
    texts::Language language_;
    std::string key_;
    std::vector<std::vector<std::string>> const& records_;
    texts::Arguments arguments_;
};

}

own_forms::FormKind const& facts_form() {
    static own_forms::FormKind const form{
        "joining.",
        "facts",
        {{.name = "board", .longest = 200},
         {.name = "law", .longest = 300},
         {.name = "owner", .longest = 200},
         {.name = "officer", .longest = 200},
         {.name = "officer_email", .kind = FieldKind::email, .longest = 254},
         {.name = "incident_contact", .longest = 200},
         {.name = "archive", .longest = 200},
         {.name = "first_day", .kind = FieldKind::date, .longest = 10}}};
    return form;
}

std::vector<InformationClass> const& information_classes() {
    static std::vector<InformationClass> const classes{
        {"public", 0, 2, 1},   {"needs", 1, 2, 1},     {"senders", 2, 2, 1},
        {"accounts", 2, 3, 1}, {"protected", 3, 3, 1}, {"log", 2, 3, 1}};
    return classes;
}

std::vector<Step> const& steps() {
    static std::vector<Step> const all{{"owner", 7, "/joining/facts"},
                                       {"people", 7, "/invite"},
                                       {"second", 14, ""},
                                       {"dpia", 30, "/joining/dpia"},
                                       {"agreement", 30, "/joining/agreement"},
                                       {"privacy", 30, "/privacy"},
                                       {"accessibility", 30, "/accessibility"},
                                       {"units", 45, "/units"},
                                       {"records", 60, "/joining/records"},
                                       {"website", 60, "/embedding"},
                                       {"first", 60, ""},
                                       {"incident", 75, "/joining/incidents"},
                                       {"look", 90, ""}};
    return all;
}

Document document(texts::Catalogue const& texts, texts::Language language, std::string_view key,
                  Facts const& facts) {
    Writing const writing(texts, language, key, facts);
    Document made{
        .key = std::string(key), .title = writing.own("title"), .lead = writing.own("lead")};
    auto const outline = std::ranges::find(outlines, key, &Outline::key);
    for (auto const& part : outline->parts) {
        if (part.kind == table) made.blocks.push_back(writing.table_of(part.id));
        else made.blocks.push_back({.kind = part.kind, .text = writing.own(part.id)});
    }
    return made;
}

}
