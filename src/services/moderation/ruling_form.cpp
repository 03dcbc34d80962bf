// One choice, one reason from the lists, and words of one's own.
#include "services/moderation/ruling_form.h"

namespace moderation {

using web::View;

namespace {

View act_field(Showing const& showing, Asked const& asked) {
    std::vector<web::Option> options;
    for (auto const outcome : {Outcome::left, Outcome::hidden}) {
        auto const code = std::string(name(outcome));
        options.push_back({code, showing.text("act_" + code), asked.act == code});
    }
    return web::choices_view({.name = "act",
                              .label = showing.text("label_act"),
                              .problem = showing.problem(asked.problems, "act"),
                              .type = "radio",
                              .required = true},
                             options);
}

View choice(std::string_view code, std::string text, std::string_view chosen) {
    return View()
        .set("choice_value", code)
        .set("choice_text", std::move(text))
        .set("choice_is_chosen", code == chosen);
}

View because_field(Showing const& showing, Asked const& asked) {
    std::vector<View> leaving, hiding;
    for (auto const code : leave_reasons)
        leaving.push_back(
            choice(code, showing.text("because_" + std::string(code)), asked.ruling.reason));
    for (auto const& reason : reasons)
        hiding.push_back(choice(reason.code, showing.text("because_" + std::string(reason.code)),
                                asked.ruling.reason));
    auto field = web::field_view({.name = "because",
                                  .label = showing.text("label_because"),
                                  .problem = showing.problem(asked.problems, "because"),
                                  .required = true});
    return field.set(
        "groups",
        std::vector<View>{
            View().set("group_name", showing.text("group_left")).set("choices", std::move(leaving)),
            View()
                .set("group_name", showing.text("group_hidden"))
                .set("choices", std::move(hiding))});
}

}

Asked asked_in(web::Visit const& visit) {
    auto const& form = visit.request.form;
    Asked asked{.act = std::string(form.text("act")),
                .ruling = {.reason = std::string(form.text("because")),
                           .words = std::string(form.text("words"))}};
    std::erase(asked.ruling.words, '\r');
    asked.ruling.outcome = parse_outcome(asked.act).value_or(Outcome::none);
    return asked;
}

View ruling_view(Showing const& showing, Asked const& asked) {
    auto words = words_field(showing, asked.ruling.words, asked.problems, "label_own_words",
                             "hint_own_words");
    words.set("required", false);
    return View()
        .set("act_field", act_field(showing, asked))
        .set("because_field", because_field(showing, asked))
        .set("words_field", std::move(words));
}

}
