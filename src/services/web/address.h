// Which language an address asks for, and what in it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/texts/further.h"
#include "platform/texts/language.h"

namespace web {

/// A path taken apart: "/sv/projects" is Swedish and "/projects".
struct Address {
    std::optional<texts::Language> language;
    std::string path;
    /// Of a further language: `language` is then Swedish.
    std::optional<texts::Further> further = {};
};

Address address(std::string_view path);

}
