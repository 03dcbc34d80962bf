// One question as those see it who read it, answer it, or asked it.
#include <algorithm>

#include "features/questions/pages.h"
#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/moderation/moderation.h"
#include "services/red_thread/red_thread.h"

namespace questions {

namespace {

using web::View;

std::string place(Question const& question) { return "/questions/" + question.id.string(); }

std::vector<View> fact_views(Showing const& showing, Question const& question, std::size_t asked) {
    auto const& of = question.asked;
    auto const by = showing.services.members.find(question.by);
    std::vector<View> facts{
        fact(showing.text("fact_who"), showing.organisation_name(of.organisation),
             showing.visit.address("/organisations/" + of.organisation.string()))};
    if (by) facts.push_back(fact(showing.text("fact_name"), by->name));
    facts.push_back(
        fact(showing.text("fact_asked"),
             showing.format("asked_of", {{"count", asked}, {"audience", name(of.audience)}})));
    facts.push_back(fact(showing.text("fact_when"), showing.date(question.asked_at)));
    if (of.last_day.year != 0)
        facts.push_back(fact(showing.text("fact_last_day"), showing.date(of.last_day)));
    facts.push_back(fact(showing.text("fact_state"), state_text(showing, question)));
    facts.push_back(fact(showing.text("fact_seen"),
                         showing.text("seen_short_" + std::string(name(of.visibility)))));
    return facts;
}

/// Who answered: an organisation, and what the person calls themselves.
std::string who_text(Showing const& showing, Answer const& answer) {
    auto const who = showing.organisation_name(answer.organisation);
    auto const member = answer.by.empty() ? std::nullopt : showing.services.members.find(answer.by);
    auto const name = member ? member->name : answer.name;
    return name.empty() ? who : name + ", " + who;
}

View answer_view(Showing const& showing, Answer const& answer, std::string const& decide_url) {
    return View()
        .set("answer_who", who_text(showing, answer))
        .set("answer_when", showing.date(answer.given_at))
        .set("answer_paragraphs", paragraphs(answer.words))
        .set_optional("answer_way",
                      answer.way == Way::mail ? showing.text("by_mail") : std::string())
        .set_optional("answer_files", answer.files > 0
                                          ? showing.format("files_left", {{"count", answer.files}})
                                          : std::string())
        .set_optional("answer_from", answer.address)
        .set("answer_id", answer.id.string())
        .set("decide_url", decide_url);
}

std::vector<View> link_views(Showing const& showing, db::Reader& reader, Question const& question) {
    std::vector<View> views;
    for (auto const& one : links(reader, question.id)) {
        auto const access =
            web::access_to(showing.services, showing.visit, reader, one.kind, one.subject);
        if (access && access->may_see)
            views.push_back(View()
                                .set("link_title", access->title)
                                .set("link_kind", showing.text("found_" + one.kind))
                                .set("link_url", showing.visit.address(access->path)));
    }
    return views;
}

View words_field(Showing const& showing, char const* name, std::string const& value,
                 basics::Problems const& problems, std::size_t longest, int rows,
                 bool is_required) {
    return web::field_view({.name = name,
                            .label = showing.text(std::string("label_") + name),
                            .value = value,
                            .hint = showing.text(std::string("hint_") + name),
                            .problem = showing.problem(problems, name),
                            .max_length = static_cast<int>(longest),
                            .required = is_required,
                            .rows = rows})
        .set("counter_text", showing.format("at_most", {{"count", longest}}));
}

View organisation_field(Showing const& showing, std::vector<OrganisationId> const& own,
                        Typing const& typing) {
    return web::choices_view({.name = "organisation",
                              .label = showing.text("label_answer_for"),
                              .problem = showing.problem(typing.problems, "organisation"),
                              .required = true},
                             organisation_options(showing, own, typing.organisation));
}

/// For those who may answer, or show interest in a notice.
View answer_form(Showing const& showing, db::Reader& reader, Question const& question,
                 std::vector<OrganisationId> const& own, Typing const& typing) {
    auto const shown = interests(reader, question.id);
    bool const is_shown = std::ranges::any_of(shown, [&](Interest const& one) {
        return std::ranges::find(own, one.organisation) != own.end();
    });
    return View()
        .set("answer_url", showing.visit.address(place(question) + "/answer"))
        .set("interest_url", showing.visit.address(place(question) + "/interest"))
        .set("is_notice", question.is_notice())
        .set("is_interested", is_shown)
        .set("has_several", own.size() > 1)
        .set("interest_organisation", own.front().string())
        .set("organisation_field", organisation_field(showing, own, typing))
        .set("words_field",
             words_field(showing, "words", typing.words, typing.problems, longest_words, 6, true));
}

std::string links_typed(Showing const& showing, db::Reader& reader, Question const& question) {
    std::string lines;
    for (auto const& one : links(reader, question.id))
        lines += showing.services.pages.public_address() +
                 showing.visit.address("/" + one.kind + "s/" + one.subject) + "\n";
    return lines;
}

/// For those who asked: replies to decide about, and closing.
View tend_view(Showing const& showing, db::Reader& reader, Question const& question,
               std::vector<Answer> const& all, Typing const& typing) {
    auto const decide_url = showing.visit.address(place(question) + "/replies");
    std::vector<View> kept;
    for (auto const& one : all)
        if (one.standing == Standing::kept) kept.push_back(answer_view(showing, one, decide_url));
    bool const is_typed = !typing.summary.empty() || !typing.links.empty();
    return View()
        .set_list("kept", std::move(kept))
        .set("close_url", showing.visit.address(place(question) + "/close"))
        .set("close_title", showing.text(question.is_closed ? "change_summary" : "close_title"))
        .set("version_value", std::to_string(question.version))
        .set("summary_field",
             words_field(showing, "summary", is_typed ? typing.summary : question.summary,
                         typing.problems, longest_words, 6, false))
        .set("links_field",
             words_field(showing, "links",
                         is_typed ? typing.links : links_typed(showing, reader, question),
                         typing.problems, 2000, 3, false));
}

/// The ways on from the page.
View way_views(Showing const& showing, Question const& question) {
    auto const& visit = showing.visit;
    return View()
        .set("sign_in_url", visit.address("/sign-in"))
        .set("is_visitor", !visit.viewer.signed_in())
        .set("all_url", visit.address("/questions"))
        .set("data_url", "/api/v1/questions/" + question.id.string())
        .set("follow_url", visit.address("/follow/question/" + question.id.string()))
        .set("report_url", moderation::report_url(visit, subject_of(question)));
}

View whole_view(Showing const& showing, db::Reader& reader, Question const& question,
                std::vector<OrganisationId> const& asked, Typing const& typing) {
    auto const& visit = showing.visit;
    auto const all = answers(reader, question.id);
    std::vector<View> shown, interested;
    for (auto const& one : all)
        if (one.standing == Standing::shown) shown.push_back(answer_view(showing, one, ""));
    for (auto const& one : interests(reader, question.id))
        interested.push_back(View()
                                 .set("interest_name", showing.organisation_name(one.organisation))
                                 .set("interest_when", showing.date(one.at)));
    auto const own = may_answer_for(visit.viewer, question, asked);
    bool const tends = may_tend(visit.viewer, question);
    auto view = web::problems_view(visit, showing.services.pages, typing.problems);
    view.set("breadcrumbs", breadcrumbs(showing))
        .set("kind_text", kind_text(showing, question.asked.kind))
        .set("words_language", std::string(texts::code(question.asked.language)))
        .set("paragraphs", paragraphs(question.asked.story))
        .set_list("summary", paragraphs(question.summary))
        .set_list("links", link_views(showing, reader, question))
        .set("facts", fact_views(showing, question, asked.size()))
        .set_list("goals", {})
        .set_list("answers", std::move(shown))
        .set("answers_title", count_text(showing, question))
        .set("none_text", showing.text(question.is_closed ? "none_closed" : "none_open"))
        .set_list("interested", std::move(interested))
        .set("is_notice", question.is_notice())
        .set("is_open", !question.is_closed)
        .set("is_hidden", question.is_hidden)
        .set("is_public", question.is_public())
        .set_optional("lost_words", own.empty() ? typing.words : std::string());
    view.merge(way_views(showing, question));
    view.merge(red_thread::Line(showing.services, visit, reader, subject_of(question)).way());
    if (own.empty()) view.set("answering", false);
    else view.set("answering", answer_form(showing, reader, question, own, typing));
    if (tends) view.set("tending", tend_view(showing, reader, question, all, typing));
    else view.set("tending", false);
    return view;
}

}

http::Response question_page(Showing const& showing, db::Reader& reader, Question const& question,
                             Typing const& typing) {
    auto const& visit = showing.visit;
    auto const asked = asked_of(reader, question.id);
    web::PageOptions options{
        .title = question.asked.title,
        .description = basics::shortened(
            basics::one_line(question.summary.empty() ? question.asked.story : question.summary),
            200),
        .status = typing.problems.empty() ? typing.status : 422,
        .unlisted = !question.is_public()};
    if (!typing.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(typing.warning)));
    auto const done = visit.request.query.text("done");
    for (auto const* one : {"asked", "answered", "closed", "interest", "decided"})
        if (visit.viewer.signed_in() && done == one)
            options.notices.push_back(
                web::notice("done", showing.text("done_" + std::string(one))));
    auto page = showing.services.pages.page(visit, "questions/question",
                                            whole_view(showing, reader, question, asked, typing),
                                            std::move(options));
    return question.is_public() && !visit.viewer.signed_in() ? std::move(page)
                                                             : private_page(std::move(page));
}

}
