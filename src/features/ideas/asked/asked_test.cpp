// A call's own questions, and what answers them.
#include <doctest/doctest.h>

#include "features/ideas/asked/rules.h"

using namespace ideas::asked;

namespace {

Question question(QuestionKind kind, bool required = false) {
    return {
        .id = "q1", .kind = kind, .label = "Hur många?", .is_required = required, .longest = 10};
}

std::string problem_of(Question const& question, std::vector<std::string> const& typed) {
    auto const replies = checked({question}, {{"q1", typed}});
    if (replies) return {};
    return replies.error().front().text;
}

std::string value_of(Question const& question, std::vector<std::string> const& typed) {
    auto const replies = checked({question}, {{"q1", typed}});
    if (!replies) return "problem";
    return replies->empty() ? "" : replies->front().value;
}

}

TEST_CASE("words are tidied and have their length") {
    CHECK(value_of(question(QuestionKind::line), {"  två\nord "}) == "två ord");
    CHECK(value_of(question(QuestionKind::line), {"åååååååååå"}) == "åååååååååå");
    CHECK(problem_of(question(QuestionKind::line), {"ååååååååååå"}) == "ideas.problem_long");
    CHECK(value_of(question(QuestionKind::text), {"  \n "}).empty());
}

TEST_CASE("what has to be answered is asked for, also when it was not sent at all") {
    CHECK(problem_of(question(QuestionKind::line, true), {" "}) == "ideas.problem_asked_missing");
    CHECK_FALSE(checked({question(QuestionKind::text, true)}, {}));
    CHECK(checked({question(QuestionKind::text)}, {}));
}

TEST_CASE("numbers are whole, within their bounds, and told apart from nothing") {
    auto number = question(QuestionKind::number);
    number.least = 1;
    number.most = 1200;
    CHECK(value_of(number, {" 1 200 "}) == "1200");
    CHECK(value_of(number, {"1\u00a0200"}) == "1200");
    CHECK(problem_of(number, {"0"}) == "ideas.problem_asked_least");
    CHECK(problem_of(number, {"1201"}) == "ideas.problem_asked_most");
    for (auto const* wrong : {"1,5", "tolv", "99999999999999999999", "1e3", "-"})
        CHECK(problem_of(number, {wrong}) == "ideas.problem_asked_number");
    CHECK(value_of(number, {""}).empty());
}

TEST_CASE("only what is offered may be chosen, each once, in the order of the call") {
    auto several = question(QuestionKind::several_of);
    several.choices = {"Skola", "Vård", "Gata"};
    CHECK(value_of(several, {"Gata", "Skola", "Gata"}) == "Skola\nGata");
    CHECK(problem_of(several, {"Skola", "Hamn"}) == "ideas.problem_asked_choice");
    auto one = several;
    one.kind = QuestionKind::one_of;
    CHECK(value_of(one, {"Vård", "Gata"}) == "Vård");
    CHECK(problem_of(one, {"<script>"}) == "ideas.problem_asked_choice");
}

TEST_CASE("a question is checked before it is asked, all mistakes at once") {
    CHECK(checked(Draft{.kind = "line", .label = " Vad? "})->label == "Vad?");
    CHECK(checked(Draft{.kind = "text", .label = "Vad?"})->longest == 4000);
    CHECK(
        checked(Draft{.kind = "text", .label = "Vad?", .longest = "4001"}).error().front().field ==
        "longest");
    CHECK(checked(Draft{.kind = "one_of", .label = "Vad?", .choices = "a\n\n b \r\n"})->choices ==
          std::vector<std::string>{"a", "b"});
    CHECK(
        checked(Draft{.kind = "one_of", .label = "Vad?", .choices = "a\na"}).error().front().text ==
        "ideas.problem_asked_same_choice");
    CHECK(checked(Draft{.kind = "", .label = ""}).error().size() == 2);
    CHECK(checked(Draft{.kind = "number", .label = "N", .least = "5", .most = "4"})
              .error()
              .front()
              .field == "most");
}

TEST_CASE("what is sent at the closing time is too late, and early before the first") {
    Asking asking{.opens_at = {10}, .closes_at = {20}, .is_open = true};
    CHECK(door(asking, {9}) == Door::early);
    CHECK(door(asking, {10}) == Door::open);
    CHECK(door(asking, {19}) == Door::open);
    CHECK(door(asking, {20}) == Door::late);
    asking.is_open = false;
    CHECK(door(asking, {15}) == Door::shut);
    CHECK(door(asking, {20}) == Door::late);
}
