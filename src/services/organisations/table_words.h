// The words by which tables call columns, kinds and countries in Swedish, English and Norwegian.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "services/organisations/organisation.h"

namespace organisations {

/// The field that a column's name means, or "".
std::string_view field_called(std::string_view column);

/// "Hamn", "port", "energibolag", "housing company" …; nothing for other words.
std::optional<Kind> kind_called(std::string_view word);

/// The code of a country given as code or name: "SE", "Norge"; "" for what is no country here.
std::string country_called(std::string_view word);

}
