// The sender follows the need: by its code, or signed in. The code stands in the forms and never in
// an address or a cookie, so that a borrowed computer keeps nothing.
#include "features/ideas/answer_times.h"
#include "features/ideas/asked/show.h"
#include "features/ideas/asking_back/pages.h"
#include "features/ideas/inside/seeing.h"
#include "features/ideas/coauthors/pages.h"
#include "features/ideas/joining.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"
#include "features/ideas/pages.h"
#include "features/ideas/rules.h"
#include "features/ideas/thresholds/pages.h"
#include "features/ideas/typed.h"
#include "services/claims/claim_code.h"
#include "services/claims/code_field.h"
#include "services/members/attempts.h"
#include "services/moderation/moderation.h"

namespace ideas::pages {

namespace {

using web::View;

/// What was just done or went wrong, and what was typed.
struct Shown {
    std::string code = {};  ///< Empty for a member's own need.
    std::string done = {};  ///< Text id of what was done, without "own_done_".
    basics::Problems problems = {};
    std::optional<Telling> correction = {};
    std::optional<Sender> sender = {};
    std::string addition = {};
    std::string reply = {};  ///< To a question.
    std::string again = {};  ///< Why the hiding should be looked at again.
    bool is_overtaken = false;
    bool is_by_letter = false;
};

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

/// Whether the sender may ask for another look at the need's being hidden.
moderation::WriterMay what_may_be_asked(Showing const& showing, db::Reader& reader,
                                        Need const& need) {
    if (need.visibility != Visibility::hidden) return moderation::WriterMay::nothing;
    return moderation::writer_may(reader, subject_of(need), showing.services.now());
}

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

http::Response own_page(Showing const& showing, db::Reader& reader, Need const& need,
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

http::Response claim_page(Showing const& showing, std::string_view typed,
                          basics::Problems const& problems, std::string_view warning = {},
                          int status = 200) {
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    view.set("code_field", claims::code_field(showing.visit, showing.services.pages, typed,
                                              showing.problem(problems, "code")))
        .set("breadcrumbs", breadcrumbs(showing, Kind::need))
        .set("form_url", showing.visit.address("/needs/claim"))
        .set("new_url", showing.visit.address("/needs/new"))
        .set("needs_url", showing.visit.address("/needs"));
    web::PageOptions options{.title = showing.text("claim_title"), .status = status};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(showing.visit, "ideas/claim", std::move(view),
                                                    std::move(options)));
}

std::optional<Need> opened(db::Reader& reader, std::string_view typed) {
    auto const code = claims::read_code(typed);
    auto const id = code ? with_claim(reader, claims::code_hash(*code)) : std::nullopt;
    return id ? find(reader, *id) : std::nullopt;
}

/// The sender's need: opened by the code in the form, or the signed-in member's own.
std::optional<Need> own_need(db::Reader& reader, web::Visit const& visit) {
    auto const code = visit.request.form.text("code");
    if (!code.empty()) return opened(reader, code);
    auto const id = NeedId::parse(visit.request.form.text("need"));
    auto need = id ? find(reader, *id) : std::nullopt;
    bool const is_own = need && visit.viewer.signed_in() && need->told_by == visit.viewer.member;
    return is_own ? std::move(need) : std::nullopt;
}

Typed correction_in(Showing const& showing, Need const& need) {
    auto typed = typed_in(showing.visit, need.told.kind);
    typed.organisation = need.told.organisation.string();
    typed.sender = {};
    typed.trap.clear();
    return typed;
}

void do_correct(Showing const& showing, db::Transaction& tx, Need& need, Shown& shown) {
    auto const typed = correction_in(showing, need);
    auto const good = checked(showing, typed);
    auto kept = typed.told;
    kept.how_often = parse_frequency(typed.how_often).value_or(Frequency::unknown);
    auto const seen = showing.visit.request.form.text("version");
    if (may_correct(need) && !seen.empty() && seen != std::to_string(need.version)) {
        // A co-author was first: the page shows both texts.
        shown.is_overtaken = true;
        shown.correction = std::move(kept);
        return;
    }
    if (!may_correct(need)) {
        // Those who answer were first: what was typed can be added instead.
        shown.is_overtaken = true;
        shown.addition = kept.story;
        return;
    }
    if (!good.problems.empty()) {
        shown.problems = good.problems;
        shown.correction = std::move(kept);
        return;
    }
    auto told = good.told;
    told.organisation = need.told.organisation;
    need = correct(tx, hand_of(showing), need, told, reading_of(showing.services, tx, told));
    shown.done = "corrected";
}

void do_add(Showing const& showing, db::Transaction& tx, Need& need, Shown& shown) {
    auto const typed = showing.visit.request.form.text("addition");
    auto words = checked_words(typed, "addition", longest_addition, "ideas.problem_addition",
                               "ideas.problem_long");
    if (!words || !may_add(need)) {
        if (!words) shown.problems = words.error();
        shown.is_overtaken = words.has_value();
        shown.addition = typed;
        return;
    }
    auto const reading = reading_of(showing.services, tx, need.told, *words);
    need = add_words(tx, hand_of(showing), need, *std::move(words), reading);
    shown.done = "added";
}

void do_change_sender(Showing const& showing, db::Transaction& tx, Need const& need, Shown& shown) {
    auto const& form = showing.visit.request.form;
    Sender const typed{std::string(form.text("sender_name")), std::string(form.text("email")),
                       reads(showing.visit)};
    auto const good = checked(typed);
    if (!good) {
        shown.problems = good.error();
        shown.sender = typed;
        return;
    }
    change_sender(tx, need, *good);
    shown.done = good->empty() ? "forgotten" : "sender";
}

void do_ask_again(Showing const& showing, db::Transaction& tx, Need const& need, Shown& shown) {
    shown.again = showing.visit.request.form.text("words");
    std::erase(shown.again, '\r');
    if (what_may_be_asked(showing, tx, need) == moderation::WriterMay::nothing) {
        shown.is_overtaken = true;
        return;
    }
    auto const asked = moderation::ask_as_writer(showing.services, showing.visit.viewer.member, tx,
                                                 subject_of(need), shown.again);
    if (asked) shown.done = "again";
    else shown.problems = asked.error();
}

void do_reply(Showing const& showing, db::Transaction& tx, Need const& need, Shown& shown) {
    shown.reply = showing.visit.request.form.text("reply");
    std::erase(shown.reply, '\r');
    auto const done = asking_back::reply_typed(showing, tx, need, shown.reply);
    if (done) shown.done = "replied";
    else shown.problems = done.error();
    shown.is_overtaken = !done && shown.problems.empty();
    if (done) shown.reply.clear();
}

void do_open(Showing const& showing, db::Transaction& tx, Need& need, Shown& shown) {
    auto const wanted = inside::parse_audience(showing.visit.request.form.text("audience"));
    auto opened = wanted ? inside::open_to(tx, hand_of(showing), need, *wanted) : std::nullopt;
    if (!opened) {
        shown.is_overtaken = true;
        return;
    }
    need = *std::move(opened);
    shown.done = "opened";
}

/// Those whose words were merged with it are told that these stand by themselves again.
void do_withdraw(Showing const& showing, db::Transaction& tx, Need& need) {
    auto const parts = merged_directly(tx, need.id);
    coauthors::tell_withdrawn(showing.services, tx, need);
    need = withdraw(tx, hand_of(showing), need);
    for (auto const& part : parts)
        if (auto const own = find(tx, part.id)) tell_split(showing.services, tx, *own, need, {});
}

/// Does what the form asks for; what is wrong or done stands in `shown` afterwards.
void act(Showing const& showing, db::Transaction& tx, Need& need, Shown& shown) {
    auto const what = showing.visit.request.form.text("act");
    if (what == "correct") do_correct(showing, tx, need, shown);
    else if (what == "add") do_add(showing, tx, need, shown);
    else if (what == "sender") do_change_sender(showing, tx, need, shown);
    else if (what == "withdraw") {
        if (may_withdraw(need)) do_withdraw(showing, tx, need);
        shown.done = "withdrawn";
    } else if (what == "open") do_open(showing, tx, need, shown);
    else if (what == "again") do_ask_again(showing, tx, need, shown);
    else if (what == "reply") do_reply(showing, tx, need, shown);
    else throw http::BadRequest{"act is correct, add, sender, withdraw, open, again or reply"};
}

}

http::Response show_claim(web::Services& services, web::Visit const& visit) {
    return claim_page(Showing(services, visit), {}, {});
}

http::Response opened_by_letter(Showing const& showing, db::Reader& reader, Need const& need,
                                std::string const& code) {
    return own_page(showing, reader, need, {.code = code, .is_by_letter = true});
}

http::Response claim(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = visit.request.form.text("code");
    auto const network = members::network_of(visit.request.remote_address);
    if (!limits.guesses.allows(network, services.now()))
        return claim_page(showing, typed, {}, "flood_codes", 429).with("Retry-After", "3600");
    auto reader = services.database.read();
    auto const need = opened(reader, typed);
    if (!need) {
        limits.guesses.take(network, services.now());
        return claim_page(showing, typed, {{"code", "ideas.problem_code"}}, {}, 422);
    }
    return own_page(showing, reader, *need, {.code = claims::read_code(typed).value_or("")});
}

http::Response show_own(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const need = http::found(find(reader, visit.id<NeedId>()));
    if (need.told_by != visit.viewer.member) throw http::NotFound();
    return own_page(showing, reader, need, {});
}

http::Response change_own(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const network = members::network_of(visit.request.remote_address);
    auto const code = visit.request.form.text("code");
    bool const is_allowed =
        visit.viewer.signed_in() || (limits.guesses.allows(network, services.now()) &&
                                     limits.sendings.take(network, services.now()));
    Shown shown{.code = claims::read_code(code).value_or("")};
    std::optional<Need> need;
    if (is_allowed) {
        auto tx = services.database.begin();
        need = own_need(tx, visit);
        if (need) {
            act(showing, tx, *need, shown);
            if (!shown.done.empty()) tx.commit();
        }
    }
    auto reader = services.database.read();
    if (!is_allowed) {
        need = own_need(reader, visit);
        if (!need)
            return claim_page(showing, code, {}, "flood_codes", 429).with("Retry-After", "3600");
        shown.addition = visit.request.form.text("addition");
        shown.reply = visit.request.form.text("reply");
        if (visit.request.form.text("act") == "correct")
            shown.correction = correction_in(showing, *need).told;
        auto page = own_page(showing, reader, *need, shown);
        page.status = 429;
        return std::move(page).with("Retry-After", "3600");
    }
    if (!need) {
        if (code.empty()) throw http::NotFound();
        limits.guesses.take(network, services.now());
        return claim_page(showing, code, {{"code", "ideas.problem_code"}}, {}, 422);
    }
    // Read anew: what was not committed did not happen.
    return own_page(showing, reader, http::found(find(reader, need->id)), shown);
}

}
