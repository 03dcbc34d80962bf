// Rows and values of projects: the only SQL about them.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "features/knowledge/project.h"
#include "features/knowledge/record.h"
#include "features/knowledge/resolve.h"
#include "platform/db/database.h"

namespace knowledge {

/// public_: everybody. hidden: only those who may coordinate its organisation, until it is shown
/// again.
enum class Visibility : std::uint8_t { public_, hidden };

/// A project as it is stored.
struct Project {
    ProjectId id = {};
    std::string slug = {};
    std::string title = {};    ///< In the first language it has: Swedish, Norwegian, English.
    json::Object fields = {};  ///< content_json.h
    std::map<std::string, std::vector<std::string>> givers = {};  ///< Field → keys of who gave it.
    organisations::OrganisationId organisation =
        {};  ///< Who answers for it here; empty for nobody yet.
    Visibility visibility = Visibility::public_;
    std::int64_t version = 1;  ///< Grows with each change; writers say which one they saw.
    basics::Time created_at = {}, updated_at = {};
    std::optional<ProjectId> merged_into = {};
};

/// A record as it is stored.
struct StoredRecord {
    Record record = {};  ///< Its content without persons; see persons.
    json::Object fields = {};
    std::vector<Person> persons = {};
    ProjectId project = {}, home = {};
    std::int64_t place = 0;
    std::string hash = {};
    basics::Time first_at = {}, retrieved_at = {};
};

/// "vinnova:2015-06045": how givers name a record.
std::string record_key(std::string_view source, std::string_view source_id);

std::optional<Project> find(db::Reader& reader, ProjectId id);
/// The projects that were merged into this one.
std::vector<ProjectId> merged_into(db::Reader& reader, ProjectId id);
void add(db::Transaction& tx, Project const& project);
/// Writes everything but id and created_at.
void update(db::Transaction& tx, Project const& project);

std::optional<StoredRecord> find_record(db::Reader& reader, std::string_view source,
                                        std::string_view source_id);
/// The project's records, the first to go before the others first.
std::vector<StoredRecord> records(db::Reader& reader, ProjectId project);
void add_record(db::Transaction& tx, StoredRecord const& record);
/// Writes content, hash, caveats and retrieved_at.
void update_record(db::Transaction& tx, StoredRecord const& record);
/// Only that it was seen again.
void touch_record(db::Transaction& tx, std::string_view source, std::string_view source_id,
                  basics::Time at);

Edits edits(db::Reader& reader, ProjectId project);
void put_edit(db::Transaction& tx, ProjectId project, std::string const& field, Edit const& edit);
void remove_edit(db::Transaction& tx, ProjectId project, std::string const& field);

/// Sends records and edits of `from` to `to`, behind those that `to` has; home stays what it was.
void move_to(db::Transaction& tx, ProjectId from, ProjectId to);
/// Sends back to `home` what was imported or written as it.
void move_home(db::Transaction& tx, ProjectId home);

struct Participation {
    organisations::OrganisationId organisation;
    PartnerRole role = PartnerRole::partner;
    friend auto operator<=>(Participation const&, Participation const&) = default;
};
void set_participations(db::Transaction& tx, ProjectId project,
                        std::set<Participation> const& participations);
std::set<Participation> participations(db::Reader& reader, ProjectId project);

/// What a project says, as it is stored.
struct FieldsOf {
    ProjectId project = {};
    std::string json = {};
};
/// Every project that stands by itself, hidden ones too, in the order of their ids after `after`.
std::vector<FieldsOf> fields_by_id(db::Reader& reader, std::string_view after, std::size_t limit);

/// Projects in the order of their ids after `after`, at most `limit`; merged and hidden ones left
/// out, and those that have not changed after `changed_after`.
std::vector<Project> page_by_id(db::Reader& reader, std::string_view after, std::size_t limit,
                                basics::Time changed_after = {});
/// Calls `take` for every project that is not merged or hidden, in constant memory, until it
/// returns false.
void each(db::Reader& reader, std::function<bool(Project const&)> const& take);
/// The newest of those that may be seen.
std::vector<Project> newest(db::Reader& reader, std::size_t limit);
std::int64_t count(db::Reader& reader);
/// All sources and licences of the bank's records, with how many and when last. The name is one
/// that people know.
struct SourceCount {
    std::string source, name, licence;
    std::int64_t records = 0;
    basics::Time last_at = {};
};
std::vector<SourceCount> source_counts(db::Reader& reader);

void set_keys(db::Transaction& tx, ProjectId project, std::set<std::string> const& keys);
/// Other projects (not merged) that have the key, at most `limit`.
std::vector<ProjectId> with_key(db::Reader& reader, std::string_view key, ProjectId besides,
                                std::size_t limit);

enum class PairState : std::uint8_t { open, merged, dismissed };

struct Pair {
    ProjectId first = {}, second = {};
    std::string reason = {};  ///< "number", "title", "days": text id knowledge.duplicate_reason_….
    PairState state = PairState::open;
    basics::Time found_at = {};
};
/// Queues the pair unless it is known.
void add_pair(db::Transaction& tx, Pair const& pair);
std::vector<Pair> pairs(db::Reader& reader, PairState state, std::size_t limit);
std::vector<Pair> pairs_of(db::Reader& reader, ProjectId project);
void decide_pair(db::Transaction& tx, ProjectId first, ProjectId second, PairState state,
                 basics::Time at, members::MemberId by);

}
