// Who may do what to a case, when it is complete, and what fits into its fields.
#include <doctest/doctest.h>

#include "features/knowledge/stories/rules.h"
#include "features/knowledge/stories/story_json.h"
#include "features/knowledge/stories/testing.h"
#include "features/knowledge/stories/values.h"

using namespace knowledge;
using namespace knowledge::stories;
using permissions::Permission;
using permissions::Role;
using texts::Language;

namespace {

/// What is wrong with one field as typed; "" when it is taken.
std::string problem_of(std::string_view key, std::vector<std::string> typed) {
    auto const* one = field(key);
    auto const story = with_values(full_story(), std::span(&one, 1), Language::sv,
                                   {{std::string(key), std::move(typed)}});
    if (story) return {};
    CHECK(story.error().size() == 1);
    CHECK(story.error().front().field == key);
    return story.error().front().text;
}

Story with(std::string_view key, std::vector<std::string> typed, Language language = Language::sv) {
    auto const* one = field(key);
    return with_values(full_story(), std::span(&one, 1), language,
                       {{std::string(key), std::move(typed)}})
        .value();
}

permissions::Viewer holding(Role role, organisations::OrganisationId organisation = {}) {
    return {.member = members::MemberId::make(), .name = "Anna", .grants = {{role, organisation}}};
}

}

TEST_CASE("a draft goes to review and from there becomes public or a draft again") {
    CHECK(after(State::draft, Move::send, false) == State::in_review);
    CHECK(after(State::in_review, Move::publish, false) == State::published);
    CHECK(after(State::in_review, Move::send_back, false) == State::draft);
    CHECK(after(State::in_review, Move::take_back, false) == State::draft);
    CHECK(after(State::withdrawn, Move::send, false) == State::in_review);
}

TEST_CASE("writing in what is public or withdrawn begins a new draft; in review it stays there") {
    CHECK(after(State::published, Move::write, true) == State::draft);
    CHECK(after(State::withdrawn, Move::write, false) == State::draft);
    CHECK(after(State::draft, Move::write, false) == State::draft);
    CHECK(after(State::in_review, Move::write, true) == State::in_review);
}

TEST_CASE("nothing becomes public without a review") {
    for (auto state : {State::draft, State::published, State::withdrawn})
        CHECK_FALSE(after(state, Move::publish, true));
}

TEST_CASE("nothing is sent, sent back or taken back where that makes no sense") {
    for (auto move : {Move::send, Move::send_back, Move::take_back})
        CHECK_FALSE(after(State::published, move, true));
    CHECK_FALSE(after(State::in_review, Move::send, false));
    CHECK_FALSE(after(State::draft, Move::send_back, false));
    CHECK_FALSE(after(State::withdrawn, Move::take_back, false));
}

TEST_CASE("only what is public can be withdrawn, and a new draft of it lives on") {
    CHECK(after(State::published, Move::withdraw, true) == State::withdrawn);
    CHECK(after(State::draft, Move::withdraw, true) == State::draft);
    CHECK(after(State::in_review, Move::withdraw, true) == State::in_review);
    for (auto state : {State::draft, State::in_review, State::withdrawn})
        CHECK_FALSE(after(state, Move::withdraw, false));
}

TEST_CASE("contributors write and send; coordinators and process leaders decide") {
    auto const own = organisations::OrganisationId::make(),
               other = organisations::OrganisationId::make();
    Case const draft{.organisation = own}, waiting{.organisation = own, .state = State::in_review};
    for (auto move : {Move::write, Move::send}) {
        CHECK(may(holding(Role::contributor, own), draft, move));
        CHECK(may(holding(Role::coordinator, own), draft, move));
        CHECK(may(holding(Role::process_leader), draft, move));
        CHECK_FALSE(may(holding(Role::contributor, other), draft, move));
        CHECK_FALSE(may(holding(Role::operator_), draft, move));
        CHECK_FALSE(may({}, draft, move));
    }
    for (auto move : {Move::publish, Move::send_back}) {
        CHECK_FALSE(may(holding(Role::contributor, own), waiting, move));
        CHECK(may(holding(Role::coordinator, own), waiting, move));
        CHECK_FALSE(may(holding(Role::coordinator, other), waiting, move));
        CHECK(may(holding(Role::process_leader), waiting, move));
    }
    CHECK(needed(Move::withdraw) == Permission::coordinate);
    CHECK(needs_reason(Move::send_back));
    CHECK(needs_reason(Move::withdraw));
    CHECK_FALSE(needs_reason(Move::publish));
}

TEST_CASE("a case is ready to reuse exactly when nothing that is asked for is missing") {
    auto const whole = full_story();
    CHECK(is_ready_to_reuse(whole));
    CHECK(completeness(whole).percent == 100);
    for (auto const& one : fields()) {
        Story less = whole;
        less.texts.erase(std::string(one.key));
        less.choices.erase(std::string(one.key));
        if (one.kind == Kind::year) less.year.reset();
        if (one.kind == Kind::email) less.contact.clear();
        if (one.kind == Kind::projects) less.projects.clear();
        if (one.kind == Kind::links) less.links.clear();
        CHECK_MESSAGE(is_ready_to_reuse(less) == (one.need == Need::never), std::string(one.key));
        CHECK((completeness(less).percent == 100) == (one.need == Need::never));
    }
}

