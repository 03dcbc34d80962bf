// The checklist, the review, and the coordinator's queue.
#include <algorithm>

#include "features/knowledge/reading_first.h"
#include "features/knowledge/stories/form_view.h"
#include "features/knowledge/stories/pages.h"
#include "features/knowledge/stories/registered.h"
#include "features/knowledge/stories/rules.h"

namespace knowledge::stories {

namespace {

using web::View;

constexpr std::size_t most_waiting = 200;

/// What was asked for, when the page comes back instead of doing it.
struct Asked {
    std::optional<Move> move = {};
    std::string reason = {};
    basics::Problems problems = {};
};

/// Every field that is still missing, with the way to its part.
std::vector<View> missing_views(Showing const& showing, Case const& of, Completeness const& whole) {
    std::vector<View> views;
    for (auto const* field : whole.missing)
        views.push_back(
            View()
                .set("missing_name", showing.label(*field))
                .set("missing_url", showing.visit.address(work_path(of) + "/edit?part=" +
                                                          std::string(name(field->part))) +
                                        "#" + std::string(field->key))
                .set("is_must", field->need != Need::to_complete));
    return views;
}

std::vector<View> move_history(Showing const& showing, std::vector<Moved> const& made) {
    std::vector<members::MemberId> ids;
    for (auto const& one : made) ids.push_back(one.member);
    auto const names = names_of(showing, ids);
    std::vector<View> views;
    for (auto const& one : made)
        views.push_back(View()
                            .set("move_text", showing.text("moved_" + std::string(name(one.move))))
                            .set("move_who", name_from(showing, names, one.member))
                            .set("move_when", showing.date_time(one.at))
                            .set_optional("move_reason", one.reason));
    return views;
}

/// One form for each move that the viewer can make now.
std::vector<View> move_forms(Showing const& showing, Case const& of, Asked const& asked) {
    std::vector<View> views;
    for (auto move :
         {Move::publish, Move::send, Move::send_back, Move::take_back, Move::withdraw}) {
        if (!may_make(showing.services, showing.visit, of, move)) continue;
        bool const is_asked = asked.move == move;
        auto const move_name = std::string(name(move));
        web::Field reason{.name = "reason", .label = {}, .required = true};
        if (needs_reason(move)) reason.label = showing.text("reason_" + move_name);
        if (is_asked) {
            reason.value = asked.reason;
            reason.problem =
                web::problem_text(showing.visit, showing.services.pages, asked.problems, "reason");
        }
        reason.max_length = longest_reason;
        auto reason_view = web::field_view(reason);
        // Two forms with a reason must not share an id.
        reason_view.set("id", is_asked ? "reason" : "reason-" + move_name).set("counter_text", "");
        views.push_back(View()
                            .set("move_name", move_name)
                            .set("move_button", showing.text("move_" + move_name))
                            .set("move_lead", showing.text("move_lead_" + move_name))
                            .set("asks_reason", needs_reason(move))
                            .set("reason_field", std::move(reason_view))
                            .set("is_quiet", move != Move::publish && move != Move::send));
    }
    return views;
}

std::string problem_address(Case const& of, basics::Problem const& problem,
                            Showing const& showing) {
    auto const* known = field(problem.field);
    if (!known) return "#" + problem.field;
    return showing.visit.address(work_path(of) + "/edit?part=" + std::string(name(known->part))) +
           "#" + problem.field;
}

/// What in the text the organisation wants somebody to read before others do.
std::string caught_words(Showing const& showing, db::Reader& reader, Case const& of,
                         Story const& story) {
    TextsToRead texts;
    for (auto const& [key, said] : story.texts)
        for (auto const& [language, words] : said) texts[language] += words + "\n";
    for (auto const& link : story.links) texts[story.language] += link.title + "\n";
    return words_to_read(showing.services, reader, of.organisation, texts);
}

std::string caught_text(Showing const& showing, db::Reader& reader, Case const& of,
                        Story const& story) {
    if (of.state == State::published) return {};
    auto const words = caught_words(showing, reader, of, story);
    return words.empty() ? words : showing.format("caught", {{"words", words}});
}

/// Whoever wrote such words is not the one who has read them.
basics::Problems unread(Showing const& showing, db::Reader& reader, Case const& of) {
    auto const newest = http::found(version(reader, of.id, of.version));
    if (newest.member != showing.visit.viewer.member) return {};
    auto const words = caught_words(showing, reader, of, newest.story);
    if (words.empty()) return {};
    return {{"version", "knowledge.case_problem_words", {{"words", words}}}};
}

/// Problems that lead to the part where the missing text belongs.
View problems_of(Showing const& showing, Case const& of, basics::Problems const& problems) {
    std::vector<View> views;
    for (auto const& problem : problems)
        views.push_back(
            View()
                .set("problem_url", problem_address(of, problem, showing))
                .set("problem_text", web::problem_text(showing.visit, showing.services.pages,
                                                       {problem}, problem.field)));
    View view;
    view.set("problems_title", showing.services.pages.format(showing.visit, "web.problems_title",
                                                             {{"count", problems.size()}}))
        .set_list("problems", std::move(views));
    return view;
}

http::Response review_page(Showing const& showing, db::Reader& reader, Case const& of,
                           Asked const& asked, int status) {
    auto const newest = http::found(version(reader, of.id, of.version));
    auto const whole = completeness(newest.story);
    auto view = problems_of(showing, of, asked.problems);
    view.set("title", of.title)
        .set("breadcrumbs", work_breadcrumbs(showing, &of))
        .set("state_text", showing.text("state_lead_" + std::string(name(of.state))))
        .set("percent_text", showing.format("percent", {{"percent", whole.percent}}))
        .set_optional("caught_text", caught_text(showing, reader, of, newest.story))
        .set("is_ready", whole.missing.empty())
        .set_list("missing", missing_views(showing, of, whole))
        .set("steps", part_views(showing, of, newest.story, std::nullopt))
        .set_list("moves", move_forms(showing, of, asked))
        .set_list("history", move_history(showing, moves(reader, of.id)))
        .set("version", std::to_string(of.version))
        .set("form_url", showing.visit.address(work_path(of) + "/review"))
        .set("read_url", showing.visit.address(path_of(of)) +
                             (of.published && *of.published != of.version ? "?show=draft" : ""))
        .set("may_edit", may_make(showing.services, showing.visit, of, Move::write))
        .set("edit_url", showing.visit.address(work_path(of) + "/edit"))
        .set("versions_url", showing.visit.address(work_path(of) + "/versions"))
        .set("changes_url",
             showing.visit.address(work_path(of) + "/versions/" +
                                   std::to_string(of.published.value_or(of.version)) + "/" +
                                   std::to_string(of.version)))
        .set("has_changes", of.published && *of.published != of.version)
        .set_optional("register_url", register_url(showing, of))
        .set_optional("registered_text", registered_text(showing, reader, of));
    web::PageOptions options{
        .title = showing.text("review_title"), .status = status, .unlisted = true};
    if (showing.visit.request.query.has("saved"))
        options.notices.push_back(web::notice("done", showing.text("saved")));
    auto const made = parse_move(showing.visit.request.query.text("made"));
    if (made && *made != Move::write)
        options.notices.push_back(
            web::notice("done", showing.text("made_" + std::string(name(*made)))));
    return private_page(showing.services.pages.page(showing.visit, "knowledge/case_review",
                                                    std::move(view), std::move(options)));
}

/// Makes the move, or leaves in `asked` what is wrong.
std::optional<Case> try_move(Showing const& showing, Asked& asked) {
    auto const& visit = showing.visit;
    auto tx = showing.services.database.begin();
    auto const of = case_at_work(showing.services, tx, visit);
    // Somebody else may have made a move since the page was shown; then this one is no longer to be
    // made.
    bool const is_possible = after(of.state, *asked.move, of.published.has_value()).has_value();
    if (is_possible && !may_make(showing.services, visit, of, *asked.move)) throw http::Forbidden();
    if (!is_possible) {
        asked.problems.push_back({"version", "knowledge.case_problem_moved"});
        return std::nullopt;
    }
    if (*asked.move == Move::publish) asked.problems = unread(showing, tx, of);
    if (!asked.problems.empty()) return std::nullopt;
    auto const seen =
        visit.request.form.text("version") == std::to_string(of.version) ? of.version : 0;
    auto made = make(tx, hand_of(showing), of, *asked.move, seen, asked.reason);
    if (!made) {
        asked.problems = std::move(made.error());
        return std::nullopt;
    }
    tx.commit();
    return *std::move(made);
}

}

http::Response show_review(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return review_page(showing, reader, case_at_work(services, reader, visit), {}, 200);
}

http::Response make_move(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Asked asked{.move = parse_move(visit.request.form.text("move")),
                .reason = std::string(visit.request.form.text("reason"))};
    if (!asked.move || *asked.move == Move::write)
        throw http::BadRequest{"move is send, take_back, publish, send_back or withdraw"};
    if (auto const of = try_move(showing, asked))
        return private_page(http::redirect(visit.address(work_path(*of) + "/review?made=") +
                                           std::string(name(*asked.move))));
    auto reader = services.database.read();
    bool const is_overtaken = std::ranges::any_of(asked.problems, [](auto const& problem) {
        return problem.field == "version" && problem.text != "knowledge.case_problem_words";
    });
    return review_page(showing, reader, case_at_work(services, reader, visit), asked,
                       is_overtaken ? 409 : 422);
}

http::Response show_queue(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    std::vector<View> rows;
    for (auto const& of : in_state(reader, State::in_review, most_waiting)) {
        if (!may_make(services, visit, of, Move::publish)) continue;
        rows.push_back(View()
                           .set("row_title", of.title)
                           .set("row_url", visit.address(work_path(of) + "/review"))
                           .set("organisation_text", showing.organisation_name(of.organisation))
                           .set("changed_text", showing.date_time(of.updated_at)));
    }
    View view;
    view.set_list("rows", std::move(rows)).set("mine_url", visit.address("/cases/mine"));
    return private_page(
        services.pages.page(visit, "knowledge/case_queue", std::move(view),
                            {.title = showing.text("queue_title"), .unlisted = true}));
}

}
