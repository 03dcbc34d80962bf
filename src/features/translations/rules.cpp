// Same placeholders, a pattern that parses, a length that fits.
#include "features/translations/rules.h"

#include <algorithm>

#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "platform/json/value.h"
#include "platform/tables/csv.h"

namespace translations {

namespace {

constexpr std::size_t most_texts = 5'000;

std::string in_braces(std::set<std::string> const& names) {
    std::string all;
    for (auto const& name : names) all += (all.empty() ? "{" : " {") + name + "}";
    return all;
}

std::unexpected<basics::Problems> wrong(std::string field, std::string text,
                                        std::map<std::string, std::string> values = {}) {
    return std::unexpected(
        basics::Problems{{std::move(field), std::move(text), std::move(values)}});
}

std::expected<std::vector<FileText>, basics::Problems> from_json(std::string const& bytes) {
    auto const value = json::parse(bytes);
    if (!value || !value->object()) return wrong("file", "translations.problem_json");
    std::vector<FileText> found;
    for (auto const& [id, text] : value->object()->members()) {
        if (!text.string()) return wrong("file", "translations.problem_json");
        found.push_back({id, *text.string(), 0});
    }
    return found;
}

std::expected<std::vector<FileText>, basics::Problems> from_table(std::string const& bytes) {
    tables::CsvReader reader(bytes);
    auto const& names = reader.header().names();
    auto const place = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    };
    auto const id = place("id"), words = place("text");
    if (id == names.size() || words == names.size())
        return wrong("file", "translations.problem_columns");
    std::vector<FileText> found;
    tables::Record record;
    while (found.size() <= most_texts && reader.next(record)) {
        if (record.fields.size() <= std::max(id, words)) continue;
        found.push_back({record.fields[id], record.fields[words], record.line});
    }
    return found;
}

}

std::size_t longest(std::string const& swedish) { return basics::length(swedish) * 2 + 120; }

std::expected<std::string, basics::Problems> checked(std::string const& swedish,
                                                     std::string const& typed) {
    auto const normal = basics::normalised(typed);
    if (!normal) return wrong("words", "translations.problem_letters");
    bool const has_lines = swedish.contains('\n');
    auto words = std::string(
        basics::trimmed(has_lines ? basics::tidied(*normal) : basics::one_line(*normal)));
    if (words.empty()) return words;
    auto const most = longest(swedish), has = basics::length(words);
    if (has > most)
        return wrong("words", "translations.problem_long",
                     {{"most", std::to_string(most)}, {"over", std::to_string(has - most)}});
    auto const wanted = texts::placeholders(swedish).value_or(std::set<std::string>());
    auto const names = texts::placeholders(words);
    // A closing brace alone is a letter to ICU, and a slip to us.
    bool const is_lopsided = std::ranges::count(words, '{') != std::ranges::count(words, '}');
    if (!names || is_lopsided) return wrong("words", "translations.problem_pattern");
    if (*names != wanted)
        return wanted.empty() ? wrong("words", "translations.problem_no_placeholders")
                              : wrong("words", "translations.problem_placeholders",
                                      {{"names", in_braces(wanted)}});
    return words;
}

std::expected<std::vector<FileText>, basics::Problems> read_file(std::string const& bytes) {
    if (bytes.empty()) return wrong("file", "translations.problem_no_file");
    auto const text = basics::decoded(bytes);
    auto found = basics::trimmed(text).starts_with('{') ? from_json(text) : from_table(text);
    if (found && found->size() > most_texts) return wrong("file", "translations.problem_many");
    if (found && found->empty()) return wrong("file", "translations.problem_empty");
    return found;
}

}
