// The lists are plain texts beside this file; here they become sets.
#include "platform/language/own_words.h"

#include <algorithm>
#include <utility>

#include "platform/language/letters.h"
#include "platform/language/own_words_en.h"
#include "platform/language/own_words_nb.h"
#include "platform/language/own_words_sv.h"

namespace language {

namespace {

std::vector<std::string> words_between(std::string_view text, std::string_view separators) {
    std::vector<std::string> found;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(separators, at)) != std::string_view::npos) {
        auto const end = std::min(text.find_first_of(separators, at), text.size());
        if (auto letters = letters_of(text.substr(at, end - at)))
            found.push_back(std::move(*letters));
        at = end;
    }
    return found;
}

WordSet set_of(std::string_view text) {
    auto words = words_between(text, " \n");
    return {std::make_move_iterator(words.begin()), std::make_move_iterator(words.end())};
}

auto irregular_of(std::string_view text) {
    decltype(OwnWords::irregular) forms;
    while (!text.empty()) {
        auto const end = std::min(text.find(';'), text.size());
        auto words = words_between(text.substr(0, end), " \n");
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.size() < 2) continue;
        forms[words.front()] = {words.begin() + 1, words.end()};
    }
    return forms;
}

}

std::string more_words(texts::Language language) {
    std::string lines;
    auto const all = language == texts::Language::sv ? swedish::more_words : std::string_view();
    for (auto const& word : words_between(all, " \n")) (lines += word) += '\n';
    return lines;
}

OwnWords own_words(texts::Language language) {
    switch (language) {
        case texts::Language::sv:
            return {.irregular = irregular_of(swedish::irregular),
                    .opaque = set_of(swedish::opaque),
                    .short_parts = set_of(swedish::short_parts),
                    .endings = set_of(swedish::endings),
                    .particles = set_of(swedish::particles),
                    .beginnings = set_of(swedish::beginnings)};
        case texts::Language::nb:
            return {.irregular = irregular_of(norwegian::irregular),
                    .opaque = set_of(norwegian::opaque),
                    .short_parts = set_of(norwegian::short_parts),
                    .endings = set_of(norwegian::endings),
                    .particles = set_of(norwegian::particles),
                    .beginnings = set_of(norwegian::beginnings)};
        case texts::Language::en: break;
    }
    return {.irregular = irregular_of(english::irregular),
            .opaque = {},
            .short_parts = {},
            .endings = {},
            .particles = {},
            .beginnings = {}};
}

}
