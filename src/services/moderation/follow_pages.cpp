// What became of a notice, by the code of whoever reported the text or wrote it. As with needs the
// code stands in forms, never in a cookie.
#include "services/claims/claim_code.h"
#include "services/claims/code_field.h"
#include "services/members/attempts.h"
#include "services/moderation/pages.h"
#include "services/moderation/show.h"

namespace moderation::pages {

namespace {

using web::View;

/// A matter as one side sees it.
struct Mine {
    Matter matter = {};
    NoticeId notice = {};  ///< Empty for who wrote the text.
    Side side() const { return notice.empty() ? Side::writer : Side::reporter; }
};

std::optional<Mine> opened(db::Reader& reader, std::string_view typed) {
    auto const code = claims::read_code(typed);
    auto const opens = code ? with_code(reader, claims::code_hash(*code)) : std::nullopt;
    auto matter = opens ? find(reader, opens->matter) : std::nullopt;
    if (!matter) return std::nullopt;
    return Mine{*std::move(matter), opens->notice};
}

http::Response code_page(Showing const& showing, std::string_view typed,
                         basics::Problems const& problems, std::string_view warning = {},
                         int status = 200) {
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    view.set("code_field", claims::code_field(showing.visit, showing.services.pages, typed,
                                              showing.problem(problems, "code")))
        .set("form_url", showing.visit.address("/reports"));
    web::PageOptions options{
        .title = showing.text("follow_title"), .status = status, .unlisted = true};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(showing.visit, "moderation/follow",
                                                    std::move(view), std::move(options)));
}

/// "where_writer_hidden": where the matter is, for this side.
std::string where(Mine const& mine) {
    auto const& matter = mine.matter;
    if (matter.state == State::waiting) return "where_waiting";
    if (matter.state == State::again) return "where_again";
    return "where_" + std::string(name(mine.side())) + "_" + std::string(name(matter.outcome));
}

View event(Showing const& showing, basics::Time at, std::string text) {
    return View()
        .set("event_date", texts::short_date(showing.visit.language, basics::day_in_stockholm(at)))
        .set("event_text", std::move(text))
        .set_optional("event_url", "")
        .set("is_now", false)
        .set("is_ahead", false);
}

/// What happened, without anybody's name or words but the decisions'.
std::vector<View> events(Showing const& showing, db::Reader& reader, Mine const& mine) {
    std::vector<View> views;
    for (auto const& notice : notices(reader, mine.matter.id))
        if (notice.id == mine.notice)
            views.push_back(event(showing, notice.at, showing.text("event_reported")));
    for (auto const& step : steps(reader, mine.matter.id))
        views.push_back(
            event(showing, step.at,
                  showing.text(step.asked ? "event_asked_" + std::string(name(*step.asked))
                                          : "event_" + std::string(name(step.outcome)))));
    if (!views.empty()) views.back().set("is_now", true);
    return views;
}

/// The latest decision's reason, in the reader's language.
std::string latest_because(Showing const& showing, db::Reader& reader, Matter const& matter) {
    auto const all = steps(reader, matter.id);
    for (auto step = all.rbegin(); step != all.rend(); ++step)
        if (!step->asked)
            return because(showing.services.texts, showing.visit.language, step->reason,
                           step->words);
    return {};
}

struct Shown {
    std::string code = {};
    std::string words = {};
    basics::Problems problems = {};
    std::string notice = {};  ///< Text id of what just happened.
    int status = 200;
};

http::Response matter_page(Showing const& showing, db::Reader& reader, Mine const& mine,
                           Shown const& shown) {
    auto const& matter = mine.matter;
    auto view = web::problems_view(showing.visit, showing.services.pages, shown.problems);
    auto const reason = latest_because(showing, reader, matter);
    auto const text = text_now(showing, reader, matter.subject);
    view.set("title", matter.title)
        .set("where_text",
             showing.format(where(mine), {{"name", who_decides(showing, matter.organisation)}}))
        .set("has_reason", !reason.empty())
        .set("reason_paragraphs", paragraphs(reason))
        .set_list("events", events(showing, reader, mine))
        .set("may_ask", may_ask(matter, mine.side(), showing.services.now()))
        .set("ask_lead", showing.format("ask_lead", {{"days", days_to_ask}}))
        .set("words_field",
             words_field(showing, shown.words, shown.problems, "label_again", "hint_again"))
        .set("is_writer", mine.side() == Side::writer)
        .set("ask_url", showing.visit.address("/reports/again"))
        .set("claim_code", shown.code)
        .set("is_public", text && text->is_public)
        .set("text_url", showing.visit.address(text ? text->path : matter.path));
    web::PageOptions options{
        .title = showing.text("follow_matter_title"), .status = shown.status, .unlisted = true};
    if (!shown.notice.empty())
        options.notices.push_back(
            web::notice(shown.status == 200 ? "done" : "warning", showing.text(shown.notice)));
    return private_page(showing.services.pages.page(showing.visit, "moderation/matter_followed",
                                                    std::move(view), std::move(options)));
}

bool may_open(Limits& limits, web::Visit const& visit, basics::Time now) {
    return limits.openings.take(members::network_of(visit.request.remote_address), now);
}

/// Asks, and leaves in `shown` what came of it.
void store_wish(Showing const& showing, std::string_view code, std::string const& words,
                Shown& shown) {
    auto tx = showing.services.database.begin();
    auto const mine = opened(tx, code);
    if (mine && may_ask(mine->matter, mine->side(), showing.services.now())) {
        ask_again(tx, hand_of(showing), mine->matter, mine->side(), words);
        tx.commit();
        shown.notice = "done_asked";
    } else if (mine && mine->matter.state == State::again) {
        // Sent twice, or another one who reported it was first: it is as was asked for.
        shown.notice = "done_asked";
    } else {
        shown.notice = "ask_overtaken";
        shown.status = 409;
    }
}

http::Response flooded(Showing const& showing, std::string_view typed) {
    return code_page(showing, typed, {}, "flood_codes", 429).with("Retry-After", "3600");
}

}

