// How a guesser would begin, so that new passwords are not found that way.
#include "services/members/passwords.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "platform/basics/text.h"

namespace members {

namespace {

constexpr std::size_t fewest_characters = 12, most_bytes = 256;

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> list;
    for (char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) list.emplace_back();
        if (!list.empty()) list.back() += c;
    }
    return list;
}

bool is_letter(std::string const& character) {
    return character.size() > 1 || (character[0] >= 'a' && character[0] <= 'z');
}

/// Figures and signs that stand for letters.
std::string unmasked(std::string const& character) {
    constexpr std::string_view masks = "0134578@$!", letters = "oieastbasi";
    auto const at = character.size() == 1 ? masks.find(character[0]) : masks.npos;
    return at == masks.npos ? character : std::string(1, letters[at]);
}

/// Only what is a letter.
std::string letters_of(std::vector<std::string> const& list) {
    std::string letters;
    for (auto const& character : list)
        if (is_letter(character)) letters += character;
    return letters;
}

/// Between the first letter and the last, also what stands for a letter: "P@ssw0rd12345" →
/// "password".
std::string unmasked_letters(std::vector<std::string> const& list) {
    auto const first = std::ranges::find_if(list, is_letter);
    auto const last = std::find_if(list.rbegin(), list.rend(), is_letter).base();
    std::vector<std::string> plain;
    if (first < last) std::transform(first, last, std::back_inserter(plain), unmasked);
    return letters_of(plain);
}

/// Whether the letters are one word, once or again and again, or two words.
bool is_two_words_at_most(std::string_view letters, std::span<std::string const> context) {
    auto const is_word = [&](std::string_view part) {
        return std::ranges::binary_search(common_words(), part) ||
               std::ranges::find(context, part) != context.end();
    };
    for (std::size_t first = 1; first <= letters.size(); ++first) {
        auto const word = letters.substr(0, first);
        if (!is_word(word)) continue;
        auto rest = letters.substr(first);
        if (rest.empty() || is_word(rest)) return true;
        while (rest.starts_with(word)) rest.remove_prefix(word.size());
        if (rest.empty()) return true;
    }
    return false;
}

/// "abcabcabcabc": a piece of at most a third of the whole, again and again (the last one may be
/// cut).
bool is_repetition(std::vector<std::string> const& list) {
    for (std::size_t period = 1; period <= list.size() / 3; ++period) {
        bool same = true;
        for (std::size_t i = period; same && i < list.size(); ++i)
            same = list[i] == list[i - period];
        if (same) return true;
    }
    return false;
}

bool are_neighbours(std::string const& left, std::string const& right) {
    constexpr std::array<std::string_view, 5> rows = {"1234567890", "qwertyuiop", "asdfghjkl",
                                                      "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"};
    if (left == right) return true;
    return std::ranges::any_of(rows, [&](std::string_view row) {
        auto const i = row.find(left), j = row.find(right);
        return i != row.npos && j != row.npos && (i + 1 == j || j + 1 == i);
    });
}

/// Mostly steps to the next key or letter: at most one jump in six characters.
bool is_walk(std::vector<std::string> const& list) {
    std::size_t jumps = 0;
    for (std::size_t i = 1; i < list.size(); ++i)
        jumps += are_neighbours(list[i - 1], list[i]) ? 0 : 1;
    return jumps * 6 <= list.size();
}

}

std::optional<std::string> password_problem(std::string_view password,
                                            std::span<std::string const> context) {
    if (basics::length(password) < fewest_characters) return "members.password_short";
    if (password.size() > most_bytes) return "members.password_long";
    auto const list = characters(basics::folded(password));
    std::vector<std::string> own;
    for (auto const& word : context) own.push_back(letters_of(characters(basics::folded(word))));
    std::erase_if(own, [](std::string const& word) { return word.size() < 3; });
    auto const plain = letters_of(list);
    bool const is_date_or_number = basics::length(plain) < 4 && list.size() < 16;
    if (is_date_or_number || is_two_words_at_most(plain, own) ||
        is_two_words_at_most(unmasked_letters(list), own) || is_repetition(list) || is_walk(list))
        return "members.password_common";
    return std::nullopt;
}

basics::Problems password_problems(std::string_view password, std::string_view name,
                                   std::string_view email) {
    // Words that somebody who knows the member would try first.
    std::vector<std::string> context;
    std::string word;
    for (char c : std::string(name) + " " + std::string(email) + " ") {
        if (std::string_view(" .@-_+").contains(c)) {
            if (!word.empty()) context.push_back(std::move(word));
            word.clear();
        } else word += c;
    }
    auto const chosen = basics::normalised(password.substr(0, 1024));
    auto const problem =
        chosen ? password_problem(*chosen, context) : std::string("members.password_short");
    return problem ? basics::Problems{{"new_password", *problem}} : basics::Problems();
}

}
