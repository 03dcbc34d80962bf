// Texts in their own languages, and the facts by which people narrow down.
#include "features/knowledge/stories/found.h"

#include <algorithm>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/status.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/story_view.h"
#include "platform/basics/text.h"
#include "platform/markdown/markdown.h"
#include "services/attachments/attachments.h"
#include "services/organisations/shelf.h"
#include "services/search/search.h"
#include "services/tags/tags.h"
#include "services/units/finders.h"
#include "services/units/things.h"

namespace knowledge::stories {

namespace {

using search::Facet;
using search::Role;
using web::View;

/// Gathers a document's facets without repetition.
class Facets {
public:
    explicit Facets(search::Document& document) : document_(document) {}
    void set(Facet facet, std::string value) {
        auto& values = document_.facets[facet];
        if (!value.empty() && std::ranges::find(values, value) == values.end())
            values.push_back(std::move(value));
    }

private:
    search::Document& document_;
};

void add_texts(search::Document& document, Story const& story) {
    for (auto const& one : fields()) {
        auto const found = story.texts.find(one.key);
        if (!one.is_text() || found == story.texts.end()) continue;
        auto const role = one.key == "name"    ? Role::title
                          : one.key == "short" ? Role::summary
                                               : Role::body;
        // The first title is shown to those whose language has none.
        if (auto const first = found->second.find(story.language); first != found->second.end())
            document.texts.push_back({role, story.language, markdown::to_plain(first->second)});
        for (auto const& [language, text] : found->second)
            if (language != story.language)
                document.texts.push_back({role, language, markdown::to_plain(text)});
    }
    for (auto const& link : story.links)
        if (!link.title.empty()) document.texts.push_back({Role::body, story.language, link.title});
}

void add_place(Facets& facets, organisations::Organisation const& organisation) {
    facets.set(Facet::country, organisation.country);
    if (!organisation.county_code.empty())
        facets.set(Facet::county, organisation.country + "-" + organisation.county_code);
    if (!organisation.municipality_code.empty())
        facets.set(Facet::municipality, place_code(organisation));
    if (organisation.kind == organisations::Kind::municipality)
        facets.set(Facet::municipality_takes_part, "yes");
}

void add_project(search::Document& document, Facets& facets, Project const& project,
                 organisations::Directory const& directory, basics::Date today) {
    auto const content = content_of(project.fields);
    for (auto const* municipality : municipalities_of(content, directory))
        add_place(facets, *municipality);
    for (auto const& one : participations_of(content, directory))
        facets.set(Facet::organisation, one.organisation.string());
    facets.set(Facet::funder, content.funder);
    if (auto const status = effective_status(content, today))
        facets.set(Facet::status, std::string(knowledge::name(*status)));
    for (auto const& mark : content.goals)
        if (mark.origin != GoalOrigin::suggested)
            facets.set(Facet::goal, std::to_string(mark.goal));
    for (auto const& theme : content.themes) {
        facets.set(Facet::theme, theme);
        document.texts.push_back({Role::body, texts::Language::sv, theme});
    }
    facets.set(Facet::step, content.step);
}

void add_facets(Facets& facets, Published const& published) {
    auto const& story = published.version.story;
    facets.set(Facet::type, "case");
    facets.set(Facet::organisation, published.of.organisation.string());
    if (story.year) facets.set(Facet::year, std::to_string(*story.year));
    if (auto const name = story.texts.find("name"); name != story.texts.end())
        for (auto const& [language, text] : name->second)
            facets.set(Facet::language, std::string(texts::code(language)));
    if (story.texts.contains("lessons")) facets.set(Facet::has_lessons, "yes");
    if (is_ready_to_reuse(story)) facets.set(Facet::ready_to_reuse, "yes");
}

/// The public version, or the newest where nothing is public: those who work with it find that.
std::optional<Published> newest_shown(db::Reader& reader, std::string_view id) {
    auto const case_id = CaseId::parse(id);
    if (!case_id) return std::nullopt;
    if (auto published = find_published(reader, *case_id)) return published;
    auto const of = find(reader, *case_id);
    auto newest = of ? version(reader, *case_id, of->version) : std::nullopt;
    if (!newest) return std::nullopt;
    return Published{*of, *std::move(newest)};
}

/// The first sentence of what was learned, or as much of it as a card has room for.
std::string lesson_of(Story const& story, texts::Language language) {
    auto const found = story.texts.find("lessons");
    auto const text = found == story.texts.end() ? std::nullopt : text_in(found->second, language);
    if (!text) return {};
    auto const plain = markdown::to_plain(text->text);
    auto const end = plain.find_first_of(".!?\n");
    return basics::shortened(plain.substr(0, end == plain.npos ? end : end + 1), 180);
}

}

std::optional<search::Document> describe(web::Services& services, db::Reader& reader,
                                         std::string_view id) {
    auto const published = newest_shown(reader, id);
    if (!published) return std::nullopt;
    auto const directory = services.organisations.directory();
    auto const today = basics::day_in_stockholm(services.now());
    auto const& story = published->version.story;
    search::Document document;
    document.subject = {"case", published->of.id.string()};
    add_texts(document, story);
    Facets facets(document);
    add_facets(facets, *published);
    if (auto const* owner = directory->find(published->of.organisation)) {
        add_place(facets, *owner);
        document.texts.push_back({Role::organisation, story.language, owner->name});
    }
    for (auto const& project_id : story.projects) {
        auto project = knowledge::find(reader, project_id);
        if (project && project->merged_into)
            project = knowledge::find(reader, *project->merged_into);
        if (project && project->visibility == Visibility::public_)
            add_project(document, facets, *project, *directory, today);
    }
    attachments::add_to(document, reader, {"case", published->of.id.string()});
    tags::add_to(document, reader, {"case", published->of.id.string()});
    document.updated = published->of.published_at;
    if (story.year) document.start = {*story.year, 0, 0};
    document.completeness = static_cast<std::uint8_t>(completeness(story).percent / 25);
    document.path = path_of(published->of);
    document.visible_to = {search::everyone};
    if (!published->of.published) {
        auto const given = units::given_on(
            units::store::stays(reader, published->of.organisation, {"case", document.subject.id}),
            today);
        document.visible_to =
            units::found_by(units::Finders::contributors, published->of.organisation, given);
    }
    return document;
}

View card_of(Showing const& showing, Published const& published) {
    auto const& story = published.version.story;
    auto const language = showing.visit.language;
    auto const title = title_of(published.of, story, language);
    auto const who = showing.organisation_name(published.of.organisation);
    auto const year = story.year ? std::to_string(*story.year) : std::string();
    std::vector<View> meta{View().set("text", who)}, tags;
    if (!year.empty()) meta.push_back(View().set("text", year));
    if (!published.of.published)
        tags.push_back(View().set("tag_kind", "plain").set("tag_text", showing.text("not_public")));
    if (is_ready_to_reuse(story))
        tags.push_back(
            View().set("tag_kind", "good").set("tag_text", showing.text("ready_to_reuse")));
    View view;
    view.set("card_title", title.text)
        .set("card_url", showing.visit.address(path_of(published.of)))
        .set_optional("card_text", basics::shortened(short_text(story, language), 280))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set_optional("lesson", lesson_of(story, language))
        .set("meta", std::move(meta))
        .set("tags", std::move(tags))
        .set("who_text", who)
        .set("period_text", year)
        .set("sum_text", "")
        .set("status_text", is_ready_to_reuse(story) ? showing.text("ready_to_reuse") : "");
    if (title.language == language) view.set("card_language", false);
    else
        view.set("card_language", View()
                                      .set("code", texts::code(title.language))
                                      .set("name", showing.language_name(title.language)));
    return view;
}

std::optional<View> card(web::Services& services, web::Visit const& visit, db::Reader& reader,
                         std::string_view id) {
    auto const shown = newest_shown(reader, id);
    if (!shown || (!shown->of.published && !works_with(services, visit, shown->of)))
        return std::nullopt;
    return card_of(Showing(services, visit), *shown);
}

}
