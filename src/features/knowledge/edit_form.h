// A project as a form: from values to what is typed, and back with everything that is wrong.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "features/knowledge/project.h"
#include "platform/basics/problems.h"
#include "platform/http/request.h"
#include "platform/json/value.h"
#include "services/organisations/directory.h"

namespace knowledge {

/// How a field of the form is written.
enum class FormKind : std::uint8_t { line, text, date, choice, lines, goals };

/// One field of the form, in its order. `name` is also the id of its label text:
/// knowledge.form_<name>.
struct FormField {
    std::string_view name;
    FormKind kind = FormKind::line;
    int most = 200;               ///< Characters.
    std::string_view group = {};  ///< knowledge.form_group_<group>
};
std::span<FormField const> form_fields();

/// What the form shows for a project, in this language: name → text. Lists have a line for each
/// element.
std::map<std::string, std::string> typed(Content const& content, texts::Language language);

/// The changed fields (content_json.h) that were typed, or all problems at once. `before` is the
/// project as it was: what the form does not show is kept (a partner's unit and number, a goal's
/// target).
std::expected<json::Object, basics::Problems> checked(http::Fields const& form,
                                                      Content const& before,
                                                      texts::Language language,
                                                      organisations::Directory const& directory);

}
