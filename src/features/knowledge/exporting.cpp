// Values → lines.
#include "features/knowledge/exporting.h"

#include <algorithm>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "platform/tables/csv.h"
#include "services/organisations/shelf.h"

namespace knowledge {

namespace {

constexpr std::size_t page_size = 200;

json::Object by_language(LanguageTexts const& texts) {
    json::Object object;
    for (auto const& [language, text] : texts)
        object.append(std::string(texts::code(language)), text);
    return object;
}

/// The sum that counts: the largest single one, since a total contains the grant.
Funding const* main_funding(Content const& content) {
    auto const largest = std::ranges::max_element(
        content.funding, {}, [](Funding const& funding) { return funding.money.minor; });
    return largest == content.funding.end() ? nullptr : &*largest;
}

json::Value date_or_null(std::optional<basics::Date> date) {
    return date ? json::Value(basics::iso(*date)) : json::Value();
}

json::Value amount(Funding const* funding) {
    if (!funding) return nullptr;
    if (funding->money.minor % 100 == 0) return funding->money.minor / 100;
    return static_cast<double>(funding->money.minor) / 100;
}

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

/// Texts in the language of the project's first title where they exist, else in another.
json::Object texts_by_section(Content const& content) {
    json::Object object;
    auto const language = content.title.empty()
                              ? texts::Language::sv
                              : text_in(content.title, texts::Language::sv)->language;
    for (auto const& [section, texts] : content.sections)
        if (auto const text = text_in(texts, language)) object.append(section, text->text);
    return object;
}

std::string coordinator(Content const& content) {
    for (auto const& partner : content.partners)
        if (partner.role == PartnerRole::coordinator) return partner.name;
    return {};
}

/// All sections, one after the other.
std::string paragraphs_of(json::Object const& sections) {
    std::string texts;
    for (auto const& [section, text] : sections.members()) {
        if (!texts.empty()) texts += "\n\n";
        texts += text.text();
    }
    return texts;
}

std::string joined(json::Array const& values) {
    std::string text;
    for (auto const& value : values)
        text += (text.empty() ? "" : "|") +
                (value.string() ? std::string(value.text()) : json::write(value));
    return text;
}

json::Array contacts_json(std::vector<PublicContact> const& contacts) {
    json::Array list;
    for (auto const& one : contacts)
        list.push_back(json::Object{{"name", text_or_null(one.name)},
                                    {"duty", text_or_null(one.duty)},
                                    {"email", text_or_null(one.email)},
                                    {"telephone", text_or_null(one.telephone)}});
    return list;
}

constexpr std::array<std::string_view, 18> columns = {
    "id",        "source", "source_id",   "title_sv", "title_en",
    "title_nb",  "status", "start",       "end",      "amount",
    "currency",  "funder", "coordinator", "partners", "municipalities",
    "sdg_goals", "texts",  "address"};

}

json::Object exported(Project const& project, std::vector<StoredRecord> const& records,
                      std::vector<PublicContact> const& contacts,
                      organisations::Directory const& directory) {
    auto const content = content_of(project.fields);
    auto const* funding = main_funding(content);
    json::Array partners, municipalities, goals;
    for (auto const& partner : content.partners)
        partners.push_back(json::Object{{"name", partner.name}, {"role", name(partner.role)}});
    for (auto const* one : municipalities_of(content, directory))
        municipalities.push_back(one->municipality_code);
    for (auto const& mark : content.goals)
        if (mark.origin != GoalOrigin::suggested) goals.push_back(mark.goal);
    auto const source = records.empty() ? std::string("hand") : records.front().record.source;
    auto source_id = content.funder_number;
    if (source_id.empty())
        source_id = records.empty() ? project.id.string() : records.front().record.source_id;
    json::Object line{
        {"id", project.id.text()},
        {"source", source},
        {"source_id", source_id},
        {"title", by_language(content.title)},
        {"status", content.status ? json::Value(name(*content.status)) : json::Value()},
        {"start", date_or_null(content.start)},
        {"end", date_or_null(content.end)},
        {"amount", amount(funding)},
        {"currency", funding ? json::Value(funding->money.currency) : json::Value()},
        {"funder", text_or_null(content.funder)},
        {"coordinator", text_or_null(coordinator(content))},
        {"partners", std::move(partners)},
        {"municipalities", std::move(municipalities)},
        {"sdg_goals", std::move(goals)},
        {"texts", texts_by_section(content)}};
    if (!contacts.empty()) line.append("contacts", contacts_json(contacts));
    return line;
}

std::span<std::string_view const> csv_columns() { return columns; }

std::vector<std::string> csv_fields(json::Object const& project, std::string const& address) {
    auto const at = [&](std::string_view name) -> json::Value const& {
        static json::Value const absent;
        auto const* found = project.find(name);
        return found ? *found : absent;
    };
    json::Array partners;
    for (auto const& partner : at("partners").elements()) partners.push_back(partner.at("name"));
    auto const plain = [&](std::string_view name) {
        auto const& member = at(name);
        return member.is_null()  ? std::string()
               : member.string() ? std::string(member.text())
                                 : json::write(member);
    };
    auto const texts = paragraphs_of(*at("texts").object());
    auto const title = [&](std::string_view language) {
        return std::string(at("title").at(language).text());
    };
    return {plain("id"),
            plain("source"),
            plain("source_id"),
            title("sv"),
            title("en"),
            title("nb"),
            plain("status"),
            plain("start"),
            plain("end"),
            plain("amount"),
            plain("currency"),
            plain("funder"),
            plain("coordinator"),
            joined(partners),
            joined(at("municipalities").elements()),
            joined(at("sdg_goals").elements()),
            texts,
            address};
}

Export::Export(web::Services& services, ExportFormat format)
    : services_(services), format_(format) {}

bool Export::next(std::string& chunk) {
    if (!began_ && format_ == ExportFormat::csv)
        tables::CsvWriter(chunk).row(std::vector<std::string>(columns.begin(), columns.end()));
    began_ = true;
    auto reader = services_.database.read();
    auto const projects = page_by_id(reader, after_, page_size);
    auto const directory = services_.organisations.directory();
    for (auto const& project : projects) {
        auto const line = exported(project, records(reader, project.id),
                                   public_contacts(reader, project.id), *directory);
        if (format_ == ExportFormat::jsonl) {
            json::write(line, chunk);
            chunk += '\n';
        } else
            tables::CsvWriter(chunk).row(csv_fields(
                line, services_.pages.public_address() + "/sv/projects/" + project.id.string()));
    }
    if (!projects.empty()) after_ = projects.back().id.string();
    return !projects.empty() || !chunk.empty();
}

}
