// CORDIS: a zip of CSV files of one framework programme, joined by the project's id.
#include <algorithm>
#include <array>
#include <memory>

#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/funders/rows.h"
#include "features/knowledge/readers/funders/side_table.h"
#include "features/knowledge/readers/funders/unpacked.h"
#include "features/knowledge/readers/page/page_facts.h"
#include "features/knowledge/readers/partners.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words/status_words.h"
#include "platform/basics/text.h"
#include "platform/tables/csv.h"

namespace knowledge::readers {

namespace {

/// A file beside project.csv: its name without folder, and the columns that we keep.
struct Beside {
    std::string_view file, key;
    std::vector<std::string_view> columns;
    SideTable rows = {};
};

struct SideFiles {
    Beside organisations{
        .file = "organization.csv",
        .key = "projectID",
        .columns = {"name", "role", "activityType", "country", "vatNumber", "organizationURL"}};
    Beside subjects{.file = "euroscivoc.csv",
                    .key = "projectID",
                    .columns = {"euroSciVocCode", "euroSciVocTitle", "euroSciVocPath"}};
    Beside legal{.file = "legalbasis.csv", .key = "projectID", .columns = {"legalBasis", "title"}};
    Beside topics{.file = "topics.csv", .key = "projectID", .columns = {"topic", "title"}};
    Beside links{.file = "weblink.csv", .key = "projectID", .columns = {"physUrl", "type"}};

