// A need or an idea is told in three steps: the form, the look before it is sent, and the receipt.
#include "features/ideas/answer_times.h"
#include "features/ideas/asked/show.h"
#include "features/ideas/doors/pages.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/intake/pages.h"
#include "features/ideas/joining.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/origins/origins.h"
#include "features/ideas/pages.h"
#include "features/ideas/placing.h"
#include "features/ideas/rules.h"
#include "features/ideas/telling.h"
#include "features/ideas/typed.h"
#include "platform/basics/text.h"
#include "services/members/attempts.h"
#include "services/search/search.h"

namespace ideas::pages {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t similar_shown = 5;

/// Where what a need is not belongs: the organisation's own website when it is known.
View other_doors(Showing const& showing, std::string_view organisation) {
    auto const id = organisations::OrganisationId::parse(organisation);
    auto const* known = id ? showing.directory->find(*id) : nullptr;
    bool const has_website = known && !known->website.empty();
    View view;
    view.set("doors_url", has_website ? known->website
                                      : showing.visit.address("/organisations?kind=municipality"))
        .set("doors_text",
             has_website ? showing.format(
                               "doors_to",
                               {{"name", organisations::name_in(*known, showing.visit.language)}})
                         : showing.text("doors_find"));
    return view;
}

/// The need that an idea answers: answers_title (optional) and answers_url.
View answers_view(Showing const& showing, Telling const& told) {
    auto reader = showing.services.database.read();
    auto const need = answered_by(reader, told);
    View view;
    view.set_optional("answers_title", need ? need->told.title : std::string())
        .set("answers_language", need ? need->told.language : std::string())
        .set("answers_url", need ? showing.visit.address(path_of(*need)) : std::string())
        .set("answers_id", need ? need->id.string() : std::string());
    return view;
}

/// Said before one begins: closed_text (optional), doors[] to go to instead.
View closed_view(Showing const& showing, Typed const& typed) {
    auto reader = showing.services.database.read();
    auto const organisation = organisations::OrganisationId::parse(typed.organisation)
                                  .value_or(organisations::OrganisationId());
    auto text = intake::closed_text(showing, reader, organisation, typed.unit);
    auto view = text.empty() ? View().set_list("doors", {})
                             : doors::own_doors_view(showing, reader, organisation);
    view.set_optional("closed_text", text);
    return view;
}

}

std::string address(Showing const& showing, Kind kind, std::string_view step) {
    return showing.visit.address(std::string(place_of(kind)) + std::string(step));
}

http::Response form_page(Showing const& showing, Typed const& typed,
                         basics::Problems const& problems) {
    auto const kind = typed.told.kind;
    auto const other = kind == Kind::idea ? Kind::need : Kind::idea;
    auto view = form_view(showing, typed, problems);
    view.merge(answers_view(showing, typed.told));
    view.merge(origins::form_view(showing, typed));
    view.merge(asked::form_view(showing, typed, problems));
    {
        auto reader = showing.services.database.read();
        view.merge(inside::form_view(showing, reader, typed, problems));
    }
    view.set("lead", showing.text(kind, "new_lead"))
        .set("company_lead", showing.text(kind, "company_lead"))
        .set("other_url",
             address(showing, other, "/new") + (typed.sheet.empty() ? "" : "?sheet=" + typed.sheet))
        .set("other_text", showing.text(kind, "other_form"));
    view.merge(other_doors(showing, typed.organisation));
    view.merge(closed_view(showing, typed));
    view.set("breadcrumbs", breadcrumbs(showing, kind))
        .set("form_url", address(showing, kind, "/review"))
        .set_optional("pause_text",
                      pause_text(showing, organisations::OrganisationId::parse(typed.organisation)
                                              .value_or(organisations::OrganisationId())))
        .set("claim_url", showing.visit.address("/needs/claim"))
        .set("is_member", showing.visit.viewer.signed_in());
    return private_page(
        showing.services.pages.page(showing.visit, "ideas/new", std::move(view),
                                    {.title = showing.text(kind, "new_title"),
                                     .description = showing.text(kind, "new_lead"),
                                     .status = problems.empty() ? 200 : 422,
                                     .shows_typed = std::string(place_of(kind)) + "/new"}));
}

