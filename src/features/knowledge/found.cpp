// Texts in their own languages, and the facts by which people narrow down.
#include "features/knowledge/found.h"

#include <algorithm>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/status.h"
#include "services/search/search.h"
#include "services/units/finders.h"
#include "services/units/things.h"

namespace knowledge {

namespace {

using search::Facet;
using search::Role;

void add_texts(search::Document& document, Content const& content) {
    auto add = [&](Role role, texts::Language language, std::string const& text) {
        if (!text.empty()) document.texts.push_back({role, language, text});
    };
    auto const main_language = content.title.empty()
                                   ? texts::Language::sv
                                   : text_in(content.title, texts::Language::sv)->language;
    for (auto const& [language, title] : content.title) add(Role::title, language, title);
    for (auto const& [section, by_language] : content.sections)
        for (auto const& [language, text] : by_language)
            add(section == "summary" || section == "purpose" ? Role::summary : Role::body, language,
                text);
    for (auto const& partner : content.partners) {
        add(Role::organisation, main_language, partner.name);
        add(Role::organisation, main_language, partner.unit);
    }
    for (auto const& number : {content.funder_number, content.own_number})
        add(Role::reference, main_language, number);
    for (auto const& keyword : content.keywords) add(Role::body, main_language, keyword);
    for (auto const& theme : content.themes) add(Role::body, main_language, theme);
    for (auto const& barrier : content.barriers) add(Role::body, main_language, barrier);
    for (auto const& result : content.results) add(Role::body, main_language, result.title);
    for (auto const& subject : content.subjects)
        for (auto const& [language, name] : subject.name) add(Role::body, language, name);
    for (auto const& place : content.places) add(Role::body, main_language, place.district);
    add(Role::organisation, main_language, content.funder);
}

std::set<std::string> languages_of(Content const& content) {
    std::set<std::string> codes;
    for (auto const& [language, title] : content.title) codes.emplace(texts::code(language));
    return codes;
}

void add_facets(search::Document& document, Project const& project, Content const& content,
                organisations::Directory const& directory, basics::Date today) {
    auto& facets = document.facets;
    auto set = [&](Facet facet, std::string value) {
        auto& values = facets[facet];
        if (!value.empty() && std::ranges::find(values, value) == values.end())
            values.push_back(std::move(value));
    };
    set(Facet::type, "project");
    for (auto const& one : participations_of(content, directory))
        set(Facet::organisation, one.organisation.string());
    if (!project.organisation.empty()) set(Facet::organisation, project.organisation.string());
    for (auto const* municipality : municipalities_of(content, directory)) {
        set(Facet::municipality, place_code(*municipality));
        set(Facet::county, municipality->country + "-" + municipality->county_code);
        set(Facet::country, municipality->country);
        set(Facet::municipality_takes_part, "yes");
    }
    for (auto const& partner : content.partners) set(Facet::country, partner.country);
    set(Facet::funder, content.funder);
    if (auto const status = effective_status(content, today))
        set(Facet::status, std::string(name(*status)));
    for (auto const& year : years_of(content)) set(Facet::year, year);
    for (auto const& mark : content.goals)
        if (mark.origin != GoalOrigin::suggested) set(Facet::goal, std::to_string(mark.goal));
    for (auto const& theme : content.themes) set(Facet::theme, theme);
    set(Facet::step, content.step);
    for (auto const& code : languages_of(content)) set(Facet::language, code);
    if (content.sections.contains("lessons")) set(Facet::has_lessons, "yes");
}

}

std::uint8_t completeness_of(Content const& content) {
    auto const has_any = [&](std::initializer_list<std::string_view> sections) {
        return std::ranges::any_of(sections, [&](std::string_view section) {
            return content.sections.contains(std::string(section));
        });
    };
    bool const told[] = {has_any({"summary", "purpose", "background"}),
                         has_any({"approach", "goals"}),
                         has_any({"effects", "results", "lessons"}) || !content.results.empty(),
                         content.start.has_value(),
                         content.end.has_value() || !content.duration.empty(),
                         !content.partners.empty(),
                         !content.funding.empty(),
                         !content.goals.empty() || !content.themes.empty() ||
                             !content.keywords.empty() || !content.subjects.empty()};
    return static_cast<std::uint8_t>(std::ranges::count(told, true) * 4 / std::ssize(told));
}

std::vector<std::string> years_of(Content const& content) {
    std::vector<std::string> years;
    if (!content.start && !content.end) return years;
    int const first = content.start ? content.start->year : content.end->year;
    int const last = content.end ? content.end->year : content.start->year;
    for (int year = first; year <= last && year < first + 30; ++year)
        years.push_back(std::to_string(year));
    return years;
}

std::optional<search::Document> found_as(Project const& project,
                                         organisations::Directory const& directory,
                                         basics::Date today, units::UnitId const& given) {
    if (project.merged_into) return std::nullopt;
    auto const content = content_of(project.fields);
    search::Document document;
    document.subject = {"project", project.id.string()};
    add_texts(document, content);
    add_facets(document, project, content, directory, today);
    document.updated = project.updated_at;
    if (content.start) document.start = *content.start;
    if (!content.funding.empty()) {
        std::int64_t sum = 0;
        for (auto const& funding : content.funding) sum = std::max(sum, funding.money.minor);
        document.amount = sum;
    }
    document.completeness = completeness_of(content);
    document.path = "/projects/" + project.id.string() + "/" + project.slug;
    if (project.visibility == Visibility::public_) document.visible_to = {search::everyone};
    else
        document.visible_to =
            units::found_by(units::Finders::contributors, project.organisation, given);
    return document;
}

std::vector<std::string> viewer_terms(web::Services& services, permissions::Viewer const& viewer) {
    std::vector<std::string> terms{search::everyone};
    auto const today = basics::day_in_stockholm(services.now());
    for (auto const& organisation : viewer.organisations()) {
        if (organisation.empty()) continue;
        bool const has_units = std::ranges::any_of(viewer.grants, [&](auto const& grant) {
            return grant.organisation == organisation && !grant.unit.empty();
        });
        auto reader = services.database.read();
        units::add_finding(terms, viewer,
                           has_units ? units::chart_of(reader, organisation, today)
                                     : units::Chart(organisation, {}, today));
    }
    if (permissions::may(viewer, permissions::Permission::lead)) terms.push_back(units::leaders);
    return terms;
}

}
