// Decisions over dialogues.
#include "features/dialogues/rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "platform/basics/typed_time.h"
#include "platform/secrets/secrets.h"
#include "services/opinion_groups/routing.h"

namespace dialogues {

namespace {

using basics::Problems;

constexpr std::int64_t day_long = 24LL * 3'600'000'000;
/// Without 0, O, 1, I and L.
constexpr std::string_view letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// The plural in addresses, and what it is called.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kinds = {
    {{"needs", "need"},
     {"ideas", "idea"},
     {"projects", "project"},
     {"cases", "case"},
     {"calls", "call"},
     {"questions", "question"},
     {"barriers", "barrier"}}};

void too_long(Problems& problems, std::string field, std::string_view text, std::size_t longest) {
    auto const length = basics::length(text);
    if (length > longest)
        problems.push_back(
            {std::move(field),
             "dialogues.problem_long",
             {{"most", std::to_string(longest)}, {"over", std::to_string(length - longest)}}});
}

std::string line_of(std::string_view typed) {
    auto const whole = basics::one_line(std::string(typed));
    return std::string(basics::trimmed(whole));
}

bool is_web_address(std::string_view text) {
    bool const begins = text.starts_with("https://") || text.starts_with("http://");
    return begins && text.find_first_of(" \t\n\"<>") == text.npos;
}

void check_words(Telling& told, Problems& problems) {
    for (auto* line : {&told.title, &told.place, &told.link}) *line = line_of(*line);
    for (auto* text : {&told.purpose, &told.agenda, &told.material}) *text = basics::tidied(*text);
    if (told.title.empty()) problems.push_back({"title", "dialogues.problem_title", {}});
    too_long(problems, "title", told.title, longest_title);
    if (told.purpose.empty()) problems.push_back({"purpose", "dialogues.problem_purpose", {}});
    too_long(problems, "purpose", told.purpose, longest_purpose);
    too_long(problems, "agenda", told.agenda, longest_agenda);
    too_long(problems, "material", told.material, longest_material);
    too_long(problems, "place", told.place, longest_line);
    too_long(problems, "link", told.link, longest_line);
    if (!told.link.empty() && !is_web_address(told.link))
        problems.push_back({"link", "dialogues.problem_link", {}});
}

void check_times(Typed const& typed, Telling& told, Problems& problems) {
    auto read = [&](std::string const& day, std::string const& clock, bool at_end,
                    std::string field) -> std::optional<basics::Time> {
        auto const time =
            basics::stockholm_time(basics::trimmed(day), basics::trimmed(clock), at_end);
        if (!time) problems.push_back({std::move(field), "dialogues." + time.error(), {}});
        return time ? std::optional(*time) : std::nullopt;
    };
    auto const& last = basics::trimmed(typed.ends_on).empty() ? typed.starts_on : typed.ends_on;
    auto const starts = read(typed.starts_on, typed.starts_clock, false, "starts_on");
    auto const ends = read(last, typed.ends_clock, true, "ends_on");
    told.starts_at = starts.value_or(basics::Time());
    told.ends_at = ends.value_or(basics::Time());
    if (!starts || !ends) return;
    if (*ends <= *starts) problems.push_back({"ends_on", "dialogues.problem_ends_first", {}});
    else if (ends->microseconds - starts->microseconds > most_days * day_long)
        problems.push_back({"ends_on", "dialogues.problem_ends_far", {}});
}

/// A number between 0 and 1 that follows from the text.
double unit_from(std::string const& text) {
    auto const digits = secrets::hash(text);
    double number = 0;
    for (std::size_t i = 0; i < 12; ++i) {
        char const c = digits[i];
        number = number * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    constexpr double whole = 16.0 * 16 * 16 * 16 * 16 * 16 * 16 * 16 * 16 * 16 * 16 * 16;
    return (number + 0.5) / whole;
}

double priority(Tally const& tally, double extremity) {
    return opinion_groups::priority(static_cast<double>(tally.agree),
                                    static_cast<double>(tally.pass),
                                    static_cast<double>(tally.all()), extremity);
}

double share(std::int64_t part, std::int64_t all) {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

template <class Weight>
std::vector<Statement> best(std::vector<Statement> const& all, std::size_t most, double least,
                            Weight weight) {
    std::vector<Statement> chosen;
    for (auto const& one : all)
        if (weight(one) >= least) chosen.push_back(one);
    std::ranges::stable_sort(
        chosen, [&](auto const& left, auto const& right) { return weight(left) > weight(right); });
    if (chosen.size() > most) chosen.resize(most);
    return chosen;
}

}

Typed typed_of(Telling const& told, std::string const& about) {
    auto const starts = basics::written(told.starts_at, false);
    auto const ends = basics::written(told.ends_at, true);
    return {.organisation = told.organisation.string(),
            .title = told.title,
            .purpose = told.purpose,
            .agenda = told.agenda,
            .material = told.material,
            .place = told.place,
            .link = told.link,
            .about = about,
            .language = told.language,
            .rhythm = std::string(name(told.rhythm)),
            .secrecy = std::string(name(told.secrecy)),
            .moderation = std::string(name(told.moderation)),
            .starts_on = starts.day,
            .starts_clock = starts.clock,
            .ends_on = ends.day,
            .ends_clock = ends.clock};
}

std::expected<Telling, Problems> checked(Typed const& typed) {
    Problems problems;
    auto const rhythm = parse_rhythm(typed.rhythm);
    auto const secrecy = parse_secrecy(typed.secrecy);
    auto const moderation = parse_moderation(typed.moderation);
    Telling told{
        .organisation = OrganisationId::parse(typed.organisation).value_or(OrganisationId()),
        .title = typed.title,
        .purpose = typed.purpose,
        .agenda = typed.agenda,
        .material = typed.material,
        .place = typed.place,
        .link = typed.link,
        .language = typed.language,
        .rhythm = rhythm.value_or(Rhythm::workshop),
        .secrecy = secrecy.value_or(Secrecy::closed),
        .moderation = moderation.value_or(Moderation::before)};
    check_words(told, problems);
    if (!rhythm) problems.push_back({"rhythm", "dialogues.problem_choose", {}});
    if (!secrecy) problems.push_back({"secrecy", "dialogues.problem_choose", {}});
    if (!moderation) problems.push_back({"moderation", "dialogues.problem_choose", {}});
    if (typed.language != "sv" && typed.language != "en" && typed.language != "nb")
        problems.push_back({"language", "dialogues.problem_choose", {}});
    check_times(typed, told, problems);
    if (auto const about = basics::trimmed(typed.about); !about.empty()) {
        if (auto const found = about_in(about)) told.about = *found;
        else problems.push_back({"about", "dialogues.problem_about", {}});
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return told;
}

std::expected<std::string, Problems> checked_statement(std::string_view typed) {
    auto words = line_of(typed);
    Problems problems;
    if (words.empty()) problems.push_back({"words", "dialogues.problem_statement", {}});
    too_long(problems, "words", words, longest_statement);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return words;
}

std::expected<std::vector<std::string>, Problems> checked_statements(std::string_view typed) {
    std::vector<std::string> all;
    while (!typed.empty()) {
        auto const end = std::min(typed.find('\n'), typed.size());
        auto words = line_of(typed.substr(0, end));
        typed.remove_prefix(std::min(end + 1, typed.size()));
        if (words.empty()) continue;
        if (basics::length(words) > longest_statement)
            return std::unexpected(Problems{{"statements",
                                             "dialogues.problem_statement_long",
                                             {{"line", basics::shortened(words, 40)},
                                              {"most", std::to_string(longest_statement)}}}});
        all.push_back(std::move(words));
    }
    if (all.empty())
        return std::unexpected(Problems{{"statements", "dialogues.problem_statement", {}}});
    return all;
}

std::expected<std::string, Problems> checked_reason(std::string_view typed) {
    auto words = line_of(typed);
    Problems problems;
    if (words.empty()) problems.push_back({"reason", "dialogues.problem_reason", {}});
    too_long(problems, "reason", words, longest_reason);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return words;
}

std::optional<About> about_in(std::string_view address) {
    for (auto const& [plural, kind] : kinds) {
        auto const mark = "/" + std::string(plural) + "/";
        auto const at = address.find(mark);
        if (at == address.npos) continue;
        auto const rest = address.substr(at + mark.size());
        std::string const id(rest.substr(0, rest.find_first_of("/?#")));
        if (OrganisationId::parse(id)) return About{std::string(kind), id};
    }
    return std::nullopt;
}

std::string new_code() {
    std::string code;
    while (code.size() < code_length)
        for (char const one : code_in(secrets::make()))
            if (code.size() < code_length) code += one;
    return code;
}

std::string code_in(std::string_view typed) {
    std::string code;
    for (char one : typed) {
        if (one >= 'a' && one <= 'z') one = static_cast<char>(one - 'a' + 'A');
        if (letters.contains(one)) code += one;
    }
    return code;
}

State state_at(Dialogue const& dialogue, basics::Time now) {
    bool const by_itself = dialogue.told.rhythm == Rhythm::weeks;
    if (!by_itself || dialogue.state == State::draft || dialogue.state == State::closed)
        return dialogue.state;
    if (now >= dialogue.told.ends_at) return State::closed;
    return now >= dialogue.told.starts_at ? State::open : dialogue.state;
}

bool may_see(Dialogue const& dialogue, Looker const& looker) {
    if (looker.leads) return true;
    if (dialogue.state == State::draft) return false;
    return dialogue.told.secrecy != Secrecy::closed || looker.takes_part;
}

bool may_see_results(Dialogue const& dialogue, Looker const& looker) {
    if (!may_see(dialogue, looker)) return false;
    if (dialogue.state != State::open && dialogue.state != State::closed) return false;
    if (looker.leads || looker.takes_part || dialogue.told.secrecy == Secrecy::open) return true;
    return dialogue.told.secrecy == Secrecy::chatham && dialogue.state == State::closed;
}

std::optional<Shares> shares_of(Tally const& tally) {
    auto const all = tally.all();
    if (all < least_shown) return std::nullopt;
    auto whole = [&](std::int64_t part) { return static_cast<int>(part * 100 / all); };
    std::array<std::int64_t, 3> const counts = {tally.agree, tally.disagree, tally.pass};
    std::array<int, 3> shares = {whole(counts[0]), whole(counts[1]), whole(counts[2])};
    // What rounding took goes to those that lost most by it, the first first.
    for (int missing = 100 - shares[0] - shares[1] - shares[2]; missing > 0; --missing) {
        std::size_t most = 0;
        auto lost = [&](std::size_t i) { return counts[i] * 100 - shares[i] * all; };
        for (std::size_t i = 1; i < 3; ++i)
            if (lost(i) > lost(most)) most = i;
        ++shares[most];
    }
    return Shares{shares[0], shares[1], shares[2]};
}

Lists lists_of(std::vector<Statement> const& statements, std::size_t most) {
    // A few more than half is nothing that most say: it stands among what parts them.
    constexpr double most_say = 0.6, divided = 0.6;
    std::vector<Statement> shown;
    for (auto const& one : statements)
        if (one.standing == Standing::accepted && one.tally.all() >= least_shown)
            shown.push_back(one);
    auto agree = [](Statement const& one) { return share(one.tally.agree, one.tally.all()); };
    auto disagree = [](Statement const& one) { return share(one.tally.disagree, one.tally.all()); };
    // 1 where as many agree as disagree and nobody passes.
    auto split = [&](Statement const& one) { return 2 * std::min(agree(one), disagree(one)); };
    return {best(shown, most, most_say, agree), best(shown, most, most_say, disagree),
            best(shown, most, divided, split)};
}

std::optional<std::int64_t> next_statement(std::vector<Statement> const& statements,
                                           std::span<std::int64_t const> voted_on,
                                           std::string_view chance,
                                           std::function<double(std::int64_t)> const& extremity) {
    std::optional<std::int64_t> next;
    double highest = 0;
    for (auto const& one : statements) {
        bool const is_open = one.standing == Standing::accepted &&
                             std::ranges::find(voted_on, one.number) == voted_on.end();
        if (!is_open) continue;
        // The largest of u^(1/w) is drawn with chances in the proportion of the weights w.
        double const drawn =
            std::pow(unit_from(std::string(chance) + "\n" + std::to_string(one.number)),
                     1 / priority(one.tally, extremity(one.number)));
        if (next && drawn <= highest) continue;
        next = one.number;
        highest = drawn;
    }
    return next;
}

}
