// Asking the line owner once more, and taking a statement back.
#include "features/outcomes/letters.h"
#include "features/outcomes/pages.h"

namespace outcomes {

namespace {

Hand hand_of(Showing const& showing, web::Access const& project) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member,
            project.organisation};
}

http::Response back(Showing const& showing, web::Access const& project, std::string_view done) {
    return private_page(http::redirect(showing.visit.address("/implemented/" + project.id) +
                                       "?done=" + std::string(done)));
}

}

http::Response send_again(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const project = changed_project(showing, tx);
    auto const statement = http::found(statement_of(tx, project));
    bool const is_answered = statement.state == State::confirmed && !statement.is_asked();
    if (statement.state == State::withdrawn || is_answered || statement.told.owner.email.empty())
        return statement_page(showing, tx, project, "", {}, "nothing_to_ask", 409);
    // A letter a day is enough, and a double click is one.
    if (services.now() < letter_links::days_after(statement.asked_at, 1))
        return statement_page(showing, tx, project, "", {}, "asked_today", 409);
    if (!limits.letters.take(visit.viewer.member.text(), services.now()))
        return statement_page(showing, tx, project, "", {}, "flood", 429)
            .with("Retry-After", "3600");
    auto const done = ask_again(tx, hand_of(showing, project), statement);
    send_question(services, tx, done, http::found(knowledge::brief(tx, project.id)));
    tx.commit();
    return back(showing, project, "asked");
}

http::Response take_back(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    std::string typed(visit.request.form.text("reason"));
    auto const reason =
        checked_words(typed, "reason", longest_comment, true, "outcomes.problem_reason");
    auto tx = services.database.begin();
    auto const project = changed_project(showing, tx);
    auto const statement = http::found(statement_of(tx, project));
    // Sent twice is sent.
    if (statement.state == State::withdrawn) return back(showing, project, "withdrawn");
    if (!reason) return statement_page(showing, tx, project, typed, reason.error());
    withdraw(tx, hand_of(showing, project), statement, *reason);
    tx.commit();
    return back(showing, project, "withdrawn");
}

}
