// Occasions and what is sent there: rows, and the actions that check, store and record in one
// transaction of the caller's.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/ideas/actions.h"
#include "features/ideas/capture/occasion.h"

namespace ideas::capture {

std::optional<Occasion> find(db::Reader& reader, OccasionId const& id);
/// The newest first.
std::vector<Occasion> occasions(db::Reader& reader,
                                organisations::OrganisationId const& organisation,
                                std::size_t limit);
/// The newest first.
std::vector<Batch> batches(db::Reader& reader, OccasionId const& occasion);
std::optional<Batch> find_batch(db::Reader& reader, OccasionId const& occasion,
                                std::string_view id);
/// Everything that was told there, also what was hidden or taken back, in the order of its telling.
std::vector<Need> told_at(db::Reader& reader, OccasionId const& occasion);
std::vector<Need> told_in(db::Reader& reader, Batch const& batch);
/// The occasion at which it was told, if it was.
std::optional<Occasion> origin(db::Reader& reader, NeedId const& need);
/// The organisation's first public one whose title makes this slug.
std::optional<Need> with_title(db::Reader& reader,
                               organisations::OrganisationId const& organisation,
                               std::string_view slug);

/// {"capture", id}: what the log and files know it by.
activity::Subject subject_of(Occasion const& occasion);
/// "/captures/01j…", without the language.
std::string path_of(Occasion const& occasion);

Occasion make(db::Transaction& tx, Hand const& hand, Occasion occasion);
/// Nothing when somebody else changed it since `seen`.
std::optional<Occasion> change(db::Transaction& tx, Hand const& hand, Occasion const& before,
                               Occasion wanted, std::int64_t seen);

/// What is sent at once. `unit` is where it goes: an id, or empty.
struct Sheaf {
    Source source = Source::one;
    std::string key = {};  ///< A secret of the form, for what is told one by one.
    std::string unit = {};
    std::vector<Telling> told = {};
};
/// What became of it; not new when the same was sent before.
struct Received {
    Batch batch = {};
    std::vector<Need> needs = {};
    bool is_new = true;
};
/// Lists and tables are the same when their words are; one by one, when the form's key is too.
/// Field "unit".
std::expected<Received, basics::Problems> send(db::Transaction& tx, Hand const& hand,
                                               Occasion const& occasion, Sheaf const& sheaf);

/// Takes back all of it that goes_back() and that nobody changed since it was sent. Nothing when it
/// may not be undone.
std::optional<Batch> undo(db::Transaction& tx, Hand const& hand, Occasion const& occasion,
                          Batch batch);

/// A code for each that still stands, to be given to who told it: the same for the same key.
struct Slip {
    Need need = {};
    std::string code = {};
};
std::vector<Slip> slips(db::Transaction& tx, Batch const& batch, std::string_view key);

namespace store {

void add(db::Transaction& tx, Occasion const& one);
void update(db::Transaction& tx, Occasion const& one);
std::optional<Batch> with_sending(db::Reader& reader, OccasionId const& occasion,
                                  std::string_view sending);
void add(db::Transaction& tx, Batch const& one);
void add_item(db::Transaction& tx, Batch const& batch, NeedId const& need, std::size_t number);
/// Its sending, when it was undone, and how many stayed.
void undone(db::Transaction& tx, Batch const& one);
/// Before what was told is weeded.
void forget_item(db::Transaction& tx, std::string_view need);
/// Who made occasions, held them and sent is forgotten; what was told stays.
void forget_member(db::Transaction& tx, members::MemberId const& member);

}

}
