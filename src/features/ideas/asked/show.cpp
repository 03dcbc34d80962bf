// Values → views, and the form → values.
#include "features/ideas/asked/show.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "services/web/api.h"

namespace ideas::asked {

namespace {

using web::View;

constexpr std::string_view prefix = "asked_";
/// Of one form: more questions than there may be are nobody's.
constexpr std::size_t most_values = most_questions * most_choices;

bool may_take_part(Showing const& showing, Asking const& asking) {
    auto const& viewer = showing.visit.viewer;
    switch (asking.takers) {
        case Takers::everybody: return true;
        case Takers::members: return viewer.signed_in();
        case Takers::employees: {
            auto const own = viewer.organisations();
            return std::ranges::find(own, asking.organisation) != own.end();
        }
    }
    return false;
}

/// Why nothing is taken in now: a text id without its part; empty when it is.
std::string why_not(Showing const& showing, Asking const& asking) {
    switch (door(asking, showing.services.now())) {
        case Door::late: return "problem_asked_late";
        case Door::early: return "problem_asked_early";
        case Door::shut: return "problem_asked_shut";
        case Door::open: break;
    }
    if (may_take_part(showing, asking)) return {};
    return asking.takers == Takers::members ? "problem_asked_members" : "problem_asked_employees";
}

std::string first(Typed const& typed, Question const& question) {
    auto const found = typed.find(question.id);
    return found == typed.end() || found->second.empty() ? std::string() : found->second.front();
}

bool is_typed(Typed const& typed, Question const& question, std::string const& choice) {
    auto const found = typed.find(question.id);
    return found != typed.end() && std::ranges::find(found->second, choice) != found->second.end();
}

web::Field field_view_of(Showing const& showing, Question const& question, Typed const& typed,
                         basics::Problems const& problems) {
    bool const is_words =
        question.kind == QuestionKind::line || question.kind == QuestionKind::text;
    return {.name = field_of(question),
            .label = question.label,
            .value = first(typed, question),
            .hint = question.hint,
            .problem = showing.problem(problems, field_of(question)),
            .type = question.kind == QuestionKind::one_of       ? "radio"
                    : question.kind == QuestionKind::several_of ? "checkbox"
                                                                : "text",
            .autocomplete = "off",
            .max_length = is_words ? static_cast<int>(question.longest) : 0,
            .required = question.is_required,
            .narrow = question.kind == QuestionKind::number,
            .rows = 5};
}

View question_view(Showing const& showing, Question const& question, Typed const& typed,
                   basics::Problems const& problems) {
    auto const field = field_view_of(showing, question, typed, problems);
    View view;
    view.set("line_field", false).set("area_field", false).set("choices_field", false);
    switch (question.kind) {
        case QuestionKind::one_of:
        case QuestionKind::several_of: {
            std::vector<web::Option> options;
            for (auto const& choice : question.choices)
                options.push_back({choice, choice, is_typed(typed, question, choice)});
            view.set("choices_field", web::choices_view(field, options));
            break;
        }
        case QuestionKind::text: {
            auto area = web::field_view(field);
            area.set("counter_text", showing.format("at_most", {{"count", question.longest}}));
            view.set("area_field", std::move(area));
            break;
        }
        case QuestionKind::line:
        case QuestionKind::number: view.set("line_field", web::field_view(field)); break;
    }
    return view;
}

}

Typed replies_in(http::Fields const& form) {
    Typed typed;
    std::size_t count = 0;
    for (auto const& [name, value] : form.list()) {
        if (!name.starts_with(prefix) || ++count > most_values) continue;
        auto plain = value;
        std::erase(plain, '\r');
        typed[name.substr(prefix.size())].push_back(std::move(plain));
    }
    return typed;
}

void begin(Showing const& showing, Kind kind, ideas::Typed& typed) {
    typed.told.kind = kind;
    auto const wanted = showing.visit.request.query.text("call");
    if (!wanted.empty()) typed.call = wanted;
    auto const asking = asking_of(showing, typed);
    if (asking) typed.organisation = asking->organisation.string();
    else typed.call.clear();
}

std::optional<Asking> asking_of(Showing const& showing, ideas::Typed const& typed) {
    if (typed.call.empty()) return std::nullopt;
    auto reader = showing.services.database.read();
    auto asking = find(reader, typed.call);
    bool const is_taken =
        asking && (typed.told.kind == Kind::idea ? asking->takes_ideas : asking->takes_needs);
    return is_taken ? std::move(asking) : std::nullopt;
}

std::expected<Answered, basics::Problems> answer(Showing const& showing, Asking const& asking,
                                                 ideas::Typed const& typed) {
    auto const why = why_not(showing, asking);
    bool const is_late = !why.empty() && typed.without_call;
    auto questions = asking.questions;
    // What is told without the call keeps the answers that are there.
    if (is_late)
        for (auto& question : questions) question.is_required = false;
    auto replies = checked(questions, typed.replies);
    basics::Problems problems;
    if (!why.empty() && !is_late)
        problems.push_back({"without_call",
                            "ideas." + why,
                            {{"when", closing_text(showing.visit.language, asking.closes_at)},
                             {"opens", when(showing, asking.opens_at)}}});
    if (!replies) problems.insert(problems.end(), replies.error().begin(), replies.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return Answered{asking.call, *std::move(replies), is_late};
}

Typed take_replies(json::Object& body) {
    Typed typed;
    auto const* replies = body.find("replies");
    auto const* object = replies ? replies->object() : nullptr;
    if (!object) return typed;
    for (auto const& [question, value] : object->members()) {
        auto& values = typed[question];
        if (auto const* number = value.integer()) values.push_back(std::to_string(*number));
        else if (value.array())
            for (auto const& one : value.elements()) values.emplace_back(one.text());
        else values.emplace_back(value.text());
    }
    body.erase("replies");
    return typed;
}

std::optional<Answered> sent_answer(Showing const& showing, Kind kind, std::string const& call,
                                    Typed const& replies, std::optional<Telling> const& told,
                                    basics::Problems& problems) {
    if (call.empty()) return std::nullopt;
    ideas::Typed typed{.told = {.kind = kind}, .call = call, .replies = replies};
    auto const asking = asking_of(showing, typed);
    if (!asking) problems.push_back({"call", "ideas.problem_asked_unknown", {}});
    else if (told && told->organisation != asking->organisation)
        problems.push_back({"organisation", "ideas.problem_asked_organisation", {}});
    if (!asking) return std::nullopt;
    auto answered = answer(showing, *asking, typed);
    if (answered) return *std::move(answered);
    for (auto problem : answered.error()) {
        problem.field = problem.field.starts_with(prefix)
                            ? "replies." + problem.field.substr(prefix.size())
                            : "call";
        problems.push_back(std::move(problem));
    }
    return std::nullopt;
}

Reading reading_of(Showing const& showing, db::Reader& reader, Telling const& told,
                   std::optional<Answered> const& answered) {
    auto const reading = ideas::reading_of(showing.services, reader, told);
    if (!answered || reading == Reading::first) return reading;
    return ideas::reading_of(showing.services, reader, told, words(answered->replies));
}

View form_view(Showing const& showing, ideas::Typed const& typed,
               basics::Problems const& problems) {
    auto const asking = asking_of(showing, typed);
    View view;
    if (!asking) return view.set("asked", false);
    std::vector<View> questions;
    for (auto const& one : asking->questions)
        questions.push_back(question_view(showing, one, typed.replies, problems));
    auto const why = why_not(showing, *asking);
    texts::Arguments const times{{"when", closing_text(showing.visit.language, asking->closes_at)},
                                 {"opens", when(showing, asking->opens_at)}};
    auto without = web::field_view({.name = "without_call",
                                    .label = showing.text(typed.told.kind, "asked_without"),
                                    .value = "yes",
                                    .problem = showing.problem(problems, "without_call")});
    without.set("is_checked", typed.without_call);
    View inner;
    inner.set("asked_id", asking->call)
        .set("asked_title", asking->title)
        .set("asked_language", asking->language)
        .set("asked_url", showing.visit.address(asking->path))
        .set("asked_lead",
             showing.format("asked_lead",
                            {{"name", showing.organisation_name(asking->organisation)},
                             {"when", closing_text(showing.visit.language, asking->closes_at)}}))
        .set_optional("asked_why", why.empty() ? std::string() : showing.format(why, times))
        .set("is_asked_sign_in",
             why == "problem_asked_members" && !showing.visit.viewer.signed_in())
        .set("asked_sign_in_url",
             showing.visit.address("/sign-in?next=") +
                 web::query_escaped(showing.visit.address(std::string(place_of(typed.told.kind)) +
                                                          "/new?call=" + asking->call)))
        .set("without_field", std::move(without))
        .set_list("asked_questions", std::move(questions));
    return view.set("asked", std::move(inner));
}

View replies_view(Showing const& showing, db::Reader& reader,
                  std::optional<Answered> const& answered) {
    View view;
    auto const asking = answered ? find(reader, answered->call) : std::nullopt;
    std::vector<View> replies;
    if (answered)
        for (auto const& one : answered->replies)
            replies.push_back(View()
                                  .set("reply_label", one.label)
                                  .set("reply_paragraphs", paragraphs(one.value)));
    view.set("has_asked", answered.has_value())
        .set("asked_heading",
             showing.text(answered && answered->is_late ? "asked_heading_late" : "asked_heading"))
        .set_optional("asked_call", asking ? asking->title : std::string())
        .set("asked_call_url", asking ? showing.visit.address(asking->path) : std::string())
        .set_optional("asked_result", asking && !answered->is_late ? asking->result : std::string())
        .set("asked_result_title", showing.text("asked_result_title"))
        .set_list("replies", std::move(replies));
    return view;
}

std::string closing_text(texts::Language language, basics::Time at) {
    basics::Time const before{at.microseconds - 1};
    auto const day = basics::day_in_stockholm(before);
    bool const ends_day = at.microseconds > 0 && day != basics::day_in_stockholm(at);
    return ends_day ? texts::date(language, day) + ", 24:00" : texts::date_time(language, at);
}

std::string when(Showing const& showing, basics::Time at) {
    return texts::date_time(showing.visit.language, at);
}

}
