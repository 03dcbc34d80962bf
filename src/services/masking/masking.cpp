// Each byte of a text is marked as masked or not; then the runs are replaced.
#include "services/masking/masking.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace masking {

namespace {

bool is_space(std::string_view character) { return basics::trimmed(character).empty(); }

/// The bytes of the character that begins here; the text is UTF-8.
std::size_t width(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end - at;
}

/// A text as it is compared: folded character by character, white space as one blank. For each byte
/// of it, where the character that it came from begins and ends.
struct Compared {
    std::string text = {};
    std::vector<std::size_t> begins = {}, ends = {};
};

Compared compared(std::string_view text) {
    Compared made;
    auto add = [&](std::string_view bytes, std::size_t begin, std::size_t end) {
        made.text += bytes;
        made.begins.insert(made.begins.end(), bytes.size(), begin);
        made.ends.insert(made.ends.end(), bytes.size(), end);
    };
    for (std::size_t at = 0; at < text.size();) {
        auto const end = at + width(text, at);
        auto const character = text.substr(at, end - at);
        if (!is_space(character)) add(basics::folded(character), at, end);
        else if (!made.text.empty() && made.text.back() == ' ') made.ends.back() = end;
        else add(" ", at, end);
        at = end;
    }
    return made;
}

using Bytes = std::vector<bool>;

void mark_range(Bytes& hidden, std::size_t begin, std::size_t end) {
    std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(begin),
              hidden.begin() + static_cast<std::ptrdiff_t>(end), true);
}

/// The strings as they are looked for.
std::vector<std::string> wanted(std::vector<std::string> const& strings) {
    std::vector<std::string> found;
    for (auto const& one : strings) {
        auto const tidy = basics::trimmed(one);
        if (basics::length(tidy) >= 2) found.push_back(compared(tidy).text);
    }
    return found;
}

void mark_strings(Bytes& hidden, std::string_view text, std::vector<std::string> const& strings) {
    if (strings.empty()) return;
    auto const made = compared(text);
    for (auto const& one : strings)
        for (std::size_t at = 0; (at = made.text.find(one, at)) != std::string::npos; ++at)
            mark_range(hidden, made.begins[at], made.ends[at + one.size() - 1]);
}

/// What stands between two masked runs and is white space alone is masked too.
void close_gaps(Bytes& hidden, std::string_view text) {
    auto const first = std::find(hidden.begin(), hidden.end(), true);
    auto at = static_cast<std::size_t>(first - hidden.begin());
    while (at < text.size()) {
        while (at < text.size() && hidden[at]) ++at;
        auto gap = at;
        while (gap < text.size() && !hidden[gap]) ++gap;
        if (gap < text.size() && basics::trimmed(text.substr(at, gap - at)).empty())
            mark_range(hidden, at, gap);
        at = gap;
    }
}

std::string with_marks(Bytes hidden, std::string_view text, std::string_view mark) {
    close_gaps(hidden, text);
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!hidden[at]) made += text[at];
        else if (at == 0 || !hidden[at - 1]) made += mark;
    }
    return made;
}

bool ends_sentence(std::string_view words) {
    return words.ends_with('.') || words.ends_with('!') || words.ends_with('?') ||
           words.ends_with("…");
}

}

std::vector<Sentence> sentences(std::string_view text) {
    std::vector<Sentence> made(1);
    for (std::size_t at = 0; at < text.size();) {
        auto const character = text.substr(at, width(text, at));
        at += character.size();
        auto& last = made.back();
        if (is_space(character)) {
            bool const is_end = ends_sentence(last.words) || character == "\n" ||
                                !last.space.empty() || last.words.empty();
            (is_end ? last.space : last.words) += character;
            continue;
        }
        if (last.space.empty()) last.words += character;
        else made.push_back({std::string(character), {}});
    }
    return made;
}

std::vector<std::string> masked(std::vector<std::string> const& texts, Choice const& choice,
                                std::string_view mark) {
    auto const strings = wanted(choice.strings);
    std::vector<std::string> made;
    std::size_t number = 0;
    for (auto const& text : texts) {
        Bytes hidden(text.size(), false);
        std::size_t at = 0;
        for (auto const& sentence : sentences(text)) {
            if (choice.sentences.contains(number))
                mark_range(hidden, at, at + sentence.words.size());
            at += sentence.words.size() + sentence.space.size();
            ++number;
        }
        mark_strings(hidden, text, strings);
        made.push_back(with_marks(std::move(hidden), text, mark));
    }
    return made;
}

std::string masked(std::string_view text, std::vector<std::string> const& strings,
                   std::string_view mark) {
    Bytes hidden(text.size(), false);
    mark_strings(hidden, text, wanted(strings));
    return with_marks(std::move(hidden), text, mark);
}

}
