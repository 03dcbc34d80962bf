// A case for features that keep something beside it.
#include "features/knowledge/knowledge.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/show.h"
#include "features/knowledge/stories/story_json.h"

namespace knowledge {

namespace {

std::optional<stories::Published> published(db::Reader& reader, std::string_view id) {
    auto const case_id = stories::CaseId::parse(id);
    return case_id ? stories::find_published(reader, *case_id) : std::nullopt;
}

Brief brief_of(stories::Published const& told) {
    Brief brief{.id = told.of.id.string(),
                .path = stories::path_of(told.of),
                .organisation = told.of.organisation,
                .is_public = true};
    auto const names = told.version.story.texts.find("name");
    if (names != told.version.story.texts.end())
        for (auto const& [language, name] : names->second) brief.titles[language] = name;
    if (brief.titles.empty()) brief.titles[told.version.story.language] = told.of.title;
    return brief;
}

}

std::optional<Brief> case_brief(db::Reader& reader, std::string_view id) {
    auto const told = published(reader, id);
    return told ? std::optional(brief_of(*told)) : std::nullopt;
}

std::optional<ToldCase> told_case(web::Services& services, web::Visit const& visit,
                                  db::Reader& reader, std::string_view id) {
    auto const told = published(reader, id);
    if (!told) return std::nullopt;
    auto const& story = told->version.story;
    stories::Showing const showing(services, visit);
    ToldCase whole{.brief = brief_of(*told),
                   .language = story.language,
                   .story = stories::story_json(story),
                   .contact = story.contact};
    whole.story.erase("material");
    for (auto const& field : stories::fields()) {
        auto words = stories::readable(showing, reader, story, field, visit.language);
        if (words.empty()) words = stories::readable(showing, reader, story, field, story.language);
        if (!words.empty()) whole.fields.emplace_back(std::string(field.key), std::move(words));
    }
    auto const complete = stories::completeness(story);
    for (auto const* field : complete.missing) whole.missing.emplace_back(field->key);
    whole.percent = complete.percent;
    return whole;
}

}
