// Two names that are one letter apart share what is left when that letter is taken from each.
#include "services/organisations/alike.h"

#include <algorithm>
#include <set>

#include "platform/basics/text.h"
#include "services/organisations/names.h"

namespace organisations {

namespace {

/// In shorter names one letter makes another name: "Lund", "Sund".
constexpr std::size_t shortest_with_a_wrong_letter = 8;

/// The words of the name in one order and without its legal form: "AB Sampelby Hamn" and "Sampelby
/// Hamn AB" are the same.
std::string bare_name(std::string_view name) {
    auto words = name_words(without_legal_form(name));
    std::erase_if(words, [](std::string const& word) {
        return word == "ab" || word == "as" || word == "asa" || word == "aktiebolag" ||
               word == "aktiebolaget" || word == "publ";
    });
    std::ranges::sort(words);
    std::string bare;
    for (auto const& word : words) bare += word;
    return bare;
}

std::set<std::string> keys(std::string_view name) {
    auto const bare = bare_name(name);
    if (bare.empty()) return {};
    std::set<std::string> found{bare};
    if (basics::length(bare) < shortest_with_a_wrong_letter) return found;
    for (std::size_t begin = 0; begin < bare.size();) {
        auto end = begin + 1;
        while (end < bare.size() && (static_cast<unsigned char>(bare[end]) & 0xC0) == 0x80) ++end;
        found.insert(bare.substr(0, begin) + bare.substr(end));
        begin = end;
    }
    return found;
}

std::set<std::string> all_keys(Organisation const& organisation) {
    std::set<std::string> all;
    auto const add = [&](std::string_view name) { all.merge(keys(name)); };
    add(organisation.name);
    add(organisation.short_name);
    for (auto const& [language, name] : organisation.names) add(name);
    for (auto const& alias : organisation.aliases) add(alias);
    return all;
}

}

Likeness::Likeness(Directory const& directory) : directory_(directory) {
    auto const all = directory.all();
    for (std::size_t place = 0; place < all.size(); ++place)
        for (auto const& key : all_keys(all[place])) places_[key].push_back(place);
}

std::vector<Organisation const*> Likeness::of(Organisation const& draft, std::size_t most) const {
    std::set<std::size_t> found;
    for (auto const& key : all_keys(draft))
        if (auto const there = places_.find(key); there != places_.end())
            found.insert(there->second.begin(), there->second.end());
    std::vector<Organisation const*> alike;
    for (auto const place : found) {
        auto const& one = directory_.all()[place];
        if (one.id != draft.id && one.country == draft.country && alike.size() < most)
            alike.push_back(&one);
    }
    return alike;
}

}
