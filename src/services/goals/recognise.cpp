// Finding goals in text. Exact rather than greedy: a goal that is only alluded to is left to
// people.
#include <algorithm>
#include <array>
#include <set>

#include "platform/basics/text.h"
#include "services/goals/goals.h"
#include "services/goals/words.h"

namespace goals {

namespace {

using Words = std::vector<Word>;
using Names = Goals::NamesByFirstWord;

/// Names this long are unlikely to be written by chance.
constexpr std::size_t long_name = 4;

// recognises: what stands before the numbers of global goals.
constexpr std::array<std::array<std::string_view, 3>, 23> goal_words = {{
    {"sdg"},
    {"sdgs"},
    {"sdg", "goal"},
    {"sdg", "target"},
    {"sdg", "mål"},
    {"globala", "mål"},
    {"globala", "målen"},
    {"globalt", "mål"},
    {"global", "goal"},
    {"global", "goals"},
    {"globale", "mål"},
    {"hållbarhetsmål"},
    {"hållbarhetsmålen"},
    {"bærekraftsmål"},
    {"bærekraftsmålene"},
    {"fn", "s", "mål"},
    {"fns", "mål"},
    {"sdg", "s"},
    {"sustainable", "development", "goal"},
    {"sustainable", "development", "goals"},
    {"hållbara", "utvecklingsmål"},
    {"hållbara", "utvecklingsmålen"},
    {"fn", "mål"},
}};

// recognises: what stands before one number in a list of goals.
constexpr std::array<std::string_view, 4> single_goal_words = {"mål", "goal", "sdg", "målet"};

template <class Sequence>
bool stands_at(Words const& words, std::size_t place, Sequence const& sequence) {
    for (auto const& word : sequence) {
        if (word.empty()) break;
        if (place >= words.size() || words[place].text != word) return false;
        ++place;
    }
    return true;
}

Goals::WordedName const* name_at(Names const& names, Words const& words, std::size_t place) {
    if (place >= words.size()) return nullptr;
    auto const candidates = names.find(words[place].text);
    if (candidates == names.end()) return nullptr;
    for (auto const& name : candidates->second)
        if (stands_at(words, place, name.words)) return &name;
    return nullptr;
}

/// How many words that mean the global goals stand here; 0 for none.
std::size_t goal_words_at(Words const& words, std::size_t place) {
    std::size_t longest = 0;
    for (auto const& sequence : goal_words)
        if (stands_at(words, place, sequence))
            longest = std::max(longest, static_cast<std::size_t>(
                                            3 - std::ranges::count(sequence, std::string_view())));
    return longest;
}

/// Collects what one text names.
class Recogniser {
public:
    explicit Recogniser(Names const& names) : names_(names) {}

    void read_line(std::string_view line) {
        auto const line_words = words(line);
        if (line_words.empty()) return;
        ++lines_;
        if (read_as_list(line_words)) return;
        for (std::size_t i = 0; i < line_words.size(); ++i) read_at(line_words, i);
    }

    std::vector<int> found() const {
        auto all = certain_;
        all.insert(possible_.begin(), possible_.end());
        bool const vouched_for = lines_ == 1 || all.size() > 1;
        auto const& result = vouched_for ? all : certain_;
        return {result.begin(), result.end()};
    }

private:
    /// A line of nothing but goals' names, each with or without its number.
    bool read_as_list(Words const& line) {
        std::vector<Goals::WordedName const*> named;
        for (std::size_t i = 0; i < line.size();) {
            if (line[i].text == "&" && !named.empty()) ++i;
            if (i < line.size() && std::ranges::count(single_goal_words, line[i].text) > 0) ++i;
            if (i < line.size() && goal_number(line[i].text)) ++i;
            auto const* name = name_at(names_, line, i);
            if (!name) return false;
            named.push_back(name);
            i += name->words.size();
        }
        bool const numbered =
            goal_number(line[0].text) || (line.size() > 1 && goal_number(line[1].text));
        for (auto const* name : named) {
            bool const clear = numbered || named.size() > 1 || name->words.size() > 2;
            (clear ? certain_ : possible_).insert(name->goal);
        }
        return true;
    }

    void read_at(Words const& line, std::size_t place) {
        if (auto const count = goal_words_at(line, place); count > 0)
            return read_numbers(line, place + count);
        auto const number = goal_number(line[place].text);
        auto const* name = name_at(names_, line, number ? place + 1 : place);
        if (!name) return;
        bool const written_out = name->words.size() >= long_name && line[place].capital;
        if (number ? *number == name->goal : written_out) certain_.insert(name->goal);
    }

    /// "3, 5 och 11", "1–17", "11.3": what follows the words that mean the global goals.
    void read_numbers(Words const& line, std::size_t place) {
        for (bool first = true; place < line.size(); first = false) {
            if (!first && line[place].text == "&") ++place;
            if (place >= line.size()) return;
            auto const number = goal_number(line[place].text);
            if (!number || (!first && !ends_a_list_item(line, place))) return;
            certain_.insert(*number);
            if (place + 1 < line.size() && line[place + 1].gap == Gap::dash) {
                for (int n = *number; n <= goal_number(line[place + 1].text).value_or(0); ++n)
                    certain_.insert(n);
            }
            ++place;
            bool const target =
                place < line.size() && line[place].gap == Gap::stop && line[place].text.size() <= 2;
            if (target) ++place;
        }
    }

    /// "SDG 3 och 15 kommuner" is one goal and fifteen municipalities.
    bool ends_a_list_item(Words const& line, std::size_t place) const {
        return place + 1 >= line.size() || line[place + 1].gap != Gap::blank ||
               line[place + 1].text == "&" || name_at(names_, line, place + 1) != nullptr;
    }

    Names const& names_;
    std::set<int> certain_, possible_;
    std::size_t lines_ = 0;
};

}

Goal const* Goals::named(std::string_view text) const {
    auto const written = words(text);
    std::size_t place = 0;
    bool introduced = false;
    if (auto const count = goal_words_at(written, 0); count > 0) place = count, introduced = true;
    else if (!written.empty() && std::ranges::count(single_goal_words, written[0].text) > 0)
        place = 1, introduced = true;
    auto const number = place < written.size() ? goal_number(written[place].text) : std::nullopt;
    if (number) ++place;
    if (number && introduced && place == written.size()) return find(*number);
    auto const* name = name_at(names_, written, place);
    if (!name || place + name->words.size() != written.size()) return nullptr;
    return !number || *number == name->goal ? find(name->goal) : nullptr;
}

std::vector<int> Goals::recognise(std::string_view text) const {
    Recogniser recogniser(names_);
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        recogniser.read_line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return recogniser.found();
}

}
