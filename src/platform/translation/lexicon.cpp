// The lexicon's file is text, so that an operator can read what has been learnt.
#include "platform/translation/lexicon.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>
#include <tuple>

namespace translation {

namespace {

constexpr std::string_view heading = "from\tto\tterm\ttranslation\tprobability";

/// The next field of a line, which then begins after it.
std::string_view next_field(std::string_view& line) {
    auto const end = std::min(line.find('\t'), line.size());
    auto const field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

/// Adds what a line says; false when it says nothing.
bool add_line(Lexicon& lexicon, std::string_view line) {
    auto const from = texts::parse_language(next_field(line));
    auto const to = texts::parse_language(next_field(line));
    auto const term = next_field(line), translation = next_field(line);
    auto const number = next_field(line);
    float probability = 0;
    auto const end = number.data() + number.size();
    auto const [stopped, error] = std::from_chars(number.data(), end, probability);
    bool const is_probability =
        error == std::errc() && stopped == end && probability > 0 && probability <= 1;
    if (!from || !to || term.empty() || translation.empty() || !is_probability) return false;
    lexicon.add(*from, term, {std::string(translation), *to, probability});
    return true;
}

}

void Lexicon::add(texts::Language from, std::string_view term, Translation translation) {
    auto& terms = terms_[static_cast<std::size_t>(from)];
    auto found = terms.find(term);
    if (found == terms.end()) found = terms.emplace(std::string(term), Terms::mapped_type()).first;
    auto const before = [](Translation const& left, Translation const& right) {
        return std::tuple(left.language, right.probability) <
               std::tuple(right.language, left.probability);
    };
    auto& known = found->second;
    known.insert(std::ranges::upper_bound(known, translation, before), std::move(translation));
}

void Lexicon::add(Lexicon const& other) {
    for (auto const language : texts::languages)
        for (auto const& [term, translations] : other.terms_[static_cast<std::size_t>(language)])
            for (auto const& translation : translations) add(language, term, translation);
}

std::span<Translation const> Lexicon::of(texts::Language from, std::string_view term) const {
    auto const& terms = terms_[static_cast<std::size_t>(from)];
    auto const found = terms.find(term);
    return found == terms.end() ? std::span<Translation const>() : found->second;
}

std::size_t Lexicon::size() const {
    std::size_t sum = 0;
    for (auto const& terms : terms_) sum += terms.size();
    return sum;
}

void Lexicon::write(std::filesystem::path const& file) const {
    auto const arriving = file.string() + ".arriving";
    {
        std::ofstream out(arriving, std::ios::binary | std::ios::trunc);
        out << heading << '\n';
        for (auto const language : texts::languages)
            for (auto const& [term, translations] : terms_[static_cast<std::size_t>(language)])
                for (auto const& translation : translations)
                    out << texts::code(language) << '\t' << texts::code(translation.language)
                        << '\t' << term << '\t' << translation.term << '\t'
                        << translation.probability << '\n';
        out.close();
        if (!out) throw std::runtime_error("the lexicon " + arriving + " could not be written");
    }
    std::filesystem::rename(arriving, file);
}

std::optional<Lexicon> Lexicon::read(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!std::getline(in, line) || line != heading) return std::nullopt;
    Lexicon lexicon;
    while (std::getline(in, line))
        if (!add_line(lexicon, line)) return std::nullopt;
    return lexicon;
}

}
