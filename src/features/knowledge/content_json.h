// A project's content as named fields: what is stored, compared, merged and shown with its source.
#pragma once
#include <string>
#include <string_view>

#include "features/knowledge/project.h"
#include "platform/json/value.h"

namespace knowledge {

/// Everything known, each under its own name: "title.sv", "section.purpose.en", "status",
/// "partners" … What is not known has no member. Persons are left out: see persons_json.
json::Object fields_of(Content const& content);

/// The content that these fields tell. Fields of unknown name or shape are passed over.
Content content_of(json::Object const& fields);

json::Value persons_json(std::vector<Person> const& persons);
std::vector<Person> persons_of(json::Value const& value);

/// "planned", "ongoing", "completed", "terminated".
std::string_view name(Status status);
std::optional<Status> parse_status(std::string_view name);
/// "coordinator", "need_owner", "partner", "funder".
std::string_view name(PartnerRole role);
/// "public_sector", "academia", "business", "civil_society".
std::string_view name(Helix helix);
/// "grant", "own_effort", "total".
std::string_view name(FundingKind kind);
/// "imported", "confirmed", "suggested".
std::string_view name(GoalOrigin origin);

}
