// An import that somebody starts in the browser: looked at first, then carried out, both in the
// background.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "features/knowledge/importing.h"
#include "platform/db/database.h"
#include "platform/jobs/worker.h"

namespace knowledge {

using ImportId = basics::Id<struct ImportTag>;

/// looking: the file is read, nothing is kept. looked: the preview is ready. running, done: the
/// import itself. unreadable: the file could not be read at all. given_up: its owner thought better
/// of it.
enum class ImportState : std::uint8_t { looking, looked, running, done, unreadable, given_up };
std::string_view name(ImportState state);

/// What a preview shows of one record.
struct ImportSample {
    std::string title = {}, who = {}, period = {}, number = {};
    std::string path = {};  ///< Of the case that a report became; empty for projects.
};

struct Import {
    ImportId id = {};
    members::MemberId member = {};
    std::string source = {}, file_name = {}, mapping = {};
    ImportState state = ImportState::looking;
    ImportCounts counts = {};
    std::vector<ImportSample> samples = {};  ///< The first few.
    std::vector<Rejected> rejected = {};     ///< The first few hundred.
    basics::Time at = {};
};

std::optional<Import> find_import(db::Reader& reader, ImportId id);
std::vector<Import> imports_of(db::Reader& reader, members::MemberId member, std::size_t limit);
void put_import(db::Transaction& tx, Import const& import);
std::vector<Import> unfinished_imports(db::Reader& reader);

/// A member's mapping for tables of a kind, as JSON (readers/mapping.h).
std::optional<std::string> saved_mapping(db::Reader& reader, members::MemberId member,
                                         std::string_view name);
void save_mapping(db::Transaction& tx, members::MemberId member, std::string_view name,
                  std::string_view mapping, basics::Time at);

/// Why an import stopped before its end though nobody asked it to. What it has taken in is kept.
enum class Halt : std::uint8_t { no_room, failed };

/// Starts and carries out imports. One at a time; those that a stop interrupted are taken up again.
/// Of several nodes that one does it which has the file.
class Importer {
public:
    Importer(web::Services& services, std::function<void(std::string const&)> failed);
    /// Takes up what a stop interrupted, and whatever is asked for from now on. Before that, and
    /// after end_work, what is asked for waits in the database.
    void begin_work();
    /// Another node may have been asked for something whose file is here.
    void take_up();
    /// Stops the import under way, which the next begin_work takes up, and waits for it.
    void end_work();
    /// Stores the file and begins to look at it.
    ImportId look(members::MemberId member, std::string source, std::string file_name,
                  std::string mapping, std::string_view bytes);
    /// Looks again, with another mapping.
    void look_again(ImportId id, std::string mapping);
    /// Carries out what was looked at, or goes on with what was halted.
    void run(ImportId id);
    /// Forgets the file.
    void give_up(ImportId id);
    /// What halted the import since the program started; run() goes on with it, and so does the
    /// next start. It is not kept in the database: that a disk is full cannot be written down.
    std::optional<Halt> halted(ImportId id) const;
    /// The stored file, for the page that helps to map its columns.
    std::string path(ImportId id) const;

private:
    void submit(ImportId id);
    void work(ImportId id, std::stop_token const& stop);
    void carry_out(ImportId id, std::stop_token const& stop);
    bool take_halted(ImportId id);
    void remove_leftovers();

    web::Services& services_;
    std::function<void(std::string const&)> failed_;
    mutable std::mutex mutex_;
    std::map<ImportId, Halt> halted_;
    std::set<ImportId> submitted_;
    std::unique_ptr<jobs::Worker> worker_;
};

}
