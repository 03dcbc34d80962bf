// What documents about a project tell of it: what it is, what came out and what was learned.
#include <algorithm>

#include "features/knowledge/content_json.h"
#include "features/knowledge/knowledge.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/status.h"
#include "features/knowledge/store.h"
#include "platform/markdown/markdown.h"

namespace knowledge {

namespace {

using chapters::cell;
using chapters::Chapter;

struct Telling {
    web::Services& services;
    chapters::Reading const& reading;
    Project const& project;
    Content const content = content_of(project.fields);

    std::string text(std::string_view id) const {
        return services.pages.text(reading.visit, "knowledge." + std::string(id));
    }
    /// The section as plain words, in the reader's language where there is one.
    std::string section(std::string_view key) const {
        auto const found = content.sections.find(std::string(key));
        if (found == content.sections.end()) return {};
        auto const shown = text_in(found->second, reading.visit.language);
        return shown ? markdown::to_plain(shown->text) : std::string();
    }
    /// Which sources the project's page rests on, and when it changed last.
    std::string source() const {
        std::string names;
        for (auto const& stored : records(reading.reader, project.id))
            if (!stored.record.source_name.empty() && !names.contains(stored.record.source_name))
                names += (names.empty() ? "" : ", ") + stored.record.source_name;
        auto const day =
            texts::date(reading.visit.language, basics::day_in_stockholm(project.updated_at));
        return names.empty() ? services.pages.format(reading.visit, "knowledge.chapter_source",
                                                     {{"day", day}})
                             : services.pages.format(reading.visit, "knowledge.chapter_sources",
                                                     {{"day", day}, {"sources", names}});
    }
};

office::Table facts_table(Telling const& telling) {
    auto const& content = telling.content;
    office::Table table;
    auto const add = [&](std::string_view label, std::string const& words) {
        if (!words.empty()) table.rows.push_back({cell(telling.text(label)), cell(words)});
    };
    auto const today = basics::day_in_stockholm(telling.services.now());
    if (auto const status = effective_status(content, today))
        add("fact_status", telling.text("status_" + std::string(name(*status))));
    add("fact_period", period_text(telling.reading.visit, telling.services.pages, content));
    for (auto const role : {PartnerRole::coordinator, PartnerRole::need_owner}) {
        std::string names;
        for (auto const& partner : content.partners)
            if (partner.role == role)
                names += (names.empty() ? "" : ", ") + partner.name +
                         (partner.unit.empty() ? "" : " (" + partner.unit + ")");
        add(role == PartnerRole::coordinator ? "fact_coordinator" : "fact_need_owner", names);
    }
    add("fact_funder", content.funder);
    add("fact_number", content.funder_number);
    add("fact_own_number", content.own_number);
    return table;
}

Chapter about_chapter(Telling const& telling) {
    Chapter chapter{.key = "about", .title = telling.text("chapter_about")};
    if (auto summary = telling.section("summary"); !summary.empty()) {
        chapter.points = {summary};
        chapter.blocks.emplace_back(chapters::paragraph(std::move(summary)));
    }
    for (auto const* key : {"background", "purpose", "goals"})
        if (auto words = telling.section(key); !words.empty()) {
            chapter.blocks.emplace_back(
                office::Heading{2, telling.text("section_" + std::string(key))});
            chapter.blocks.emplace_back(chapters::paragraph(std::move(words)));
        }
    if (auto table = facts_table(telling); !table.rows.empty())
        chapter.blocks.emplace_back(std::move(table));
    if (!chapter.blocks.empty()) chapter.source = telling.source();
    return chapter;
}

Chapter section_chapter(Telling const& telling, std::string_view key) {
    Chapter chapter{.key = std::string(key), .title = telling.text("section_" + std::string(key))};
    if (auto words = telling.section(key); !words.empty()) {
        chapter.points = {words};
        chapter.blocks.emplace_back(chapters::paragraph(std::move(words)));
        chapter.source = telling.source();
    }
    return chapter;
}

}

std::vector<Chapter> chapters_of(web::Services& services, chapters::Reading const& reading) {
    auto const id = ProjectId::parse(reading.project.id);
    auto const project = id ? find(reading.reader, *id) : std::nullopt;
    if (!project) return {};
    Telling const telling{services, reading, *project};
    return {about_chapter(telling), section_chapter(telling, "effects"),
            section_chapter(telling, "results"), section_chapter(telling, "lessons")};
}

}