TEST_CASE("a translation does not make a case complete") {
    Story story = full_story();
    story.texts["lessons"] = {{Language::en, "Lessons"}};
    CHECK_FALSE(is_ready_to_reuse(story));
    CHECK(missing(story, Need::to_publish).size() == 1);
}

TEST_CASE("an empty case lacks everything, and a name is enough for a draft") {
    CHECK(completeness({}).percent == 0);
    CHECK(missing({}, Need::to_save).size() == 1);
    CHECK(missing({}, Need::to_publish).size() == 4);
}

TEST_CASE("a text has room for its limit in characters, not bytes") {
    CHECK(problem_of("short", {std::string(500, 'a')}).empty());
    std::string swedish;
    for (int i = 0; i < 500; ++i) swedish += "å";
    CHECK(problem_of("short", {swedish}).empty());
    CHECK(problem_of("short", {swedish + "å"}) == "knowledge.case_problem_long");
    // Browsers send two characters for a line end; people see one.
    CHECK(problem_of("short", {std::string(499, 'a') + "\r\n"}).empty());
    CHECK(problem_of("overview", {std::string(5001, 'a')}) == "knowledge.case_problem_long");
    CHECK(problem_of("lessons", {std::string(4000, 'a')}).empty());
}

TEST_CASE("what is typed is tidied") {
    CHECK(with("short", {"  Ett.\r\n\r\nTvå. "}).texts["short"][Language::sv] == "Ett.\n\nTvå.");
    CHECK(with("year", {" 2024 "}).year == 2024);
    CHECK(with("links", {"https://a.example  Ett avtal \r\n\r\nhttp://b.example"}).links ==
          std::vector<Link>{{"https://a.example", "Ett avtal"}, {"http://b.example", ""}});
    CHECK(with("sectors", {"health", "housing"}).choices["sectors"] ==
          std::vector<std::string>{"health", "housing"});
}

TEST_CASE("an emptied field is empty in that language only") {
    Story story = full_story();
    story.texts["short"][Language::en] = "In short.";
    auto const* one = field("short");
    auto const emptied = with_values(story, std::span(&one, 1), Language::sv, {}).value();
    CHECK(emptied.texts.at("short") == LanguageTexts{{Language::en, "In short."}});
    CHECK_FALSE(with("sectors", {}).choices.contains("sectors"));
    CHECK_FALSE(with("year", {""}).year.has_value());
    CHECK_FALSE(with("short", {" "}).texts.contains("short"));
}

TEST_CASE("what cannot be taken is said beside its field") {
    CHECK(problem_of("name", {"  "}) == "knowledge.case_problem_name");
    CHECK(problem_of("year", {"i fjol"}) == "knowledge.case_problem_year");
    CHECK(problem_of("year", {"204"}) == "knowledge.case_problem_year");
    CHECK(problem_of("contact", {"ring mig"}) == "knowledge.case_problem_email");
    CHECK(problem_of("contact", {"a@b"}) == "knowledge.case_problem_email");
    CHECK(problem_of("sectors", {"health", "magic"}) == "knowledge.case_problem_choice");
    CHECK(problem_of("cost_range", {"2m_10m", "over_10m"}) == "knowledge.case_problem_choice");
    CHECK(problem_of("links", {"javascript:alert(1) x"}) == "knowledge.case_problem_link");
    CHECK(problem_of("projects", {"Projektet om boende"}) == "knowledge.case_problem_project");
}

TEST_CASE("a project is known by its address as people copy it") {
    auto const id = ProjectId::make();
    for (auto const& line :
         {id.string(),
          "https://samverk.example/sv/projects/" + id.string() + "/delat-boende?q=1#money",
          "/nb/projects/" + id.string()})
        CHECK_MESSAGE(with("projects", {line + "\n" + id.string()}).projects == std::vector{id},
                      line);
}

TEST_CASE("a story survives being written as JSON and read again") {
    Story story = full_story();
    story.texts["lessons"][Language::nb] = "Lærdommer";
    story.material = "Överblivet";
    CHECK(story_of(json::Value(story_json(story))) == story);
    CHECK(story_of(json::Value()) == Story());
}

TEST_CASE("JSON of unknown names and kinds is passed over") {
    auto const read = json::parse(
        R"({"language":"xx","texts":{"none":{"sv":"a"},"short":{"sv":5,"en":"b"}},"sectors":["magic"],"year":"x","links":"y"})");
    REQUIRE(read);
    CHECK(story_of(*read) == Story{.texts = {{"short", {{Language::en, "b"}}}}});
}
