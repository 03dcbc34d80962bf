// What pages say of a question, from the question alone.
#include "features/questions/show.h"

#include <algorithm>

#include "features/questions/rules.h"
#include "platform/basics/text.h"

namespace questions {

using web::View;

Hand Showing::hand() const { return {services.activity, services.now(), visit.viewer.member}; }

Question seen_question(Showing const& showing, db::Reader& reader) {
    auto question = http::found(find(reader, showing.visit.id<QuestionId>()));
    if (!may_read(showing.visit.viewer, question, asked_of(reader, question.id)))
        throw http::NotFound();
    return question;
}

Question tended_question(Showing const& showing, db::Reader& reader) {
    auto question = seen_question(showing, reader);
    if (!may_tend(showing.visit.viewer, question)) throw http::Forbidden();
    return question;
}

std::string kind_text(Showing const& showing, Kind kind) {
    return showing.text("kind_" + std::string(name(kind)));
}

std::string state_text(Showing const& showing, Question const& question) {
    return showing.text(!question.is_closed        ? "state_open"
                        : question.summary.empty() ? "state_closed"
                                                   : "state_summarised");
}

std::string count_text(Showing const& showing, Question const& question) {
    return question.is_notice()
               ? showing.format("interested_count", {{"count", question.interested}})
               : showing.format("answer_count", {{"count", question.answers}});
}

View card_view(Showing const& showing, Question const& question) {
    auto const& visit = showing.visit;
    auto const who = showing.organisation_name(question.asked.organisation);
    auto const when =
        texts::short_date(visit.language, basics::day_in_stockholm(question.asked_at));
    auto const& words = question.summary.empty() ? question.asked.story : question.summary;
    View view;
    view.set("card_title", question.asked.title)
        .set("card_kind_text", kind_text(showing, question.asked.kind))
        .set("card_url", visit.address(path_of(question)))
        .set_optional("card_text", basics::shortened(basics::one_line(words), 220))
        .set("has_snippet", false)
        .set("snippet", std::vector<View>())
        .set("meta", std::vector<View>{View().set("text", who), View().set("text", when),
                                       View().set("text", count_text(showing, question))})
        .set("tags", std::vector<View>{View()
                                           .set("tag_kind", question.is_closed ? "good" : "plain")
                                           .set("tag_text", state_text(showing, question))})
        .set("who_text", who)
        .set("period_text", when)
        .set("sum_text", "")
        .set("status_text", state_text(showing, question));
    if (question.asked.language == visit.language) view.set("card_language", false);
    else
        view.set("card_language",
                 View()
                     .set("code", std::string(texts::code(question.asked.language)))
                     .set("name", showing.text("language_" +
                                               std::string(texts::code(question.asked.language)))));
    return view;
}

std::vector<web::Option> organisation_options(Showing const& showing,
                                              std::vector<OrganisationId> const& own,
                                              std::string_view chosen) {
    std::vector<web::Option> options;
    for (auto const& one : own)
        options.push_back({one.string(), showing.organisation_name(one), one.string() == chosen});
    bool const is_chosen = std::ranges::any_of(options, &web::Option::chosen);
    if (!is_chosen && !options.empty()) options.front().chosen = true;
    return options;
}

std::vector<View> breadcrumbs(Showing const& showing) {
    return {View()
                .set("crumb_name", showing.text("title"))
                .set("crumb_url", showing.visit.address("/questions"))};
}

std::string sent(web::Visit const& visit, std::string_view field) {
    std::string text(visit.request.form.text(field));
    std::erase(text, '\r');
    return text;
}

}
