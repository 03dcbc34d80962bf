// A select for each column, with what stands below it as an example.
#include "features/knowledge/mapping_pages.h"

#include <algorithm>
#include <memory>

#include "features/knowledge/readers/table/mapping.h"
#include "platform/basics/text.h"
#include "platform/files/mapped.h"
#include "platform/secrets/secrets.h"
#include "platform/tables/csv.h"
#include "platform/tables/spreadsheet.h"

namespace knowledge::pages {

namespace {

using web::View;

constexpr std::size_t rows_looked_at = 20, most_columns = 100;

/// The beginning of a table.
struct Beginning {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

std::unique_ptr<tables::RecordReader> opened(std::string_view bytes) {
    if (bytes.starts_with("PK")) {
        auto sheet = tables::SpreadsheetReader::open(bytes);
        return sheet ? std::make_unique<tables::SpreadsheetReader>(std::move(*sheet)) : nullptr;
    }
    return std::make_unique<tables::CsvReader>(bytes);
}

Beginning beginning_of(std::string_view bytes) {
    Beginning beginning;
    auto const reader = opened(bytes);
    if (!reader) return beginning;
    beginning.header = reader->header().names();
    beginning.header.resize(std::min(beginning.header.size(), most_columns));
    tables::Record record;
    while (beginning.rows.size() < rows_looked_at && reader->next(record)) {
        auto fields = record.fields;
        fields.resize(beginning.header.size());
        beginning.rows.push_back(std::move(fields));
    }
    return beginning;
}

/// Tables with the same columns share a mapping.
std::string name_of(std::vector<std::string> const& header) {
    std::string all;
    for (auto const& column : header) all += basics::folded(column) + "\n";
    return secrets::hash(all);
}

std::string target_text(web::Services& services, web::Visit const& visit, std::string_view target) {
    for (auto prefix : {"knowledge.target_", "knowledge.field_", "knowledge.section_"})
        if (auto const* text = services.texts.find(visit.language, prefix + std::string(target)))
            return *text;
    return std::string(target);
}

}

std::string first_mapping(web::Services& services, members::MemberId member,
                          std::string_view bytes) {
    auto const beginning = beginning_of(bytes);
    if (beginning.header.empty()) return {};
    auto reader = services.database.read();
    if (auto saved = saved_mapping(reader, member, name_of(beginning.header)))
        return *std::move(saved);
    return readers::write_mapping(readers::suggest_mapping(beginning.header, beginning.rows));
}

void add_mapping_form(web::Services& services, web::Visit const& visit, Importer const& importer,
                      Import const& import, View& view) {
    bool const can_map = import.source == "table" && (import.state == ImportState::looked ||
                                                      import.state == ImportState::unreadable);
    std::vector<View> columns;
    if (can_map) {
        files::Mapped const file(importer.path(import.id));
        auto const beginning = beginning_of(file.bytes());
        auto const mapping = readers::read_mapping(import.mapping).value_or(readers::Mapping());
        for (std::size_t i = 0; i < beginning.header.size(); ++i) {
            auto const chosen = mapping.columns.find(beginning.header[i]);
            std::string example;
            for (auto const& row : beginning.rows)
                if (example.empty()) example = basics::shortened(row[i], 60);
            std::vector<View> options{
                View()
                    .set("option_value", "")
                    .set("option_text", services.pages.text(visit, "knowledge.target_none"))
                    .set("is_chosen", chosen == mapping.columns.end())};
            for (auto target : readers::mapping_targets())
                options.push_back(View()
                                      .set("option_value", target)
                                      .set("option_text", target_text(services, visit, target))
                                      .set("is_chosen", chosen != mapping.columns.end() &&
                                                            (chosen->second == target ||
                                                             chosen->second.starts_with(
                                                                 std::string(target) + "."))));
            columns.push_back(View()
                                  .set("column_id", "column-" + std::to_string(i))
                                  .set("column_name", beginning.header[i])
                                  .set("column_example", example)
                                  .set("options", std::move(options)));
        }
    }
    view.set_list("columns", std::move(columns))
        .set("map_url", visit.address("/import/" + import.id.string() + "/mapping"));
}

http::Response map_import(web::Services& services, Importer& importer, web::Visit const& visit) {
    auto const import = [&] {
        auto reader = services.database.read();
        return http::found(find_import(reader, visit.id<ImportId>()));
    }();
    if (import.member != visit.viewer.member && !visit.may(permissions::Permission::lead))
        throw http::NotFound();
    if (import.source != "table" ||
        (import.state != ImportState::looked && import.state != ImportState::unreadable))
        return http::redirect(visit.address("/import/" + import.id.string()));
    files::Mapped const file(importer.path(import.id));
    auto const beginning = beginning_of(file.bytes());
    auto mapping = readers::read_mapping(import.mapping).value_or(readers::Mapping());
    mapping.columns.clear();
    for (std::size_t i = 0; i < beginning.header.size(); ++i) {
        auto const target = visit.request.form.text("column-" + std::to_string(i));
        if (!target.empty() && readers::is_mapping_target(target))
            mapping.columns[beginning.header[i]] = target;
    }
    auto const written = readers::write_mapping(mapping);
    if (readers::check_mapping(mapping, beginning.header).empty()) {
        auto tx = services.database.begin();
        save_mapping(tx, import.member, name_of(beginning.header), written, services.now());
        tx.commit();
    }
    importer.look_again(import.id, written);
    return http::redirect(visit.address("/import/" + import.id.string()));
}

}
