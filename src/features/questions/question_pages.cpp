// Answering, interest, replies and closing, on the question's own page.
#include <algorithm>
#include <charconv>

#include "features/questions/pages.h"

namespace questions {

namespace {

std::string done(Showing const& showing, Question const& question, std::string_view what) {
    return showing.visit.address(path_of(question) + "?done=" + std::string(what));
}

/// In whose name, among those in which the viewer may answer.
std::optional<OrganisationId> answering_for(Showing const& showing, db::Reader& reader,
                                            Question const& question) {
    auto const own = may_answer_for(showing.visit.viewer, question, asked_of(reader, question.id));
    auto const wanted = OrganisationId::parse(showing.visit.request.form.text("organisation"));
    if (own.empty()) return std::nullopt;
    if (!wanted && own.size() == 1) return own.front();
    bool const is_own = wanted && std::ranges::find(own, *wanted) != own.end();
    return is_own ? wanted : std::nullopt;
}

http::Response over(Showing const& showing, db::Reader& reader, Question const& question,
                    Typing typing) {
    typing.warning = question.is_closed ? "closed_meanwhile" : "not_yours";
    typing.status = 409;
    return question_page(showing, reader, question, typing);
}

}

http::Response show_question(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return question_page(showing, reader, seen_question(showing, reader), {});
}

http::Response give_answer(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const question = seen_question(showing, tx);
    Typing typing{.words = sent(visit, "words"), .organisation = sent(visit, "organisation")};
    auto const words =
        checked_words(typing.words, "words", longest_words, "questions.problem_words");
    auto const organisation = answering_for(showing, tx, question);
    if (!organisation) return over(showing, tx, question, typing);
    if (!words) {
        typing.problems = words.error();
        return question_page(showing, tx, question, typing);
    }
    // The same words from the same person are one answer, however often they are sent.
    for (auto const& one : answers(tx, question.id))
        if (one.by == visit.viewer.member && one.organisation == *organisation &&
            one.standing == Standing::shown && one.words == *words)
            return http::redirect(done(showing, question, "answered"));
    if (!limits.answers.take(visit.viewer.member.text(), services.now())) {
        typing.warning = "flood";
        typing.status = 429;
        return question_page(showing, tx, question, typing).with("Retry-After", "3600");
    }
    auto const answered = answer(tx, showing.hand(), question,
                                 {.organisation = *organisation,
                                  .by = visit.viewer.member,
                                  .words = *words,
                                  .way = Way::page});
    tell_asker(services, tx, answered, "answered", *organisation, visit.viewer.member);
    tx.commit();
    return http::redirect(done(showing, question, "answered"));
}

http::Response change_interest(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const question = seen_question(showing, tx);
    auto const organisation = answering_for(showing, tx, question);
    if (!organisation || !question.is_notice()) return over(showing, tx, question, {});
    bool const shows = visit.request.form.text("act") != "withdraw";
    if (show_interest(tx, showing.hand(), question, *organisation, shows)) {
        if (shows)
            tell_asker(services, tx, question, "interest", *organisation, visit.viewer.member);
        tx.commit();
    }
    return http::redirect(done(showing, question, "interest"));
}

http::Response decide_reply(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const question = tended_question(showing, tx);
    auto const id = AnswerId::parse(visit.request.form.text("answer"));
    bool const accepts = visit.request.form.text("act") == "accept";
    if (id && decide(tx, showing.hand(), question, *id, accepts)) tx.commit();
    return http::redirect(done(showing, question, "decided"));
}

http::Response close_question(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const question = tended_question(showing, tx);
    Typing typing{.summary = sent(visit, "summary"), .links = sent(visit, "links")};
    auto const summary = checked_words(typing.summary, "summary", longest_words,
                                       "questions.problem_summary", question.answers > 0);
    auto const leading = checked_links(typing.links);
    if (!summary) typing.problems = summary.error();
    if (!leading)
        typing.problems.insert(typing.problems.end(), leading.error().begin(),
                               leading.error().end());
    if (leading)
        for (auto const& one : *leading)
            if (auto const access = web::access_to(services, visit, tx, one.kind, one.subject);
                !access || !access->may_see)
                typing.problems.push_back({"links", "questions.problem_links", {}});
    if (!typing.problems.empty()) return question_page(showing, tx, question, typing);
    bool const is_same =
        question.is_closed && question.summary == *summary && links(tx, question.id) == *leading;
    if (is_same) return http::redirect(done(showing, question, "closed"));
    std::int64_t version = 0;
    auto const typed = visit.request.form.text("version");
    std::from_chars(typed.data(), typed.data() + typed.size(), version);
    // An answer that came while the summary was written is read first.
    if (version != question.version) {
        typing.warning = "overtaken";
        typing.status = 409;
        return question_page(showing, tx, question, typing);
    }
    auto const closed = close(tx, showing.hand(), question, *summary, *leading);
    if (!question.is_closed) tell_closed(services, tx, closed, visit.viewer.member);
    tx.commit();
    return http::redirect(done(showing, question, "closed"));
}

}
