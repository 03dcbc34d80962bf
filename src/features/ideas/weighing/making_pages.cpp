// A weighing is made: what is weighed, by which criteria or two at a time, by whom, until when.
#include <algorithm>
#include <array>

#include "features/ideas/placing.h"
#include "features/ideas/weighing/making.h"
#include "features/ideas/weighing/pages.h"
#include "services/members/members.h"
#include "services/units/things.h"

namespace ideas::weighing {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t most_candidates = 60;
constexpr std::array<std::string_view, 4> usual = {"value", "effort", "risk", "equality"};

/// The one that is asked for, that of the first need, or the viewer's own first; none for who leads
/// the whole and has not said which.
organisations::OrganisationId organisation_of(Showing const& showing, db::Reader& reader,
                                              Draft const& draft, std::string_view asked) {
    auto const& viewer = showing.visit.viewer;
    auto may = [&](organisations::OrganisationId const& one) {
        return permissions::may_in_part(viewer, Permission::coordinate, one);
    };
    if (auto const id = organisations::OrganisationId::parse(asked)) {
        if (!may(*id)) throw http::Forbidden();
        return *id;
    }
    for (auto const& one : draft.subjects)
        if (auto const need = find(reader, one); need && may(need->told.organisation))
            return need->told.organisation;
    for (auto const& one : viewer.organisations())
        if (may(one)) return one;
    return {};
}

/// The texts of the usual criteria; effort and risk are good when low.
std::vector<DraftCriterion> usual_criteria(Showing const& showing) {
    std::vector<DraftCriterion> all;
    for (auto const one : usual) {
        auto const id = "criterion_" + std::string(one) + "_";
        all.push_back({showing.text(id + "name"), showing.text(id + "low"),
                       showing.text(id + "high"), "1", one == "effort" || one == "risk"});
    }
    return all;
}

Draft draft_in(http::Fields const& form) {
    auto const text = [&](std::string const& name) { return std::string(form.text(name)); };
    Draft draft{.by = parse_by(form.text("by")).value_or(By::criteria),
                .name = text("name"),
                .question = text("question"),
                .last_day = text("last_day"),
                .addresses = text("addresses"),
                .is_public = form.text("reading") == "all",
                .is_open_to_all = form.text("who") == "all"};
    for (auto const& one : form.all("need"))
        if (auto const id = NeedId::parse(one)) draft.subjects.push_back(*id);
    for (auto const& one : form.all("member"))
        if (auto const id = members::MemberId::parse(one)) draft.members.push_back(*id);
    for (std::size_t number = 1; number <= most_criteria; ++number) {
        auto const field = "criterion_" + std::to_string(number) + "_";
        draft.criteria.push_back({text(field + "name"), text(field + "low"), text(field + "high"),
                                  text(field + "weight"), form.text(field + "good") == "low"});
    }
    return draft;
}

/// What the viewer may choose among: what waits at the desk, and what is chosen.
std::vector<Need> candidates(Showing const& showing, db::Reader& reader,
                             organisations::OrganisationId const& organisation,
                             Draft const& draft) {
    std::vector<Need> found;
    auto beside = showing.services.database.read();
    units::Where where(beside, basics::day_in_stockholm(showing.services.now()));
    auto const& viewer = showing.visit.viewer;
    for (auto const& id : draft.subjects)
        if (auto need = find(reader, id);
            need && need->told.organisation == organisation && answers_for(viewer, where, *need))
            found.push_back(*std::move(need));
    each_at_desk(reader, organisation, {}, {}, {}, [&](Need const& need) {
        if (answers_for(viewer, where, need) &&
            std::ranges::find(found, need.id, &Need::id) == found.end())
            found.push_back(need);
        return found.size() < most_candidates;
    });
    return found;
}

std::vector<View> people_options(Showing const& showing,
                                 organisations::OrganisationId const& organisation,
                                 Draft const& draft) {
    std::vector<members::MemberId> seen;
    std::vector<View> options;
    for (auto const& holder : showing.services.members.of_organisation(organisation)) {
        auto const& id = holder.member.id;
        if (std::ranges::find(seen, id) != seen.end()) continue;
        seen.push_back(id);
        options.push_back(
            View()
                .set("option_id", seen.size() == 1 ? "team" : "team-" + id.string())
                .set("option_value", id.text())
                .set("option_text", holder.member.name)
                .set("is_chosen", std::ranges::find(draft.members, id) != draft.members.end()));
    }
    return options;
}

View text_field(Showing const& showing, basics::Problems const& problems, std::string const& name,
                std::string_view label, std::string const& value, std::size_t longest,
                std::string_view hint = {}) {
    return web::field_view({.name = name,
                            .label = showing.text(label),
                            .value = value,
                            .hint = hint.empty() ? std::string() : showing.text(hint),
                            .problem = showing.problem(problems, name),
                            .autocomplete = "off",
                            .max_length = static_cast<int>(longest),
                            .required = true});
}

View criterion_view(Showing const& showing, basics::Problems const& problems,
                    DraftCriterion const& typed, std::size_t number) {
    auto const field = "criterion_" + std::to_string(number) + "_";
    std::vector<web::Option> const goods{
        {"high", showing.text("criterion_high_good"), !typed.low_is_good},
        {"low", showing.text("criterion_low_good"), typed.low_is_good}};
    return View()
        .set("criterion_title",
             showing.format("criterion_number", {{"number", static_cast<std::int64_t>(number)}}))
        .set("name_field", text_field(showing, problems, field + "name", "label_criterion_name",
                                      typed.name, longest_criterion))
        .set("low_field", text_field(showing, problems, field + "low", "label_criterion_low",
                                     typed.low, longest_meaning))
        .set("high_field", text_field(showing, problems, field + "high", "label_criterion_high",
                                      typed.high, longest_meaning))
        .set("weight_field",
             text_field(showing, problems, field + "weight", "label_criterion_weight",
                        typed.weight.empty() ? "1" : typed.weight, 2))
        .set("good_field", web::choices_view({.name = field + "good",
                                              .label = showing.text("label_criterion_good"),
                                              .required = true},
                                             goods));
}

View criteria_view(Showing const& showing, basics::Problems const& problems, Draft const& draft) {
    std::vector<View> first, more;
    bool is_more_used = false;
    for (std::size_t number = 1; number <= most_criteria; ++number) {
        auto const typed =
            number <= draft.criteria.size() ? draft.criteria[number - 1] : DraftCriterion();
        auto view = criterion_view(showing, problems, typed, number);
        if (number <= usual.size()) first.push_back(std::move(view));
        else {
            is_more_used = is_more_used || !typed.name.empty() || !typed.low.empty();
            more.push_back(std::move(view));
        }
    }
    return View()
        .set("criteria", std::move(first))
        .set("more_criteria", std::move(more))
        .set("is_more_used", is_more_used);
}

View choice_field(Showing const& showing, basics::Problems const& problems, std::string const& name,
                  std::string_view label, std::vector<web::Option> const& options) {
    auto view = web::choices_view({.name = name,
                                   .label = showing.text(label),
                                   .problem = showing.problem(problems, name),
                                   .type = "radio",
                                   .required = true},
                                  options);
    return view;
}

View team_view(Showing const& showing, basics::Problems const& problems, Draft const& draft,
               organisations::OrganisationId const& organisation) {
    View view;
    view.set("who_field",
             choice_field(showing, problems, "who", "label_weighing_who",
                          {{"team", showing.text("weighing_who_team"), !draft.is_open_to_all},
                           {"all", showing.text("weighing_who_all"), draft.is_open_to_all}}))
        .set_list("people", people_options(showing, organisation, draft))
        .set_optional("team_problem", showing.problem(problems, "team"))
        .set("addresses_field", web::field_view({.name = "addresses",
                                                 .label = showing.text("label_weighing_addresses"),
                                                 .value = draft.addresses,
                                                 .hint = showing.text("hint_weighing_addresses"),
                                                 .problem = showing.problem(problems, "addresses"),
                                                 .rows = 3}));
    return view;
}

std::vector<View> subject_options(Showing const& showing, std::vector<Need> const& needs,
                                  Draft const& draft) {
    std::vector<View> views;
    for (auto const& need : needs)
        views.push_back(
            View()
                .set("option_id", views.empty() ? "subject" : "subject-" + need.id.string())
                .set("option_value", need.id.text())
                .set("option_text", need.told.title)
                .set("option_state", showing.state(need.state))
                .set("is_chosen",
                     std::ranges::find(draft.subjects, need.id) != draft.subjects.end()));
    return views;
}

View plain_fields(Showing const& showing, Draft const& draft, basics::Problems const& problems) {
    View view;
    view.set("name_field", text_field(showing, problems, "name", "label_weighing_name", draft.name,
                                      longest_name, "hint_weighing_name"))
        .set("question_field",
             text_field(showing, problems, "question", "label_weighing_question", draft.question,
                        longest_question, "hint_weighing_question"))
        .set("day_field", web::field_view({.name = "last_day",
                                           .label = showing.text("label_weighing_day"),
                                           .value = draft.last_day,
                                           .problem = showing.problem(problems, "last_day"),
                                           .type = "date",
                                           .required = true}))
        .set("reading_field",
             choice_field(showing, problems, "reading", "label_weighing_reading",
                          {{"inside", showing.text("weighing_reading_inside"), !draft.is_public},
                           {"all", showing.text("weighing_reading_all"), draft.is_public}}));
    return view;
}

http::Response page(Showing const& showing, db::Reader& reader, Draft const& draft,
                    organisations::OrganisationId const& organisation,
                    basics::Problems const& problems) {
    auto const& visit = showing.visit;
    bool const is_pairs = draft.by == By::pairs;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(criteria_view(showing, problems, draft));
    view.merge(team_view(showing, problems, draft, organisation));
    view.merge(plain_fields(showing, draft, problems));
    view.set_list("subjects",
                  subject_options(showing, candidates(showing, reader, organisation, draft), draft))
        .set_optional("subject_problem", showing.problem(problems, "subject"))
        .set("is_pairs", is_pairs)
        .set("by", name(draft.by))
        .set("organisation_id", organisation.text())
        .set("organisation_name", showing.organisation_name(organisation))
        .set("other_text", showing.text(is_pairs ? "weighing_by_criteria" : "weighing_by_pairs"))
        .set("other_url", visit.address(is_pairs ? "/weighings/new" : "/weighings/new?by=pairs"))
        .set("lead", showing.text(is_pairs ? "weighing_new_pairs_lead" : "weighing_new_lead"))
        .set("form_url", visit.address("/weighings/new"))
        .set("list_url", visit.address("/weighings"))
        .set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", showing.text("weighings_title"))
                                   .set("crumb_url", visit.address("/weighings"))});
    return private_page(showing.services.pages.page(
        visit, "ideas/weighing_new", std::move(view),
        {.title = showing.text(is_pairs ? "weighing_new_pairs_title" : "weighing_new_title"),
         .status = problems.empty() ? 200 : 422,
         .unlisted = true}));
}

}

http::Response show_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto draft = draft_in(visit.request.query);
    draft.criteria = usual_criteria(showing);
    auto const organisation =
        organisation_of(showing, reader, draft, visit.request.query.text("organisation"));
    // At the desk one chooses what to begin with.
    if (organisation.empty()) return private_page(http::redirect(visit.address("/needs/desk")));
    return page(showing, reader, draft, organisation, {});
}

http::Response make_new(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const draft = draft_in(visit.request.form);
    organisations::OrganisationId organisation;
    basics::Problems problems;
    {
        auto tx = services.database.begin();
        organisation = organisation_of(showing, tx, draft, visit.request.form.text("organisation"));
        if (organisation.empty()) throw http::Forbidden();
        auto const id = make_once(showing, tx, draft, organisation);
        if (id) {
            tx.commit();
            return private_page(http::redirect(visit.address(path_of(*id)) + "?done=made"));
        }
        problems = id.error();
    }
    auto reader = services.database.read();
    return page(showing, reader, draft, organisation, problems);
}

}