namespace {

std::string joined(std::vector<search::Segment> const& segments) {
    std::string text;
    for (auto const& segment : segments) text += segment.text;
    return text;
}

/// Needs, ideas, projects and cases that share words with what was told.
std::vector<View> similar_views(Showing const& showing, Telling const& told) {
    search::Query query{.text = basics::shortened(told.title + " " + told.for_whom, 200),
                        .language = showing.visit.language,
                        .limit = similar_shown};
    std::vector<View> views;
    auto reader = showing.services.database.read();
    for (auto const& hit : showing.services.search.find(query).hits) {
        auto const id = NeedId::parse(hit.subject.id);
        auto const known = id ? find(reader, *id) : std::nullopt;
        views.push_back(
            View()
                .set("may_join", known && may_join(told, *known))
                .set("join_id", hit.subject.id)
                .set("similar_title", joined(hit.title))
                .set("similar_url", showing.visit.address(hit.path))
                .set("similar_kind", showing.text("kind_" + hit.subject.kind))
                .set_optional("similar_text", basics::shortened(joined(hit.snippet), 180)));
    }
    return views;
}

/// What a member is told: at once, or when those who answer have read it.
std::string when_public(Showing const& showing, Telling const& told, bool at_once) {
    if (at_once) return showing.text("public_at_once");
    return showing.format("public_when_read",
                          {{"organisation", showing.organisation_name(told.organisation)}});
}

}

http::Response review_page(Showing const& showing, Typed const& typed, Checked const& good,
                           Notice const& notice, basics::Problems const& problems) {
    auto const& told = good.told;
    auto view = story_view(showing, told);
    auto reader = showing.services.database.read();
    auto const reading = asked::reading_of(showing, reader, told, good.answered);
    view.merge(
        unit_field(showing, reader, told.organisation, typed.unit, "unit_unknown", problems));
    view.merge(other_doors(showing, typed.organisation));
    view.merge(answers_view(showing, told));
    view.merge(asked::replies_view(showing, reader, good.answered))
        .merge(inside::review_view(showing, reader, typed, told.organisation, problems));
    view.merge(promise_view(showing, reader, told.organisation, typed.unit));
    view.merge(doors::own_doors_view(showing, reader, told.organisation));
    view.set("breadcrumbs", breadcrumbs(showing, told.kind))
        .set_list("hidden", hidden_fields(typed))
        .set("join_url", address(showing, told.kind, "/join"))
        .set("send_url", address(showing, told.kind, "/send"))
        .set("change_url", address(showing, told.kind, "/new"))
        .set("who_answers", who_answers(showing, told.organisation))
        .set_optional("pause_text", pause_text(showing, told.organisation))
        .set("when_public", showing.visit.viewer.signed_in()
                                ? when_public(showing, told, reading == Reading::as_usual)
                                : showing.text("public_when_seen"))
        .set("has_sender", !good.sender.empty())
        .set("sender_text", good.sender.name.empty() ? good.sender.email
                            : good.sender.email.empty()
                                ? good.sender.name
                                : good.sender.name + ", " + good.sender.email)
        .set_list("similar", similar_views(showing, told));
    web::PageOptions options{.title = showing.text("review_title"),
                             .status = notice.status,
                             .unlisted = true,
                             .shows_typed = std::string(place_of(told.kind)) + "/new"};
    if (!notice.text.empty()) options.notices.push_back(web::notice("warning", notice.text));
    return private_page(showing.services.pages.page(showing.visit, "ideas/review", std::move(view),
                                                    std::move(options)));
}

