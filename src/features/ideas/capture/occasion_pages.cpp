// The occasions of one's organisations, and what is told of one.
#include <algorithm>

#include "features/ideas/capture/pages.h"
#include "features/ideas/placing.h"

namespace ideas::capture {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_shown = 100;

TypedOccasion typed_in(http::Fields const& form) {
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    TypedOccasion typed{.organisation = text("organisation"),
                        .unit = text("unit"),
                        .name = text("name"),
                        .held = text("held"),
                        .place = text("place"),
                        .held_by = text("held_by"),
                        .about = text("about"),
                        .way = text("way"),
                        .language = text("language"),
                        .consent = text("consent"),
                        .reads_first = form.text("reads_first") == "yes"};
    std::erase(typed.about, '\r');
    std::erase(typed.consent, '\r');
    return typed;
}

TypedOccasion typed_of(Occasion const& one) {
    return {.organisation = one.organisation.string(),
            .unit = one.unit.string(),
            .name = one.name,
            .held = basics::iso(one.held),
            .place = one.place,
            .held_by = one.held_by,
            .about = one.about,
            .way = std::string(name(one.way)),
            .language = one.language,
            .consent = one.consent,
            .reads_first = one.reads_first};
}

std::vector<organisations::OrganisationId> own(web::Visit const& visit) {
    std::vector<organisations::OrganisationId> ids;
    for (auto const& id : visit.viewer.organisations())
        if (permissions::may_in_part(visit.viewer, Permission::contribute, id)) ids.push_back(id);
    return ids;
}

View text_field(Showing const& showing, basics::Problems const& problems, std::string const& name,
                std::string const& value, std::size_t longest, bool required, int rows = 0) {
    auto view = web::field_view({.name = name,
                                 .label = showing.text("label_capture_" + name),
                                 .value = value,
                                 .hint = showing.text("hint_capture_" + name),
                                 .problem = showing.problem(problems, name),
                                 .autocomplete = "off",
                                 .max_length = static_cast<int>(longest),
                                 .required = required,
                                 .rows = rows});
    view.set("counter_text", showing.format("at_most", {{"count", longest}}));
    return view;
}

View choice_fields(Showing const& showing, TypedOccasion const& typed,
                   basics::Problems const& problems) {
    std::vector<web::Option> ways, languages, places;
    for (auto const way : occasion_ways)
        ways.push_back({std::string(name(way)),
                        showing.text("capture_way_" + std::string(name(way))),
                        name(way) == typed.way});
    for (auto const code : story_languages)
        languages.push_back(
            {std::string(code), showing.language_name(code), code == typed.language});
    for (auto const& id : own(showing.visit))
        places.push_back(
            {id.string(), showing.organisation_name(id), id.text() == typed.organisation});
    View view;
    return view
        .set("way_field", web::choices_view({.name = "way",
                                             .label = showing.text("label_capture_way"),
                                             .problem = showing.problem(problems, "way"),
                                             .type = "radio",
                                             .required = true},
                                            ways))
        .set("language_field", web::choices_view({.name = "language",
                                                  .label = showing.text("label_language"),
                                                  .problem = showing.problem(problems, "language"),
                                                  .required = true},
                                                 languages))
        .set("chooses_organisation", places.size() > 1)
        .set("kept_organisation", typed.organisation)
        .set("organisation_field",
             web::choices_view({.name = "organisation",
                                .label = showing.text("label_capture_organisation"),
                                .problem = showing.problem(problems, "organisation"),
                                .required = true},
                               places));
}

std::vector<View> to_all(Showing const& showing) {
    return {View()
                .set("crumb_name", showing.text("captures_title"))
                .set("crumb_url", showing.visit.address("/captures"))};
}

http::Response form_page(Showing const& showing, db::Reader& reader, TypedOccasion const& typed,
                         basics::Problems const& problems, Occasion const* before) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    auto const organisation = organisations::OrganisationId::parse(typed.organisation)
                                  .value_or(organisations::OrganisationId());
    view.merge(unit_field(showing, reader, organisation, typed.unit, "unit_none", problems));
    view.merge(choice_fields(showing, typed, problems));
    auto first = web::field_view({.name = "reads_first",
                                  .label = showing.text("label_capture_reads_first"),
                                  .value = "yes",
                                  .hint = showing.text("hint_capture_reads_first")});
    first.set("is_checked", typed.reads_first);
    auto const back = before ? path_of(*before) : std::string("/captures");
    view.set("breadcrumbs", to_all(showing))
        .set("held_field", text_field(showing, problems, "held", typed.held, 10, true));
    view.set("name_field",
             text_field(showing, problems, "name", typed.name, longest_occasion, true))
        .set("place_field",
             text_field(showing, problems, "place", typed.place, longest_place, false))
        .set("held_by_field",
             text_field(showing, problems, "held_by", typed.held_by, longest_held_by, false))
        .set("about_field",
             text_field(showing, problems, "about", typed.about, longest_about, false, 3))
        .set("consent_field",
             text_field(showing, problems, "consent", typed.consent, longest_consent, true, 3))
        .set("reads_first_field", std::move(first))
        .set("is_new", before == nullptr)
        .set("seen", before ? std::to_string(before->version) : std::string("0"))
        .set("form_url", visit.address(before ? back + "/edit" : "/captures/new"))
        .set("back_url", visit.address(back));
    return private_page(showing.services.pages.page(
        visit, "ideas/capture_form", std::move(view),
        {.title = showing.text(before ? "capture_edit_title" : "capture_new_title"),
         .status = problems.empty() ? 200 : 422,
         .unlisted = true}));
}

