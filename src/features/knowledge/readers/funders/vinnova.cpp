// Vinnova's older open data: JSON whose keys hold Å and Ä, and whose untranslated texts are "x".
#include <array>

#include "features/knowledge/readers/fields.h"
#include "features/knowledge/readers/funders/json_items.h"
#include "features/knowledge/readers/funders/rows.h"
#include "features/knowledge/readers/page/page_facts.h"
#include "features/knowledge/readers/partners.h"
#include "features/knowledge/readers/sections.h"
#include "features/knowledge/readers/words/status_words.h"

namespace knowledge::readers {

namespace {

struct SectionKey {
    std::string_view swedish, english, section;
};

// recognises: keys of Vinnova's texts
constexpr auto section_texts = std::to_array<SectionKey>({
    {"MalSvenska", "MalEngelska", "purpose"},
    {"ResultatSvenska", "ResultatEngelska", "effects"},
    {"ImplementationSvenska", "ImplementationEngelska", "approach"},
    {"Projektreferat", "ProjektreferatEngelska", "summary"},
});

// recognises: the title's key, also as programs without Å and Ä write it
std::string title_of(json::Object const& object, std::string_view ending) {
    for (std::string_view key : {"Ärenderubrik", "Arenderubrik", "ProjektTitel"})
        if (auto title = text_of(object, std::string(key) + std::string(ending)); !title.empty())
            return title;
    return {};
}

bool is_project(json::Object const& object) {
    for (std::string_view key :
         {"Ärenderubrik", "Arenderubrik", "BeviljatBidrag", "ProjektStart", "KoordinatorOrg"})
        if (object.find(key)) return true;
    return false;
}

void add_text(std::string_view text, std::string_view section, texts::Language language,
              Record& record) {
    auto const value = text_value(text);
    if (value.empty()) return;
    auto& held = record.content.sections[std::string(section)][language];
    held += (held.empty() ? "" : "\n\n") + value;
}

void set_links(json::Object const& object, Content& content) {
    for (auto const* link : objects_of(member(object, "LankLista"))) {
        auto address = text_of(*link, "URL");
        if (address.empty()) address = text_of(*link, "Lankadress");
        auto title = one_line_value(text_of(*link, "Beskrivning"));
        if (title.empty()) title = one_line_value(text_of(*link, "Lanknamn"));
        for (auto& found : links_in(address)) {
            found.title = title;
            add_link(content, std::move(found));
        }
    }
}

void set_coordinator(json::Object const& object, Sources const& sources, Content& content) {
    auto const organisation = one_line_value(text_of(object, "KoordinatorOrg"));
    auto const workplace = one_line_value(text_of(object, "KoordinatorArb"));
    auto const text = organisation.empty() ? workplace
                      : workplace.empty()  ? organisation
                                           : organisation + " - " + workplace;
    if (!text.empty()) add_partner(content, read_partner(text, PartnerRole::coordinator, sources));
}

std::expected<Record, Rejected> record_of(json::Object const& object, Sources const& sources) {
    Record record;
    record.source = "vinnova";
    record.source_id = one_line_value(text_of(object, "Diarienummer"));
    record.source_name = "Vinnova";
    record.licence = "CC0 1.0";
    auto& content = record.content;
    if (!is_project(object))
        return std::unexpected(rejected(0, "knowledge.import.not_a_project", record.source_id));
    if (record.source_id.empty() || record.source_id.size() > 100)
        return std::unexpected(rejected(0, "knowledge.import.id_missing", record.source_id));
    if (!set_titles(title_of(object, ""), title_of(object, "Engelska"), content))
        return std::unexpected(rejected(0, "knowledge.import.title_missing", record.source_id));
    if (auto why =
            set_dates(text_of(object, "ProjektStart"), text_of(object, "ProjektSlut"), content))
        return std::unexpected(*why);
    auto const sum = sum_value(text_of(object, "BeviljatBidrag"));
    if (!sum) return std::unexpected(sum.error());
    content.funder = "Vinnova";
    content.funder_number = record.source_id;
    if (*sum)
        content.funding.push_back(
            {.money = {.minor = **sum, .currency = "SEK"}, .from = "Vinnova"});
    content.status_text = one_line_value(text_of(object, "Status"));
    content.status = read_status_beginning(content.status_text);
    content.programme = one_line_value(text_of(object, "DiarienummerProgram"));
    content.call = one_line_value(text_of(object, "DiarienummerUtlysning"));
    if (content.call.empty())
        content.call = one_line_value(text_of(object, "DiarienummerAnsokningsomgang"));
    for (auto const& text : section_texts) {
        add_text(text_of(object, text.swedish), text.section, texts::Language::sv, record);
        add_text(text_of(object, text.english), text.section, texts::Language::en, record);
    }
    set_coordinator(object, sources, content);
    set_links(object, content);
    return record;
}

}

Outcome read_vinnova(std::string_view bytes, Sources const& sources, Sink& sink) {
    Seen seen;
    return each_object(bytes, sink, [&](json::Object const& object, std::int64_t line) {
        auto record = record_of(object, sources);
        if (!record) return reject(sink, line, record.error());
        if (!seen.add(record->source_id))
            return reject(sink, line, rejected(0, "knowledge.import.duplicate", record->source_id));
        sink.record(*std::move(record));
    });
}

}
