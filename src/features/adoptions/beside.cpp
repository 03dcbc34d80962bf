// One box for what may be taken into use, and one for an organisation.
#include "features/adoptions/beside.h"

#include <algorithm>

#include "features/adoptions/show.h"

namespace adoptions {

namespace {

std::string spread_path(std::string_view kind, std::string_view id) {
    return "/spread/" + std::string(kind) + "/" + std::string(id);
}

/// How many, by standing; each with the list behind it.
void add_counts(Showing const& showing, web::BesideBox& box, Tally const& counts,
                std::string const& list) {
    for (auto const standing :
         {Standing::used, Standing::on_the_way, Standing::unsure, Standing::ended})
        if (counts[standing] != 0)
            box.lines.push_back({showing.format("count_" + std::string(name(standing)),
                                                {{"count", counts[standing]}}),
                                 list + "&standing=" + std::string(name(standing)) + "#list"});
}

web::BesideAction action(Showing const& showing, std::string_view kind, std::string const& id,
                         State state, std::vector<Place> const& places) {
    auto const text = showing.text("act_" + std::string(name(state)));
    if (places.size() == 1)
        return {.text = text,
                .url = showing.visit.address("/adoptions/new"),
                .is_sent = true,
                .values = {{"kind", std::string(kind)},
                           {"subject", id},
                           {"place", text_of(places.front())},
                           {"state", std::string(name(state))}}};
    return {.text = text,
            .url = showing.visit.address("/adoptions/new") + "?kind=" + std::string(kind) +
                   "&subject=" + id + "&state=" + std::string(name(state))};
}

/// What the reader's own places have said, and what they may say.
void add_own(Showing const& showing, db::Reader& reader, web::BesideBox& box, std::string_view kind,
             web::Access const& subject, std::vector<Adoption> const& adoptions) {
    auto places = places_of(showing.visit.viewer);
    bool const has_role = !places.empty();
    std::erase_if(places, [&](Place const& place) {
        return is_own(subject, place) || !may_write(showing, reader, place);
    });
    bool is_told = false, is_used = false;
    for (auto const& place : places)
        for (auto const& one : adoptions)
            if (one.organisation == place.organisation && one.unit == place.unit) {
                box.lines.push_back(
                    {showing.format("box_yours",
                                    {{"who", showing.who(reader, one.organisation, one.unit)},
                                     {"state", state_text(showing, one.step.state)}}),
                     showing.visit.address("/adoptions/" + one.id.string())});
                is_told = is_told || one.standing() != Standing::ended;
                is_used = is_used || one.standing() == Standing::used;
            }
    // One click is for the organisation as a whole; a unit of it is chosen on a page.
    if (has_role && writing_places(showing, reader).size() > places_of(showing.visit.viewer).size())
        box.lines.push_back(
            {showing.text("box_choose_unit"), showing.visit.address("/adoptions/new") +
                                                  "?kind=" + std::string(kind) +
                                                  "&subject=" + subject.id + "&state=interested"});
    // Who has a role where it was made has nobody to take it over for.
    if (has_role && places.empty()) return;
    if (!is_told || places.size() > 1)
        box.actions.push_back(action(showing, kind, subject.id, State::interested, places));
    if (!is_used || places.size() > 1)
        box.actions.push_back(action(showing, kind, subject.id, State::in_use, places));
}

std::optional<web::BesideBox> of_subject(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, std::string_view kind,
                                         std::string_view id) {
    Showing const showing(services, visit);
    auto const subject = web::access_to(services, visit, reader, kind, id);
    if (!subject || !subject->is_public) return std::nullopt;
    auto const adoptions = adoptions_of(reader, kind, *subject);
    Tally counts;
    for (auto const& one : adoptions) ++counts[one.standing()];
    web::BesideBox box{.title = showing.text("box_title")};
    auto const page = visit.address(spread_path(kind, subject->id));
    if (adoptions.empty()) box.text = showing.text("box_none");
    else {
        add_counts(showing, box, counts, visit.address("/adoptions?subject=" + subject->id));
        box.lines.push_back({showing.text("box_more"), page});
    }
    if (kind == "case") box.lines.push_back({showing.text("box_package"), page + "/package"});
    add_own(showing, reader, box, kind, *subject, adoptions);
    box.thread_step = "spread";
    box.is_reached = counts[Standing::used] > 0;
    if (box.is_reached) {
        box.thread_note = showing.format("thread_note", {{"count", counts[Standing::used]}});
        box.thread_url = page;
    }
    if (box.lines.empty() && box.actions.empty()) return std::nullopt;
    return box;
}

std::optional<web::BesideBox> of_organisation(web::Services& services, Register& kept,
                                              web::Visit const& visit, std::string_view id) {
    auto const organisation = organisations::OrganisationId::parse(id);
    if (!organisation) return std::nullopt;
    Showing const showing(services, visit);
    auto const all = kept.now();
    auto const ours = tally(*all, {.organisation = *organisation}),
               theirs = tally(*all, {.origin = *organisation});
    if (ours == Tally() && theirs == Tally()) return std::nullopt;
    web::BesideBox box{.title = showing.text("box_organisation")};
    auto line = [&](std::string_view what, Tally const& counts, std::string_view query) {
        std::int64_t sum = 0;
        for (auto const count : counts.counts) sum += count;
        if (sum != 0)
            box.lines.push_back(
                {showing.format(what, {{"used", counts[Standing::used]}, {"count", sum}}),
                 visit.address("/adoptions?" + std::string(query) + "=" + organisation->string()) +
                     "#list"});
    };
    line("organisation_uses", ours, "organisation");
    line("organisation_used_by", theirs, "origin");
    box.lines.push_back({showing.text("organisation_matches"),
                         visit.address("/matches/" + organisation->string())});
    return box;
}

}

std::vector<web::Beside> beside(web::Services& services, std::shared_ptr<Register> const& kept) {
    std::vector<web::Beside> all;
    for (std::string const kind : {"project", "case"})
        all.push_back(
            {kind, 30,
             [&services, kind](web::Visit const& visit, db::Reader& reader, std::string_view id) {
                 return of_subject(services, visit, reader, kind, id);
             }});
    all.push_back({"organisation", 30,
                   [&services, kept](web::Visit const& visit, db::Reader&, std::string_view id) {
                       return of_organisation(services, *kept, visit, id);
                   }});
    return all;
}

}