    std::array<Beside*, 5> all() { return {&organisations, &subjects, &legal, &topics, &links}; }
};

void keep(Beside& beside, std::string_view bytes, Sink& sink) {
    tables::CsvReader table(bytes);
    auto const outcome =
        each_row(table, {beside.key}, sink, [&](Row const& row) -> std::optional<Rejected> {
            std::vector<std::string_view> fields;
            for (auto column : beside.columns) fields.push_back(row.field(column));
            beside.rows.add(row.field(beside.key), fields);
            return std::nullopt;
        });
    if (!outcome)
        sink.rejected(rejected(0, outcome.error().reason,
                               std::string(beside.file) + ": " + outcome.error().detail));
}

/// What is at hand while projects are read.
struct Reading {
    Sources const& sources;
    MunicipalityNames municipalities;
    SideFiles beside = {};
};

/// CORDIS writes Greece and the United Kingdom in its own way.
std::string country_code(std::string_view country) {
    auto const code = one_line_value(country);
    return code == "EL" ? "GR" : code == "UK" ? "GB" : code;
}

void add_organisations(std::string const& id, Reading& reading, Content& content) {
    reading.beside.organisations.rows.each(id, [&](std::vector<std::string_view> const& f) {
        auto const name = one_line_value(f[0]);
        if (name.empty()) return;
        auto const country = country_code(f[3]);
        bool const nordic = country == "SE" || country == "NO";
        auto const role = f[1] == "coordinator" ? PartnerRole::coordinator : PartnerRole::partner;
        auto partner = nordic ? read_partner(name, role, reading.sources, country)
                              : Partner{.name = name, .role = role};
        // A company may be called after a town; only a public body is the municipality.
        partner.municipality_code =
            f[2] == "PUB" && nordic ? reading.municipalities.code(name, country) : std::string();
        partner.country = country;
        partner.kind = one_line_value(f[2]);
        partner.organisation_number = one_line_value(f[4]);
        if (auto const helix = helix_of_kind(partner.kind)) partner.helix = helix;
        add_partner(content, std::move(partner));
    });
}

void add_subjects(std::string const& id, SideFiles& beside, Content& content) {
    beside.subjects.rows.each(id, [&](std::vector<std::string_view> const& f) {
        SubjectCode subject{.code = one_line_value(f[0])};
        auto title = one_line_value(f[1]);
        if (title.empty())
            title = one_line_value(f[2].substr(std::min(f[2].rfind('/') + 1, f[2].size())));
        if (subject.code.empty()) subject.code = title;
        if (subject.code.empty() || content.subjects.size() >= 100) return;
        if (!title.empty()) subject.name[texts::Language::en] = std::move(title);
        content.subjects.push_back(std::move(subject));
    });
}

void add_rest(std::string const& id, SideFiles& beside, Content& content) {
    beside.legal.rows.each(id, [&](std::vector<std::string_view> const& f) {
        if (content.programme.empty())
            content.programme = one_line_value(f[1].empty() ? f[0] : f[1]);
    });
    beside.topics.rows.each(id, [&](std::vector<std::string_view> const& f) {
        if (auto topic = one_line_value(f[1].empty() ? f[0] : f[1]);
            !topic.empty() && content.call.empty())
            content.call = std::move(topic);
    });
    beside.links.rows.each(id, [&](std::vector<std::string_view> const& f) {
        if (content.links.size() >= 100) return;
        for (auto& link : links_in(f[0])) {
            link.title =
                one_line_value(f[1]) == "projectWebsite" ? std::string() : one_line_value(f[1]);
            add_link(content, std::move(link));
        }
    });
}

/// "Acronym: Title", where the title does not name the acronym itself.
std::string title_of(Row const& row) {
    auto const title = one_line_value(row.field("title")),
               acronym = one_line_value(row.field("acronym"));
    bool const told =
        acronym.empty() || basics::folded(title).find(basics::folded(acronym)) != std::string::npos;
    return title.empty() ? acronym : told ? title : title + " (" + acronym + ")";
}

void add_keywords(Row const& row, Content& content) {
    auto const words = one_line_value(row.field("keywords"));
    for (std::size_t begin = 0; begin <= words.size() && content.keywords.size() < 100;) {
        auto const end = std::min(words.find_first_of(",;", begin), words.size());
        if (auto word = one_line_value(std::string_view(words).substr(begin, end - begin));
            !word.empty())
            content.keywords.push_back(std::move(word));
        begin = end + 1;
    }
}

std::optional<Rejected> set_money(Row const& row, Content& content) {
    auto const grant = sum_value(row.field("ecMaxContribution")),
               total = sum_value(row.field("totalCost"));
    if (!grant) return grant.error();
    if (!total) return total.error();
    if (*grant)
        content.funding.push_back({.money = {.minor = **grant, .currency = "EUR"}, .from = "EU"});
    if (*total)
        content.funding.push_back(
            {.kind = FundingKind::total, .money = {.minor = **total, .currency = "EUR"}});
    return std::nullopt;
}

std::expected<Record, Rejected> record_of(Row const& row, Reading& reading) {
    Record record;
    record.source = "cordis";
    record.source_id = one_line_value(row.field("id"));
    record.source_name = "CORDIS";
    record.licence = "CC BY 4.0";
    record.language = texts::Language::en;
    auto& content = record.content;
    if (record.source_id.empty() || record.source_id.size() > 100)
        return std::unexpected(rejected(0, "knowledge.import.id_missing", record.source_id));
    if (!set_titles("", title_of(row), content))
        return std::unexpected(rejected(0, "knowledge.import.title_missing", record.source_id));
    if (auto why = set_dates(row.field("startDate"), row.field("endDate"), content))
        return std::unexpected(*why);
    if (auto why = set_money(row, content)) return std::unexpected(*why);
    record.address = "https://cordis.europa.eu/project/id/" + record.source_id;
    content.funder = "EU";
    content.funder_number = record.source_id;
    content.status_text = one_line_value(row.field("status"));
    content.status = read_status_beginning(content.status_text);
    content.call = one_line_value(row.field("masterCall"));
    add_sections(text_value(row.field("objective")), "goals", texts::Language::en, content,
                 record.caveats);
    add_keywords(row, content);
    add_organisations(record.source_id, reading, content);
    add_subjects(record.source_id, reading.beside, content);
    add_rest(record.source_id, reading.beside, content);
    if (content.programme.empty())
        content.programme = one_line_value(row.field("frameworkProgramme"));
    return record;
}

}

Outcome read_cordis(std::string_view bytes, Sources const& sources, Sink& sink) {
    Reading reading{.sources = sources, .municipalities = MunicipalityNames(sources)};
    std::unique_ptr<files::Temporary> projects;
    auto const beside = reading.beside.all();
    auto const table_of = [&](std::string const& name) {
        return std::ranges::find(beside, name, [](Beside const* one) { return one->file; });
    };
    auto const wanted = [&](std::string const& name) {
        return name == "project.csv" || table_of(name) != beside.end();
    };
    // project.csv is read when the tables beside it are known, wherever it lies in the zip.
    auto const unpacked =
        each_file(bytes, sources, sink, wanted,
                  [&](std::string const& name, std::unique_ptr<files::Temporary> file) {
                      if (name == "project.csv") projects = std::move(file);
                      else keep(**table_of(name), file->bytes(), sink);
                  });
    if (!unpacked) return unpacked;
    if (!projects)
        return std::unexpected(rejected(0, "knowledge.import.file_missing", "project.csv"));
    tables::CsvReader table(projects->bytes());
    Seen seen;
    return each_row(table, {"id", "title"}, sink, [&](Row const& row) -> std::optional<Rejected> {
        auto record = record_of(row, reading);
        if (!record) return record.error();
        if (!seen.add(record->source_id))
            return rejected(0, "knowledge.import.duplicate", record->source_id);
        sink.record(*std::move(record));
        return std::nullopt;
    });
}

}
