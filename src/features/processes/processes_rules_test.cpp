// Texts, edits and differences of processes; the register; random histories of edits.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "features/processes/outline_json.h"
#include "features/processes/register.h"
#include "features/processes/rules.h"
#include "platform/resources/resources.h"

using namespace processes;
using texts::Language;

namespace {

Words sv(std::string text) { return {{Language::sv, std::move(text)}}; }

Step step(std::string id, std::string name) {
    Step made{.id = std::move(id)};
    made.of(Part::name) = sv(std::move(name));
    return made;
}

Outline outline() {
    return {sv("Process"),
            sv("Så går det till."),
            {{"t1", "o1", sv("Marken"), {}, {step("a", "A"), step("b", "B"), step("c", "C")}},
             {"t2", "", sv("Pengarna"), {}, {step("d", "D")}}}};
}

std::vector<std::string> order(Outline const& of) {
    std::vector<std::string> ids;
    for (auto const& track : of.tracks)
        for (auto const& one : track.steps) ids.push_back(one.id);
    return ids;
}

bool has(basics::Problems const& problems, std::string_view field) {
    return std::ranges::find(problems, field, &basics::Problem::field) != problems.end();
}

using What = Difference::What;
std::vector<std::pair<What, std::string>> told(std::vector<Difference> const& all) {
    std::vector<std::pair<What, std::string>> pairs;
    for (auto const& one : all)
        pairs.emplace_back(one.what, one.step.empty() ? one.track : one.step);
    return pairs;
}

/// One random edit; whatever it is, it may fail without changing anything.
void edit(Outline& of) {
    auto const ids = order(of);
    auto const some = [&] { return ids.empty() ? std::string("none") : *rc::gen::elementOf(ids); };
    auto const track = of.tracks[*rc::gen::inRange<std::size_t>(0, of.tracks.size())].id;
    switch (*rc::gen::inRange(0, 7)) {
        case 0: move_step(of, some(), Way::up); break;
        case 1: move_step(of, some(), Way::down); break;
        case 2: remove_step(of, some()); break;
        case 3: put_step(of, step("", "Ny"), track); break;
        case 4: move_track(of, track, *rc::gen::arbitrary<bool>() ? Way::up : Way::down); break;
        case 5: remove_track(of, track); break;
        default:
            if (auto const found = find_step(of, some())) {
                auto other = *found.step;
                other.of(Part::questions) = sv(std::to_string(*rc::gen::inRange(0, 9)));
                put_step(of, other, track);
            }
    }
}

}

TEST_CASE("a new wording stands alone, a translation is added, what is the same stays") {
    Words const both{{Language::sv, "Samråd"}, {Language::en, "Consultation"}};
    CHECK(retold(both, Language::sv, "Samråd") == both);
    CHECK(retold(both, Language::sv, "Tidigt samråd") == sv("Tidigt samråd"));
    CHECK(retold(both, Language::nb, "Samråd") == both);
    auto translated = both;
    translated[Language::nb] = "Høring";
    CHECK(retold(both, Language::nb, "Høring") == translated);
    CHECK(retold(both, Language::sv, "").empty());
}

TEST_CASE("texts are tidied line by line, and names are one line") {
    CHECK(tidied("  Fråga?\n\n \tTill \n", true) == "Fråga?\nTill");
    CHECK(tidied("  Två\nrader ", false).find('\n') == std::string::npos);
    CHECK(tidied("", true).empty());
}

TEST_CASE("a line's last word leads on only when it is a web address") {
    auto const lines = lines_of(
        "Workshop https://a.example/x\nLäs javascript:alert(1)\n"
        "https://b.example\n\n https://");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].words == "Workshop");
    CHECK(lines[0].link == "https://a.example/x");
    CHECK(lines[1].link.empty());
    CHECK(lines[2].words == "https://b.example");
    CHECK(lines[3].link.empty());
    CHECK_FALSE(is_web_address("https://a\"b"));
    CHECK_FALSE(is_web_address("ftp://a"));
}

