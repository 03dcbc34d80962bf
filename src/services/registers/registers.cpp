// Reading the embedded registers with the reader that all tables share.
#include "services/registers/registers.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "platform/tables/csv.h"

namespace registers {

namespace {

constexpr std::string_view source_mark = "# source: ";

std::string_view content(resources::Resources const& resources, std::string_view name) {
    auto const found = resources.find(fmt::format("registers/{}.csv", name));
    if (!found)
        throw std::runtime_error(fmt::format("the register {} is not part of the program", name));
    if (!found->starts_with(source_mark))
        throw std::runtime_error(
            fmt::format("the register {} does not say where it comes from", name));
    return *found;
}

template <class Number>
std::optional<Number> parsed(std::string const& text, std::string_view column) {
    if (text.empty()) return std::nullopt;
    Number value{};
    auto const result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size())
        throw std::invalid_argument(fmt::format("\"{}\" in {} is not a number", text, column));
    return value;
}

}

std::string_view name_in(Names const& names, texts::Language language) {
    for (auto choice : {language, texts::Language::sv, texts::Language::nb, texts::Language::en})
        if (auto const found = names.find(choice); found != names.end()) return found->second;
    return {};
}

std::string Row::text(std::string_view column) const {
    auto const place = header_.column(column);
    if (!place) throw std::out_of_range(fmt::format("there is no column {}", column));
    return record_.fields.at(*place);
}

std::optional<double> Row::number(std::string_view column) const {
    return parsed<double>(text(column), column);
}

std::optional<std::int64_t> Row::integer(std::string_view column) const {
    return parsed<std::int64_t>(text(column), column);
}

std::vector<std::string> Row::list(std::string_view column) const {
    std::vector<std::string> items;
    auto const field = text(column);
    for (std::size_t begin = 0; begin < field.size();) {
        auto const end = std::min(field.find('|', begin), field.size());
        if (end > begin) items.push_back(field.substr(begin, end - begin));
        begin = end + 1;
    }
    return items;
}

Names Row::names() const {
    Names names;
    for (auto language : texts::languages)
        if (auto name = text(fmt::format("name_{}", texts::code(language))); !name.empty())
            names[language] = std::move(name);
    return names;
}

void each(resources::Resources const& resources, std::string_view name,
          std::function<void(Row const&)> const& take) {
    auto const bytes = content(resources, name);
    auto const first_line_end = bytes.find('\n');
    if (first_line_end == bytes.npos)
        throw std::runtime_error(fmt::format("the register {} has no rows", name));
    tables::CsvReader reader(bytes.substr(first_line_end + 1), {.delimiter = ','});
    tables::Record record;
    while (reader.next(record)) {
        try {
            if (!record.problems.empty())
                throw std::invalid_argument(std::string(tables::name(record.problems.front())));
            take(Row(reader.header(), record));
        } catch (std::logic_error const& error) {
            // The reader counts without the line that we took away.
            throw std::runtime_error(
                fmt::format("registers/{}.csv:{}: {}", name, record.line + 1, error.what()));
        }
    }
}

std::string source(resources::Resources const& resources, std::string_view name) {
    auto const bytes = content(resources, name);
    return std::string(bytes.substr(source_mark.size(), bytes.find('\n') - source_mark.size()));
}

}