http::Response show_follow(web::Services& services, web::Visit const& visit) {
    // A letter's link brings the code along. Nothing is opened before the button is pressed, and
    // other sites do not learn the address.
    return code_page(Showing(services, visit), visit.part("code"), {})
        .with("Referrer-Policy", "same-origin");
}

http::Response follow(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = visit.request.form.text("code");
    if (!may_open(limits, visit, services.now())) return flooded(showing, typed);
    auto reader = services.database.read();
    auto const mine = opened(reader, typed);
    if (!mine) return code_page(showing, typed, {{"code", "moderation.problem_code"}}, {}, 422);
    return matter_page(showing, reader, *mine,
                       {.code = claims::read_code(typed).value_or(std::string())});
}

http::Response ask(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = visit.request.form.text("code");
    Shown shown{.code = claims::read_code(typed).value_or(std::string()),
                .words = std::string(visit.request.form.text("words"))};
    std::erase(shown.words, '\r');
    auto const network = members::network_of(visit.request.remote_address);
    bool const is_allowed =
        may_open(limits, visit, services.now()) &&
        (visit.viewer.signed_in() || limits.sendings.take(network, services.now()));
    auto const good = checked_words(shown.words);
    if (is_allowed && good) store_wish(showing, typed, *good, shown);
    auto reader = services.database.read();
    auto const mine = opened(reader, typed);
    if (!mine)
        return is_allowed
                   ? code_page(showing, typed, {{"code", "moderation.problem_code"}}, {}, 422)
                   : flooded(showing, typed);
    if (!is_allowed) {
        shown.notice = "flood";
        shown.status = 429;
        return matter_page(showing, reader, *mine, shown).with("Retry-After", "3600");
    }
    if (!good) {
        shown.problems = good.error();
        shown.status = 422;
    }
    return matter_page(showing, reader, *mine, shown);
}

}
