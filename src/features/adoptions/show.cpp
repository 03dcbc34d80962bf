// What pages of adoptions say.
#include "features/adoptions/show.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "platform/basics/text.h"
#include "services/units/things.h"

namespace adoptions {

using web::View;

std::string Showing::organisation_url(organisations::OrganisationId const& id) const {
    auto const* one = directory->find(id);
    return one ? visit.address("/organisations/" + id.string() + "/" + basics::slug(one->name))
               : std::string();
}

std::string Showing::who(db::Reader& reader, organisations::OrganisationId const& organisation,
                         units::UnitId const& unit) const {
    auto name = organisation_name(organisation);
    if (unit.empty()) return name;
    auto const chart =
        units::chart_of(reader, organisation, basics::day_in_stockholm(services.now()));
    auto const part = chart.name(unit);
    return part.empty() ? name : name + ", " + part;
}

bool is_adopted_kind(std::string_view kind) { return kind == "project" || kind == "case"; }

web::Access seen_subject(Showing const& showing, db::Reader& reader,
                         activity::Subject const& subject) {
    if (!is_adopted_kind(subject.kind)) throw http::NotFound();
    auto access = http::found(
        web::access_to(showing.services, showing.visit, reader, subject.kind, subject.id));
    if (!access.may_see) throw http::NotFound();
    return access;
}

std::vector<Adoption> adoptions_of(db::Reader& reader, std::string_view kind,
                                   web::Access const& access) {
    auto all = of_subject(reader, {std::string(kind), access.id});
    for (auto const& other : access.also)
        std::ranges::move(of_subject(reader, {std::string(kind), other}), std::back_inserter(all));
    // Whoever used both uses the one that they became: the first told stands, as in the register.
    std::ranges::sort(all, {}, &Adoption::id);
    std::set<Place> told;
    std::erase_if(all, [&](Adoption const& one) {
        return !told.insert({one.organisation, one.unit}).second;
    });
    return all;
}

std::string text_of(Place const& place) {
    auto text = place.organisation.string();
    if (!place.unit.empty()) text += ":" + place.unit.string();
    return text;
}

std::optional<Place> parse_place(std::string_view text) {
    auto const colon = text.find(':');
    auto const organisation = organisations::OrganisationId::parse(text.substr(0, colon));
    if (!organisation) return std::nullopt;
    if (colon == std::string_view::npos) return Place{*organisation, {}};
    auto const unit = units::UnitId::parse(text.substr(colon + 1));
    return unit ? std::optional(Place{*organisation, *unit}) : std::nullopt;
}

std::vector<Place> places_of(permissions::Viewer const& viewer) {
    std::vector<Place> places;
    for (auto const& grant : viewer.grants) {
        Place const place{grant.organisation, grant.unit};
        if (!place.organisation.empty() && std::ranges::find(places, place) == places.end())
            places.push_back(place);
    }
    return places;
}

std::vector<Place> writing_places(Showing const& showing, db::Reader& reader) {
    using permissions::Permission;
    auto const& viewer = showing.visit.viewer;
    std::set<organisations::OrganisationId> looked_at;
    std::vector<Place> places;
    for (auto const& own : places_of(viewer)) {
        auto const& organisation = own.organisation;
        if (!looked_at.insert(organisation).second ||
            !permissions::may_in_part(viewer, Permission::contribute, organisation))
            continue;
        if (permissions::may(viewer, Permission::contribute, organisation))
            places.push_back({organisation, {}});
        auto const chart =
            units::chart_of(reader, organisation, basics::day_in_stockholm(showing.services.now()));
        for (auto const& unit : units::choices(chart))
            if (permissions::may_at(viewer, Permission::contribute, chart.spot(unit.id).place()))
                places.push_back({organisation, unit.id});
    }
    return places;
}

bool may_write(Showing const& showing, db::Reader& reader, Place const& place) {
    using permissions::Permission;
    auto const& viewer = showing.visit.viewer;
    if (!permissions::may_in_part(viewer, Permission::contribute, place.organisation)) return false;
    if (place.unit.empty())
        return permissions::may(viewer, Permission::contribute, place.organisation);
    auto const chart = units::chart_of(reader, place.organisation,
                                       basics::day_in_stockholm(showing.services.now()));
    bool const is_there = std::ranges::any_of(
        chart.units(), [&](units::Unit const& unit) { return unit.id == place.unit; });
    return is_there &&
           permissions::may_at(viewer, Permission::contribute, chart.spot(place.unit).place());
}

bool is_own(web::Access const& subject, Place const& place) {
    return place.organisation == subject.organisation && place.unit.empty();
}

std::string standing_text(Showing const& showing, Adoption const& adoption) {
    texts::Arguments const arguments{{"since", showing.date(adoption.step.since)},
                                     {"used", showing.date(adoption.used_since)},
                                     {"answered", showing.date(adoption.answered_at)},
                                     {"asked", showing.date(adoption.asked_at)},
                                     {"months", adoption.round}};
    auto words = showing.format("standing_" + std::string(name(adoption.step.state)), arguments);
    if (adoption.is_lapsed) words += " " + showing.format("standing_lapsed", arguments);
    else if (is_used(adoption.step.state) && adoption.is_asked())
        words += " " + showing.format("standing_asked", arguments);
    else if (is_used(adoption.step.state) && adoption.round != 0)
        words += " " + showing.format("standing_still", arguments);
    return words;
}

std::string state_text(Showing const& showing, State state) {
    return showing.text("state_" + std::string(name(state)));
}

std::string verified_text(Showing const& showing, Verified const& verified) {
    if (verified.at.microseconds == 0) return showing.text("verified_nobody");
    return showing.format(verified.organisation.empty() ? "verified_whole"
                          : verified.is_origin          ? "verified_origin"
                                                        : "verified_other",
                          {{"who", showing.organisation_name(verified.organisation)},
                           {"date", showing.date(verified.at)}});
}

std::vector<View> fact_views(Showing const& showing, Telling const& told) {
    std::vector<View> facts{
        fact(showing.text("fact_way"), showing.text("way_" + std::string(name(told.way))))};
    auto money = [&](std::string_view id, std::optional<std::int64_t> const& sum) {
        if (sum)
            facts.push_back(
                fact(showing.text(id),
                     showing.format("money", {{"sum", texts::number(showing.visit.language, *sum)},
                                              {"currency", told.currency}})));
    };
    money("fact_cost", told.cost);
    money("fact_saved", told.saved);
    if (told.hours_saved)
        facts.push_back(fact(
            showing.text("fact_hours_saved"),
            showing.format("hours",
                           {{"count", texts::number(showing.visit.language, *told.hours_saved)}})));
    facts.push_back(fact(showing.text("fact_result"),
                         showing.text("result_" + std::string(name(told.result)))));
    if (!told.evidence_link.empty())
        facts.push_back(
            fact(showing.text("fact_evidence_link"), told.evidence_link, told.evidence_link));
    return facts;
}

std::vector<View> event_views(Showing const& showing, std::vector<Event> const& events) {
    std::vector<View> views;
    for (auto const& event : events) {
        bool const is_step = event.what == What::begun || event.what == What::moved;
        auto words = showing.format("event_" + std::string(name(event.what)),
                                    {{"state", state_text(showing, event.step.state)},
                                     {"since", showing.date(event.step.since)},
                                     {"months", event.round}});
        auto const& said = is_step ? event.step.reason : event.words;
        if (!said.empty()) words += " ”" + said + "”";
        views.push_back(
            View()
                .set("event_date",
                     texts::short_date(showing.visit.language, basics::day_in_stockholm(event.at)))
                .set("event_text", std::move(words))
                .set_optional("event_url", "")
                .set("is_now", false)
                .set("is_ahead", false));
    }
    return views;
}

std::vector<View> breadcrumbs(Showing const& showing, web::Access const& subject) {
    return {View()
                .set("crumb_name", showing.text("title"))
                .set("crumb_url", showing.visit.address("/adoptions")),
            View()
                .set("crumb_name", subject.title)
                .set("crumb_url", showing.visit.address(subject.path))};
}

}
