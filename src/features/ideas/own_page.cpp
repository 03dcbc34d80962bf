// Where it is and what they answered, what its sender may still do, and what was typed when
// something is wrong.
#include "features/ideas/own_page.h"

#include "features/ideas/answer_times.h"
#include "features/ideas/asked/show.h"
#include "features/ideas/asking_back/pages.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/joining.h"
#include "features/ideas/merging.h"
#include "features/ideas/pages.h"
#include "features/ideas/rules.h"
#include "features/ideas/thresholds/pages.h"
#include "features/ideas/typed.h"
#include "services/moderation/moderation.h"

namespace ideas::pages::own {

namespace {

using web::View;

View addition_field(Showing const& showing, Shown const& shown) {
    auto field = web::field_view({.name = "addition",
                                  .label = showing.text("label_addition"),
                                  .value = shown.addition,
                                  .problem = showing.problem(shown.problems, "addition"),
                                  .max_length = static_cast<int>(longest_addition),
                                  .required = true});
    field.set("counter_text", showing.format("at_most", {{"count", longest_addition}}));
    return field;
}

View again_field(Showing const& showing, Shown const& shown) {
    auto field = web::field_view({.name = "words",
                                  .label = showing.text("label_again"),
                                  .value = shown.again,
                                  .problem = showing.problem(shown.problems, "words"),
                                  .max_length = static_cast<int>(longest_reason),
                                  .required = true});
    field.set("counter_text", showing.format("at_most", {{"count", longest_reason}}));
    return field;
}

}

moderation::WriterMay what_may_be_asked(Showing const& showing, db::Reader& reader,
                                        Need const& need) {
    if (need.visibility != Visibility::hidden) return moderation::WriterMay::nothing;
    return moderation::writer_may(reader, subject_of(need), showing.services.now());
}

namespace {

View again_view(Showing const& showing, db::Reader& reader, Need const& need, Shown const& shown) {
    auto const may = what_may_be_asked(showing, reader, need);
    return View()
        .set("may_ask_again", may == moderation::WriterMay::ask)
        .set("is_looked_at_again", may == moderation::WriterMay::wait)
        .set("again_field", again_field(showing, shown));
}

View sender_fields(Showing const& showing, Sender const& sender, Shown const& shown) {
    View view;
    view.set("sender_name_field",
             web::field_view({.name = "sender_name",
                              .label = showing.text("label_sender_name"),
                              .value = sender.name,
                              .problem = showing.problem(shown.problems, "sender_name"),
                              .autocomplete = "name",
                              .max_length = static_cast<int>(longest_name)}))
        .set("email_field", web::field_view({.name = "email",
                                             .label = showing.text("label_email"),
                                             .value = sender.email,
                                             .problem = showing.problem(shown.problems, "email"),
                                             .type = "email",
                                             .autocomplete = "email",
                                             .max_length = 254}));
    return view;
}

/// The reason for hiding, while it is hidden.
std::string hidden_reason(Need const& need, std::vector<Event> const& history) {
    if (need.visibility != Visibility::hidden) return {};
    for (auto event = history.rbegin(); event != history.rend(); ++event)
        if (event->what == Happened::hidden) return event->words;
    return {};
}

int status_of(Shown const& shown) {
    if (shown.is_overtaken) return 409;
    return shown.problems.empty() ? 200 : 422;
}

/// Where it is answered, and how: itself, or what it is merged into.
View home_view(Showing const& showing, db::Reader& reader, Need const& need) {
    auto const home = home_of(reader, need);
    auto const wanted =
        need.visibility == Visibility::waiting ? wanted_home(reader, need) : std::nullopt;
    auto view = answer_view(showing, history(reader, home.id));
    view.merge(thresholds::reached_view(showing, reader, home))
        .merge(inside::opening_view(showing, reader, need))
        .merge(asked::replies_view(showing, reader, asked::answered(reader, need.id)));
    return view
        .set_optional("joining_text",
                      wanted ? showing.format("joined_when_read", {{"title", wanted->told.title}})
                             : std::string())
        .set("state_lead", showing.text("state_lead_" + std::string(name(home.state))))
        .set("is_public", home.visibility == Visibility::public_)
        .set("public_url", showing.visit.address(path_of(home)));
}

/// The title and status, and what is said above the page.
web::PageOptions options_of(Showing const& showing, Need const& need, Shown const& shown) {
    web::PageOptions options{
        .title = need.told.title, .status = status_of(shown), .unlisted = true};
    if (!shown.done.empty())
        options.notices.push_back(web::notice("done", showing.text("own_done_" + shown.done)));
    if (shown.is_by_letter)
        options.notices.push_back(
            web::notice("info", showing.format("way_code", {{"code", shown.code}})));
    if (shown.is_overtaken)
        options.notices.push_back(web::notice(
            "warning",
            showing.text(shown.correction ? "coauthor_changed_since" : "own_overtaken")));
    return options;
}

/// Who else tells it, and which words a correction is written over.
View together_view(Showing const& showing, Need const& need) {
    View view;
    return view.set("coauthors_url", showing.visit.address("/needs/coauthors"))
        .set("version", std::to_string(need.version));
}

}

http::Response page(Showing const& showing, db::Reader& reader, Need const& need,
                    Shown const& shown) {
    auto const events = history(reader, need.id);
    auto view = story_view(showing, need.told);
    view.merge(again_view(showing, reader, need, shown)).merge(promise_view(showing, reader, need));
    view.merge(home_view(showing, reader, need)).merge(together_view(showing, need));
    view.merge(thread_view(showing, reader, need));
    view.merge(asking_back::own_view(showing, reader, need, shown.reply, shown.problems));
    view.merge(correction_view(showing, shown.correction.value_or(need.told), shown.problems));
    view.merge(sender_fields(showing, shown.sender.value_or(sender(reader, need.id)), shown));
    view.merge(web::problems_view(showing.visit, showing.services.pages, shown.problems));
    view.set_list("facts", fact_views(showing, need))
        .set("breadcrumbs", breadcrumbs(showing, need.told.kind))
        .set("visibility_text", inside::visibility_text(showing, reader, need, "visibility_"))
        .set_optional("hidden_reason", hidden_reason(need, events))
        .set("who_answers", who_answers(showing, need.told.organisation))
        .set("waiting_text",
             showing.format("told_days_ago",
                            {{"days", days_between(need.told_at, showing.services.now())}}))
        .set_list("additions", addition_views(showing, events, true))
        .set_list("events", event_views(showing, need, events, false))
        .set("may_correct", may_correct(need))
        .set("may_withdraw", may_withdraw(need))
        .set("may_add", may_add(need))
        .set("is_correcting", shown.correction.has_value())
        .set("addition_field", addition_field(showing, shown))
        .set("act_url", showing.visit.address("/needs/claim/act"))
        .set_optional("claim_code", shown.code)
        .set("need_id", need.id.string());
    return private_page(showing.services.pages.page(showing.visit, "ideas/own", std::move(view),
                                                    options_of(showing, need, shown)));
}

}