/// The occasion that was typed, with the place where it belongs; or every mistake.
std::expected<Occasion, basics::Problems> checked_here(Showing const& showing, db::Reader& reader,
                                                       TypedOccasion const& typed) {
    auto const today = basics::day_in_stockholm(showing.services.now());
    auto made = checked(typed, today);
    auto problems = made ? basics::Problems() : made.error();
    auto const organisation = organisations::OrganisationId::parse(typed.organisation);
    if (!organisation || !showing.directory->find(*organisation))
        problems.push_back({"organisation", "ideas.problem_organisation"});
    else if (!permissions::may_in_part(showing.visit.viewer, Permission::contribute, *organisation))
        throw http::Forbidden();
    else if (!typed.unit.empty()) {
        auto const unit = units::UnitId::parse(typed.unit).value_or(units::UnitId());
        auto const chart = units::chart_of(reader, *organisation, today);
        auto const* place = chart.role_place(unit);
        units::Where where(reader, today);
        // Who makes it must be able to write there.
        if (!place || place->id != unit) problems.push_back({"unit", "units.thing_gone"});
        else if (!works_there(where, showing.visit, {.organisation = *organisation, .unit = unit}))
            problems.push_back({"unit", "ideas.problem_capture_closed"});
        if (made) made->unit = unit;
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    made->organisation = *organisation;
    return made;
}

}

http::Response show_all(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    units::Where where(reader, basics::day_in_stockholm(services.now()));
    std::vector<View> rows;
    for (auto const& id : own(visit))
        for (auto const& one : occasions(reader, id, most_shown)) {
            if (!works_there(where, visit, one)) continue;
            rows.push_back(
                View()
                    .set("row_name", one.name)
                    .set("row_url", visit.address(path_of(one)))
                    .set("row_about",
                         showing.format(
                             "capture_row",
                             {{"when", texts::date(visit.language, one.held)},
                              {"way", showing.text("capture_way_" + std::string(name(one.way)))},
                              {"who", showing.organisation_name(id)}})));
        }
    View view;
    view.set_list("rows", std::move(rows))
        .set("new_url", visit.address("/captures/new"))
        .set("desk_url", visit.address("/needs/desk"))
        .set("breadcrumbs", std::vector<View>{View()
                                                  .set("crumb_name", showing.text("desk_title"))
                                                  .set("crumb_url", visit.address("/needs/desk"))});
    return private_page(
        services.pages.page(visit, "ideas/captures", std::move(view),
                            {.title = showing.text("captures_title"), .unlisted = true}));
}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const places = own(visit);
    TypedOccasion typed{.held = basics::iso(basics::day_in_stockholm(services.now())),
                        .way = "workshop",
                        .language = std::string(visit.tag().substr(0, 2)),
                        .consent = showing.text("capture_consent_usual")};
    auto const wanted =
        organisations::OrganisationId::parse(visit.request.query.text("organisation"));
    if (wanted && std::ranges::find(places, *wanted) != places.end())
        typed.organisation = wanted->string();
    else if (!places.empty()) typed.organisation = places.front().string();
    return form_page(showing, reader, typed, {}, nullptr);
}

http::Response add_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit.request.form);
    auto tx = services.database.begin();
    auto const good = checked_here(showing, tx, typed);
    if (!good) return form_page(showing, tx, typed, good.error(), nullptr);
    auto const made = make(tx, hand_of(showing), *good);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(made))));
}

http::Response show_edit(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const work = work_inside(services, reader, visit);
    return form_page(work.showing, reader, typed_of(work.occasion), {}, &work.occasion);
}

http::Response save(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const work = work_inside(services, tx, visit);
    auto typed = typed_in(visit.request.form);
    typed.organisation = work.occasion.organisation.string();
    auto const good = checked_here(work.showing, tx, typed);
    if (!good) return form_page(work.showing, tx, typed, good.error(), &work.occasion);
    bool const is_seen = visit.request.form.text("seen") == std::to_string(work.occasion.version);
    if (!is_seen) {
        auto page = form_page(work.showing, tx, typed,
                              {{"name", "ideas.problem_capture_overtaken"}}, &work.occasion);
        page.status = 409;
        return page;
    }
    change(tx, hand_of(work.showing), work.occasion, *good, work.occasion.version);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(work.occasion)) + "?done=changed"));
}

}