TEST_CASE("every mistake of a step is told at once") {
    auto typed = typed_of(step("a", "A"), Language::sv);
    typed.words[0] = " ";
    typed.words[static_cast<std::size_t>(Part::decides)] = std::string(longest_role + 1, 'x');
    typed.kind = "dance";
    auto const bad = checked(step("a", "A"), typed, Language::sv);
    REQUIRE_FALSE(bad.has_value());
    for (auto const* field : {"name", "decides", "kind"}) CHECK(has(bad.error(), field));
    typed.words[0] = "Nytt namn";
    typed.words[static_cast<std::size_t>(Part::decides)] = std::string(longest_role, 'x');
    typed.kind = "decision";
    auto const good = checked(step("a", "A"), typed, Language::sv);
    REQUIRE(good.has_value());
    CHECK(good->kind == StepKind::decision);
    CHECK(good->id == "a");
}

TEST_CASE("steps move within their track, and never beyond it") {
    auto of = outline();
    CHECK(move_step(of, "b", Way::up));
    CHECK(order(of) == std::vector<std::string>{"b", "a", "c", "d"});
    CHECK_FALSE(move_step(of, "b", Way::up));
    CHECK_FALSE(move_step(of, "c", Way::down));
    CHECK_FALSE(move_step(of, "x", Way::down));
    CHECK(put_step(of, step("a", "A"), "t2"));
    CHECK(order(of) == std::vector<std::string>{"b", "c", "d", "a"});
    CHECK_FALSE(put_step(of, step("a", "A"), "t9"));
    CHECK(order(of).size() == 4);
    CHECK_FALSE(remove_track(of, "t2"));
    CHECK(remove_step(of, "d"));
    CHECK(remove_step(of, "a"));
    CHECK(remove_track(of, "t2"));
    CHECK_FALSE(remove_track(of, "t1"));
}

TEST_CASE("a process has room for so many steps, also when one moves") {
    auto of = outline();
    while (order(of).size() < most_steps) REQUIRE(put_step(of, step("", "Fler"), "t1"));
    CHECK_FALSE(put_step(of, step("", "En till"), "t1"));
    CHECK(put_step(of, step("d", "D"), "t1"));
    CHECK(problems_of(of).empty());
    of.tracks[1].steps.push_back(step("a", "Samma"));
    CHECK(has(problems_of(of), "tracks"));
}

TEST_CASE("what differs is told once, and neighbours of what moved have not moved") {
    auto const before = outline();
    CHECK(differences(before, before).empty());
    auto after = before;
    remove_step(after, "a");
    after.tracks[0].steps.insert(after.tracks[0].steps.begin() + 1, step("n", "Ny"));
    after.tracks[0].steps[0].of(Part::does) = sv("Någon");
    using P = std::pair<What, std::string>;
    CHECK(told(differences(before, after)) ==
          std::vector<P>{{What::changed, "b"}, {What::added, "n"}, {What::removed, "a"}});
    auto moved = before;
    move_step(moved, "c", Way::up);
    move_step(moved, "c", Way::up);
    CHECK(told(differences(before, moved)) == std::vector<P>{{What::moved, "c"}});
    auto other_track = before;
    put_step(other_track, step("a", "A"), "t2");
    CHECK(told(differences(before, other_track)) == std::vector<P>{{What::moved, "a"}});
    auto renamed = before;
    renamed.tracks[1].name = sv("Ekonomin");
    renamed.name = sv("Annat");
    CHECK(told(differences(before, renamed)) ==
          std::vector<P>{{What::changed, ""}, {What::changed, "t2"}});
}

TEST_CASE("a copy has ids of its own and differs in nothing from where it came from") {
    auto const before = outline();
    auto const copy = copied(before);
    auto const old_ids = order(before);
    for (auto const& id : order(copy)) CHECK(std::ranges::find(old_ids, id) == old_ids.end());
    CHECK(copy.tracks[0].origin == "o1");
    CHECK(copy.tracks[0].steps[0].origin == "a");
    auto again = as_origin(copied(copy));
    again.tracks[0].id = "t1";
    CHECK(differences(before, again).empty());
}

