// A form of an organisation's own: its fields as a list, what was typed as values, what is wrong.
// Pure functions.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/http/request.h"

namespace own_forms {

/// tick: "yes" or nothing. web: an address with http or https. date: a whole day, 2026-11-23.
enum class FieldKind : std::uint8_t { line, area, email, web, date, choice, tick };

struct FieldRule {
    std::string_view name;
    FieldKind kind = FieldKind::line;
    std::size_t longest = 200;  ///< In characters.
    bool required = false;
    std::vector<std::string_view> choices = {};
};

/// `part` owns the texts and the record's action "PART.KIND_changed"; it ends in a point: "face.".
struct FormKind {
    std::string part, kind;
    std::vector<FieldRule> fields;
};

/// By the names of fields; empty ones are left out.
using Values = std::map<std::string, std::string, std::less<>>;

/// The value, or empty.
std::string_view value(Values const& values, std::string_view name);

/// The fields of the form as they were typed.
Values typed(FormKind const& kind, http::Fields const& form);

/// Tidies the values, and says what is wrong with them: each in its field.
basics::Problems check(FormKind const& kind, Values& values);

/// The lines of a text of several, without empty ones.
std::vector<std::string> lines(std::string_view text);

}
