// What can be done to projects: each checks, stores and records in one transaction of the caller's.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "features/knowledge/store.h"
#include "services/activity/activity.h"
#include "services/organisations/directory.h"

namespace knowledge {

/// Who does it, when, and what they need for it.
struct Hand {
    activity::Log& log;
    organisations::Directory const& directory;
    basics::Time now = {};
    members::MemberId member = {};  ///< Empty: the operator, or a connector.
};

enum class Outcome : std::uint8_t { created, updated, unchanged };

struct Imported {
    ProjectId project;
    Outcome outcome = Outcome::unchanged;
};

/// Takes in what a source says. A record that is known (same source and source_id) is updated; what
/// people wrote stays. Likely duplicates are queued.
Imported import_record(db::Transaction& tx, Hand const& hand, Record const& record);

/// Tells one state of what a source says from another.
std::string record_hash(StoredRecord const& stored);

/// A new project that begins here, with what a person wrote.
ProjectId create(db::Transaction& tx, Hand const& hand, json::Object const& fields,
                 organisations::OrganisationId const& organisation);

/// Somebody else has saved since: what they left, and which fields differ from what the writer saw.
struct Overtaken {
    Project now;
};

/// Saves fields that a person wrote; null empties a field. Only fields that differ are recorded.
/// `seen` is the version that the writer had before them.
std::expected<Project, Overtaken> save(db::Transaction& tx, Hand const& hand, ProjectId id,
                                       std::int64_t seen, json::Object const& fields);

/// Joins `other` to `kept`: its records, edits and history stay, its address leads to `kept`.
void merge(db::Transaction& tx, Hand const& hand, ProjectId kept, ProjectId other);
/// Undoes merge: `other` is a project of its own again, with what was imported and written as it.
void undo_merge(db::Transaction& tx, Hand const& hand, ProjectId other);
/// Says that the two are not the same; the pair is not offered again.
void keep_apart(db::Transaction& tx, Hand const& hand, ProjectId first, ProjectId second);

/// Hides or shows.
void set_visibility(db::Transaction& tx, Hand const& hand, ProjectId id, Visibility visibility);

/// The title in the language, else in Swedish, Norwegian or English; "" when there is none.
std::string title_in(LanguageTexts const& titles, texts::Language language);
/// The text in the language, else in another, and which that is.
struct InLanguage {
    std::string text;
    texts::Language language = texts::Language::sv;
};
std::optional<InLanguage> text_in(LanguageTexts const& texts, texts::Language language);

/// The organisation of the register that a partner is, or null.
organisations::Organisation const* organisation_of(Partner const& partner,
                                                   organisations::Directory const& directory);
/// The organisations of the register that take part, as what.
std::set<Participation> participations_of(Content const& content,
                                          organisations::Directory const& directory);
/// The municipalities among coordinator and partners, and where it happens; each once.
std::vector<organisations::Organisation const*> municipalities_of(
    Content const& content, organisations::Directory const& directory);
/// "SE-0180": unique in both countries, for search and maps.
std::string place_code(organisations::Organisation const& municipality);

}
