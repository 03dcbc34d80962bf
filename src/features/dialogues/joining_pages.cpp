// Coming in by a code, without an account. What is kept is a secret in a cookie, and its hash here.
#include "features/dialogues/pages.h"
#include "platform/http/cookies.h"
#include "platform/secrets/secrets.h"
#include "services/members/attempts.h"
#include "services/members/members.h"

namespace dialogues {

namespace {

using web::View;

constexpr std::chrono::hours cookie_lasts{24 * 120};

struct Shown {
    std::string code = {};
    basics::Problems problems = {};
    std::string_view notice = {}, warning = {};
    int status = 200;
};

http::Response code_page(Showing const& showing, Shown const& shown) {
    auto const& visit = showing.visit;
    auto view = web::problems_view(visit, showing.services.pages, shown.problems);
    view.set_list("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("form_url", visit.address("/dialogues/join"))
        .set("code_field", web::field_view({.name = "code",
                                            .label = showing.text("label_code"),
                                            .value = shown.code,
                                            .hint = showing.text("hint_code"),
                                            .problem = showing.problem(shown.problems, "code"),
                                            .autocomplete = "off",
                                            .max_length = 20,
                                            .required = true,
                                            .narrow = true}));
    web::PageOptions options{.title = showing.text("join_title"),
                             .status = shown.problems.empty() ? shown.status : 422,
                             .unlisted = true};
    if (!shown.notice.empty())
        options.notices.push_back(web::notice("done", showing.text(shown.notice)));
    if (!shown.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(shown.warning)));
    return private_page(
        showing.services.pages.page(visit, "dialogues/code", std::move(view), std::move(options)));
}

/// What one says yes to before coming in.
http::Response consent_page(Showing const& showing, Dialogue const& dialogue,
                            std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    auto const& told = dialogue.told;
    View view;
    view.set_list("breadcrumbs", breadcrumbs(showing, nullptr))
        .set("form_url", visit.address("/dialogues/join"))
        .set("code_value", dialogue.code)
        .set("dialogue_language", told.language)
        .set("purpose", paragraphs(told.purpose))
        .set("who_text", showing.organisation_name(told.organisation))
        .set("when_text", when_text(showing, dialogue))
        .set("secrecy_text", showing.text("secrecy_text_" + std::string(name(told.secrecy))));
    web::PageOptions options{.title = told.title, .status = status, .unlisted = true};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return private_page(showing.services.pages.page(visit, "dialogues/consent", std::move(view),
                                                    std::move(options)));
}

/// The dialogue that a code opens: a draft's code opens nothing yet.
std::optional<Dialogue> opened(db::Reader& reader, std::string_view typed) {
    auto const code = code_in(typed);
    auto dialogue = code.size() == code_length ? with_code(reader, code) : std::nullopt;
    return dialogue && dialogue->state != State::draft ? std::move(dialogue) : std::nullopt;
}

http::Response to_part(web::Visit const& visit, Dialogue const& dialogue) {
    return private_page(http::redirect(visit.address(place_of(dialogue, "/take-part"))));
}

/// Whether this network may try one more code now.
bool may_try(Limits& limits, Showing const& showing) {
    return limits.codes.take(members::network_of(showing.visit.request.remote_address),
                             showing.services.now());
}

}

http::Response lead_in(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const code = code_in(visit.part("code"));
    // The language of the page that follows tells whether there is such a code.
    std::optional<Dialogue> dialogue;
    if (may_try(limits, showing)) {
        auto reader = services.database.read();
        dialogue = opened(reader, code);
    }
    return private_page(http::redirect("/" + (dialogue ? dialogue->told.language : "sv") +
                                       "/dialogues/join?code=" + code.substr(0, 2 * code_length)));
}

http::Response show_join(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    Shown shown{.code = std::string(visit.request.query.text("code").substr(0, 40))};
    if (shown.code.empty()) {
        auto const done = visit.request.query.text("done");
        if (done == "left") shown.notice = "left";
        if (done == "left_over") shown.notice = "left_over";
        return code_page(showing, shown);
    }
    if (!may_try(limits, showing)) {
        shown.warning = "flood";
        shown.status = 429;
        return code_page(showing, shown).with("Retry-After", "600");
    }
    auto reader = services.database.read();
    auto const dialogue = opened(reader, shown.code);
    if (!dialogue) {
        shown.problems.push_back({"code", "dialogues.problem_code", {}});
        return code_page(showing, shown);
    }
    if (participant_in(visit, reader, *dialogue)) return to_part(visit, *dialogue);
    if (dialogue->state == State::closed) {
        if (may_see_results(*dialogue, {}))
            return private_page(http::redirect(visit.address(place_of(*dialogue, "/results"))));
        shown.warning = "closed_already";
        return code_page(showing, shown);
    }
    return consent_page(showing, *dialogue);
}

http::Response join(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    Shown shown{.code = sent(visit, "code").substr(0, 40)};
    if (!may_try(limits, showing)) {
        shown.warning = "flood";
        shown.status = 429;
        return code_page(showing, shown).with("Retry-After", "600");
    }
    auto tx = services.database.begin();
    auto const dialogue = opened(tx, shown.code);
    if (!dialogue || dialogue->state == State::closed) {
        shown.problems.push_back(
            {"code", dialogue ? "dialogues.closed_already" : "dialogues.problem_code", {}});
        return code_page(showing, shown);
    }
    // Another tab was first.
    if (participant_in(visit, tx, *dialogue)) return to_part(visit, *dialogue);
    // Whoever typed a code reads what it is for first.
    if (sent(visit, "consent") != "yes") return consent_page(showing, *dialogue);
    bool const is_full = count_participants(tx, dialogue->id) >= most_participants;
    if (is_full || !limits.joins.take(
                       members::network_of(visit.request.remote_address) + dialogue->id.string(),
                       services.now()))
        return consent_page(showing, *dialogue, "full", 429).with("Retry-After", "600");
    auto const secret = secrets::make();
    add_participant(tx, dialogue->id, secrets::hash(secret));
    tx.commit();
    auto response = to_part(visit, *dialogue);
    response.with("Set-Cookie", http::set_cookie({.name = cookie_name(dialogue->id),
                                                  .value = secret,
                                                  .secure = services.members.settings().secure,
                                                  .max_age = cookie_lasts}));
    return response;
}

}
