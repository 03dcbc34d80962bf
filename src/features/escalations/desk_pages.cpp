// The addressee's desk: what is asked, and what they do about it, without an account.
#include <algorithm>

#include "features/escalations/letters.h"
#include "features/escalations/pages.h"

namespace escalations {

namespace {

using letter_links::Refusal;
using web::View;

/// What a link opens, as long as the barrier and the question are there.
struct Open {
    letter_links::Link link = {};
    Known barrier = {};
    Escalation asked = {};
};

std::expected<Open, Refusal> open(Parts& parts, web::Visit const& visit, db::Reader& reader) {
    auto const link = letter_links::open(parts.door, visit, reader, desk_purpose);
    if (!link) return std::unexpected(link.error());
    auto const id = link->subject.id.substr(0, link->subject.id.find('-'));
    auto barrier = known(reader, id);
    Open opened{.link = *link};
    for (auto const& one : escalations_of(reader, id))
        if (std::to_string(one.number) == link->detail) opened.asked = one;
    if (!barrier || barrier->is_hidden || opened.asked.number == 0)
        return std::unexpected(Refusal{letter_links::State::ended, *link});
    opened.barrier = *std::move(barrier);
    return opened;
}

http::Response over(Parts& parts, web::Visit const& visit, Refusal const& refusal) {
    return letter_links::over_page(
        parts.door, visit, refusal,
        {parts.services.pages.text(visit, "escalations.addressees_title"), "/addressees"});
}

/// What the desk offers: an answer only as long as there is none.
told::Told beginning(Escalation const& one) {
    told::Told typed{{"did", one.is_acknowledged ? "answered" : "acknowledged"}};
    if (!one.their_number.empty()) typed["their_number"] = one.their_number;
    if (one.is_settled()) typed["did"] = "replied";
    return typed;
}

http::Response desk_page(Showing const& showing, db::Reader& reader, Open const& opened,
                         told::Told const& typed, basics::Problems const& problems,
                         std::string_view warning = {}, int status = 200) {
    auto const& visit = showing.visit;
    auto const& barrier = opened.barrier;
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(escalation_view(showing, opened.asked, words_of(reader, barrier.id)));
    view.set("lead",
             showing.format("desk_lead", {{"who", showing.organisation_name(barrier.organisation)},
                                          {"addressee", addressee_name(showing, opened.asked)}}))
        .set("barrier_title", barrier.title)
        .set_optional("barrier_url",
                      barrier.is_public ? visit.address(barrier.path) : std::string())
        .set_list("wanted", paragraphs(barrier.wanted))
        .set_list("stopped", paragraphs(barrier.stopped))
        .set("fields", told::form_views(showing, field_words, desk_fields(), typed, problems))
        .set("form_url", visit.address(visit.path));
    web::PageOptions options{.title = showing.text("desk_title"),
                             .status = problems.empty() ? status : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (done == "yes") options.notices.push_back(web::notice("done", showing.text("desk_done")));
    if (!warning.empty()) options.notices.push_back(web::notice("warning", showing.text(warning)));
    return letter_links::secret_page(showing.services.pages.page(
        visit, "escalations/desk", std::move(view), std::move(options)));
}

/// The same words once more: a form that was sent twice.
bool is_said(db::Reader& reader, Open const& opened, told::Told const& told) {
    // An answer that was taken back may be given again in the same words.
    if (told::said(told, "did") == "answered" && !opened.asked.is_answered()) return false;
    auto const all = words_of(reader, opened.barrier.id);
    for (auto word = all.rbegin(); word != all.rend(); ++word)
        if (word->escalation == opened.asked.number && word->is_through_link)
            return !word->is_withdrawn() && name(word->said) == told::said(told, "did") &&
                   word->words == told::said(told, "words") &&
                   word->signed_by == told::said(told, "signed");
    return false;
}

http::Response thanks(web::Visit const& visit) {
    return letter_links::secret_page(http::redirect(visit.address(visit.path) + "?done=yes"));
}

}

http::Response show_desk(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto reader = parts.services.database.read();
    auto const opened = open(parts, visit, reader);
    return opened ? desk_page(showing, reader, *opened, beginning(opened->asked), {})
                  : over(parts, visit, opened.error());
}

http::Response save_desk(Parts& parts, web::Visit const& visit) {
    Showing const showing(parts, visit);
    auto const typed = told::typed_in(visit, desk_fields());
    auto tx = parts.services.database.begin();
    auto const opened = open(parts, visit, tx);
    if (!opened) return over(parts, visit, opened.error());
    auto const good = checked_desk(typed);
    if (!good) return desk_page(showing, tx, *opened, typed, good.error());
    if (is_said(tx, *opened, *good)) return thanks(visit);
    if (opened->asked.is_settled() && told::said(*good, "did") == "answered")
        return desk_page(showing, tx, *opened, typed, {}, "desk_answered", 409);
    if (words_of(tx, opened->barrier.id).size() >= most_words ||
        !parts.desk.take(opened->link.subject.id, parts.services.now()))
        return desk_page(showing, tx, *opened, typed, {}, "flood", 429).with("Retry-After", "3600");
    say(tx, {parts.services.activity, parts.services.now(), {}}, opened->barrier, opened->asked,
        *good);
    tell_sender(parts.services, tx, opened->barrier, opened->asked,
                addressee_name(showing, opened->asked),
                parse_said(told::said(*good, "did")).value_or(Said::replied));
    tx.commit();
    return thanks(visit);
}

}
