// Files beside subjects of any kind. What a feature needs: it says who may what with its subjects,
// and shows the list; the rest happens here.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "platform/documents/document.h"
#include "platform/files/contents.h"
#include "services/attachments/preparing.h"
#include "services/attachments/rules.h"
#include "services/attachments/store.h"
#include "services/scanning/scanning.h"
#include "services/search/document.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace attachments {

/// A file that somebody sends.
struct Sent {
    std::string name = {};  ///< As they call it.
    std::string_view bytes = {};
    Description description = {};
};

/// Who does it, and when.
struct Hand {
    members::MemberId member = {};
    basics::Time now = {};
};

class Attachments {
public:
    struct Settings {
        Limits limits = {};
        Preparing preparing = {};
        /// Asked before a file is opened; null: nobody is.
        std::function<std::optional<scanning::Refusal>(scanning::Sender const&,
                                                       scanning::File const&)>
            scan = {};
        /// Seals passes (passes.h); needed where files have a host of their own.
        std::string pass_secret = {};
    };

    /// Contents lie below `folder`.
    Attachments(db::Database& database, activity::Log& log, std::string folder, Settings settings);

    /// Looks at the file, keeps its content, then its row: at no time is there a row without its
    /// content. Throws db::Full when the disk is full. Never within a Transaction of the caller's.
    std::expected<Attachment, Refusal> attach(Hand const& hand, Access const& access,
                                              std::string_view kind, Sent const& sent);

    /// Writes what people say about it; nothing when it is said already. False: somebody else was
    /// first (`seen` is not its version).
    bool describe(db::Transaction& tx, Hand const& hand, Access const& access, Attachment of,
                  std::int64_t seen, Description description, std::optional<std::int64_t> place);
    /// Removes, restores or shows; the move must be allowed (rules.h).
    Attachment make(db::Transaction& tx, Hand const& hand, Access const& access, Attachment of,
                    Move move);

    /// The list of a subject as those who visit may see it, with what became part of it.
    std::vector<Attachment> list(db::Reader& reader, Access const& access,
                                 std::string_view kind) const;

    /// Removes contents that no row needs, and what interrupted uploads left.
    struct Cleaned {
        std::size_t contents = 0, unfinished = 0;
        std::uint64_t bytes = 0;
    };
    Cleaned clean();

    files::Contents const& contents() const { return contents_; }
    Limits const& limits() const { return settings_.limits; }
    std::string const& pass_secret() const { return settings_.pass_secret; }

private:
    std::optional<Refusal> refused_by_scanner(Hand const& hand, Access const& access,
                                              Sent const& sent) const;
    void record(db::Transaction& tx, Hand const& hand, Access const& access, Attachment const& of,
                std::string action);

    db::Database& database_;
    activity::Log& log_;
    files::Contents contents_;
    Settings settings_;
    Preparer preparer_;
    /// Held shared from keeping a content to committing its row; cleaning holds it alone.
    std::shared_mutex keeping_;
};

/// Pages, API and the files themselves.
web::Feature feature(web::Services& services);

/// The values of the partial file_list: the subject's files, and for those who may, the way to
/// change them.
web::View list_view(web::Services& services, web::Visit const& visit, db::Reader& reader,
                    Subject const& subject);

/// Lets the subject be found by what its files are called and show. Only what everybody sees.
void add_to(search::Document& document, db::Reader& reader, Subject const& subject);

/// What is wrong with the contents that the database needs: a line each, for the operator.
std::vector<std::string> damage_of(db::Reader& reader, files::Contents const& contents);

/// The folder of contents below a data folder.
std::string contents_folder(std::string const& data_folder);

}
