// What an organisation that somebody writes must fulfil.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "platform/basics/problems.h"
#include "services/organisations/directory.h"

namespace organisations {

/// The organisation number as we write it: "212000-0142" for Sweden (its check digit right, and not
/// a person's), nine digits for Norway (likewise); for other countries the text itself, trimmed.
/// Nothing when it cannot be one.
std::optional<std::string> tidied_number(std::string_view text, std::string_view country);

/// An organisation as typed into a form, tidied, or everything that is wrong with it. `before` is
/// the one that is changed, null for a new one; `directory` tells which codes there are.
/// Municipalities and regions cannot be made by hand. What a form does not ask for (population,
/// area, group, place on the map, source) is taken from `before`, and of a register's organisation
/// also kind, country, municipality and county code.
std::expected<Organisation, basics::Problems> checked(Organisation draft,
                                                      Directory const& directory,
                                                      Organisation const* before = nullptr);

}