namespace {

/// Where something that was told lives, or will when somebody has read it; empty when by itself.
std::string joined_text(Showing const& showing, db::Reader& reader, Need const& need) {
    if (need.visibility == Visibility::merged)
        return showing.format("joined_now", {{"title", home_of(reader, need).told.title}});
    auto const wanted = wanted_home(reader, need);
    return wanted ? showing.format("joined_when_read", {{"title", wanted->told.title}})
                  : std::string();
}

}

http::Response receipt_page(Showing const& showing, Sent const& sent, Sender const& sender) {
    auto const& need = sent.need;
    auto const kind = need.told.kind;
    bool const for_somebody = need.way != Way::page;
    auto reader = showing.services.database.read();
    auto const home = home_of(reader, need);
    auto view = promise_view(showing, reader, home);
    view.set("breadcrumbs", breadcrumbs(showing, kind))
        .set_optional("joined_text", joined_text(showing, reader, need))
        .set("see_text", showing.text(kind, "see_need"))
        .set("another_text", showing.text(kind, "tell_another"))
        .set("all_text", showing.text(kind, "see_needs"))
        .set("title", need.told.title)
        .set("claim_code", sent.code)
        .set("is_again", !sent.is_new)
        .set("for_somebody", for_somebody)
        .set("is_member", !need.told_by.empty())
        .set("is_public", home.visibility == Visibility::public_)
        .set("waiting_text", need.visibility == Visibility::inside
                                 ? inside::audience_text(showing, reader, need)
                             : need.told_by.empty() ? showing.text("receipt_waiting")
                                                    : when_public(showing, need.told, false))
        .set("need_url", showing.visit.address(path_of(home)))
        .set("own_url", showing.visit.address("/needs/mine/" + need.id.string()))
        .set("who_answers", who_answers(showing, need.told.organisation))
        .set("has_email", !sender.email.empty())
        .set("claim_url", showing.visit.address("/needs/claim"))
        .set("new_url", address(showing, kind, "/new"))
        .set("enter_url", address(showing, kind, "/enter"))
        .set("all_url", address(showing, kind, ""));
    return private_page(
        showing.services.pages.page(showing.visit, "ideas/receipt", std::move(view),
                                    {.title = showing.text("receipt_title"), .unlisted = true}));
}

namespace {

/// Field "unit" when the one that was chosen has gone meanwhile: then nothing is stored.
std::expected<Sent, basics::Problems> stored(Showing const& showing, Typed const& typed,
                                             Checked const& good, Way way) {
    auto reading = Reading::as_usual;
    // What an employee enters has been read by one.
    if (way == Way::page) {
        auto reader = showing.services.database.read();
        reading = asked::reading_of(showing, reader, good.told, good.answered);
    }
    auto tx = showing.services.database.begin();
    auto const hand = hand_of(showing);
    auto const& organisation = good.told.organisation;
    auto const unit = way == Way::page
                          ? typed.unit
                          : unit_to_write_in(tx, showing.visit.viewer, organisation, typed.unit,
                                             basics::day_in_stockholm(showing.services.now()));
    std::optional<inside::Choice> seen_by;
    if (way == Way::page) {
        auto choice = inside::chosen(showing, tx, typed, organisation);
        if (!choice) return std::unexpected(choice.error());
        seen_by = *choice;
    }
    auto sent = tell(tx, hand,
                     {.told = good.told,
                      .sender = good.sender,
                      .way = way,
                      .key = typed.key,
                      .reading = reading,
                      .answered = good.answered,
                      .seen_by = seen_by});
    if (sent.is_new) {
        auto given = give_to_unit(tx, hand, sent.need, unit);
        if (!given) return std::unexpected(given.error());
        sent.need = *std::move(given);
        tell_mailbox(showing.services, tx, sent.need);
        origins::keep(showing, tx, sent.need.id, typed.origin);
    } else keep_newer_sender(tx, sent.need, good.sender);
    tx.commit();
    return sent;
}

http::Response enter_page(Showing const& showing, Typed const& typed, std::string_view way,
                          basics::Problems const& problems) {
    auto const kind = typed.told.kind;
    auto view = form_view(showing, typed, problems, true);
    view.merge(origins::form_view(showing, typed));
    view.merge(answers_view(showing, typed.told));
    std::vector<web::Option> ways;
    for (auto one : {Way::counter, Way::paper, Way::workshop})
        ways.push_back({std::string(name(one)), showing.text("way_" + std::string(name(one))),
                        name(one) == way});
    view.set("way_field", web::choices_view({.name = "way",
                                             .label = showing.text("label_way"),
                                             .problem = showing.problem(problems, "way"),
                                             .type = "radio",
                                             .required = true},
                                            ways))
        .set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", showing.text("desk_title"))
                                   .set("crumb_url", showing.visit.address("/needs/desk"))})
        .set("button_text", showing.text(kind, "enter_button"))
        .set("form_url", address(showing, kind, "/enter"));
    return private_page(showing.services.pages.page(showing.visit, "ideas/enter", std::move(view),
                                                    {.title = showing.text(kind, "enter_title"),
                                                     .status = problems.empty() ? 200 : 422,
                                                     .unlisted = true}));
}

}

