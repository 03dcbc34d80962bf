// What an organisation wants to read before others do, in projects and cases: its list of words
// (services/moderation). Those who coordinate it are not asked about: they are who reads.
#pragma once
#include <map>
#include <string>

#include "features/knowledge/project.h"
#include "platform/json/value.h"
#include "services/web/services.h"

namespace knowledge {

/// Texts by language; what has none is looked at as Swedish.
using TextsToRead = std::map<texts::Language, std::string>;

/// All that people read in the fields that differ from those before.
TextsToRead changed_texts(json::Object const& before, json::Object const& fields);

/// The organisation's words that stand in the texts: "svin, dra åt skogen"; empty when there are
/// none. Links are not counted: projects and cases are full of honest ones.
std::string words_to_read(web::Services& services, db::Reader& reader,
                          organisations::OrganisationId const& organisation,
                          TextsToRead const& texts);

/// "Sampelby kommun".
std::string reader_of(web::Services& services, web::Visit const& visit,
                      organisations::OrganisationId const& organisation);

/// That a change waits for the organisation's coordinator.
std::string words_wait(web::Services& services, web::Visit const& visit,
                       organisations::OrganisationId const& organisation);

}
