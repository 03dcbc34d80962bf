// Our own facts as rows: the CSV files in the folder registers/, which are part of the program.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/resources/resources.h"
#include "platform/tables/table.h"
#include "platform/texts/language.h"

namespace registers {

/// What something is called, in the languages in which it has a name.
using Names = std::map<texts::Language, std::string>;

/// The name in the language; without one the Swedish, the Norwegian, the English name, in that
/// order, or "".
std::string_view name_in(Names const& names, texts::Language language);

/// One row, valid only while it is being read. A column that the register lacks is a mistake in the
/// program and throws std::out_of_range.
class Row {
public:
    Row(tables::Header const& header, tables::Record const& record)
        : header_(header), record_(record) {}

    std::string text(std::string_view column) const;
    /// Nothing for an empty field; throws std::invalid_argument for what is no number.
    std::optional<double> number(std::string_view column) const;
    std::optional<std::int64_t> integer(std::string_view column) const;
    /// The texts between "|" in the field.
    std::vector<std::string> list(std::string_view column) const;
    /// The columns name_sv, name_en and name_nb, without the empty ones.
    Names names() const;

private:
    tables::Header const& header_;
    tables::Record const& record_;
};

/// Calls `take` for each row of "registers/<name>.csv", in the order of the file. Throws
/// std::runtime_error, naming the register, when it is missing, a row has too few or too many
/// fields, or `take` refuses a value.
void each(resources::Resources const& resources, std::string_view name,
          std::function<void(Row const&)> const& take);

/// Where the facts come from: the first line of the register, without "# source: ".
std::string source(resources::Resources const& resources, std::string_view name);

}
