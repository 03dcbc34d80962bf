// Texts in the language they were told in, and the facts by which people narrow down.
#include "features/ideas/found.h"

#include "features/ideas/arguments/arguments.h"
#include "features/ideas/asked/rules.h"
#include "features/ideas/asked/store.h"
#include "features/ideas/merging.h"
#include "features/ideas/placing.h"

#include "platform/basics/text.h"
#include "services/organisations/shelf.h"
#include "services/registration/registration.h"
#include "services/search/search.h"
#include "services/units/finders.h"

namespace ideas {

namespace {

using search::Facet;
using search::Role;

/// Nothing for what nobody finds: what was taken back, what lives elsewhere now, and what is under
/// secrecy: each reading of that is written down.
std::optional<Need> findable(db::Reader& reader, std::string_view id) {
    auto const need_id = NeedId::parse(id);
    auto need = need_id ? find(reader, *need_id) : std::nullopt;
    if (!need) return std::nullopt;
    if (need->visibility == Visibility::public_) return need;
    bool const is_on_desk =
        need->visibility == Visibility::waiting || need->visibility == Visibility::hidden;
    auto const registered =
        is_on_desk ? registration::about(reader, name(need->told.kind), need->id.text())
                   : std::nullopt;
    if (!is_on_desk || (registered && !registered->secrecy.empty())) return std::nullopt;
    return need;
}

/// Everybody, or those who answer for it where it lies.
std::vector<std::string> finders_of(db::Reader& reader, Need const& need, basics::Date today) {
    if (need.visibility == Visibility::public_) return {search::everyone};
    auto const given = units::given_on(
        units::store::stays(reader, need.told.organisation, subject_of(need)), today);
    return units::found_by(units::Finders::coordinators, need.told.organisation, given);
}

void add_place(search::Document& document, organisations::Organisation const& organisation) {
    document.facets[Facet::country] = {organisation.country};
    if (!organisation.county_code.empty())
        document.facets[Facet::county] = {organisation.country + "-" + organisation.county_code};
    if (!organisation.municipality_code.empty())
        document.facets[Facet::municipality] = {organisation.country + "-" +
                                                organisation.municipality_code};
}

/// What was answered to a call, what lives in it, what was added and argued.
void add_what_came(search::Document& document, db::Reader& reader, Need const& need,
                   texts::Language language) {
    if (auto const asked = asked::answered(reader, need.id); asked && !asked->replies.empty())
        document.texts.push_back({Role::body, language, asked::words(asked->replies)});
    for (auto const& one : merged_into(reader, need.id)) {
        document.texts.push_back({Role::body, language, one.told.title});
        document.texts.push_back({Role::body, language, all_words(reader, one)});
    }
    for (auto const& event : history(reader, need.id))
        if (event.what == Happened::added && event.shown)
            document.texts.push_back({Role::body, language, event.words});
    if (arguments::may_argue(need))
        for (auto const& one : arguments::shown(reader, need))
            document.texts.push_back({Role::body, language, one.words});
}

}

std::string status_value(Kind kind, State state) {
    return std::string(name(kind)) + "_" + std::string(name(state));
}

std::optional<search::Document> describe(web::Services& services, db::Reader& reader,
                                         std::string_view id) {
    auto const need = findable(reader, id);
    if (!need) return std::nullopt;
    auto const& told = need->told;
    // Words of languages that search does not know are found as they are written.
    auto const language = texts::parse_language(told.language).value_or(texts::Language::sv);
    search::Document document;
    document.subject = {std::string(name(told.kind)), need->id.string()};
    document.texts = {{Role::title, language, told.title}, {Role::body, language, told.story}};
    for (auto const* text : {&told.better, &told.for_whom, &told.place})
        if (!text->empty()) document.texts.push_back({Role::body, language, *text});
    add_what_came(document, reader, *need, language);
    document.facets[Facet::type] = {std::string(name(told.kind))};
    document.facets[Facet::organisation] = {told.organisation.string()};
    document.facets[Facet::status] = {status_value(told.kind, need->state)};
    document.facets[Facet::year] = {std::to_string(basics::day_in_stockholm(need->told_at).year)};
    if (texts::parse_language(told.language)) document.facets[Facet::language] = {told.language};
    auto const directory = services.organisations.directory();
    if (auto const* owner = directory->find(told.organisation)) {
        add_place(document, *owner);
        document.texts.push_back({Role::organisation, language, owner->name});
    }
    document.updated = need->updated_at;
    document.start = basics::day_in_stockholm(need->told_at);
    document.path = path_of(*need);
    document.visible_to = finders_of(reader, *need, basics::day_in_stockholm(services.now()));
    return document;
}

std::optional<web::View> card(web::Services& services, web::Visit const& visit, db::Reader& reader,
                              std::string_view id) {
    auto const need_id = NeedId::parse(id);
    auto const need = need_id ? find(reader, *need_id) : std::nullopt;
    // What is merged is shown to those who follow it; its address leads to where it lives.
    bool const is_seen =
        need && (home_of(reader, *need).visibility == Visibility::public_ ||
                 (findable(reader, id) && answers_for(services, reader, visit.viewer, *need)));
    if (!is_seen) return std::nullopt;
    return card_view(Showing(services, visit), *need);
}

namespace {

std::vector<web::View> tag_views(Showing const& showing, Contribution const& need) {
    bool const is_good = need.state == State::goes_on || need.state == State::already_done;
    std::vector<web::View> tags{web::View()
                                    .set("tag_kind", is_good ? "good" : "plain")
                                    .set("tag_text", showing.state(need.state))};
    if (need.visibility == Visibility::waiting || need.visibility == Visibility::hidden)
        tags.push_back(
            web::View().set("tag_kind", "plain").set("tag_text", showing.text("not_public")));
    return tags;
}

}

web::View card_view(Showing const& showing, Contribution const& need) {
    using web::View;
    auto const& visit = showing.visit;
    auto const& told = need.told;
    auto const who = showing.organisation_name(told.organisation);
    auto const when = texts::short_date(visit.language, basics::day_in_stockholm(need.told_at));
    std::vector<View> meta{View().set("text", who)};
    if (!told.place.empty()) meta.push_back(View().set("text", told.place));
    meta.push_back(View().set("text", when));
    if (need.supports > 0)
        meta.push_back(
            View().set("text", showing.format("support_count", {{"count", need.supports}})));
    View view;
    view.set("card_title", told.title)
        .set("card_url", visit.address(path_of(need)))
        .set_optional("card_text", basics::shortened(basics::one_line(told.story), 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", std::move(meta))
        .set("tags", tag_views(showing, need))
        .set("who_text", who)
        .set("period_text", when)
        .set("sum_text", "")
        .set("status_text", showing.state(need.state));
    if (told.language == texts::code(visit.language)) view.set("card_language", false);
    else
        view.set(
            "card_language",
            View().set("code", told.language).set("name", showing.language_name(told.language)));
    return view;
}

}