TEST_CASE("any history of edits: every step stands in one place, versions come back exactly") {
    REQUIRE(rc::check([] {
        auto now = outline();
        std::vector<std::pair<std::string, Outline>> kept;
        auto const edits = *rc::gen::inRange(1, 30);
        for (int i = 0; i < edits; ++i) {
            edit(now);
            RC_ASSERT(problems_of(now).empty());
            auto const ids = order(now);
            RC_ASSERT(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
            kept.emplace_back(json::write(outline_json(now)), now);
        }
        for (auto const& [text, was] : kept) {
            auto const read = json::parse(text);
            RC_ASSERT(read.has_value());
            auto const back = outline_of(*read, Language::nb);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == was);
            RC_ASSERT(differences(*back, now).empty() == (was == now));
        }
    }));
}

TEST_CASE("differences of any two versions name every step that is not the same") {
    REQUIRE(rc::check([] {
        auto const before = outline();
        auto after = before;
        for (int i = *rc::gen::inRange(0, 12); i > 0; --i) edit(after);
        auto const all = differences(before, after);
        for (auto const& id : order(after)) {
            auto const then = find_step(before, id), now = find_step(after, id);
            bool const is_named = std::ranges::find(all, id, &Difference::step) != all.end();
            if (!then || then.track->id != now.track->id || *then.step != *now.step)
                RC_ASSERT(is_named);
        }
        for (auto const& id : order(before))
            if (!find_step(after, id))
                RC_ASSERT(std::ranges::find(all, id, &Difference::step) != all.end());
    }));
}

TEST_CASE("what a program sends in another shape is refused, not guessed") {
    auto const read = [](char const* text) {
        return outline_of(json::parse(text).value(), Language::nb);
    };
    auto const good = read(
        R"({"name":" Navn ","tracks":[{"name":{"sv":"Spår"},"steps":[{"name":"Steg","questions":"En?\n\nTo?"}]}]})");
    REQUIRE(good.has_value());
    CHECK(good->name == Words{{Language::nb, "Navn"}});
    CHECK(good->tracks[0].steps[0].of(Part::questions) == Words{{Language::nb, "En?\nTo?"}});
    for (auto const* bad :
         {R"({"name":"N"})", R"({"name":7,"tracks":[]})", R"({"name":{"xx":"N"},"tracks":[]})",
          R"({"name":"N","tracks":[7]})", R"({"name":"N","tracks":[{"name":"T","steps":{}}]})",
          R"({"name":"N","tracks":[{"name":"T","steps":[{"name":"S","kind":"dance"}]}]})",
          R"({"name":"N","tracks":[{"name":"T","colour":"red"}]})"})
        CHECK_FALSE(read(bad).has_value());
}

TEST_CASE(
    "the templates that ship: land, plan and money in four tracks; the innovation question before the decision to carry out") {
    auto const templates = read_templates(resources::embedded());
    REQUIRE(templates.size() == 3);
    auto const* land = find_template(templates, "exploatering");
    REQUIRE(land != nullptr);
    CHECK(land->outline.tracks.size() == 4);
    auto const& money = land->outline.tracks[3].steps;
    auto const asked = std::ranges::find(money, StepKind::innovation, &Step::kind);
    REQUIRE(asked != money.end());
    CHECK((asked + 1)->id == "exploatering-genomforandebeslut");
    for (auto const& process : templates)
        for (auto const& track : process.outline.tracks)
            for (auto const& one : track.steps)
                for (auto const& words : one.words)
                    for (auto const language : texts::languages)
                        CHECK_MESSAGE((words.empty() || !words.at(language).empty()), one.id);
    CHECK(find_template(templates, "nothing") == nullptr);
}
