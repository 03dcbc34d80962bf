// Decisions about members as pure functions.
#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "services/members/members.h"

namespace members {

/// The address as it is kept, or nothing when it is not one: trimmed, in NFC, with the domain in
/// lower case.
std::optional<std::string> normalised_email(std::string_view text);

/// What two writings of one address have in common: people do not mean "Anna@" and "anna@" to be
/// two.
std::string email_key(std::string_view normalised_email);

/// A name as it is kept: one line, trimmed; the problem's text id when it is empty or too long (100
/// characters).
std::expected<std::string, std::string> checked_name(std::string_view name);

/// Whether the role belongs where it is given: contributor and coordinator in an organisation,
/// others nationally.
bool is_well_formed(permissions::Grant const& grant);

/// Whether somebody with these roles may let a programme act with this one: never more than they
/// hold.
bool covers(permissions::Viewer const& viewer, permissions::Grant const& wanted);

/// Whether the session is over: too long without a request, or too long since it began.
bool is_over(basics::Time started_at, basics::Time seen_at, bool is_staff, basics::Time now,
             Settings const& settings);

/// "Firefox, Windows" from what the browser says of itself; empty when nothing is recognised.
std::string device(std::string_view user_agent);

}