Checked checked_for_sending(Showing const& showing, Typed const& typed) {
    auto good = checked(showing, typed);
    auto reader = showing.services.database.read();
    auto const closed = intake::closed_problem(showing, reader, good.told.organisation, typed.unit);
    good.problems.insert(good.problems.end(), closed.begin(), closed.end());
    return good;
}

http::Response show_form(web::Services& services, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    return form_page(showing, fresh(showing, kind), {});
}

http::Response back_to_form(web::Services& services, Kind kind, web::Visit const& visit) {
    return form_page(Showing(services, visit), typed_in(visit, kind), {});
}

http::Response review(web::Services& services, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto typed = typed_in(visit, kind);
    auto const good = checked_for_sending(showing, typed);
    if (!good.problems.empty()) return form_page(showing, typed, good.problems);
    // The sheet's unit is proposed; another one can be chosen.
    if (typed.unit.empty()) {
        auto reader = services.database.read();
        if (auto const from = inside::sheet_of(reader, typed)) typed.unit = from->unit.string();
    }
    return review_page(showing, typed, good);
}

http::Response send(web::Services& services, Limits& limits, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit, kind);
    auto const good = checked_for_sending(showing, typed);
    if (!good.problems.empty()) return form_page(showing, typed, good.problems);
    bool const is_allowed =
        visit.viewer.signed_in() ||
        limits.sendings.take(members::network_of(visit.request.remote_address), services.now());
    if (!is_allowed)
        return review_page(showing, typed, good, {showing.text("flood"), 429})
            .with("Retry-After", "3600");
    auto const sent = stored(showing, typed, good, Way::page);
    if (!sent)
        return review_page(showing, typed, good,
                           {showing.problem(sent.error(), sent.error().front().field), 422},
                           sent.error());
    return receipt_page(showing, *sent, good.sender);
}

http::Response show_entering(web::Services& services, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto typed = fresh(showing, kind);
    auto const own = visit.viewer.organisations();
    if (typed.organisation.empty() && !own.empty()) typed.organisation = own.front().string();
    return enter_page(showing, typed, "", {});
}

http::Response enter(web::Services& services, Kind kind, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit, kind);
    auto good = checked(showing, typed);
    auto const way = parse_way(visit.request.form.text("way"));
    bool const is_way = way && *way != Way::page && *way != Way::program;
    if (!is_way) good.problems.push_back({"way", "ideas.problem_way"});
    if (!good.problems.empty())
        return enter_page(showing, typed, visit.request.form.text("way"), good.problems);
    if (!permissions::may_in_part(visit.viewer, Permission::contribute, good.told.organisation))
        throw http::Forbidden();
    auto const sent = stored(showing, typed, good, *way);
    if (!sent) return enter_page(showing, typed, visit.request.form.text("way"), sent.error());
    return receipt_page(showing, *sent, good.sender);
}

}
